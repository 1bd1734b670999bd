"""`/api` lists what can be fetched and every address of it answers; `/oembed` gives the frame of a pasted link."""

from __future__ import annotations

import json
import re

import pytest
from starlette.applications import Starlette

from parley.ui.frame.site import PAGES
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.server import file_addresses, host, link_previews
from tests.asgi import Answer, ask

APP = Starlette(routes=host.routes())


def get(address: str, method: str = "GET") -> Answer:
    return ask(APP, address, method, host="a.example")


def test_every_address_of_the_page_answers() -> None:
    page = get("/api")
    assert page.status == 200
    listed = set(re.findall(r'href="http://a\.example(/download/[^"]+)"', page.text))
    assert {"/download/timeline.ics", "/download/map.csv", "/download/positions.svg"} <= listed
    for address in sorted(each for each in listed if not each.endswith(".png")):
        answer = get(address, "HEAD")
        assert answer.status == 200, address
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["etag"]


def test_a_new_offer_is_listed_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Download("Weather", "txt", "text/plain", lambda: b"rain")
    made = Offer("weather", "map", lambda view: Files("weather", [file]))
    monkeypatch.setitem(file_addresses.OFFERS, "weather", made)
    assert "/download/weather.txt" in get("/api").text
    assert get("/download/weather.txt").text == "rain"


def test_the_examples_name_an_address_that_answers() -> None:
    text = get("/api").text
    assert "curl" in text
    assert "pandas.read_csv" in text
    assert "d3.csv" in text


@pytest.mark.parametrize("path", [info.path for info in PAGES if info.path not in ("data", "reader", "sources")])
def test_a_link_becomes_the_frame_of_its_figure(path: str) -> None:
    answer = get(f"/oembed?url=http%3A%2F%2Fa.example%2F{path}%3Factor%3Dputin")
    told = json.loads(answer.body)
    assert (answer.status, told["type"], told["version"]) == (200, "rich", "1.0")
    source = re.search(r'src="http://a\.example(/embed/[^"]+)"', told["html"])
    assert source
    assert get(source[1].replace("&amp;", "&")).status == 200
    assert "actor=putin" in source[1]


@pytest.mark.parametrize(
    ("query", "status"),
    [("", 404), ("url=http%3A%2F%2Felsewhere.example%2Fmap", 404), ("url=http%3A%2F%2Fa.example%2Fnowhere", 404),
     ("url=http%3A%2F%2Fa.example%2Fmap&format=xml", 501)],
)  # fmt: skip
def test_what_is_no_page_has_no_frame(query: str, status: int) -> None:
    assert get(f"/oembed?{query}").status == status


def test_a_frame_is_no_larger_than_was_asked_for() -> None:
    told = json.loads(get("/oembed?url=http%3A%2F%2Fa.example%2Fmap&maxwidth=300&maxheight=200").body)
    assert (told["width"], told["height"]) == (300, 200)


def test_words_of_a_link_stay_words() -> None:
    told = json.loads(get("/oembed?url=http%3A%2F%2Fa.example%2Fmap%3Fq%3D%22%3E%3Cscript%3E").body)
    assert "<script>" not in told["html"]


def test_the_head_of_a_page_names_its_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = link_previews.tags("t", "h", "d", "s", "http://a/map", "p", "http://a/oembed?url=x")
    assert any(node[1].get("type") == "application/json+oembed" for node in nodes)


def test_neither_address_is_taken_for_an_unknown_page() -> None:
    assert not host.is_unknown("/api")
    assert not host.is_unknown("/oembed")
    assert host.is_unknown("/download")
