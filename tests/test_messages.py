"""Sentences for readers: whole, with placeholders, in the form that a number takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.words.messages import format_number, list_in_words, say, say_count


def test_placeholders_are_filled_and_numbers_grouped() -> None:
    assert say("{place} has {area} km².", place="Aland", area=26517) == "Aland has 26,517 km²."


def test_what_stands_in_a_placeholder_is_never_read_as_a_placeholder() -> None:
    assert say("{name} speaks.", name="{place}") == "{place} speaks."


@pytest.mark.parametrize(("count", "words"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (1200, "1,200 events")])
def test_a_count_takes_its_form(count: int, words: str) -> None:
    assert say_count("{count} event", "{count} events", count) == words


def test_a_count_may_stand_in_words() -> None:
    assert say_count("{count} article", "{count} articles", 3, count="three") == "three articles"


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_stand_as_a_list_in_a_sentence(names: list[str], words: str) -> None:
    assert list_in_words(names) == words


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_number_reads_back(value: int) -> None:
    assert int(format_number(value).replace(",", "").replace("−", "-")) == value
