"""The list of articles: what it says of each, in which order, and what is left when it is narrowed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.evidence.citation import cite_article, cite_sentence, cite_words
from parley.evidence.marks import find_supporting_sentences
from parley.selection.address import ARTICLE_ORDERS
from parley.selection.library import build_article_frame, count_fitting_sentences, select_library_articles
from parley.selection.selection import Selection, select_records
from tests.libraries import library


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return open_dossier(library(tmp_path_factory.mktemp("many")))


def test_every_article_has_its_line(many: Dossier) -> None:
    rows = build_article_frame(many)
    assert list(rows.index) == ["story", "quay", "prystan", "mina"]
    assert list(rows.loc["quay"])[:4] == ["The quay is new", "Lindow Post", "en", "no day known"]
    assert rows.loc["mina", "day"] == "7 May 2021"
    assert rows.loc["story", "sentences"] == 4


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("date", "mina", "quay"),
        ("title", "story", "mina"),
        ("publisher", "story", "mina"),
        ("language", "mina", "prystan"),
        ("matches", "quay", "story"),
    ],
)
def test_the_list_may_be_ordered(many: Dossier, order: str, first: str, last: str) -> None:
    found = list(select_library_articles(many, order, matches={"quay": 9, "prystan": 2, "mina": 1}).index)
    assert (found[0], found[-1]) == (first, last)


@given(
    order=st.sampled_from(ARTICLE_ORDERS),
    language=st.sampled_from(["", "en", "uk", "xx"]),
    publisher=st.sampled_from(["", "Lindow Post", "nobody"]),
)
def test_narrowing_keeps_exactly_what_answers(many: Dossier, order: str, language: str, publisher: str) -> None:
    rows = build_article_frame(many)
    found = set(select_library_articles(many, order, language=language, publisher=publisher).index)
    expected = {
        name
        for name in rows.index
        if language in ("", rows.loc[name, "language"]) and publisher in ("", rows.loc[name, "publisher"])
    }
    assert found == expected


def test_fitting_sentences_are_those_behind_what_is_shown(many: Dossier) -> None:
    shown = select_records(many, Selection(places=("harbour",)))
    found = count_fitting_sentences(many, shown)
    assert found == {
        name: len(behind)
        for name, article in many.articles.items()
        if (behind := find_supporting_sentences(many, article, shown))
    }
    assert found["mina"] == 1


def test_a_sentence_is_cited_with_publisher_day_and_paragraph(many: Dossier) -> None:
    article = many.articles["story"]
    assert cite_sentence(many, article, article.sentences[2]) == (
        "“The Port Board had closed the harbour in April 2021.” (Lindow Courier, 5 May 2021, paragraph 2)"
    )
    assert cite_words(many, "quay", "{address} $1", 3) == "“{address} $1” (Lindow Post, no day known, paragraph 3)"


def test_an_article_is_cited_with_all_that_is_known_of_it(many: Dossier) -> None:
    assert cite_article(many, many.articles["story"]) == "Nora Field, “The harbour reopens”, Lindow Courier, 5 May 2021"
    assert cite_article(many, many.articles["quay"]) == "“The quay is new”, Lindow Post, no day known"
