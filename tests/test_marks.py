"""Marks: overlapping spans become runs that join up to the text, and passages hold all they support."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import open_dossier
from parley.evidence.marks import (
    ArticleMark,
    find_date_marks,
    find_matching_sentences,
    find_search_marks,
    find_sentences_naming_actors,
    find_sentences_with_words,
    find_supporting_sentences,
    list_article_marks,
    list_mention_marks,
    list_note_marks,
    split_text_runs,
)
from parley.evidence.passages import (
    article_block_at,
    find_first_evidence,
    find_passage_by_evidence,
    is_in_article_body,
    list_article_passages,
    list_panel_records,
)
from parley.selection.selection import Selection, select_records
from tests.dossiers import ROWS, tiny_dossier

SOURCE = "egypt-daily-news-2025-03-18"


def test_overlapping_spans_are_cut_where_any_begins_or_ends():
    found = split_text_runs(
        0, 10, [ArticleMark(0, 6, "passage", "1"), ArticleMark(4, 8, "name", "a"), ArticleMark(4, 5, "word", "w")]
    )
    assert [(run.start, run.end) for run in found] == [(0, 4), (4, 5), (5, 6), (6, 8), (8, 10)]
    assert found[1].values("passage") == ("1",)
    assert found[1].values("name") == ("a",)
    assert found[4].marks == ()


spans = st.lists(
    st.tuples(st.integers(-5, 40), st.integers(0, 20)).map(lambda t: ArticleMark(t[0], t[0] + t[1], "name", "x")),
    max_size=12,
)


@given(spans=spans, start=st.integers(0, 10), length=st.integers(1, 30))
def test_runs_join_up_and_each_carries_just_the_marks_that_cover_it(spans, start, length):
    found = split_text_runs(start, start + length, spans)
    assert found[0].start == start
    assert found[-1].end == start + length
    for left, right in pairwise(found):
        assert left.end == right.start
    for run in found:
        covering = [span for span in spans if span.start <= run.start and span.end >= run.end and span.start < span.end]
        assert sorted(map(id, run.marks)) == sorted(map(id, covering))


def test_passages_do_not_overlap_and_hold_every_quote(dossier):
    passages = list_article_passages(dossier, SOURCE)
    assert [passage.number for passage in passages] == list(range(1, len(passages) + 1))
    for before, after in pairwise(passages):
        assert before.end <= after.start
    quotes = dossier.evidence[dossier.evidence["start"].notna() & (dossier.evidence["stance"] == "supports")]
    assert {key for passage in passages for key in passage.evidence} == set(quotes["evidence_id"])


def test_a_passage_takes_the_sides_of_those_who_act(dossier):
    passages = list_article_passages(dossier, SOURCE)
    principle = find_passage_by_evidence(passages, "event-putin-in-principle")
    assert principle is not None
    assert principle.sides == {"russia"}
    assert principle.records[0] == "event:putin-in-principle"
    call = find_passage_by_evidence(passages, "event-call-2025-03-18")
    assert call is not None
    assert call.sides == {"us", "russia"}


def test_names_are_found_and_adjectives_left_alone(dossier):
    article = dossier.articles[SOURCE]
    words = {article.text[span.start : span.end] for span in list_mention_marks(dossier, article)}
    assert {"Donald Trump", "Washington", "White House", "Kyiv", "Zaporizhzhia nuclear power plant", "Finland"} <= words
    assert "Russian" not in words


def test_dates_are_marked_only_where_they_date_something(dossier):
    article = dossier.articles[SOURCE]
    words = [article.text[span.start : span.end] for span in find_date_marks(dossier, article)]
    assert {"last week", "on Monday", "on Tuesday", "on February 12", "10 a.m. ET (1400 GMT)"} <= set(words)


def test_searched_words_are_found_whatever_their_case(dossier):
    article = dossier.articles[SOURCE]
    assert {
        article.text[span.start : span.end] for span in find_search_marks(dossier, article, "NATO’S ceaseFIRE")
    } == {
        "NATO’s",
        "ceasefire",
    }
    assert find_search_marks(dossier, article, "  ") == []


def test_sentences_match_when_they_support_what_is_shown(dossier):
    article = dossier.articles[SOURCE]
    everything = find_matching_sentences(dossier, article, Selection())
    starmer = find_matching_sentences(dossier, article, Selection(actors=("starmer",)))
    assert starmer < everything
    assert len(starmer) == 1


def test_a_sentence_that_names_a_chosen_actor_matches_whatever_it_supports(tmp_path):
    rows = {"event_actors": "event_id,actor_id,role\nreopening,marsh,initiator\n"}
    dossier = open_dossier(tiny_dossier(tmp_path, rows=rows))
    article, chosen = dossier.articles["story"], Selection(actors=("port-board",))
    assert find_supporting_sentences(dossier, article, select_records(dossier, chosen)) == set()
    assert find_matching_sentences(dossier, article, chosen) == {3}


def test_naming_an_actor_does_not_set_the_other_facets_aside(dossier):
    article = dossier.articles[SOURCE]
    chosen = Selection(actors=("putin",), words="nuclear")
    assert find_matching_sentences(dossier, article, chosen) <= find_matching_sentences(
        dossier, article, Selection(words="nuclear")
    )


def test_all_of_them_asks_for_every_name_in_one_sentence(tiny):
    article = tiny.articles["story"]
    both = ("marsh", "port-board")
    assert find_sentences_naming_actors(tiny, article, Selection(actors=both)) == {1, 2, 3}
    assert find_sentences_naming_actors(tiny, article, Selection(actors=both, match="all")) == set()


def test_a_sentence_answers_by_its_own_words_what_its_record_does_not(tiny):
    article = tiny.articles["story"]
    assert find_matching_sentences(tiny, article, Selection(words="whole harbour")) == {4}, "it supports control only"
    assert find_matching_sentences(tiny, article, Selection(words="mayor lindow")) == {1}
    assert find_matching_sentences(tiny, article, Selection(places=("harbour",))) == {1, 2, 3}


def test_what_a_sentence_does_not_say_one_record_must_answer(tiny):
    article = tiny.articles["story"]
    spring = Selection(actors=("marsh",), end=date(2021, 4, 30))
    assert find_matching_sentences(tiny, article, spring) == set(), "it names her, but what it supports came later"
    assert find_matching_sentences(tiny, article, replace(spring, end=date(2021, 5, 4))) == {1, 2}


@given(words=st.text(alphabet="aeqty “”.", min_size=1, max_size=6))
def test_more_filters_never_let_more_sentences_through(tiny, words):
    article = tiny.articles["story"]
    wide = find_matching_sentences(tiny, article, Selection(actors=("marsh",)))
    assert find_matching_sentences(tiny, article, Selection(actors=("marsh",), words=words)) <= wide


def test_words_are_held_by_a_sentence_all_together(tiny):
    article = tiny.articles["story"]
    assert find_sentences_with_words(tiny, article, "quay safe") == {2}
    assert find_sentences_with_words(tiny, article, "quay harbour") == set()


def test_a_note_is_placed_once_however_many_records_it_speaks_of(dossier):
    spans = list_note_marks(dossier, dossier.articles[SOURCE])
    assert len({(span.start, span.end) for span in spans}) <= len(spans)
    notes = dossier.evidence.set_index("evidence_id")["note"]
    assert len({notes[span.value] for span in spans}) == len(spans)


def test_every_mark_of_the_real_article_lies_in_its_body(dossier):
    article = dossier.articles[SOURCE]
    for span in list_article_marks(dossier, article, list_article_passages(dossier, SOURCE), "war"):
        assert article.sentence_at(span.start) is not None, span


def test_a_record_leads_to_its_own_words(dossier):
    assert find_first_evidence(dossier, "event:putin-in-principle") == "event-putin-in-principle"
    assert find_first_evidence(dossier, "control:zaporizhzhia-npp-full") == "", "only a reference supports it"


def test_the_panel_tells_control_with_its_place(tiny):
    records = find_passage_by_evidence(list_article_passages(tiny, "story"), "ev-control").records
    assert records == ("control:board-holds-harbour",)
    assert list_panel_records(tiny, [*records, "territory:harbour", "actor:marsh"]) == (
        "territory:harbour",
        "actor:marsh",
    )


def test_evidence_in_the_headline_makes_no_passage_of_the_text(tmp_path):
    row = "ev-head,story,The harbour reopens,,,,event,reopening,,supports,\n"
    dossier = open_dossier(tiny_dossier(tmp_path, rows={"evidence": ROWS["evidence"] + row}))
    assert not dossier.faults
    article = dossier.articles["story"]
    passages = list_article_passages(dossier, "story")
    assert find_passage_by_evidence(passages, "ev-head") is None
    assert [passage.number for passage in passages] == [1, 2, 3, 4]
    assert article_block_at(article, 0).kind == "title"
    assert not is_in_article_body(article, 0)
    assert all(is_in_article_body(article, passage.start) for passage in passages)


def test_an_article_that_supports_nothing_has_no_passages(tmp_path):
    header = ROWS["evidence"].partition("\n")[0] + "\n"
    dossier = open_dossier(tiny_dossier(tmp_path, rows={"evidence": header}))
    assert list_article_passages(dossier, "story") == ()
    assert find_matching_sentences(dossier, dossier.articles["story"], Selection()) == set()
