"""Tell chats and networks what a link to a page is: title, description and picture in the page's HTML.

Only where a host has named the address that readers use: pictures and canonical links need a whole one.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.figures.markup import Node, h, html_from_node
from parley.tables.contract import ContractError, read_contract
from parley.ui.frame.site import PAGES, dossier_folder, within
from parley.ui.frame.streamlit_internals import replace_title
from parley.ui.server.html_rewriting import HtmlRewriter, strip_request_headers
from parley.ui.server.public import PUBLIC_HEADERS

VARIABLE = "PARLEY_PUBLIC_ADDRESS"
"""The environment variable that names the public address; else the contract's `homepage` does."""

PATHS = {page.path: page.path or "overview" for page in PAGES}
"""The pages with the names of their pictures."""


def public_address() -> str:
    """The address that readers use, with a slash at its end; "" where none is configured."""
    named = os.environ.get(VARIABLE) or homepage(dossier_folder())
    return f"{named.rstrip('/')}/" if re.match(r"https?://[^\s/]", named) else ""


@lru_cache(maxsize=4)
def homepage(folder: Path) -> str:
    """What a dossier's contract names as its home, or ""."""
    try:
        return str(read_contract(folder).get("homepage", ""))
    except ContractError:
        return ""


class LinkPreviews:
    """Put the words of a view into the head of the page that Streamlit sends for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Change the HTML of our pages, and nothing else."""
        is_page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and page_of(scope["path"]) is not None
        address = public_address() if is_page else ""
        if not address:
            await self.app(scope, receive, send)
            return
        words = await run_in_threadpool(head_of, scope, address)
        out = headless(send) if scope["method"] == "HEAD" else send
        asked = {**strip_request_headers(scope), "method": "GET"}
        await self.app(asked, receive, HtmlRewriter(out, lambda page: replace_title(page, words)))


def headless(send: Send) -> Send:
    """Sends an answer without its body: what a question for the head alone is owed."""

    async def without_body(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return without_body


def page_of(path: str) -> str | None:
    """The page that a path names, None for anything else."""
    inside = within(path)
    name = (inside or "").strip("/")
    return name if inside and name in PATHS else None


def head_of(scope: Scope, address: str) -> str:
    """Title, description and card of the view that an address asks for."""
    from parley.ui.frame import opened, titles, view_state
    from parley.ui.server import previews

    dossier, page = opened.cached_dossier(dossier_folder()), page_of(scope["path"]) or ""
    query = scope.get("query_string", b"").decode("utf-8", "replace")
    view, _ = view_state.read_view(dossier, page, parse_qs(query), served=True)
    said = previews.finding(view)
    title = titles.browser_title(dossier, page, view.selection, view.record, view.day, view.own)
    link = address + view.link().removeprefix("./")
    oembed = f"{address}oembed?{urlencode({'url': link})}"
    picture = f"{address}preview/{PATHS[page]}.png"
    return "".join(map(html_from_node, tags(title, said.headline, said.deck, dossier.title, link, picture, oembed)))


def tags(title: str, headline: str, deck: str, site: str, link: str, picture: str, oembed: str) -> list[Node]:
    """The elements of the head; every word in them is escaped."""
    card = {
        "og:type": "website",
        "og:site_name": site,
        "og:title": headline,
        "og:description": deck,
        "og:url": link,
        "og:image": picture,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": headline,
    }
    return [
        h("title", title),
        h("meta", name="description", content=f"{headline}. {deck}"),
        h("link", rel="canonical", href=link),
        h("link", rel="alternate", type="application/json+oembed", href=oembed, title=headline),
        *(h("meta", property=name, content=content) for name, content in card.items()),
        h("meta", name="twitter:card", content="summary_large_image"),
    ]


def send_picture(request: Request) -> Response:
    """Answer `/preview/<page>.png`."""
    from parley.ui.frame import opened
    from parley.ui.server import previews

    name = request.path_params["name"]
    page = next((path for path, each in PATHS.items() if each == name), None)
    if page is None:
        return Response(status_code=404)
    picture = previews.picture(opened.cached_dossier(dossier_folder()), page)
    return Response(
        picture, media_type="image/png", headers={"Cache-Control": "public, max-age=3600", **PUBLIC_HEADERS}
    )
