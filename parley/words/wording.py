"""Small words of headlines: numbers under ten in words, names as a list."""

from __future__ import annotations

from collections.abc import Sequence

from parley.words.direction import isolate

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spell_small_number(count: int) -> str:
    """A count in a sentence: in words under ten, else in figures."""
    return NUMBER_WORDS[count] if 0 <= count < len(NUMBER_WORDS) else f"{count:,}"


def join_names(names: Sequence[str]) -> str:
    """Names as a list in a sentence: "a", "a and b", "a, b and c"."""
    named = list(map(isolate, names))
    return " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))


def capitalize_first(text: str) -> str:
    """A text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
