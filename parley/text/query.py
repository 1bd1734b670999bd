"""What a reader searches for: whole words, "phrases", beginnings* — one reading of them, whoever looks.

The index of sentences, the filter of events and the marks in the text all read a query here, so that what is counted
is what is found and marked. Case, accents and typography are folded; nothing a reader types is ever an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from parley.text.typography import UNSPACED, Folded, Folding, is_letter

FOLDING = Folding(loose=True)
"""How words are compared: case, accents and typography aside."""

MOST_TERMS = 32
"""More words than anybody looks for in one sentence; the rest of a longer query is left out."""

LONGEST_TERM = 400
"""Letters of one word or phrase that are looked for."""

_PIECE = re.compile(r'"(?P<phrase>[^"]*)"?(?P<after>\*?)|(?P<word>[^\s"]+)')
_ARABIC = re.compile("[\u0621-\u064a]")
# "And", "so", then "with", "to", "like": Arabic writes them as one word with the one that follows.
_JOINED_ON = [first + second for first in ("", "و", "ف") for second in ("", "ب", "ل", "ك")]
_SHORTEST_JOINED = 3


class _Gaps(dict[int, str | int]):
    """Characters as words are made of them: what is no letter is a space."""

    def __missing__(self, code: int) -> str | int:
        self[code] = code if is_letter(chr(code)) and chr(code) != "_" else " "
        return self[code]


_GAPS = _Gaps()


def plain(text: str) -> str:
    """A text as words are looked for in it: folded, every other sign a space."""
    return FOLDING(text).text.translate(_GAPS)


def spaced(words: str) -> str:
    """Plain words with the letters of scripts that set no spaces apart, each a word of its own."""
    return UNSPACED.sub(r" \g<0> ", words)


@dataclass(frozen=True)
class Term:
    """One word or phrase, in plain words; with `prefix` the last may go on. `typed` is as the reader wrote it."""

    words: tuple[str, ...]
    prefix: bool
    typed: str = field(default="", compare=False)

    @property
    def heads(self) -> list[str]:
        """The first word, and where its script joins small words on to the next, with each of these."""
        first = self.words[0]
        joins = _ARABIC.match(first) and len(first) >= _SHORTEST_JOINED
        return [ahead + first for ahead in _JOINED_ON] if joins else [first]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The term in a plain text."""
        first, last = self.words[0], self.words[-1]
        parts = ["|".join(map(re.escape, self.heads)).join(("(?:", ")"))]
        for before, word in zip(self.words, self.words[1:], strict=False):
            parts += [" *" if UNSPACED.match(before[-1]) or UNSPACED.match(word[0]) else " +", re.escape(word)]
        inside = UNSPACED.pattern.strip("[]")
        opening = "" if UNSPACED.match(first[0]) else f"(?<![^ {inside}])"
        closing = "" if UNSPACED.match(last[-1]) else "[^ ]*" if self.prefix else f"(?![^ {inside}])"
        return re.compile(opening + "".join(parts) + closing)

    def stands_in(self, words: str) -> bool:
        """Whether the term stands in a plain text."""
        return self.pattern.search(words) is not None

    def __str__(self) -> str:
        """The term as a reader would type it, in quotation marks."""
        return f"“{self.typed or ' '.join(self.words)}”" + ("*" if self.prefix else "")


@dataclass(frozen=True)
class Query:
    """All that one query asks for: a sentence must hold every term. `left_out` counts terms beyond what is sought."""

    terms: tuple[Term, ...] = ()
    left_out: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.terms)

    def fits(self, words: str) -> bool:
        """Whether every term stands in a plain text."""
        return all(term.stands_in(words) for term in self.terms)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where any of the terms stand in a text, as offsets into it; in order, none twice."""
        return places_in(self, FOLDING(text)) if self else []


def places_in(query: Query, folded: Folded) -> list[tuple[int, int]]:
    """Where the terms stand in the original of a text that is folded already."""
    words = folded.text.translate(_GAPS)
    found = {
        place
        for term in query.terms
        for match in term.pattern.finditer(words)
        if (place := folded.span(match.start(), match.end()))
    }
    return sorted(found)


@lru_cache(maxsize=256)
def read_query(text: str) -> Query:
    """Read what a reader typed: words, phrases in any quotation marks, a trailing * for beginnings."""
    terms = list(dict.fromkeys(_terms(text)))
    return Query(tuple(terms[:MOST_TERMS]), max(0, len(terms) - MOST_TERMS))


def _terms(text: str) -> Iterator[Term]:
    folded = FOLDING(text)
    for piece in _PIECE.finditer(folded.text):
        group = "word" if piece["word"] is not None else "phrase"
        said = piece[group]
        prefix = said.rstrip().endswith("*") or bool(piece["after"])
        words = spaced(said.translate(_GAPS)[:LONGEST_TERM]).split()
        if words:
            place = folded.span(*piece.span(group))
            typed = text[slice(*place)].strip().rstrip("*") if place else ""
            yield Term(tuple(words), prefix, typed)
