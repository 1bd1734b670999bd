"""Search, the list of articles and what can be taken away, on the reader page as a plain host runs it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from parley.dossier.dossier import open_dossier
from parley.figures.markup import Node, is_element, text_from_node
from parley.selection.selection import Selection, select_records
from parley.text.query import Query, parse_search_query
from parley.ui.frame.view_state import ViewState
from parley.ui.reader import search_downloads
from tests import nodes
from tests.dossiers import ARTICLE, tiny_dossier
from tests.libraries import Written, library
from tests.nodes import opened as open_page
from tests.nodes import words

opened = partial(open_page, "reader")

SAID = "52a54f61"
"""The hash of “The quay is safe,” Marsh said. Links that are out in the world hold it: it may never change."""

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> $x$ :red[loud] [a](javascript:alert(1)) \u202etxet"


def drawn(test: AppTest, key: str) -> dict[str, Any]:
    return dict(nodes.drawn(test).get(key, {}))


def elements(node: Node, tag: str) -> list[Node]:
    """All elements of one kind in a node."""
    if not is_element(node):
        return []
    return [*([node] if node[0] == tag else []), *(found for child in node[2:] for found in elements(child, tag))]


def links(test: AppTest, key: str) -> list[str]:
    return [each[1]["href"] for each in elements(drawn(test, key)["node"], "a")]


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four invented articles in place of ours."""
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    return library(tmp_path)


@pytest.fixture
def many_views(tmp_path: Path) -> tuple[ViewState, Query]:
    """A view of four articles under a search, without a page round it."""
    dossier = open_dossier(library(tmp_path))
    asked = Selection(words="quay")
    return ViewState("reader", dossier, asked, select_records(dossier, asked), "", {}, False), parse_search_query(
        "quay"
    )


def test_without_words_there_are_no_results_and_with_one_article_no_list() -> None:
    test = opened()
    assert not drawn(test, "results")
    assert not drawn(test, "articles")


def test_over_one_article_the_results_stay_folded() -> None:
    node = drawn(opened(q="nuclear"), "results")["node"]
    assert node[0] == "details"
    assert "open" not in node[1]
    assert "One sentence holds “nuclear”" in text_from_node(node)


def test_results_come_from_all_articles_best_first_with_the_words_marked(served: Path) -> None:
    test = opened(q="quay")
    node = drawn(test, "results")["node"]
    assert text_from_node(elements(node, "h2")[0]) == "Three sentences in two articles hold “quay”"
    first = elements(node, "li")[0]
    assert (
        "“The quay is safe,” Marsh said.The harbour reopens · Lindow Courier · 5 May 2021 · ¶\u00a01"
        in text_from_node(first)
    )
    assert [text_from_node(mark) for mark in elements(first, "mark")] == ["quay"]
    assert links(test, "results")[0] == f"reader?q=quay&article=story&sentence=2-{SAID}"


def test_a_result_leads_to_its_sentence(served: Path) -> None:
    test = opened(q="quay", article="story", sentence="2")
    told = drawn(test, "library_choice")
    text = ARTICLE.split("\n\n")[2]
    assert text[told["start"] : told["end"]] == "“The quay is safe,” Marsh said."
    assert (told["article"], told["paragraph"]) == ("story", 1)
    assert "open" not in drawn(test, "results")["node"][1], "the text comes first now"


@pytest.mark.parametrize("more", [{"evidence": "ev-closure"}, {"record": "event:closure"}, {"sentence": "99"}])
def test_evidence_comes_before_a_sentence_and_one_that_is_not_there_is_not_sought(served: Path, more: dict) -> None:
    assert drawn(opened(**{"article": "story", "sentence": "2", **more}), "library_choice")["paragraph"] == 0


def test_the_copy_button_carries_sentence_source_and_place(served: Path) -> None:
    button = elements(drawn(opened(q="quay"), "results")["node"], "button")[0][1]
    assert button["data-copy"] == "““The quay is safe,” Marsh said.” (Lindow Courier, 5 May 2021, paragraph 1)"
    assert button["data-link"] == f"reader?q=quay&article=story&sentence=2-{SAID}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("unicorns", "No sentence holds “unicorns”Words are looked for whole"),
        ("quay unicorns", "Each alone: “quay”: three sentences; “unicorns”: no sentences."),
        ("***", "There is nothing to look for"),
        ("x" * 10_000, "No sentence holds “xxx"),
        (" ".join(f"w{n}" for n in range(99)), "Only the first 32 words were looked for; 67 more were left out."),
        ("NOT (quay", "No sentence holds “NOT” and “(quay”"),
        ("гавань", "Two sentences hold “гавань”"),
        ("الصيادون", "One sentence holds “الصيادون”"),
    ],
)
def test_every_query_is_answered(served: Path, typed: str, said: str) -> None:
    assert said in words(opened(q=typed), "results")


def test_the_list_counts_the_sentences_with_the_words_and_stays_folded_then(served: Path) -> None:
    node = drawn(opened(q="quay"), "articles")["node"]
    assert "open" not in node[1]
    rows = [[text_from_node(cell) for cell in row[2:]] for row in elements(node, "tr")]
    assert rows[0][-1] == "Sentences with the words ↓"
    assert [(row[0], row[-1]) for row in rows[1:3]] == [
        ("The quay is newLindow Post", "2"),
        ("The harbour reopensLindow Courier", "1"),
    ]


def test_the_list_counts_the_sentences_that_fit_other_filters(served: Path) -> None:
    rows = [text_from_node(row) for row in elements(drawn(opened(actor="port-board"), "articles")["node"], "tr")]
    assert rows[0].endswith("Sentences behind what is shown ↓")
    assert rows[-1].endswith("0")


def test_the_list_may_be_narrowed_and_so_may_the_results(served: Path) -> None:
    test = opened(q="quay", publisher="Lindow Post")
    assert "1 of 4 articles" in words(test, "articles")
    assert "Two sentences hold “quay”" in words(test, "results")
    assert "Lindow Courier ·" not in words(test, "results")


def test_what_no_event_tells_and_an_article_says_is_no_empty_result(served: Path) -> None:
    test = opened(q="Zephyr")
    assert "One sentence holds “Zephyr”" in words(test, "results")
    assert not drawn(test, "nothing")
    assert drawn(opened(q="unicorns"), "nothing")


def test_a_long_list_has_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    many = [Written(f"n-{n}", f"Number {n:02}", "Post", "2021", "en", (f"The quay of {n}.",)) for n in range(24)]
    library(tmp_path, many)
    test = opened(q="quay", p="3", hits="2", sort="title")
    assert "25 articles, 21–25 shown" in words(test, "articles")
    assert "Page 3 of 3" in words(test, "articles")
    assert "11–20 of 25, best first" in words(test, "results")
    assert "reader?q=quay&sort=title&p=2&hits=2" in links(test, "articles")
    assert "reader?q=quay&sort=title&p=3&hits=3" in links(test, "results")
    assert "Page 3 of 3" in words(opened(q="quay", p="99"), "articles"), "a page past the end is the last"


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"sort": "size"}, "is no order of the articles here"),
        ({"language": "tlh"}, "is no article’s language here"),
        ({"publisher": "Nobody"}, "published none here"),
        ({"p": "-1"}, "is no number for “p”"),
        ({"hits": "١"}, "is no number for “hits”"),
        ({"sentence": "0"}, "names no sentence, so none is opened"),
    ],
)
def test_what_a_link_asks_in_vain_is_answered(served: Path, params: dict, said: str) -> None:
    html = "".join(str(block.proto.body) for block in opened(**params).get("html"))
    assert f"<b>{next(iter(params.values()))}</b>" in html
    assert said in html


def test_hostile_words_are_only_words(served: Path) -> None:
    many = [Written("bad", HOSTILE, HOSTILE, "", "en", (f"The quay wrote {HOSTILE} today.",))]
    library(served, many)
    test = opened(q=HOSTILE)
    assert HOSTILE in words(test, "articles")
    assert "script" in words(test, "results")
    shown = "".join(str(block.proto.body) for block in test.get("html"))
    assert "<script" not in shown
    for key in ("results", "articles"):
        assert not elements(drawn(test, key)["node"], "script")
        assert all(not each.startswith("javascript") for each in links(test, key))


def test_the_sentences_found_can_be_taken_away(many_views) -> None:
    view, query = many_views
    said = search_downloads.search_results_csv(replace(view, url="https://a.example/reader"), query, None)
    rows = list(csv.DictReader(io.StringIO(said.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[0]["sentence"] == "“The quay is safe,” Marsh said."
    assert rows[0]["link"] == f"https://a.example/reader?article=story&sentence=2-{SAID}"
    assert (rows[0]["publisher"], rows[0]["day"], rows[0]["paragraph"]) == ("Lindow Courier", "5 May 2021", "1")


def test_after_the_text_it_can_be_cited_and_taken_away(served: Path) -> None:
    test = opened(article="story")
    button = elements(drawn(test, "article_foot")["node"], "button")[0][1]
    assert button["data-copy"] == "Nora Field, “The harbour reopens”, Lindow Courier, 5 May 2021"
    assert button["data-link"] == "reader?article=story"
    offered = [each.proto.label for each in test.get("download_button")]
    assert {"Annotations (JSON-LD)", "Print version"} <= set(offered)


def test_the_panel_copies_a_sentence_with_the_way_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    tiny_dossier(tmp_path)
    buttons = elements(drawn(opened(evidence="ev-closure"), "evidence")["node"], "button")
    found = {text_from_node(each): each[1] for each in buttons}["Copy sentence with source"]
    assert found["data-copy"] == "(Lindow Courier, 5 May 2021, paragraph 2)"
    assert found["data-link"] == "reader?article=story&evidence=ev-closure"
