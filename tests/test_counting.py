"""Numbers and lengths of time in headlines."""

from __future__ import annotations

import pytest

from parley.words.counting import format_count, format_duration, format_leading_count, format_nearest_duration


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "one day"), (14, "14 days"), (77, "11 weeks"), (78, "12 weeks"), (200, "seven months"), (4000, "11 years")],
)
def test_a_length_is_never_said_shorter_than_it_is(days: int, words: str) -> None:
    assert format_duration(days) == words


@pytest.mark.parametrize(("days", "words"), [(365, "one year"), (1800, "five years"), (90, "three months")])
def test_a_gap_is_rounded(days: int, words: str) -> None:
    assert format_nearest_duration(days) == words


@pytest.mark.parametrize(("count", "words"), [(0, "No"), (1, "One"), (16, "Sixteen"), (20, "20"), (1502, "1,502")])
def test_a_sentence_opens_with_a_word_where_it_is_short(count: int, words: str) -> None:
    assert format_leading_count(count) == words


@pytest.mark.parametrize(("count", "words"), [(1, "one event"), (3, "three events"), (22, "22 events")])
def test_a_noun_agrees_with_its_number(count: int, words: str) -> None:
    assert format_count(count, "event") == words
