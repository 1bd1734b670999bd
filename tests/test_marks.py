"""Marks: overlapping spans become runs that join up to the text, and passages hold all they support."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from parley.marks import Span, dates_in, marks_of, matching_sentences, mentions, runs, searched
from parley.passages import first_evidence, passage_with, passages_of
from parley.selection import Selection, select

SOURCE = "egypt-daily-news-2025-03-18"


def test_overlapping_spans_are_cut_where_any_begins_or_ends():
    found = runs(0, 10, [Span(0, 6, "passage", "1"), Span(4, 8, "name", "a"), Span(4, 5, "word", "w")])
    assert [(run.start, run.end) for run in found] == [(0, 4), (4, 5), (5, 6), (6, 8), (8, 10)]
    assert found[1].values("passage") == ("1",)
    assert found[1].values("name") == ("a",)
    assert found[4].marks == ()


spans = st.lists(
    st.tuples(st.integers(-5, 40), st.integers(0, 20)).map(lambda t: Span(t[0], t[0] + t[1], "name", "x")), max_size=12
)


@given(spans=spans, start=st.integers(0, 10), length=st.integers(1, 30))
def test_runs_join_up_and_each_carries_just_the_marks_that_cover_it(spans, start, length):
    found = runs(start, start + length, spans)
    assert found[0].start == start
    assert found[-1].end == start + length
    for left, right in pairwise(found):
        assert left.end == right.start
    for run in found:
        covering = [span for span in spans if span.start <= run.start and span.end >= run.end and span.start < span.end]
        assert sorted(map(id, run.marks)) == sorted(map(id, covering))


def test_passages_do_not_overlap_and_hold_every_quote(dossier):
    passages = passages_of(dossier, SOURCE)
    assert [passage.number for passage in passages] == list(range(1, len(passages) + 1))
    for before, after in pairwise(passages):
        assert before.end <= after.start
    quotes = dossier.evidence[dossier.evidence["start"].notna() & (dossier.evidence["stance"] == "supports")]
    assert {key for passage in passages for key in passage.evidence} == set(quotes["evidence_id"])


def test_a_passage_takes_the_sides_of_those_who_act(dossier):
    passages = passages_of(dossier, SOURCE)
    principle = passage_with(passages, "event-putin-in-principle")
    assert principle is not None
    assert principle.sides == {"russia"}
    assert principle.records[0] == "event:putin-in-principle"
    call = passage_with(passages, "event-call-2025-03-18")
    assert call is not None
    assert call.sides == {"us", "russia"}


def test_names_are_found_and_adjectives_left_alone(dossier):
    article = dossier.articles[SOURCE]
    words = {article.text[span.start : span.end] for span in mentions(dossier, article)}
    assert {"Donald Trump", "Washington", "White House", "Kyiv", "Zaporizhzhia nuclear power plant", "Finland"} <= words
    assert "Russian" not in words


def test_dates_are_marked_only_where_they_date_something(dossier):
    article = dossier.articles[SOURCE]
    words = [article.text[span.start : span.end] for span in dates_in(dossier, article)]
    assert {"last week", "on Monday", "on Tuesday", "on February 12", "10 a.m. ET (1400 GMT)"} <= set(words)


def test_searched_words_are_found_whatever_their_case(dossier):
    article = dossier.articles[SOURCE]
    assert {article.text[span.start : span.end] for span in searched(article, "NATO’S ceaseFIRE")} == {
        "NATO’s",
        "ceasefire",
    }
    assert searched(article, "  ") == []


def test_sentences_match_when_they_support_what_is_shown(dossier):
    article = dossier.articles[SOURCE]
    everything = matching_sentences(dossier, article, select(dossier, Selection()))
    starmer = matching_sentences(dossier, article, select(dossier, Selection(actors=("starmer",))))
    assert starmer < everything
    assert len(starmer) == 1


def test_every_mark_of_the_real_article_lies_in_its_body(dossier):
    article = dossier.articles[SOURCE]
    for span in marks_of(dossier, article, passages_of(dossier, SOURCE), "war"):
        assert article.sentence_at(span.start) is not None, span


def test_a_record_leads_to_its_own_words(dossier):
    assert first_evidence(dossier, "event:putin-in-principle") == "event-putin-in-principle"
    assert first_evidence(dossier, "control:zaporizhzhia-npp-full") == "", "only a reference supports it"
