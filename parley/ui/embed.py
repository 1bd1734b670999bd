"""Figures for other sites: `/embed/<name>` answers a page's parameters with one small page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley import address
from parley.dossier import Dossier
from parley.figures import embed_page
from parley.figures.embed_page import Embedded
from parley.ui import embed_map, embed_positions, embed_quote, embed_timeline, filters, sheet, shell
from parley.ui.shell import Here
from parley.ui.site import dossier_folder

MOST = 80_000
"""Bytes that a page may have, before compression."""

HEADERS = {
    "Cache-Control": "public, max-age=300",
    "Content-Security-Policy": f"{embed_page.POLICY}; frame-ancestors *",
    "X-Content-Type-Options": "nosniff",
}

FIGURES: Mapping[str, tuple[str, Callable[[Here], Iterable[Embedded]]]] = {
    "map": ("map", embed_map.embedded),
    "timeline": ("timeline", embed_timeline.embedded),
    "positions": ("positions", embed_positions.embedded),
    "quote": ("reader", embed_quote.embedded),
}
"""Each figure with the page whose parameters it reads, and what makes its forms, the fullest first."""

Asked = tuple[tuple[str, tuple[str, ...]], ...]


def send_embed(request: Request) -> Response:
    """Answer `/embed/<name>`; an unknown name with a page that says which there are."""
    name = request.path_params["name"]
    dossier = shell.opened(dossier_folder())
    if name not in FIGURES:
        return HTMLResponse(unknown(dossier, name), status_code=404, headers=HEADERS)
    params = request.query_params
    asked = tuple((key, tuple(params.getlist(key))) for key in dict.fromkeys(params.keys()))
    return HTMLResponse(page(dossier, name, asked), headers=HEADERS)


@lru_cache(maxsize=64)
def page(dossier: Dossier, name: str, asked: Asked) -> str:
    """A figure's page as the address asks for it, the same for all who ask the same."""
    of_page, make = FIGURES[name]
    here, notices = shell.view(dossier, of_page, dict(asked), served=True)
    return embed_page.first_that_fits(
        (with_words(here, notices, each) for each in make(here)), dossier.title, sheet.rules(), MOST
    )


def with_words(here: Here, notices: list[address.Notice], shown: Embedded) -> Embedded:
    """A figure with the filters that are on and what of the address could not be followed, in words."""
    taken = [words for words, _ in filters.parts(here.dossier, here.selection)]
    total = len(here.dossier.events)
    asked = f"{len(here.shown.events):,} of {total:,} events: {'; '.join(taken)}" if taken else ""
    said = tuple(f"{notice.value} {notice.text}" for notice in notices)
    return replace(shown, asked=asked, notices=said)


def unknown(dossier: Dossier, name: str) -> str:
    """The page for a name that no figure has."""
    return embed_page.unknown(name, tuple(FIGURES), dossier.title, sheet.rules())
