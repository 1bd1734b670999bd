"""Search over the sentences of all articles: what is found, in which order, and that no query is an error."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.selection.search import SentenceIndex, count_article_hits, get_sentence_index
from parley.text.articles import read_article
from parley.text.query import fold_search_text, parse_search_query
from tests.libraries import library


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Four invented articles, one in Ukrainian and one in Arabic."""
    return open_dossier(library(tmp_path_factory.mktemp("many")))


def found(dossier: Dossier, typed: str, first: int = 0, count: int = 10) -> list[str]:
    hits = get_sentence_index(dossier).hits(parse_search_query(typed), first, count)
    return [hit.article.passage_text(hit.sentence.start, hit.sentence.end) for hit in hits]


def test_the_library_is_sound(many):
    assert many.faults == ()
    assert len(many.articles) == 4


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("quay", {"story": 1, "quay": 2}),
        ("QUAY lindow", {"quay": 1}),
        ("“quay is safe”", {"story": 1}),
        ("“is quay”", {}),
        ("har*", {"story": 3, "quay": 1}),
        ("har", {}),
        ("cafe zéphyr", {"quay": 1}),
        ("гавань", {"prystan": 2}),
        ("ГАВАНЬ квітні", {"prystan": 1}),
        ("п'ятьом", {"prystan": 1}),
        ("الميناء", {"mina": 2}),
        ("الصيادون", {"mina": 1}),
        ("شهرا", {"mina": 1}),
        ("unicorns", {}),
    ],
)
def test_sentences_are_counted_by_article(many, typed, counts):
    assert count_article_hits(many, parse_search_query(typed)) == counts


def test_the_best_stands_first_and_pages_follow_each_other(many):
    whole = found(many, "quay")
    assert len(whole) == 3
    assert whole[0] == "“The quay is safe,” Marsh said.", "the shortest says it most"
    assert [*found(many, "quay", 0, 2), *found(many, "quay", 2, 2)] == whole
    assert found(many, "quay", 3, 2) == []


def test_results_may_be_kept_to_some_articles(many):
    hits = get_sentence_index(many).hits(parse_search_query("quay"), 0, 10, within={"quay"})
    assert {hit.article.source_id for hit in hits} == {"quay"}
    assert get_sentence_index(many).hits(parse_search_query("quay"), 1, 10, within={"quay"}) == hits[1:]
    assert get_sentence_index(many).hits(parse_search_query("quay"), 0, 10, within=set()) == []


@pytest.mark.parametrize(
    "typed",
    ['"', "''", "(", ")", "NOT", "AND", "OR quay", "NEAR(quay, 2)", "words : quay", "^quay", "*", "**", "quay*", "q",
     "x" * 10_000, "x " * 5_000, '"' * 999, "\0", "quay\0", "-quay", "+quay", "{quay}", "\\", "%",
     "'; DROP TABLE sentences;",
     "\u202equay", "\ud7ff", "😀", "quay🙂", ""],
)  # fmt: skip
def test_no_query_is_an_error(many, typed):
    query = parse_search_query(typed)
    assert len(get_sentence_index(many).hits(query, 0, 100)) == sum(count_article_hits(many, query).values())


@given(typed=st.text(max_size=40))
def test_nor_is_any_other(many, typed):
    count_article_hits(many, parse_search_query(typed))


SOME = ["quay", "The", "quay*", "“harbour is”", "«не»", "гавань", "الميناء", "ميناء", "is", "U.S.", "café", "4", "г*"]


@given(typed=st.lists(st.sampled_from(SOME), max_size=3))
def test_the_index_finds_what_the_marks_and_the_filter_find(many, typed):
    query = parse_search_query(" ".join(typed))
    if not query:
        return
    expected = {
        name: count
        for name, article in many.articles.items()
        if (
            count := sum(
                query.fits(fold_search_text(article.text[each.start : each.end])) for each in article.sentences
            )
        )
    }
    assert count_article_hits(many, query) == expected


def test_an_index_of_nothing_finds_nothing():
    assert SentenceIndex([]).counts(parse_search_query("quay")) == {}
    assert SentenceIndex([read_article("empty", b"")]).hits(parse_search_query("quay"), 0, 5) == []


def test_scripts_without_spaces_are_found_inside_a_run_of_letters():
    index = SentenceIndex([read_article("ja", "見出し\n\n彼は停戦を求めた。港は開いた。\n".encode())])
    assert index.counts(parse_search_query("停戦")) == {"ja": 1}
    assert index.counts(parse_search_query("戦停")) == {}


def test_readers_in_many_threads_share_one_index(many):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: len(found(many, "quay")), range(64)))
    assert answers == [3] * 64
