"""Files by address: what a page links to is there, under its name, made of the view that the address asks for."""

from __future__ import annotations

import csv
import io
import pkgutil
from importlib import import_module
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from starlette.applications import Starlette

import parley.ui
from parley.dossier.dossier import Dossier
from parley.ui.frame import view_state
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Offer
from parley.ui.server import host
from parley.ui.server.file_addresses import OFFERS
from parley.ui.server.link_previews import VARIABLE
from tests.asgi import Answer, ask
from tests.nodes import attributes
from tests.test_files import EXPECTED


def get(address: str, **headers: str) -> Answer:
    return ask(Starlette(routes=host.routes()), address, host="a.example", **headers)


def name_of(answer: Answer) -> str:
    """The name under which a browser saves an answer."""
    kind, _, name = answer.headers["content-disposition"].partition("; filename*=UTF-8''")
    assert kind == "attachment"
    return unquote(name)


def rows_of(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


def links(dossier: Dossier, offer: Offer, **params: str) -> list[str]:
    """The addresses that a page shows under a figure."""
    here, _ = view_state.read_view(dossier, offer.page, {name: [value] for name, value in params.items()}, served=True)
    row = downloads.links(here, offer)
    return attributes(row, "href") if row else []


def test_every_offer_of_every_page_has_its_addresses() -> None:
    found = pkgutil.walk_packages(parley.ui.__path__, "parley.ui.")
    modules = [import_module(each.name) for each in found if each.name != "parley.ui.entry"]
    made = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Offer)}
    assert sorted(offer.name for offer in made.values()) == sorted(OFFERS)


@pytest.mark.parametrize("view", EXPECTED)
def test_every_file_of_a_view_comes_by_the_address_that_its_link_names(
    dossier: Dossier, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "png", lambda svg, zoom=2: svg.encode())  # how they are painted is tested elsewhere
    page, _, query = view.removeprefix("overview").partition("?")
    params = {name: values[0] for name, values in parse_qs(query).items()}
    offers = [offer for offer in OFFERS.values() if offer.page in (page, page or "map")]
    found = [get(f"/{address}") for offer in offers for address in links(dossier, offer, **params)]
    assert {answer.status for answer in found} == {200}
    assert EXPECTED[view] <= {name_of(answer) for answer in found}
    for answer in found:
        assert answer.headers["x-content-type-options"] == "nosniff"
        if name_of(answer).endswith(".csv"):
            assert rows_of(answer)


def test_a_file_is_made_of_the_view_that_its_address_asks_for() -> None:
    every, some = get("/download/timeline.csv"), get("/download/timeline.csv?actor=putin&from=2025-03-01")
    assert 0 < len(rows_of(some)) < len(rows_of(every))
    (filters,) = {row["filters"] for row in rows_of(some)}
    assert "Vladimir Putin" in filters
    assert {row["as_of"] for row in rows_of(get("/download/map.csv?asof=2014-03-18"))} == {"2014-03-18"}


@pytest.mark.parametrize(
    ("named", "headers", "address"),
    [
        ("", {}, "http://a.example/timeline?actor=putin"),
        ("", {"x_forwarded_proto": "https"}, "https://a.example/timeline?actor=putin"),
        ("https://news.example/war", {}, "https://news.example/war/timeline?actor=putin"),
    ],
)
def test_a_file_says_where_its_view_stands(
    monkeypatch: pytest.MonkeyPatch, named: str, headers: dict[str, str], address: str
) -> None:
    monkeypatch.setenv(VARIABLE, named)
    monkeypatch.setattr("parley.ui.server.link_previews.homepage", lambda folder: "")
    rows = rows_of(get("/download/timeline.csv?actor=putin", **headers))
    assert {row["address"] for row in rows} == {address}


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("moon.csv", "The files begin with article, articles, "),
        ("map", "There are map.csv, map.svg, map.png, map.geojson."),
        ("map.exe", "There are map.csv, map.svg, map.png, map.geojson."),
        ("timeline.csv?q=zzzz", "This view has nothing to put into it."),
        ("table.csv", "This view has nothing to put into it."),
    ],
)
def test_a_file_that_is_not_there_is_told(file: str, why: str) -> None:
    answer = get(f"/download/{file}")
    assert answer.status == 404
    assert f"There is no file “{urlsplit(file).path}”. {why}" in answer.text


def test_links_keep_filters_and_leave_what_is_chosen_to_the_browser(dossier: Dossier) -> None:
    (csv_file, *_) = links(dossier, OFFERS["timeline"], actor="putin", record="event:call-2025-03-18")
    assert csv_file == "download/timeline.csv?actor=putin"


def test_a_plain_host_has_no_links(dossier: Dossier) -> None:
    here, _ = view_state.read_view(dossier, "map", {}, served=False)
    assert downloads.links(here, OFFERS["map"]) is None


def test_a_page_elsewhere_may_fetch_what_is_public() -> None:
    for address in ("/download/map.csv", "/geometry/units.json", "/download/map.geojson"):
        assert get(address).headers["access-control-allow-origin"] == "*"


def test_a_file_that_is_known_already_is_not_sent_again() -> None:
    first = get("/download/map.csv")
    again = get("/download/map.csv", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert get("/download/map.csv?asof=2014-03-18", if_none_match=first.headers["etag"]).status == 200
