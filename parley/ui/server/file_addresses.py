"""Files by address: `/download/<name>.<ending>` answers a page's parameters with what that view gives to take away."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from urllib.parse import quote, urljoin

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

import parley.ui
from parley.ui.frame import opened, view_state
from parley.ui.frame.site import base_path, dossier_folder
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.downloads import Files, Offer
from parley.ui.server.link_previews import public_address
from parley.ui.server.public import PUBLIC_HEADERS, send_with_etag

WITHOUT_OFFERS = frozenset({"frame", "parts", "embed", "server"})
"""Packages of the user interface that are no page's."""


def gather_offers() -> dict[str, Offer]:
    """The offers of all pages by name: each stands in a module of its page's package, and nowhere else.

    Packages within these (a reader's own files) offer nothing by address and bring libraries that few readers need.
    """
    found: dict[str, Offer] = {}
    for package in pkgutil.iter_modules(parley.ui.__path__, f"{parley.ui.__name__}."):
        if not package.ispkg or package.name.rpartition(".")[2] in WITHOUT_OFFERS:
            continue
        page = importlib.import_module(package.name)
        for each in pkgutil.iter_modules(page.__path__, f"{package.name}."):
            if each.ispkg:
                continue
            for offer in vars(importlib.import_module(each.name)).values():
                if isinstance(offer, Offer) and found.setdefault(offer.name, offer) != offer:
                    raise ValueError(
                        f"Two offers are called “{offer.name}”: one address would lead to one of them only."
                    )
    return found


OFFERS = gather_offers()
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
