"""Other ways to write the same words: numbers with and without signs between their groups, initials, compounds."""

from __future__ import annotations

from collections.abc import Iterator

Words = tuple[str, ...]
"""Plain words in their order, as `fold_search_text` gives them."""

COMMON_SHORT_WORDS = frozenset("am an as at be by do go he if in is it me my no of on or so to up us we".split())  # noqa: SIM905
"""Words that initials must not be taken for when their full stops are left out: “U.S.” is not “us”."""

MIN_COMPOUND_PART = 3
MAX_INITIALS = 5
MIN_GROUPED_DIGITS = 4


def list_spelling_variants(words: Words, typed: str = "") -> list[Words]:
    """Other spellings of a word or of the parts of one (`cease-fire`): none of these is another word.

    `typed` is how it was written: only capitals are taken for initials.
    """
    found = [*_number_variants(words), *_initial_variants(words, typed), *_compound_variants(words, typed)]
    return [each for each in dict.fromkeys(found) if each != words]


def _number_variants(words: Words) -> Iterator[Words]:
    """10000 and 10 000 (which is what 10,000 and 10.000 are in plain words)."""
    if not all(word.isdecimal() for word in words):
        return
    digits = "".join(words)
    if len(words) > 1 and len(words[0]) <= 3 and all(len(word) == 3 for word in words[1:]):
        yield (digits,)
    elif len(words) == 1 and len(digits) >= MIN_GROUPED_DIGITS:
        head = len(digits) % 3 or 3
        yield (digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3)))


def _initial_variants(words: Words, typed: str) -> Iterator[Words]:
    """US and U S (which is what U.S. is in plain words)."""
    if len(words) > 1 and all(len(word) == 1 and word.isalpha() for word in words):
        joined = "".join(words)
        if joined not in COMMON_SHORT_WORDS:
            yield (joined,)
    elif len(words) == 1 and 2 <= len(words[0]) <= MAX_INITIALS and typed.isupper() and words[0].isalpha():
        yield tuple(words[0])


def _compound_variants(words: Words, typed: str) -> Iterator[Words]:
    """Ceasefire and cease fire (which is what cease-fire is in plain words)."""
    if len(words) == 2 and " " not in typed.strip() and all(len(word) > 1 and word.isalpha() for word in words):
        yield ("".join(words),)
    elif len(words) == 1 and words[0].isalpha() and words[0].isascii():
        word = words[0]
        for at in range(MIN_COMPOUND_PART, len(word) - MIN_COMPOUND_PART + 1):
            yield (word[:at], word[at:])
