"""`/oembed?url=…`: the code of a figure's frame for a link to one of our pages, as content systems ask for it."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from parley.ui.frame import opened, sharing, view_state
from parley.ui.frame.site import base_path, dossier_folder
from parley.ui.server import previews
from parley.ui.server.file_addresses import host
from parley.ui.server.link_previews import page_of, public_address
from parley.ui.server.public import PUBLIC_HEADERS

DEFAULT_WIDTH = 720
"""Pixels of a frame where nobody asks for less: about an article's column."""


def send_oembed(request: Request) -> Response:
    """Answer with the frame of the page's figure as JSON; 404 for an address that is no page of ours, 501 for XML."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        return PlainTextResponse("Only JSON is given: ask with format=json.\n", status_code=501, headers=PUBLIC_HEADERS)
    root = public_address() or host(request)
    parts, own = urlsplit(asked.get("url", "")), urlsplit(root)
    page = page_of(parts.path or f"{base_path()}/") if parts.netloc == own.netloc else None
    if page is None:
        return PlainTextResponse("“url” names no page here.\n", status_code=404, headers=PUBLIC_HEADERS)
    dossier = opened.cached_dossier(dossier_folder())
    view, _ = view_state.read_view(dossier, page, parse_qs(parts.query), served=True)
    figure = sharing.FIGURES.get(page, sharing.QUOTE)
    address = f"{root}{figure or page}{'?' if parts.query else ''}{parts.query}"
    if not figure:
        address += "&embed=true" if parts.query else "?embed=true"
    title = previews.finding(view).headline
    width = min(DEFAULT_WIDTH, read_limit(asked.get("maxwidth"), DEFAULT_WIDTH))
    whole = sharing.height(dossier, view.selection, page)
    height = min(whole, read_limit(asked.get("maxheight"), whole))
    frame = (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}" '
        'style="border:0;max-width:100%" loading="lazy"></iframe>'
    )
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": f"Parley: {dossier.title}",
        "provider_url": root,
        "html": frame,
        "width": width,
        "height": height,
    }
    return JSONResponse(told, headers={**PUBLIC_HEADERS, "X-Content-Type-Options": "nosniff"})


def read_limit(value: str | None, otherwise: int) -> int:
    """A number of pixels from an address; what is none is no limit."""
    return int(value) if value and value.isascii() and value.isdigit() and int(value[:6]) > 0 else otherwise
