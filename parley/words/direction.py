"""Text of the other direction inside a sentence: isolated, or its figures and commas jump to the wrong side."""

from __future__ import annotations

import re
import unicodedata

FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"
"""Begin and end of a run that is laid out by itself, in the direction of its first strong letter (UAX #9)."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
_ISOLATES = str.maketrans(dict.fromkeys("\u2066\u2067\u2068\u2069", ""))


def isolate(text: str) -> str:
    """A text that keeps to itself in a line of the other direction.

    One without letters of such a direction, or with all of them in isolates already, stays as it is.
    """
    if not any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in _ISOLATED.sub("", text)):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"


def strip_isolates(text: str) -> str:
    """A text without the signs of isolation, for programs that compare it."""
    return text.translate(_ISOLATES)
