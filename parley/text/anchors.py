"""Where a quote stands in a text. A quote that has changed is never anchored anew, only a likeness is suggested."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from parley.text.typography import Folded, Folding, splits_word

AnchorKind = Literal["exact", "same", "ambiguous", "changed", "missing"]
_Finder = Callable[[str, str], Iterator[tuple[int, int]]]

_CLOSE = 70  # per cent of likeness worth an editor's look; unrelated sentences reach 55
_SCRAP = 0.6  # of the quote's length
# Where a quote may not be cut: inside a number (10|,000, –|5), a range or a compound (non-|negotiable), before “n’t”.
_CUT_AFTER_TWO = re.compile(r"[0-9][.,][0-9]|[^\W_]-[^\W_]|\W?-[0-9]")
_CUT_AFTER_ONE = re.compile(r"[0-9][.,][0-9]|[^\W_]-[^\W_]|n't")
_LONG_DASHES = str.maketrans("—―", "  ")  # these part clauses; folded, they would look like a compound's hyphen
_WINDOW = 8  # letters looked at on each side, some of which may be invisible


@dataclass(frozen=True, slots=True)
class Anchor:
    """What became of a quote.

    `exact` stands letter for letter; `same` is equal up to typography; `ambiguous` stands more than once and its
    surroundings do not decide; `changed` does not stand there, but `suggestion` is like it; `missing` has no likeness.
    """

    kind: AnchorKind
    start: int | None = None
    end: int | None = None
    suggestion: str = ""


def anchor(text: str, exact: str, prefix: str = "", suffix: str = "", sentences: Sequence[str] = ()) -> Anchor:
    """Find a quote in a text; `sentences` are those from which a likeness is suggested, else the text's lines."""
    if not exact.strip():
        return Anchor("missing")
    places: list[tuple[int, int]] = []
    steps: tuple[tuple[AnchorKind, _Finder], ...] = (("exact", _letter_for_letter), ("same", _up_to_typography))
    for kind, find in steps:
        places = [place for place in find(text, exact) if _is_whole(text, place[0]) and _is_whole(text, place[1])]
        fitting = [place for place in places if _fits(text, place, prefix, suffix)]
        if fitting:
            return Anchor(kind, *fitting[0]) if len(fitting) == 1 else Anchor("ambiguous")
    # A single place among other words than its own may be the twin of a passage that is gone.
    return Anchor("ambiguous") if len(places) > 1 else _likeness(exact, sentences or text.split("\n"))


def _letter_for_letter(text: str, quote: str) -> Iterator[tuple[int, int]]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _up_to_typography(text: str, quote: str) -> Iterator[tuple[int, int]]:
    folded, sought = _typographic(text), _by_typography()(quote).text.strip()
    for place in _letter_for_letter(folded.text, sought) if sought else ():
        original = folded.span(*place)
        if original is not None:
            yield original


def _is_whole(text: str, at: int) -> bool:
    """Whether a quote may begin or end here."""
    before = _plain(text[max(0, at - _WINDOW) : at].translate(_LONG_DASHES))[-2:]
    after = _plain(text[at : at + _WINDOW].translate(_LONG_DASHES))[:2]
    if splits_word(before + after, len(before)):
        return False
    return not (_CUT_AFTER_TWO.fullmatch(before + after[:1]) or _CUT_AFTER_ONE.fullmatch(before[-1:] + after))


@lru_cache(maxsize=1)
def _by_typography() -> Folding:
    return Folding()


@lru_cache(maxsize=64)
def _typographic(text: str) -> Folded:
    return _by_typography()(text)


def _plain(text: str) -> str:
    return _by_typography()(text).text


def _fits(text: str, place: tuple[int, int], prefix: str, suffix: str) -> bool:
    """Whether the words around a place are those that the quote was stored with."""
    # Folding may shorten: twice the length and some room are enough to hold the stored words.
    ahead = _plain(text[max(0, place[0] - 2 * len(prefix) - _WINDOW) : place[0]]).rstrip()
    behind = _plain(text[place[1] : place[1] + 2 * len(suffix) + _WINDOW]).lstrip()
    return ahead.endswith(_plain(prefix).strip()) and behind.startswith(_plain(suffix).strip())


def _likeness(quote: str, sentences: Sequence[str]) -> Anchor:
    found = process.extractOne(quote, sentences, scorer=_alike, processor=_comparable, score_cutoff=_CLOSE)
    return Anchor("changed", suggestion=found[0]) if found else Anchor("missing")


def _alike(quote: str, sentence: str, **_: object) -> float:
    """Likeness in per cent to the closest part of a sentence; a scrap of a sentence is not like a long quote."""
    is_scrap = len(sentence) < _SCRAP * len(quote)
    return fuzz.ratio(quote, sentence) if is_scrap else fuzz.partial_ratio(quote, sentence)


def _comparable(text: str) -> str:
    return _plain(text).casefold()
