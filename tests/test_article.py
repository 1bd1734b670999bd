"""The article's drawing: every letter of the text, each kind of mark in its form, notes, numbers, what is muted."""

from __future__ import annotations

from typing import Any

import pytest

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence.marks import list_article_marks, list_note_marks
from parley.evidence.passages import list_article_passages
from parley.evidence.quotes import quote_from_evidence_row
from parley.figures.article.article import (
    build_article_mark_style,
    draw_article,
    format_note_letter,
    format_sentence_coverage,
)
from parley.figures.markup import Node, text_from_node


def drawn(dossier: Dossier, source: str = "story", words: str = "", **options: Any) -> Node:
    """The drawing of an article of a dossier."""
    article, passages = dossier.articles[source], list_article_passages(dossier, source)
    marks = list_article_marks(dossier, article, passages, words)
    keys = [mark.value for mark in list_note_marks(dossier, article)]
    notes = {key: quote_from_evidence_row(dossier, find_row_by_id(dossier, "evidence", key)) for key in keys}
    settings = {"matching": None, "link": lambda passage: f"reader?evidence={passage.evidence[0]}"} | options
    return draw_article(article, marks, passages, notes, build_article_mark_style(dossier), **settings)


def found(node: Node, name: str) -> list[Node]:
    """Every element that carries a class, in the order of the text."""
    if not isinstance(node, list):
        return []
    own = [node] if name in node[1].get("class", "").split() else []
    return [*own, *(each for child in node[2:] for each in found(child, name))]


ASIDE = {"number", "paragraph-number", "note-sign"}


def bare(node: Node) -> str:
    """The words of a node without the numbers and signs that stand in and beside it."""
    if not isinstance(node, list):
        return str(node)
    return "" if ASIDE & set(node[1].get("class", "").split()) else "".join(map(bare, node[2:]))


def paragraphs(node: Node) -> list[str]:
    """The text of each paragraph and subheading."""
    return [bare(child) for child in node[2:] if child[0] in ("p", "h2")]


def test_not_a_letter_of_the_text_is_lost_or_doubled(dossier, tiny):
    for each in (dossier, tiny):
        for source, article in each.articles.items():
            body = [block for block in article.blocks if block.kind in ("paragraph", "subheading")]
            said = [article.passage_text(block.start, block.end) for block in body]
            assert paragraphs(drawn(each, source, "war")) == said


def test_every_kind_of_mark_has_its_own_form(tiny):
    node = drawn(tiny, words="quay")
    assert [text_from_node(each) for each in found(node, "name")] == ["Ada Marsh", "Marsh", "Port Board"]
    assert [text_from_node(each) for each in found(node, "place")] == ["Lindow"]
    assert [text_from_node(each) for each in found(node, "date")] == ["on 4 May 2021", "in April 2021"]
    assert [text_from_node(each) for each in found(node, "word")] == ["quay"]
    assert "".join(text_from_node(each) for each in found(node, "of-red")).startswith("The Port Board had closed")


def test_a_number_follows_each_passage_and_says_what_it_opens(tiny):
    numbers = found(drawn(tiny), "number")
    assert [text_from_node(each) for each in numbers] == ["1", "2", "3", "4"]
    assert numbers[1][1]["aria-label"] == "What passage 2 supports"
    assert numbers[1][1]["href"] == "reader?evidence=ev-safe"
    assert {each[1]["aria-expanded"] for each in numbers} == {"false"}


def test_a_passage_of_two_sides_takes_neither_hue(dossier):
    node = drawn(dossier, "egypt-daily-news-2025-03-18")
    plain = "".join(text_from_node(each) for each in found(node, "of-plain"))
    assert "spoke by phone" in plain


def test_only_sentences_that_do_not_match_are_muted(tiny):
    article = tiny.articles["story"]
    muted = "".join(bare(each) for each in found(drawn(tiny, matching={1}), "off"))
    assert muted == "".join(article.passage_text(each.start, each.end) for each in article.sentences[1:])
    assert found(drawn(tiny), "off") == []


def test_an_editors_note_stands_after_its_paragraph_and_is_tied_to_its_words(tiny):
    node = drawn(tiny)
    assert [child[1].get("class", child[0]) for child in node[2:]] == ["p", "p", "editors-note disputes"]
    note = node[-1]
    assert bare(note).startswith("Disputed. “in April 2021”: The register says March.")
    assert "Register of Harbours" in bare(note)
    there, back = found(node, "note-sign")
    assert (text_from_node(there), there[1]["href"]) == ("a", f"#{note[1]['id']}")
    assert back[1]["href"] == f"#{there[1]['id']}"
    assert [text_from_node(each) for each in found(node, "doubted")] == ["in April 2021"]


@pytest.mark.parametrize(("at", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (702, "aaa")])
def test_notes_are_signed_in_the_order_of_the_text(at, letter):
    assert format_note_letter(at) == letter


def test_notes_of_the_real_article_follow_the_alphabet_and_each_has_its_words(dossier):
    node = drawn(dossier, "egypt-daily-news-2025-03-18")
    notes = found(node, "editors-note")
    assert [text_from_node(each[2]) for each in notes] == [format_note_letter(at) for at in range(len(notes))]
    assert len(found(node, "note-sign")) == 2 * len(notes)
    assert len(notes) >= 5


def test_people_and_bodies_differ_and_say_whom_they_name(tiny):
    node = drawn(tiny)
    assert [(text_from_node(each), each[1]["data-of"]) for each in found(node, "person")] == [
        ("Ada Marsh", "actor:marsh"),
        ("Marsh", "actor:marsh"),
    ]
    assert [(text_from_node(each), each[1]["data-of"]) for each in found(node, "body")] == [
        ("Port Board", "actor:port-board")
    ]
    assert [each[1]["data-of"] for each in found(node, "place")] == ["territory:harbour"]
    assert len({each[1]["data-at"] for each in found(node, "name")}) == 3


def test_sentences_hold_their_words_in_the_order_of_the_text(dossier):
    article = next(iter(dossier.articles.values()))
    sentences = found(drawn(dossier, article.source_id), "sentence")
    assert [each[1]["data-sentence"] for each in sentences] == [str(each.number) for each in article.sentences]
    assert [bare(each) for each in sentences] == [
        article.passage_text(each.start, each.end) for each in article.sentences
    ]


def test_the_language_of_the_text_is_told(tiny):
    node = drawn(tiny, language="ar")
    assert (node[1]["lang"], node[1]["dir"]) == ("ar", "auto")
    assert "lang" not in drawn(tiny)[1]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((31, 31), "All 31 sentences carry a record."),
        ((31, 30), "Of 31 sentences, 30 carry a record."),
        ((31, 1), "Of 31 sentences, one carries a record."),
        ((31, 0), "None of the 31 sentences carries a record yet."),
        ((1, 1), "The one sentence carries a record."),
        ((1, 0), "The one sentence carries no record yet."),
        ((0, 0), "This article has no sentences."),
        ((0, 0, 0), "This article has no sentences."),
        ((9, 9, 4), "All 9 sentences carry a record. Under these filters 4 of 9 stand out; the others are muted."),
        ((9, 9, 1), "All 9 sentences carry a record. Under these filters 1 of 9 stands out; the others are muted."),
        ((9, 9, 9), "All 9 sentences carry a record. Under these filters 9 of 9 stand out; none is muted."),
        (
            (9, 9, 4, True),
            "All 9 sentences carry a record. Under these filters 4 of 9 stand out; the others are folded away.",
        ),
        ((9, 9, 0, True), "All 9 sentences carry a record. None fits the filters, so all are muted."),
        ((9, 9, 0), "All 9 sentences carry a record. None fits the filters, so all are muted."),
    ],
)
def test_the_finding_says_what_was_counted(counts, said):
    assert format_sentence_coverage(*counts) == said
