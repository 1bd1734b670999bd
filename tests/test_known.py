"""How each fact is known: counted once, by what supports it; and what the page says of the counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.figures.data import words as data_words
from parley.results import known
from parley.results.known import BasisCount
from tests.dossiers import damage, read_rows, tiny_dossier, write_rows

NUMBERS = st.integers(0, 30)


def counts(dossier: Dossier) -> dict[str, tuple[int, int, int]]:
    return {each.label: each[1:] for each in known.count_facts_by_basis(dossier)}


def test_records_dates_and_details_are_counted_apart(tiny: Dossier) -> None:
    assert counts(tiny) == {
        "Events": (2, 0, 0),
        "Statements": (1, 0, 0),
        "Actors": (2, 0, 0),
        "Places": (1, 0, 0),
        "Control": (1, 0, 0),
        "Dates of events": (2, 0, 0),
        "Dates of statements": (0, 1, 0),
        "Beginnings of control": (1, 0, 0),
        "Single details": (0, 0, 1),
    }
    assert known.sum_basis_counts(known.count_facts_by_basis(tiny)) == BasisCount("All", 10, 1, 1)


def test_what_an_article_and_a_reference_support_is_stated_and_counted_once(tmp_path: Path) -> None:
    rows = read_rows(tiny_dossier(tmp_path), "evidence")
    twice = [
        "ev-area-2",
        "story",
        "the harbour of Lindow",
        "",
        "",
        "",
        "territory",
        "harbour",
        "area_km2",
        "supports",
        "",
    ]
    write_rows(tmp_path, "evidence", [*rows, twice])
    assert counts(open_dossier(tmp_path))["Single details"] == (1, 0, 0)


def test_a_record_that_only_a_reference_supports_is_known_from_it(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "evidence", 9, "source_id", "register")
    damage(tmp_path, "evidence", 9, "exact", "")
    damage(tmp_path, "evidence", 9, "place", "page 1")
    dossier = open_dossier(tmp_path)
    assert dossier.faults == ()
    assert counts(dossier)["Control"] == (0, 0, 1)


def test_sentences_are_covered_by_what_supports_them(tiny: Dossier) -> None:
    assert known.count_support_by_sentence(tiny) == {"story": {1: 3, 2: 1, 3: 2, 4: 1}}


@pytest.mark.parametrize(
    ("backed", "sentences", "facts", "said"),
    [
        (4, 4, (10, 1, 1), "Every sentence supports a record; of 12 facts, 10 are stated"),
        (3, 4, (10, 0, 0), "Three of four sentences support a record; all 10 facts are stated"),
        (1, 4, (0, 2, 0), "One of four sentences supports a record; none of the two facts is stated"),
        (0, 4, (1, 1, 0), "No sentence supports a record; of two facts, one is stated"),
        (1, 1, (1, 0, 0), "The one sentence supports a record; the one fact is stated"),
        (0, 0, (0, 0, 0), "There is no article to rest on; the tables hold no facts yet"),
    ],
)
def test_the_headline_flips_with_its_rows(backed: int, sentences: int, facts: tuple[int, int, int], said: str) -> None:
    assert data_words.data_page_headline(backed, sentences, BasisCount("All", *facts)) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((94, 48, 40), "94 facts are stated, 48 inferred and 40 from references"),
        ((1, 2, 0), "one fact is stated and two inferred"),
        ((0, 0, 3), "all three facts are from references"),
        ((0, 1, 0), "the one fact is inferred"),
        ((0, 0, 0), "the tables hold no facts yet"),
    ],
)
def test_the_ways_of_knowing_in_words(facts: tuple[int, int, int], said: str) -> None:
    assert data_words.format_facts_by_basis(BasisCount("All", *facts)) == said


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_deck_names_what_no_article_states_and_nothing_else(stated: int, inferred: int, reference: int) -> None:
    said = data_words.data_page_deck(BasisCount("All", stated, inferred, reference))
    assert ("inferred" in said) == bool(inferred)
    assert ("reference" in said) == bool(reference)


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ((4, 18, 0), "Eighteen of 22 dates are inferred"),
        ((5, 1, 0), "Five of six dates are stated"),
        ((0, 1, 3), "Three of four dates are from a reference"),
        ((2, 0, 0), "All two dates are stated"),
        ((0, 1, 0), "The one date is inferred"),
        ((0, 0, 0), "No event has a date"),
    ],
)
def test_the_headline_of_dates_names_the_commonest_way(counted: tuple[int, int, int], said: str) -> None:
    assert data_words.dates_headline(*counted) == said


@pytest.mark.parametrize(
    ("disputed", "context", "said"),
    [
        (2, 13, "Two points are disputed and 13 are added to"),
        (1, 0, "One point is disputed"),
        (0, 1, "One point is added to"),
        (0, 0, "No sentence is disputed, and nothing is added"),
    ],
)
def test_the_headline_of_notes(disputed: int, context: int, said: str) -> None:
    assert data_words.notes_headline(disputed, context) == said
