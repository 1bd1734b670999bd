"""What the ASGI entry adds to Streamlit's HTML, so that a view need not wait for it: the sheet, faces and scripts.

Streamlit runs the page first, then sends what it needs, then fetches the scripts of components one after the other.
Named in the HTML they come at once and, the sheet, once for all views.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.ui.frame import sheet
from parley.ui.frame.site import ROUTED, within

SCRIPTS = ("page.js", "tree.js", "vendor/fflate.js", "live.js", "sharing.js")
"""Our scripts that nearly every page asks for."""

FACES = ("libre-franklin-latin-wght-normal.woff2", "source-serif-4-latin-wght-normal.woff2")
"""The faces that every page in a Latin script is set in."""

CHUNKS = ("BidiComponent",)
"""Streamlit's own scripts that every view of ours comes to need; their names go on with a hash."""

DRAWN_WITH = {
    ("map", "view", "zoom"): "DeckGlJsonChart",
    ("map", "layer", "share"): "PlotlyChart",
    ("timeline", "view", "time"): "PlotlyChart",
}
"""Streamlit's script that a page draws with where a parameter of its address has a value. It is large, and else only
asked for once the page has run."""

FONT_PRELOAD = re.compile(r'<link[^>]*\bas="font"[^>]*>')

UNASKED = (b"if-none-match", b"if-modified-since", b"accept-encoding")
"""What the server behind is not told: a browser that holds an older page must not hear that Streamlit's file is the
same, for ours is not; and what comes compressed could not be written into (it is compressed after us)."""


class IndexPage:
    """Write the addresses of what every view needs into the HTML."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; HTML is gathered and sent with our lines in it."""
        path = within(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if path is None or not may_be_page(path):
            await self.app(scope, receive, send)
            return
        chart = drawn_with(path, scope.get("query_string", b"").decode("utf-8", "replace"))
        await self.app(unconditional(scope), receive, Rewriting(send, partial(rewritten, chart=chart)))


def may_be_page(path: str) -> bool:
    """Whether Streamlit answers an address with its HTML: no file, and none of our own small pages."""
    return "." not in path.rpartition("/")[2] and path.strip("/").partition("/")[0] not in ROUTED


def unconditional(scope: Scope) -> Scope:
    """The same question, to which the answer is the whole page in plain text."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in UNASKED]}


class Rewriting:
    """Sends an answer on; one in HTML whole, as `change` makes it."""

    def __init__(self, send: Send, change: Callable[[str], str]) -> None:
        self.send = send
        self.change = change
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """Hold back what is HTML until it is whole."""
        if message["type"] == "http.response.start" and is_html(message):
            self.start = message
            return
        if self.start is None:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        page = self.change(self.body.decode()).encode()
        headers = MutableHeaders(scope=self.start)
        headers["content-length"] = str(len(page))
        del headers["etag"], headers["last-modified"], headers["accept-ranges"]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": page})


def is_html(message: Message) -> bool:
    """Whether an answer is a page."""
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def drawn_with(path: str, query: str) -> str:
    """The chart's script that a view needs, as far as its address says so, or ""."""
    asked = parse_qsl(query)
    found = (chart for (page, *pair), chart in DRAWN_WITH.items() if path.strip("/") == page and tuple(pair) in asked)
    return next(found, "")


def rewritten(page: str, chart: str = "") -> str:
    """Streamlit's HTML with our lines: what to fetch early in the head, with the script of a chart where the view has
    one, and the sheet where it wins over Streamlit's own.

    The face that Streamlit would fetch early is set nowhere here.
    """
    page = FONT_PRELOAD.sub("", page)
    return page.replace("</head>", early(chart) + "</head>", 1).replace("</body>", late() + "</body>", 1)


@cache
def early(chart: str) -> str:
    """The lines that have scripts and faces fetched while the page is still on its way."""
    needed = (*CHUNKS, chart) if chart else CHUNKS
    scripts = [f"./app/static/{name}" for name in SCRIPTS] + [f"./static/js/{name}" for name in chunks(needed)]
    faces = [f"./app/static/fonts/{name}" for name in FACES]
    return "".join(
        [f'<link rel="modulepreload" href="{escape(script)}">' for script in scripts]
        + [f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{escape(face)}">' for face in faces]
    )


@cache
def late() -> str:
    """The sheet. At the end of the body, since rules that Streamlit writes into the head later would win over it."""
    return f'<link rel="stylesheet" href="./{sheet.address()}" data-parley-sheet>'


def chunks(names: Iterable[str]) -> list[str]:
    """The file names of Streamlit's scripts by the first part of each; a release may name them otherwise."""
    folder = Path(st.__file__).with_name("static") / "static" / "js"
    return [path.name for chunk in names for path in folder.glob(f"{chunk}.*.js")]


def send_sheet(request: Request) -> Response:
    """Answer `/sheet.css`: for ever under its present version, else asked for again each time."""
    lasts = request.url.query == sheet.version()
    cached = "public, immutable, max-age=31536000" if lasts else "no-cache"
    return Response(sheet.text(), media_type="text/css", headers={"Cache-Control": cached})
