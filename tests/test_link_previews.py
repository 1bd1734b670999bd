"""What the HTML of a page says of it to who does not run it, where a public address is configured."""

from __future__ import annotations

import gzip
import io
import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from parley.figures.files import preview
from parley.figures.markup import h
from parley.ui.frame import sheet
from parley.ui.server import host, link_previews, previews
from tests.asgi import ask
from tests.dossiers import tiny_dossier
from tests.hostile import hostile_dossier

INDEX = (
    "<!DOCTYPE html><html><head><meta charset='UTF-8'><title>Streamlit</title></head><body>" + "x" * 2000 + "</body>"
)
ADDRESS = "https://news.example/parley"


async def index(request: object) -> HTMLResponse:
    """The page that Streamlit sends for every address."""
    return HTMLResponse(INDEX, headers={"ETag": '"old"', "Cache-Control": "no-cache"})


APP = Starlette(
    routes=[*host.routes(), Route("/{path:path}", index, methods=["GET", "HEAD"])], middleware=host.MIDDLEWARE
)


class Head(HTMLParser):
    """Titles, and what the head's elements say, by name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.said: dict[str, str] = {}
        self.tags: set[str] = set()
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        given = dict(attrs)
        self.tags.add(tag)
        self.inside = tag
        name = given.get("property") or given.get("name") or given.get("rel")
        if (name and tag == "meta") or name == "canonical":
            assert name not in self.said
            self.said[name] = given.get("content") or given.get("href") or ""

    def handle_data(self, data: str) -> None:
        """Note a title."""
        if self.inside == "title":
            self.titles.append(data)


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that has named its address."""
    monkeypatch.setenv(link_previews.VARIABLE, ADDRESS)


def test_without_an_address_a_page_is_sent_as_it_is():
    answer = ask(APP, "/map")
    assert Head(answer.text).titles == ["Streamlit"]
    assert not Head(answer.text).said


@pytest.mark.usefixtures("public")
def test_a_page_says_its_finding_and_names_its_picture():
    answer = ask(APP, "/map")
    head = Head(answer.text)
    assert head.titles == ["Map, 18 March 2025 · The Trump–Putin call of 18 March 2025"]
    assert head.said["og:title"] == "Russia holds Crimea in full and four more regions in part"
    assert head.said["og:image"] == f"{ADDRESS}/preview/map.png"
    assert head.said["og:url"] == head.said["canonical"] == f"{ADDRESS}/map"
    assert head.said["twitter:card"] == "summary_large_image"
    assert head.said["og:title"] in head.said["description"]
    assert "Streamlit" not in answer.text
    assert answer.headers["content-length"] == str(len(answer.body))
    assert "etag" not in answer.headers


@pytest.mark.usefixtures("public")
def test_parameters_change_the_finding():
    early = Head(ask(APP, "/map?asof=2015-01-01&actor=putin&utm_source=x").text)
    assert early.said["og:title"] == "Russia holds Crimea in full and Donetsk and Luhansk in part"
    assert early.said["og:url"] == f"{ADDRESS}/map?actor=putin&asof=2015-01-01"
    shares = Head(ask(APP, "/map?layer=share").text)
    assert "18.5%" in shares.said["og:title"]
    chosen = Head(ask(APP, "/timeline?record=event:call-2025-03-18").text)
    assert chosen.titles[0].startswith(chosen.said["og:title"])
    quoted = Head(ask(APP, "/reader?evidence=event-regions-seized").text)
    assert "large portions" in quoted.said["og:description"]


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("path", list(link_previews.PATHS))
def test_every_page_has_words_whatever_its_link_says(path):
    for query in ("", "?actor=nobody&asof=soon&record=planet:mars&article=none&view=sideways", "?actor=%ff%00"):
        head = Head(ask(APP, f"/{path}{query}").text)
        assert head.said["og:title"]
        assert head.said["og:description"]
        assert head.said["og:url"] == f"{ADDRESS}/{path}"


@pytest.mark.usefixtures("public")
def test_small_pages_are_left_alone():
    text = ask(APP, "/embed/map").text
    assert "modulepreload" not in text
    assert "stylesheet" not in text
    assert "og:" not in text


@pytest.mark.usefixtures("public")
def test_only_pages_are_changed():
    assert ask(APP, "/static/index.html").text == INDEX
    assert "og:" not in ask(APP, "/_stcore/health").text
    assert ask(APP, "/map", "POST").status == 405


@pytest.mark.usefixtures("public")
def test_who_asks_for_the_head_alone_is_told_the_same_length():
    whole, alone = ask(APP, "/map"), ask(APP, "/map", "HEAD")
    assert alone.body == b""
    assert alone.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.usefixtures("public")
def test_compression_comes_after_the_words():
    answer = ask(APP, "/map", accept_encoding="gzip", if_none_match='"old"')
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert "og:title" in gzip.decompress(answer.body).decode()


def test_the_contract_may_name_the_address_and_the_environment_wins(tmp_path, monkeypatch):
    folder = tiny_dossier(tmp_path)
    path = folder / "data/datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"homepage": "http://harbour.example/"}))
    monkeypatch.setenv("PARLEY_DOSSIER", str(folder))
    assert link_previews.public_address() == "http://harbour.example/"
    assert Head(ask(APP, "/").text).said["og:image"] == "http://harbour.example/preview/overview.png"
    monkeypatch.setenv(link_previews.VARIABLE, "javascript:alert(1)")
    assert link_previews.public_address() == ""
    monkeypatch.setenv(link_previews.VARIABLE, ADDRESS)
    assert link_previews.public_address() == f"{ADDRESS}/"


@pytest.mark.usefixtures("public")
def test_hostile_words_stay_words(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_DOSSIER", str(hostile_dossier(tmp_path)))
    for path in link_previews.PATHS:
        text = ask(APP, f"/{path}?q=%22%3E%3Cscript%3E").text
        assert Head(text).tags == {"html", "head", "meta", "title", "link", "body"}


@pytest.mark.parametrize("name", list(link_previews.PATHS.values()))
def test_a_picture_has_the_size_that_chats_ask_for(name):
    answer = ask(APP, f"/preview/{name}.png")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    with Image.open(io.BytesIO(answer.body)) as picture:
        assert picture.size == (1200, 630)
        colours = picture.convert("RGB").getcolors(1200 * 630) or []
        assert len(colours) > 20, "words and figure are drawn"


def test_an_unknown_picture_is_not_there():
    assert ask(APP, "/preview/nothing.png").status == 404


def test_pictures_of_a_dossier_without_map_or_statements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(tiny_dossier(tmp_path)))
    for name in link_previews.PATHS.values():
        assert ask(APP, f"/preview/{name}.png").status == 200


def test_a_high_figure_stands_beside_the_words_and_a_broad_one_below():
    high, broad = (
        h("svg", h("rect", width=9, height=9, class_="sea"), viewBox=box) for box in ("0 0 100 80", "0 0 100 20")
    )
    for figure, x in ((high, "568"), (broad, "56")):
        drawn = ET.fromstring(preview.write_preview_svg("kicker", "A finding", "A <site>", figure, sheet.rules()))
        inner = next(each for each in drawn.iter() if each.get("viewBox") in ("0 0 100 80", "0 0 100 20"))
        assert inner.get("x") == x
        assert "A <site>" in [each.text for each in drawn.iter()]


def test_a_long_headline_is_cut_inside_the_picture():
    text = preview.write_preview_svg("kicker", "word " * 200, "site", None, "", "quoted " * 300)
    heights = [float(each.get("y", 0)) for each in ET.fromstring(text.partition("\n")[2]).iter() if each.text]
    assert max(heights) < preview.PREVIEW_HEIGHT
    assert text.count("…") == 2


def test_a_finding_is_told_for_every_page(dossier):
    assert set(previews.FINDINGS) == set(link_previews.PATHS)
