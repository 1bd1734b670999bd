"""Files by address: `/download/<name>.<ending>` answers a page's parameters with what that view gives to take away."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, urljoin

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from parley.ui.data import downloads as data_downloads
from parley.ui.frame import opened, view_state
from parley.ui.frame.site import base_path, dossier_folder
from parley.ui.frame.view_state import ViewState
from parley.ui.map import (
    claim_downloads,
)
from parley.ui.map import (
    downloads as map_downloads,
)
from parley.ui.map import (
    shares as share_view,
)
from parley.ui.map import (
    shares_over_time as share_time_view,
)
from parley.ui.overview import stands_downloads
from parley.ui.overview import time as story_time
from parley.ui.parts.downloads import Files, Offer
from parley.ui.positions import downloads as positions_downloads
from parley.ui.reader import foot as article_foot
from parley.ui.reader import library as library_view
from parley.ui.reader import search as search_view
from parley.ui.server.link_previews import public_address
from parley.ui.server.public import PUBLIC_HEADERS, send_with_etag
from parley.ui.sources import page as sources_page
from parley.ui.timeline import downloads as timeline_downloads

OFFERS: dict[str, Offer] = {
    offer.name: offer
    for offer in (
        article_foot.ARTICLE_OFFER,
        claim_downloads.CLAIM,
        data_downloads.COVERAGE_OFFER,
        data_downloads.PACKAGE_OFFER,
        data_downloads.KNOWN_OFFER,
        data_downloads.TABLE_OFFER,
        library_view.ARTICLES_OFFER,
        map_downloads.MAP,
        positions_downloads.CONTACTS_OFFER,
        positions_downloads.MATRIX_OFFER,
        sources_page.SOURCES_OFFER,
        stands_downloads.STANDS_OFFER,
        search_view.RESULTS_OFFER,
        share_time_view.SHARE_TIME,
        share_view.SHARE,
        story_time.FRONT_OFFER,
        timeline_downloads.TIMELINE_OFFER,
    )
}
"""All offers of all pages, by name."""


def send_file(request: Request) -> Response:
    """Answer `/download/<name>.<ending>`; where a view has no such file, with a word of which there are."""
    asked = request.path_params["file"]
    name, _, ending = asked.partition(".")
    if name not in OFFERS:
        return missing(asked, f"The files begin with {', '.join(sorted(OFFERS))}.")
    files = OFFERS[name].files_of(seen(request, OFFERS[name].page))
    if files is None:
        return missing(asked, "This view has nothing to put into it.")
    file = next((each for each in files.files if each.ending == ending), None)
    if file is None:
        return missing(asked, f"There are {', '.join(f'{name}.{each.ending}' for each in files.files)}.")
    return send_with_etag(request, file.make(), file.mime, headers(files, ending))


def seen(request: Request, page: str) -> ViewState:
    """The view that the parameters of an address ask of a page."""
    dossier, asked = opened.cached_dossier(dossier_folder()), request.query_params
    view, _ = view_state.read_view(dossier, page, {name: asked.getlist(name) for name in asked}, served=True)
    return replace(view, url=urljoin(public_address() or host(request), page))


def host(request: Request) -> str:
    """The address that a reader sees, as far as the request tells; a proxy says by which scheme it was asked."""
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme).partition(",")[0]
    return f"{scheme}://{request.url.netloc}{base_path()}/"


def headers(files: Files, ending: str) -> dict[str, str]:
    """What makes a browser save a file under its name."""
    name = quote(f"{files.stem}.{ending}")
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        **PUBLIC_HEADERS,
    }


def missing(asked: str, why: str) -> Response:
    """The answer where there is no such file."""
    return PlainTextResponse(f"There is no file “{asked}”. {why}\n", status_code=404)
