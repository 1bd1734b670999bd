"""Links to a sentence keep its words: after an edit they lead to the same words, or say that these are gone."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.evidence.linked_sentence import LinkedSentence, find_linked_sentence
from parley.selection.address import read_page_parameters
from parley.text.articles import Article, Sentence, read_article
from parley.text.sentence_address import (
    SentenceAddress,
    find_addressed_span,
    list_addressed_sentences,
    parse_sentence_address,
    sentence_address,
)
from parley.ui.embed import route
from tests import nodes
from tests.dossiers import ARTICLE, tiny_dossier
from tests.libraries import library
from tests.nodes import opened as open_page
from tests.nodes import words

opened = partial(open_page, "reader")

LAST = "4-8f7e39ca"
"""The address of “It still holds the whole of the harbour.” in the invented article."""

LONGER = ARTICLE.replace("on 4 May 2021. ", "on 4 May 2021. The sun shone. ")
CUT = ARTICLE.replace(" It still holds the whole of the harbour.", "")
NUMBER_ALONE = "This link names sentence 4 by its number alone."
GONE = "stands in the article no longer"


def article_of(text: str) -> Article:
    return read_article("story", text.encode())


def said(article: Article, sentence: Sentence) -> str:
    return article.passage_text(sentence.start, sentence.end)


def dossier_of(folder: Path, text: str = ARTICLE) -> Dossier:
    """A sound dossier with this text: its stored hash is the text's, as after an editor has written the new one."""
    return open_dossier(tiny_dossier(folder, text))


def linked_words(dossier: Dossier, asked: str) -> str:
    found = find_linked_sentence(dossier, "story", asked)
    assert found
    return dossier.articles["story"].passage_text(found.start, found.end)


def linked(dossier: Dossier, asked: str) -> LinkedSentence:
    found = find_linked_sentence(dossier, "story", asked)
    assert found
    return found


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("12", SentenceAddress(12)),
        ("012", SentenceAddress(12)),
        ("12-5f2a91c4", SentenceAddress(12, "5f2a91c4")),
        (" 12-5F2A91C4 ", SentenceAddress(12, "5f2a91c4")),
        *(
            (wrong, None)
            for wrong in ("", "0", "-1", "12-", "12-5f2a", "12-5f2a91c4d", "12-harbour1", "1.5", "١٢", "x")
        ),
    ],
)
def test_an_address_is_a_number_with_or_without_a_hash(value: str, read: SentenceAddress | None) -> None:
    assert parse_sentence_address(value) == read


@given(st.integers(1, 999_999_999), st.from_regex(r"\A([0-9a-f]{8})?\Z"))
def test_an_address_that_is_written_is_read_back(number: int, words_hash: str) -> None:
    address = SentenceAddress(number, words_hash)
    assert parse_sentence_address(str(address)) == address


def test_the_address_of_a_sentence_never_changes_while_its_words_stay() -> None:
    """Links that are out in the world hold these hashes."""
    article = article_of(ARTICLE)
    assert str(sentence_address(article, article.sentences[3])) == LAST


@pytest.mark.parametrize(
    "written",
    [
        '"The quay is safe," Marsh said.',
        "“The quay is safe,”\u00a0Marsh said.",
        "“The quay\nis safe,” Marsh said.",
        "“The quay is \u200bsafe,” Marsh said.",
    ],
)
def test_typography_changes_no_address(written: str) -> None:
    article = article_of(ARTICLE.replace("“The quay is safe,” Marsh said.", written))
    assert sentence_address(article, article.sentences[1]).words_hash == "52a54f61"


@pytest.mark.parametrize("written", ["“The quay is safe”, Nash said.", "“The quay is safe?” Marsh said.", "14 more."])
def test_other_words_have_another_hash(written: str) -> None:
    article = article_of(ARTICLE.replace("“The quay is safe,” Marsh said.", written))
    assert "52a54f61" not in {sentence_address(article, each).words_hash for each in article.sentences}


WORD = st.text("abcdefghij", min_size=2, max_size=6)
SENTENCE = st.lists(WORD, min_size=2, max_size=6).map(lambda found: " ".join(found).capitalize() + ".")
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5)


# Its last paragraph was taken for page furniture: looking back twelve letters cut “aa.” to “a.”, an initial.
@example(["Aa aa. Aa aa aa."], ["Aa aa."], 0)
@given(PARAGRAPHS, PARAGRAPHS, st.integers(0, 5))
def test_whatever_is_added_a_link_leads_to_its_own_words(old: list[str], added: list[str], place: int) -> None:
    before = article_of("\n\n".join(["A headline", *old]))
    at = min(place, len(old))
    after = article_of("\n\n".join(["A headline", *old[:at], *added, *old[at:]]))
    for sentence in before.sentences:
        found = list_addressed_sentences(after, sentence_address(before, sentence).words_hash)
        assert found
        assert {said(after, each) for each in found} == {said(before, sentence)}


def test_a_link_finds_its_words_after_an_edit_and_says_nothing(tmp_path: Path) -> None:
    dossier = dossier_of(tmp_path, LONGER)
    found = linked(dossier, LAST)
    assert linked_words(dossier, LAST) == "It still holds the whole of the harbour."
    assert (found.paragraph, found.address, found.notice) == (2, "5-8f7e39ca", "")


def test_a_link_whose_words_are_gone_says_so_and_opens_nothing(tmp_path: Path) -> None:
    found = linked(dossier_of(tmp_path, CUT), LAST)
    assert not found.found
    assert GONE in found.notice


def test_of_twins_the_nearest_is_opened_and_that_is_said(tmp_path: Path) -> None:
    twins = "Nobody signed. It rained. All went home. They met again. Nobody signed."
    text = ARTICLE.replace("The Port Board had", f"{twins} The Port Board had")
    dossier = dossier_of(tmp_path, text)
    article = dossier.articles["story"]
    first, second = (each for each in article.sentences if said(article, each) == "Nobody signed.")
    words_hash = sentence_address(article, first).words_hash
    for twin in (first, second):
        own = linked(dossier, f"{twin.number}-{words_hash}")
        assert (own.start, own.notice) == (twin.start, "")
    moved = linked(dossier, f"{second.number + 1}-{words_hash}")
    assert moved.start == second.start
    assert "more than once" in moved.notice


def test_words_are_found_though_sentences_are_split_otherwise_now(tmp_path: Path) -> None:
    """A link of a splitter that cut after “10 a.m.”, and one of a splitter that joined two sentences."""
    text = ARTICLE.replace("It still holds", "It met at 10 a.m. on Sunday. It still holds")
    dossier = dossier_of(tmp_path, text)
    article = dossier.articles["story"]
    half, joined = "It met at 10 a.m.", "It met at 10 a.m. on Sunday. It still holds the whole of the harbour."
    for wanted in (half, joined):
        start = article.text.index(wanted)
        as_it_was = Sentence(4, 2, start, start + len(wanted))
        address = str(sentence_address(article, as_it_was))
        found = linked(dossier, address)
        assert linked_words(dossier, address) == wanted
        assert (found.paragraph, found.address, found.notice) == (2, address, "")


def test_a_part_that_no_splitter_would_cut_is_not_found() -> None:
    article = article_of(ARTICLE)
    part = sentence_address(article, Sentence(1, 1, article.text.index("reopened the"), article.text.index(" on 4")))
    assert find_addressed_span(article, part.words_hash) is None


def test_words_that_became_the_headline_are_told_from_there(tmp_path: Path) -> None:
    dossier = dossier_of(tmp_path, ARTICLE)
    title = dossier.articles["story"].blocks[0]
    address = str(sentence_address(dossier.articles["story"], Sentence(1, 1, title.start, title.end)))
    found = linked(dossier, address)
    assert found.paragraph is None
    assert found.notice == "The words of this link stand in the headline: “The harbour reopens”."


def test_an_old_link_opens_its_number_and_says_what_it_cannot_know(tmp_path: Path) -> None:
    dossier = dossier_of(tmp_path)
    assert linked_words(dossier, "4") == "It still holds the whole of the harbour."
    found = linked(dossier, "4")
    assert found.notice.startswith(NUMBER_ALONE)
    assert found.address == "4", "a number is not given a hash that the link never had"


def test_an_old_link_opens_nothing_in_a_text_that_is_known_to_have_changed(tmp_path: Path) -> None:
    tiny_dossier(tmp_path)
    (tmp_path / "seeds/story.txt").write_text(LONGER, encoding="utf-8")
    dossier = open_dossier(tmp_path)
    assert hashlib.sha256(LONGER.encode()).hexdigest() != dossier.sources["sha256"].iloc[0]
    found = linked(dossier, "4")
    assert not found.found
    assert "the text has changed since" in found.notice
    assert linked_words(dossier, LAST) == "It still holds the whole of the harbour."


def test_a_number_beyond_the_last_sentence_is_said(tmp_path: Path) -> None:
    assert linked(dossier_of(tmp_path), "99").notice == (
        "This link names sentence 99, which the article does not have."
    )


def test_what_names_no_sentence_is_left_out_with_a_word(tmp_path: Path) -> None:
    dossier = dossier_of(tmp_path)
    notices: list[Any] = []
    assert read_page_parameters({"sentence": ["4-8f7e"]}, "reader", dossier, notices) == {}
    assert [(each.value, each.text) for each in notices] == [("4-8f7e", "names no sentence, so none is opened.")]


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("text", "asked", "shown", "notice"),
    [
        (ARTICLE, LAST, "It still holds the whole of the harbour.", ""),
        (LONGER, LAST, "It still holds the whole of the harbour.", ""),
        (CUT, LAST, "", GONE),
        (ARTICLE, "4", "It still holds the whole of the harbour.", NUMBER_ALONE),
        (LONGER, "4", "The Port Board had closed the harbour in April 2021.", NUMBER_ALONE),
        (ARTICLE, "99", "", "This link names sentence 99"),
    ],
)
def test_the_reader_marks_the_words_of_the_link_or_says_why_not(
    served: Path, text: str, asked: str, shown: str, notice: str
) -> None:
    tiny_dossier(served, text)
    test = opened(article="story", sentence=asked)
    told = nodes.drawn(test)["library_choice"]
    paragraph = text.split("\n\n")[1 + told["paragraph"]].strip() if told["paragraph"] else ""
    assert paragraph[told.get("start", 0) : told.get("end", 0)] == shown
    assert ("linked_sentence" in nodes.drawn(test)) == bool(notice)
    assert not notice or notice in words(test, "linked_sentence")


def test_evidence_in_the_address_leaves_nothing_to_say_of_a_sentence(served: Path) -> None:
    tiny_dossier(served)
    assert "linked_sentence" not in nodes.drawn(opened(article="story", sentence="4", evidence="ev-closure"))


def embedded(dossier: Dossier, asked: str) -> str:
    return route.page(dossier, "quote", (("article", ("story",)), ("sentence", (asked,))))


def test_an_embedded_sentence_keeps_its_words_or_says_that_it_cannot(tmp_path: Path) -> None:
    moved = embedded(dossier_of(tmp_path, LONGER), LAST)
    assert "It still holds the whole of the harbour.</blockquote>" in moved
    assert "sentence=5-8f7e39ca" in moved, "the way to the reader is the new address"
    gone = embedded(dossier_of(tmp_path, CUT), LAST)
    assert "<h1>This quote cannot be shown</h1>" in gone
    assert GONE in gone
    assert "<blockquote" not in gone
    assert NUMBER_ALONE in embedded(dossier_of(tmp_path), "4")


@pytest.mark.parametrize("source", ["story", "quay", "prystan", "mina"])
def test_an_embedded_sentence_names_the_publisher_of_its_own_article_alone(tmp_path: Path, source: str) -> None:
    dossier = open_dossier(library(tmp_path))
    article = dossier.articles[source]
    asked = str(sentence_address(article, article.sentences[0]))
    page = route.page(dossier, "quote", (("article", (source,)), ("sentence", (asked,))))
    publishers = dossier.sources.set_index("source_id")["publisher"].loc[list(dossier.articles)]
    assert {name for name in publishers if name in page} == {publishers[source]}
    language = dossier.sources.set_index("source_id")["language"][source]
    assert f'<blockquote lang="{language}" dir="auto">{said(article, article.sentences[0])}</blockquote>' in page
