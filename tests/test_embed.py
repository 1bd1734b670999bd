"""Figures for other sites: small, whole, harmless pages that say what the dashboard says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette

from parley.dossier.dossier import Dossier, open_dossier
from parley.figures.files import embed_page
from parley.figures.files.embed_page import EmbedContent
from parley.figures.markup import h
from parley.figures.timeline.words import timeline_headline
from parley.results import control
from parley.results.control_headline import control_headline
from parley.selection.selection import Selection, select_records
from parley.ui.embed import route as embed
from parley.ui.frame import sheet
from parley.ui.frame.site import PAGES
from parley.ui.server import host
from tests.asgi import Answer, ask
from tests.dossiers import damage, tiny_dossier
from tests.hostile import OUTSIDE, hostile_dossier

NAMES = ("map", "timeline", "positions", "quote")
PARAMS: dict[str, dict[str, tuple[str, ...]]] = {
    "default": {},
    "filtered": {"actor": ("putin", "trump"), "match": ("all",), "q": ("call",)},
    "wide": {"from": ("2014-01-01",), "to": ("2025-03-18",), "place": ("ukraine",)},
    "another day": {"asof": ("2015-01-01",), "record": ("territory:crimea",)},
    "shares": {"layer": ("share",), "asof": ("2025-06-01",)},
    "event": {"record": ("event:call-2025-03-18",), "evidence": ("event-regions-seized",)},
    "nothing": {"actor": ("starmer", "peskov"), "match": ("all",)},
    "nonsense": {"actor": ("nobody<script>",), "asof": ("soon",), "record": ("planet:mars",), "view": ("sideways",)},
}
CASES = [pytest.param(name, params, id=f"{name}-{case}") for name in NAMES for case, params in PARAMS.items()]
KNOWN = {info.path for info in PAGES}


class Seen(HTMLParser):
    """Every element of a page with its attributes, and its text outside the style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in ("base", "br", "link", "meta"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that ends at once."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Every element ends where it should."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        self.words += data if "style" not in self.open else ""

    def all(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def made(dossier: Dossier, name: str, params: dict[str, tuple[str, ...]]) -> str:
    """A figure's page."""
    return embed.page(dossier, name, tuple(params.items()))


@pytest.mark.parametrize(("name", "params"), CASES)
def test_a_page_is_small_and_whole_and_runs_nothing(dossier, name, params):
    text = made(dossier, name, params)
    seen = Seen(text)
    assert len(text.encode()) <= 80_000
    assert not seen.open
    assert not {"script", "iframe", "object", "img", "form", "input"} & {tag for tag, _ in seen.elements}
    assert not [name for _, attributes in seen.elements for name in attributes if name.startswith("on")]
    assert Counter(tag for tag, _ in seen.elements)["h1"] == 1
    assert len(seen.all("id")) == len(set(seen.all("id")))


@pytest.mark.parametrize(("name", "params"), CASES)
def test_every_drawing_says_what_it_shows_and_finds_its_parts(dossier, name, params):
    text = made(dossier, name, params)
    seen = Seen(text)
    ids = set(seen.all("id"))
    for tag, attributes in seen.elements:
        if tag == "svg":
            assert attributes.get("aria-label") or attributes.get("aria-hidden") == "true"
        if tag == "use":
            assert attributes["href"].removeprefix("#") in ids
    assert set(re.findall(r"url\(#([\w-]+)\)", "".join(seen.all("style")))) <= ids


@pytest.mark.parametrize(("name", "params"), CASES)
def test_links_lead_out_of_the_frame_to_pages_there_are(dossier, name, params):
    seen = Seen(made(dossier, name, params))
    assert ("base", {"target": "_blank"}) in seen.elements
    links = [attributes for tag, attributes in seen.elements if tag == "a"]
    assert links
    for attributes in links:
        assert attributes["rel"] == "noopener"
        assert attributes.get("tabindex") is None
        if not attributes["href"].startswith("https://"):
            parts = urlsplit(attributes["href"])
            assert parts.path.startswith("../")
            assert parts.path.removeprefix("../") in KNOWN
            assert "embed" not in parse_qs(parts.query)


def test_the_way_back_is_the_same_view(dossier):
    seen = Seen(made(dossier, "map", {"actor": ("putin",), "asof": ("2015-01-01",)}))
    home = next(a["href"] for tag, a in seen.elements if tag == "a" and a.get("class") == "home")
    assert home == "../map?actor=putin&asof=2015-01-01"


def test_a_figure_states_the_finding_of_its_page(dossier):
    assert f"<h1>{timeline_headline(dossier.events)}</h1>" in made(dossier, "timeline", {})
    for day in ("2015-01-01", "2025-03-18"):
        finding = control_headline(dossier, control.list_holdings(dossier, date.fromisoformat(day)))
        text = made(dossier, "map", {"asof": (day,)})
        assert f"<title>{finding} · {dossier.title}</title>" in text
        assert f"<h1>{finding}</h1>" in text


def test_counts_are_those_of_the_page(dossier):
    shown = select_records(dossier, Selection(actors=("putin",)))
    timeline = made(dossier, "timeline", {"actor": ("putin",)})
    assert f"{len(shown.events)} of {len(dossier.events)} events: Vladimir Putin" in timeline
    table = timeline[timeline.index("<tbody>") : timeline.index("</tbody>")]
    assert table.count("<tr>") == len(shown.events)
    positions = made(dossier, "positions", {"actor": ("putin",)})
    assert len(re.findall(r'id="cell-', positions)) == len(shown.statements)


def test_what_is_chosen_is_marked(dossier):
    assert "data-chosen=" not in made(dossier, "map", {}).partition("</style>")[2]
    chosen = made(dossier, "map", {"record": ("territory:crimea",)})
    assert len(re.findall(r'data-territory="crimea"[^>]*data-chosen=""', chosen)) > 0
    first = dossier.statements.iloc[0]["statement_id"]
    assert 'aria-current="true"' in made(dossier, "positions", {"record": (f"statement:{first}",)})


def test_a_quote_shows_the_named_words_in_their_sentence(dossier):
    row = dossier.evidence.set_index("evidence_id").loc["event-regions-seized"]
    text = made(dossier, "quote", {"evidence": ("event-regions-seized",)})
    seen = Seen(text)
    assert dossier.sentence(row["source_id"], row["start"]) in seen.words
    assert f"<mark>{row['exact']}</mark>" in text
    assert "evidence=event-regions-seized" in text


def test_a_quote_by_its_sentence_and_without_any(dossier):
    article = dossier.articles[dossier.main_source]
    sentence = article.sentences[2]
    assert (
        article.passage_text(sentence.start, sentence.end) in Seen(made(dossier, "quote", {"sentence": ("3",)})).words
    )
    assert "No passage is named" in made(dossier, "quote", {})


def test_what_of_an_address_cannot_be_followed_is_said(dossier):
    words = Seen(made(dossier, "map", PARAMS["nonsense"])).words
    assert "nobody<script> is not an actor here" in words
    assert "soon is not a day" in words
    assert "planet:mars is no record here" in words


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stay_words(tmp_path, name):
    dossier = open_dossier(hostile_dossier(tmp_path))
    record = f"event:{dossier.events.iloc[0]['event_id']}" if name == "quote" else ""
    text = made(dossier, name, {"record": (record,), "q": ("</style><script>window.broken=1</script>",)})
    seen = Seen(text)
    assert [named.get("rel") for tag, named in seen.elements if tag == "link"] == ["preload", "preload"], "our faces"
    assert {tag for tag, _ in seen.elements} <= {
        *("html", "head", "meta", "title", "base", "style", "body", "main", "p", "h1", "h2"),
        *("a", "b", "div", "link", "span"),
        *("svg", "g", "path", "rect", "use", "defs", "text", "tspan", "ul", "ol", "li", "details", "summary", "table"),
        *("caption", "thead", "tbody", "tr", "th", "td", "small", "section", "dl", "dt", "dd", "blockquote", "mark"),
    }
    assert not [each for each in seen.all("href") if each.startswith((OUTSIDE, "javascript:"))]
    assert "<script" not in text


@pytest.mark.parametrize("name", NAMES)
def test_another_dossier_with_damaged_rows_shows_what_is_sound(tmp_path, name):
    folder = tiny_dossier(tmp_path)
    damage(folder, "events", 2, "date", "2021-13")
    text = made(open_dossier(folder), name, {"record": ("event:reopening",)})
    assert "Putin" not in text
    if name == "timeline":
        assert "One event is left: The mayor reopens the harbour" in text
    if name == "map":
        assert "no geometry" in text


def test_a_figure_that_is_too_long_takes_a_shorter_form():
    long, short = (EmbedContent("k", "h", h("p", word), None, "s", "map", "Open") for word in ("x" * 9000, "brief"))
    assert "brief" in embed_page.build_fitting_embed_page([long, short], "site", "", 8000)
    assert "xxx" in embed_page.build_fitting_embed_page([long, short], "site", "", 80_000)
    assert embed_page.FIGURE_TOO_LARGE in embed_page.build_fitting_embed_page([long], "site", "", 8000)


def test_words_without_end_do_not_make_a_page_without_end(dossier):
    for name in NAMES:
        assert len(made(dossier, name, {"q": ("call " * 1500,)}).encode()) <= 80_000
        assert len(made(dossier, name, {"actor": tuple(dossier.actors["actor_id"])}).encode()) <= 80_000


@pytest.fixture(scope="module")
def served() -> Starlette:
    """What stands beside Streamlit's pages."""
    return Starlette(routes=host.routes(), middleware=host.MIDDLEWARE)


def test_a_server_answers_with_a_policy_and_a_short_life(served):
    answer = ask(served, "/embed/map?actor=putin")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert "9 of 22 events" in answer.text


@pytest.mark.parametrize("address", ["/embed/nothing", "/embed/%3Cscript%3E", "/embed/map/more"])
def test_an_unknown_figure_is_named_and_the_others_offered(served, address):
    answer: Answer = ask(served, address.replace("%3C", "<").replace("%3E", ">"))
    assert answer.status == 404
    assert "There is no figure called" in answer.text
    assert 'href="../embed/timeline"' in answer.text
    assert "<script" not in answer.text


def test_the_folder_of_the_figures_is_no_page(served):
    answer = ask(served, "/embed")
    assert (answer.status, answer.headers["location"]) == (307, "/?unknown=embed")


def test_the_style_is_that_of_the_pages(dossier):
    text = made(dossier, "map", {})
    rule = re.search(r"\.unit\[data-status=\"annexed\"\][^{]*\{[^}]*\}", sheet.rules())
    assert rule
    assert rule[0].partition("{")[0].strip().split(",")[0] in text
    assert "light-dark(" in text
    assert "stMain" not in text
