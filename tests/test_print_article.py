"""The article as a page for print: whole, marked, with notes; nothing in it can run or load anything."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from parley.dossier.dossier import Dossier, open_dossier
from parley.evidence.passages import list_article_passages
from parley.figures.article.print_page import PrintImprint, build_print_page
from tests.dossiers import ARTICLE, ROWS, tiny_dossier
from tests.libraries import library

IMPRINT = PrintImprint(
    "Lindow Courier · 5 May 2021", "Nora Field, “The harbour reopens”", "https://a.example/reader", ""
)
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "<iframe srcdoc='<script>1</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=//x'>", "<base href=//x>", "<style>*{display:none}</style>",
    "</style><script>1</script>",
    '"><svg onload=alert(3)>', "<!-- -->", "&lt;b&gt;", "]]>", "\u202etxet\u202c", "a\x00b",
    "w" * 300,
]  # fmt: skip


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, its text without the numbers of passages."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.aside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.aside = self.aside or tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        self.aside = self.aside and tag != "sup"

    def handle_data(self, data: str) -> None:
        self.text += "" if self.aside else data

    def of_class(self, name: str) -> int:
        return sum(attributes.get("class") == name for _, attributes in self.elements)

    def targets(self) -> list[str | None]:
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]


def page(dossier: Dossier, source: str, title: str = "The harbour reopens", language: str = "en") -> Page:
    return Page(build_print_page(dossier, dossier.articles[source], title, IMPRINT, language))


def test_the_whole_text_is_there_with_every_passage_numbered(dossier: Dossier) -> None:
    article = dossier.articles[dossier.main_source]
    made = page(dossier, dossier.main_source)
    passages = list_article_passages(dossier, dossier.main_source)
    ids = {attributes.get("id") for _, attributes in made.elements}
    for passage in passages:
        assert {f"passage-{passage.number}", f"note-{passage.number}"} <= ids
    assert {target.removeprefix("#") for target in made.targets() if target} <= ids
    for sentence in article.sentences:
        assert article.passage_text(sentence.start, sentence.end) in made.text


def test_notes_say_what_each_passage_supports_and_what_an_editor_doubts(tiny: Dossier) -> None:
    text = page(tiny, "story").text
    assert "The board closes the harbour (April 2021)" in text
    assert "Harbour of Lindow: held, Port Board, since April 2021" in text
    assert (
        "Disputed. “in April 2021”: The register says March. Lindow Archive, Register of Harbours, 2020, page 3" in text
    )
    assert "Nora Field, “The harbour reopens”" in text
    assert "Annotated in Parley: https://a.example/reader" in text


def test_a_column_that_is_proved_is_named(tmp_path) -> None:
    row = "ev-day,story,in April 2021,,,,event,closure,date_words,supports,\n"
    opened = open_dossier(tiny_dossier(tmp_path, rows={"evidence": ROWS["evidence"] + row}))
    assert "The board closes the harbour (April 2021) — the date words" in page(opened, "story").text


def test_evidence_in_the_headline_is_told_apart(tmp_path) -> None:
    row = "ev-head,story,The harbour reopens,,,,event,reopening,,supports,\n"
    opened = open_dossier(tiny_dossier(tmp_path, rows={"evidence": ROWS["evidence"] + row}))
    assert "In the headline, “The harbour reopens”: The mayor reopens the harbour" in page(opened, "story").text


def test_nothing_in_it_can_run_or_load(tmp_path) -> None:
    body = "\n\n".join(f"The Port Board wrote {each} on the quay of Lindow." for each in HOSTILE)
    opened = open_dossier(tiny_dossier(tmp_path, f"{ARTICLE}\n{body}\n"))
    html = build_print_page(opened, opened.articles["story"], HOSTILE[0], IMPRINT)
    made = Page(html)
    allowed = {"html", "head", "meta", "title", "style", "body", "p", "h1", "h2", "span", "sup", "a", "ol", "ul", "li",
               "b", "footer"}  # fmt: skip
    assert {tag for tag, _ in made.elements} <= allowed
    assert not [
        name for _, attributes in made.elements for name in attributes if name.startswith("on") or name == "src"
    ]
    assert all(target and target.startswith("#") for target in made.targets())
    assert html.count("</style>") == 1
    for each in HOSTILE:
        assert each.replace("\0", "\ufffd") in made.text
    assert "\0" not in html
    policy = next(attributes["content"] for _, attributes in made.elements if "http-equiv" in attributes)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


@pytest.mark.parametrize(("source", "language"), [("mina", "ar"), ("prystan", "uk")])
def test_other_scripts_run_their_own_way(tmp_path, source: str, language: str) -> None:
    opened = open_dossier(library(tmp_path))
    made = page(opened, source, opened.articles[source].title, language)
    paragraphs = [attributes for tag, attributes in made.elements if tag == "p" and attributes.get("lang")]
    assert paragraphs
    assert {(each["lang"], each["dir"]) for each in paragraphs} == {(language, "auto")}
    assert made.of_class("passage") == 1


def test_the_same_article_makes_the_same_page(tiny: Dossier) -> None:
    article = tiny.articles["story"]
    assert build_print_page(tiny, article, "t", IMPRINT) == build_print_page(tiny, article, "t", IMPRINT)
