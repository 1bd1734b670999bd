"""Where a quote stands in a text. A quote that has changed is never anchored anew, only a likeness is suggested."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from parley.text.typography import FoldedText, TextFolder, splits_word

AnchorKind = Literal["exact", "same", "ambiguous", "changed", "missing"]
_QuoteFinder = Callable[[str, str], Iterator[tuple[int, int]]]

_SIMILARITY_CUTOFF = 70  # per cent of likeness worth an editor's look; unrelated sentences reach 55
_FRAGMENT_RATIO = 0.6  # of the quote's length
# Where a quote may not be cut: inside a number (10|,000, –|5), a range or a compound (non-|negotiable), before “n’t”.
_NO_CUT_AFTER_TWO = re.compile(r"[0-9][.,][0-9]|[^\W_]-[^\W_]|\W?-[0-9]")
_NO_CUT_AFTER_ONE = re.compile(r"[0-9][.,][0-9]|[^\W_]-[^\W_]|n't")
_LONG_DASHES = str.maketrans("—―", "  ")  # these part clauses; folded, they would look like a compound's hyphen
_BOUNDARY_WINDOW = 8  # letters looked at on each side, some of which may be invisible


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


def anchor_quote(text: str, exact: str, prefix: str = "", suffix: str = "", sentences: Sequence[str] = ()) -> Anchor:
    """Find a quote in a text; `sentences` are those from which a likeness is suggested, else the text's lines."""
    if not exact.strip():
        return Anchor("missing")
    places: list[tuple[int, int]] = []
    steps: tuple[tuple[AnchorKind, _QuoteFinder], ...] = (("exact", _find_exact_spans), ("same", _find_folded_spans))
    for kind, find in steps:
        places = [
            place
            for place in find(text, exact)
            if _is_quote_boundary(text, place[0]) and _is_quote_boundary(text, place[1])
        ]
        fitting = [place for place in places if _has_quote_context(text, place, prefix, suffix)]
        if fitting:
            return Anchor(kind, *fitting[0]) if len(fitting) == 1 else Anchor("ambiguous")
    # A single place among other words than its own may be the twin of a passage that is gone.
    return Anchor("ambiguous") if len(places) > 1 else _suggest_quote(exact, sentences or text.split("\n"))


def _find_exact_spans(text: str, quote: str) -> Iterator[tuple[int, int]]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _find_folded_spans(text: str, quote: str) -> Iterator[tuple[int, int]]:
    folded, sought = _fold_typography(text), _typography_folder()(quote).text.strip()
    for place in _find_exact_spans(folded.text, sought) if sought else ():
        original = folded.span(*place)
        if original is not None:
            yield original


def _is_quote_boundary(text: str, at: int) -> bool:
    """Whether a quote may begin or end here."""
    before = _folded_text(text[max(0, at - _BOUNDARY_WINDOW) : at].translate(_LONG_DASHES))[-2:]
    after = _folded_text(text[at : at + _BOUNDARY_WINDOW].translate(_LONG_DASHES))[:2]
    if splits_word(before + after, len(before)):
        return False
    return not (_NO_CUT_AFTER_TWO.fullmatch(before + after[:1]) or _NO_CUT_AFTER_ONE.fullmatch(before[-1:] + after))


@lru_cache(maxsize=1)
def _typography_folder() -> TextFolder:
    return TextFolder()


@lru_cache(maxsize=64)
def _fold_typography(text: str) -> FoldedText:
    return _typography_folder()(text)


def _folded_text(text: str) -> str:
    return _typography_folder()(text).text


def _has_quote_context(text: str, place: tuple[int, int], prefix: str, suffix: str) -> bool:
    """Whether the words around a place are those that the quote was stored with."""
    # Folding may shorten: twice the length and some room are enough to hold the stored words.
    ahead = _folded_text(text[max(0, place[0] - 2 * len(prefix) - _BOUNDARY_WINDOW) : place[0]]).rstrip()
    behind = _folded_text(text[place[1] : place[1] + 2 * len(suffix) + _BOUNDARY_WINDOW]).lstrip()
    return ahead.endswith(_folded_text(prefix).strip()) and behind.startswith(_folded_text(suffix).strip())


def _suggest_quote(quote: str, sentences: Sequence[str]) -> Anchor:
    found = process.extractOne(
        quote, sentences, scorer=_quote_similarity, processor=_fold_for_similarity, score_cutoff=_SIMILARITY_CUTOFF
    )
    return Anchor("changed", suggestion=found[0]) if found else Anchor("missing")


def _quote_similarity(quote: str, sentence: str, **_: object) -> float:
    """Likeness in per cent to the closest part of a sentence; a scrap of a sentence is not like a long quote."""
    is_scrap = len(sentence) < _FRAGMENT_RATIO * len(quote)
    return fuzz.ratio(quote, sentence) if is_scrap else fuzz.partial_ratio(quote, sentence)


def _fold_for_similarity(text: str) -> str:
    return _folded_text(text).casefold()
