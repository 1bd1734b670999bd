"""The check of the front page's lines: each rests on a record, and what is said not to be told is not told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.check.run import check_dossier
from parley.check.story import MAX_SUMMARY_WORDS, SILENCE_FOLDER, find_term_offsets, has_whole_term, split_silence_terms
from parley.dossier.dossier import open_dossier
from parley.tables.faults import Fault
from tests.conftest import ROOT
from tests.dossiers import damage, read_rows, tiny_dossier, without_table, write_rows


def faults(folder: Path) -> list[Fault]:
    """What the check finds in the story."""
    return [fault for fault in check_dossier(folder).faults if fault.file == "data/story.csv"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_dossier(tmp_path)


def test_a_sound_story_has_no_faults(folder: Path) -> None:
    assert not check_dossier(folder).faults


@pytest.mark.parametrize("empty", [True, False])
def test_a_dossier_may_do_without_a_story(folder: Path, empty: bool) -> None:
    if empty:
        write_rows(folder, "story", read_rows(folder, "story")[:1])
    else:
        without_table(folder, "story")
    opened = open_dossier(folder)
    assert not opened.faults
    assert opened.story.empty
    assert "record" in opened.story


@pytest.mark.parametrize(
    ("row", "column", "value", "problem"),
    [
        (3, "target_id", "", "rests on no record"),
        (5, "target_id", "", "rests on no record"),
        (4, "target_id", "nowhere", "no row with this id"),
        (4, "detail", "a word too many", "a clause has no details"),
        (5, "detail", " ", "a phrase without its words"),
        (5, "text", "", "says nothing"),
        (6, "terms", " | ", "needs terms"),
        (6, "terms", "flood|Quay", "the article “story” has it"),
        (3, "kind", "headline", "has its headline in row 2"),
        (3, "kind", "rumour", "does not know this value"),
    ],
)
def test_a_faulty_line_is_named_and_left_out(folder: Path, row: int, column: str, value: str, problem: str) -> None:
    before = open_dossier(folder).story
    damage(folder, "story", row, column, value)
    (found,) = faults(folder)
    assert (found.row, found.column) == (row, column)
    assert problem in found.problem
    assert found.remedy
    assert len(open_dossier(folder).story) == len(before) - 1


def test_the_term_that_stands_in_the_article_is_the_value_of_the_fault(folder: Path) -> None:
    damage(folder, "story", 6, "terms", "storm|PORT  BOARD")
    (found,) = faults(folder)
    assert found.value == "PORT  BOARD"


def test_a_story_without_a_headline_says_so_and_keeps_its_lines(folder: Path) -> None:
    rows = read_rows(folder, "story")
    write_rows(folder, "story", [rows[0], *rows[2:]])
    (found,) = faults(folder)
    assert found.row is None
    assert "no headline" in found.problem
    assert len(open_dossier(folder).story) == 4


def test_a_summary_may_not_be_too_long(folder: Path) -> None:
    damage(folder, "story", 3, "text", " ".join(["word"] * MAX_SUMMARY_WORDS))
    (found,) = faults(folder)
    assert f"the clauses have {MAX_SUMMARY_WORDS + 8} words" in found.problem
    assert len(open_dossier(folder).story) == 5


def test_a_line_falls_with_the_record_it_rests_on(folder: Path) -> None:
    damage(folder, "events", 3, "date", "2021-13")
    assert any(fault.row == 3 and "which has a fault" in fault.problem for fault in faults(folder))
    assert "event:reopening" not in set(open_dossier(folder).story["record"])


@given(st.text("ab é-", min_size=0, max_size=8), st.text("ab é-", min_size=0, max_size=8))
def test_a_term_stands_in_a_text_as_whole_words_only(before: str, after: str) -> None:
    term = SILENCE_FOLDER("Tide").text
    assert has_whole_term(term, SILENCE_FOLDER(f"{before} TIDE {after}").text)
    assert not has_whole_term(term, SILENCE_FOLDER(f"{before} unTIDEd {after}").text)
    assert list(find_term_offsets(term, "tidetide")) == [0, 4]


def test_terms_are_read_between_bars() -> None:
    assert split_silence_terms(" minute| |an hour|") == ["minute", "an hour"]


def test_every_silence_of_the_dossier_was_looked_for_in_its_article() -> None:
    """Without our own check: no term of a silence stands in the seed, in any case of letters."""
    dossier = open_dossier(ROOT)
    text = " ".join(article.text for article in dossier.articles.values()).casefold()
    silences = dossier.story[dossier.story["kind"] == "silence"]
    assert 5 <= len(silences) <= 8
    for terms in silences["terms"]:
        for term in split_silence_terms(terms):
            assert f" {term.casefold()} " not in text.replace(",", " ").replace(".", " ").replace("\n", " ")


def test_the_dossiers_own_story_is_whole() -> None:
    story = open_dossier(ROOT).story
    counts = story["kind"].value_counts()
    assert counts["headline"] == 1
    assert 4 <= counts["fact"] <= 6
    words = story.loc[story["kind"] == "clause", "text"].str.split().str.len().sum()
    assert 60 <= words <= MAX_SUMMARY_WORDS
