"""Short texts in narrow columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.figures.letters import SOFT_HYPHEN, estimate_text_width, wrap_text_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("by 18 Mar", ["by 18", "Mar"]),
        ("12 Feb–18 Mar", ["12 Feb–", "18 Mar"]),
        ("Full-scale", ["Full-", "scale"]),
        (f"state{SOFT_HYPHEN}ments", ["state-", "ments"]),
        ("", []),
    ],
)
def test_lines_end_between_words_at_dashes_and_where_a_word_may_break(text: str, lines: list[str]) -> None:
    assert wrap_text_lines(text, 46, 12.5, 3) == lines


def test_what_does_not_fit_says_so() -> None:
    lines = wrap_text_lines("one two three four five six", 30, 12, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


@given(st.text(max_size=60), st.integers(1, 4))
def test_no_text_makes_more_lines_than_there_is_room_for(text: str, most: int) -> None:
    assert len(wrap_text_lines(text, 46, 11, most)) <= most


@given(st.text(min_size=1, max_size=20), st.text(max_size=5))
def test_more_letters_are_wider(text: str, more: str) -> None:
    assert estimate_text_width(text + more, 12) >= estimate_text_width(text, 12)
