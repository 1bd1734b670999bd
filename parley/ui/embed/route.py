"""Figures for other sites: `/embed/<name>` answers a page's parameters with one small page of its own."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley.dossier.dossier import Dossier
from parley.figures.files import embed_page
from parley.ui.embed import figures as embed_figures
from parley.ui.embed.figures import FIGURES
from parley.ui.frame import opened, sheet, view_state
from parley.ui.frame.site import dossier_folder

MOST = 80_000
"""Bytes that a page may have, before compression."""

HEADERS = {
    "Cache-Control": "public, max-age=300",
    "Content-Security-Policy": f"{embed_page.EMBED_CONTENT_POLICY}; frame-ancestors *",
    "X-Content-Type-Options": "nosniff",
}

Asked = tuple[tuple[str, tuple[str, ...]], ...]


def send_embed(request: Request) -> Response:
    """Answer `/embed/<name>`; an unknown name with a page that says which there are."""
    name = request.path_params["name"]
    dossier = opened.cached_dossier(dossier_folder())
    if name not in FIGURES:
        return HTMLResponse(unknown(dossier, name), status_code=404, headers=HEADERS)
    params = request.query_params
    asked = tuple((key, tuple(params.getlist(key))) for key in dict.fromkeys(params.keys()))
    return HTMLResponse(page(dossier, name, asked), headers=HEADERS)


@lru_cache(maxsize=64)
def page(dossier: Dossier, name: str, asked: Asked) -> str:
    """A figure's page as the address asks for it, the same for all who ask the same."""
    view, notices = view_state.read_view(dossier, FIGURES[name].page, dict(asked), served=True)
    forms = embed_figures.forms(view, name, notices)
    return embed_page.build_fitting_embed_page(forms, dossier.title, sheet.rules(), MOST)


def unknown(dossier: Dossier, name: str) -> str:
    """The page for a name that no figure has."""
    return embed_page.build_unknown_embed_page(name, tuple(FIGURES), dossier.title, sheet.rules())
