"""What the ASGI entry adds to Streamlit's HTML, so that a view need not wait for it: the sheet, faces and scripts.

Streamlit runs the page first, then sends what it needs, then fetches the scripts of components one after the other.
Named in the HTML they come at once and, the sheet, once for all views.
"""

from __future__ import annotations

from functools import cache, partial
from html import escape
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from parley.ui.frame import sheet, streamlit_internals
from parley.ui.frame.site import ROUTED, within
from parley.ui.server.html_rewriting import HtmlRewriter, strip_request_headers

SCRIPTS = ("page.js", "streamlit.js", "tree.js", "vendor/fflate.js", "live.js", "sharing.js")
"""Our scripts that nearly every page asks for."""

FACES = ("libre-franklin-latin-wght-normal.woff2", "source-serif-4-latin-wght-normal.woff2")
"""The faces that every page in a Latin script is set in."""

DRAWN_WITH = {
    ("map", "view", "zoom"): "DeckGlJsonChart",
    ("map", "layer", "share"): "PlotlyChart",
    ("timeline", "view", "time"): "PlotlyChart",
}
"""Streamlit's script that a page draws with where a parameter of its address has a value. It is large, and else only
asked for once the page has run."""


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
        chart = find_chart_chunk(path, scope.get("query_string", b"").decode("utf-8", "replace"))
        rewriter = HtmlRewriter(send, partial(rewrite_index_page, chart=chart))
        await self.app(strip_request_headers(scope), receive, rewriter)


def may_be_page(path: str) -> bool:
    """Whether Streamlit answers an address with its HTML: no file, and none of our own small pages."""
    return "." not in path.rpartition("/")[2] and path.strip("/").partition("/")[0] not in ROUTED


def find_chart_chunk(path: str, query: str) -> str:
    """The chart's script that a view needs, as far as its address says so, or ""."""
    asked = parse_qsl(query)
    found = (chart for (page, *pair), chart in DRAWN_WITH.items() if path.strip("/") == page and tuple(pair) in asked)
    return next(found, "")


def rewrite_index_page(page: str, chart: str = "") -> str:
    """Streamlit's HTML with our lines: what to fetch early in the head, with the script of a chart where the view has
    one, and the sheet where it wins over Streamlit's own.
    """
    page = streamlit_internals.remove_font_preload(page)
    page = streamlit_internals.insert_into_head(page, list_preloads(chart))
    return streamlit_internals.insert_into_body(page, link_sheet())


@cache
def list_preloads(chart: str) -> str:
    """The elements that have scripts and faces fetched while the page is still on its way."""
    chunks = streamlit_internals.find_script_chunks(filter(None, (streamlit_internals.SCRIPT_CHUNK, chart)))
    scripts = [f"./app/static/{name}" for name in SCRIPTS] + [f"./static/js/{name}" for name in chunks]
    faces = [f"./app/static/fonts/{name}" for name in FACES]
    return "".join(
        [f'<link rel="modulepreload" href="{escape(script)}">' for script in scripts]
        + [f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{escape(face)}">' for face in faces]
    )


@cache
def link_sheet() -> str:
    """The sheet. At the end of the body, since rules that Streamlit writes into the head later would win over it."""
    return f'<link rel="stylesheet" href="./{sheet.address()}" data-parley-sheet>'


def send_sheet(request: Request) -> Response:
    """Answer `/sheet.css`: for ever under its present version, else asked for again each time."""
    lasts = request.url.query == sheet.version()
    cached = "public, immutable, max-age=31536000" if lasts else "no-cache"
    return Response(sheet.text(), media_type="text/css", headers={"Cache-Control": cached})
