"""Names of the other direction keep to themselves in sentences, headlines and citations."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import open_dossier
from parley.evidence import citation
from parley.figures.files.rows import caption_columns
from parley.figures.files.svg import Caption
from parley.words.direction import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE, isolate, strip_isolates
from parley.words.messages import list_in_words, say
from parley.words.wording import join_names

PAPER = "صحيفة النهر"
WAR = Path(__file__).parent / "fixtures" / "civil_war"


def isolated(text: str) -> str:
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"


@pytest.mark.parametrize("text", ["The Lantern", "Вісник Долини", "2041", ""])
def test_what_runs_with_the_line_stays_as_it_is(text: str) -> None:
    assert isolate(text) == text


@pytest.mark.parametrize("text", [PAPER, "הארץ", f"the {PAPER} of Vell"])
def test_what_runs_against_it_is_isolated(text: str) -> None:
    assert isolate(text) == isolated(text)


@given(st.text(alphabet="ab صح2, "))
def test_isolating_twice_is_isolating_once_and_leaves_every_letter(text: str) -> None:
    assert isolate(isolate(text)) == isolate(text)
    assert strip_isolates(isolate(text)) == text


def test_sentences_and_lists_isolate_each_name() -> None:
    assert say("{name} holds six places", name=PAPER) == f"{isolated(PAPER)} holds six places"
    assert list_in_words(["A", PAPER]) == join_names(["A", PAPER]) == f"A and {isolated(PAPER)}"
    assert say("Told by {names}", names=join_names(["A", PAPER])) == f"Told by A and {isolated(PAPER)}"


def test_a_citation_keeps_the_day_beside_the_name_it_belongs_to() -> None:
    dossier = open_dossier(WAR)
    assert f"{isolated(PAPER)}; " in f"{citation.join_publisher_names(dossier)}; "
    assert citation.format_citation_place(dossier, "nahr-1", 2) == f"({isolated(PAPER)}, 6 March 2041, paragraph 2)"


def test_a_table_for_programs_has_no_invisible_signs() -> None:
    caption = Caption("t", "k", f"Source: {isolated(PAPER)}.", "", "", "", "")
    assert caption_columns(caption)["source"] == f"Source: {PAPER}."
