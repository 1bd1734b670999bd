"""What the ASGI entry adds to the server: compression, geometry by address, a kind answer to an unknown page."""

from __future__ import annotations

import json
import logging
from threading import Condition, Lock
from urllib.parse import quote

from cachetools import LRUCache, cached
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from parley.dossier.geometry import centre_base_map
from parley.figures.map.state import unit_owners
from parley.figures.zoom_map.geometry import build_layer_geometry
from parley.figures.zoom_map.opening import LAST_ZOOM
from parley.figures.zoom_map.tiles import LINE_LAYERS, LineTiles
from parley.ui.frame import streamlit_internals
from parley.ui.frame.site import PAGES, ROUTED, base_path, dossier_folder, within
from parley.ui.map.row_addresses import send_rows
from parley.ui.server import index_page
from parley.ui.server.compression import CompressedOnce
from parley.ui.server.index_page import IndexPage
from parley.ui.server.link_previews import LinkPreviews, send_picture
from parley.ui.server.public import PUBLIC_HEADERS

LOG = logging.getLogger(__name__)

GEOMETRY_HEADERS = {"Cache-Control": "max-age=3600", **PUBLIC_HEADERS}
"""Geometry is the same for every reader for as long as the process runs."""


class UnknownPage:
    """Lead an address that no page has to the overview, which says so, instead of to a dialog."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a visit to an unknown page."""
        path = within(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if path and is_unknown(path):
            start = f"{scope.get('root_path', '')}{base_path()}/"
            await RedirectResponse(f"{start}?unknown={quote(path.strip('/'))}")(scope, receive, send)
            return
        await self.app(scope, receive, send)


SINGLE_ADDRESSES = frozenset({"api", "oembed"})
"""Routes of ours that have nothing behind their name."""


def is_unknown(path: str) -> bool:
    """Tell a reader's address that no page has from pages, files and the server's own addresses."""
    parts = path.strip("/").split("/")
    if parts == [""] or "." in parts[-1] or parts[0] in streamlit_internals.PATHS:
        return False
    if parts[0] in ROUTED and (len(parts) > 1 or parts[0] in SINGLE_ADDRESSES):
        return False
    if any(part.startswith("_") for part in parts):  # "/map/_stcore/health" too: how the browser finds the base path
        return False
    return len(parts) > 1 or parts[0] not in {page.path for page in PAGES}


@cached({}, condition=Condition())
def geometry() -> dict[str, bytes]:
    """The dossier's geometry as the zoomable map wants it, written once a process; {} where there is none. A browser
    asks for all layers at once: who comes second waits."""
    from parley.ui.frame import opened

    dossier = opened.cached_dossier(dossier_folder())
    base = opened.cached_base_map(dossier.geometry)
    made = build_layer_geometry(centre_base_map(base)) if base else {}
    return {name: json.dumps(layer).encode() for name, layer in made.items()}


def send_geometry(request: Request) -> Response:
    """Answer `/geometry/<layer>.json`; a query only tells browsers that a layer is not the one that they kept."""
    name = request.path_params["name"]
    layer = geometry().get(name)
    if layer is None:
        return Response(status_code=404)
    return Response(layer, media_type="application/geo+json", headers=GEOMETRY_HEADERS)


@cached({}, condition=Condition())
def line_tiles() -> LineTiles | None:
    """What tiles of hatch and dashes are cut from, made ready once a process; None without geometry."""
    from parley.ui.frame import opened

    dossier = opened.cached_dossier(dossier_folder())
    base = opened.cached_base_map(dossier.geometry)
    return LineTiles(centre_base_map(base).units, unit_owners(dossier.territories)) if base else None


def send_line_tile(request: Request) -> Response:
    """Answer `/geometry/<hatch or claims>/<zoom>/<column>/<row>`; nothing lies beyond the edge of the world."""
    name, zoom, across, down = (request.path_params[part] for part in ("name", "zoom", "across", "down"))
    tiles = line_tiles()
    inside = zoom <= LAST_ZOOM and across < 2**zoom and down < 2**zoom
    if tiles is None or name not in LINE_LAYERS or not inside:
        return Response(status_code=404)
    return Response(write_line_tile(name, zoom, across, down), media_type="application/json", headers=GEOMETRY_HEADERS)


@cached(LRUCache(512), lock=Lock())
def write_line_tile(name: str, zoom: int, across: int, down: int) -> bytes:
    """One tile as JSON."""
    tiles = line_tiles()
    return json.dumps(tiles.draw_tile(name, zoom, across, down) if tiles else [], separators=(",", ":")).encode()


def send_embed(request: Request) -> Response:
    """Answer `/embed/<name>`; what draws it is loaded with the first that is asked for."""
    from parley.ui.embed.route import send_embed as answer

    return answer(request)


def send_download(request: Request) -> Response:
    """Answer `/download/<name>.<ending>`; what makes files is loaded with the first that is asked for."""
    from parley.ui.server.file_addresses import send_file

    return send_file(request)


def send_api(request: Request) -> Response:
    """Answer `/api`; what lists the files is loaded with the first who asks."""
    from parley.ui.server.api_page import send_api_page

    return send_api_page(request)


def send_frame_code(request: Request) -> Response:
    """Answer `/oembed`."""
    from parley.ui.server.oembed import send_oembed

    return send_oembed(request)


def routes() -> list[Route]:
    """Our own addresses, under the path that the host serves; asked for once, as the server starts."""
    for sentence in streamlit_internals.find_broken_assumptions():
        LOG.warning(sentence)
    base = base_path()
    return [
        Route(f"{base}/geometry/{{name}}.json", send_geometry),
        Route(f"{base}/geometry/rows/{{name}}.json", send_rows),
        Route(f"{base}/geometry/{{name}}/{{zoom:int}}/{{across:int}}/{{down:int}}", send_line_tile),
        Route(f"{base}/sheet.css", index_page.send_sheet),
        Route(f"{base}/embed/{{name:path}}", send_embed),
        Route(f"{base}/download/{{file}}", send_download),
        Route(f"{base}/api", send_api),
        Route(f"{base}/oembed", send_frame_code),
        Route(f"{base}/preview/{{name}}.png", send_picture),
    ]


MIDDLEWARE = [
    Middleware(CompressedOnce, minimum_size=1000),
    Middleware(UnknownPage),
    Middleware(LinkPreviews),
    Middleware(IndexPage),
]
