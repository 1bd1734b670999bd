"""What a reader searches for: whole words, "phrases", beginnings* — one reading of them, whoever looks.

The index of sentences, the filter of events and the marks in the text all read a query here, so that what is counted
is what is found and marked. Case, accents and typography are folded; nothing a reader types is ever an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from parley.text.spelling_variants import Words, list_spelling_variants
from parley.text.typography import UNSPACED_SCRIPT, FoldedText, TextFolder, is_word_character

SEARCH_FOLDER = TextFolder(loose=True)
"""How words are compared: case, accents and typography aside."""

MAX_QUERY_TERMS = 32
"""More words than anybody looks for in one sentence; the rest of a longer query is left out."""

MAX_TERM_LENGTH = 400
"""Letters of one word or phrase that are looked for."""

_TERM_PATTERN = re.compile(r'"(?P<phrase>[^"]*)"?(?P<after>\*?)|(?P<word>[^\s"]+)')
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
# "And", "so", then "with", "to", "like": Arabic writes them as one word with the one that follows.
_PROCLITIC_PREFIXES = [first + second for first in ("", "و", "ف") for second in ("", "ب", "ل", "ك")]
_MIN_PROCLITIC_WORD = 3


class _NonLetterSpaces(dict[int, str | int]):
    """Characters as words are made of them: what is no letter is a space."""

    def __missing__(self, code: int) -> str | int:
        self[code] = code if is_word_character(chr(code)) and chr(code) != "_" else " "
        return self[code]


_NON_LETTERS_TO_SPACES = _NonLetterSpaces()


def fold_search_text(text: str) -> str:
    """A text as words are looked for in it: folded, every other sign a space."""
    return SEARCH_FOLDER(text).text.translate(_NON_LETTERS_TO_SPACES)


def space_unspaced_scripts(words: str) -> str:
    """Plain words with the letters of scripts that set no spaces apart, each a word of its own."""
    return UNSPACED_SCRIPT.sub(r" \g<0> ", words)


def split_search_words(text: str) -> Words:
    """A name or a phrase in plain words, as an index of sentences has them."""
    return tuple(space_unspaced_scripts(fold_search_text(text)).split())


@dataclass(frozen=True)
class QueryTerm:
    """One word or phrase, in plain words; with `prefix` the last may go on. `typed` is as the reader wrote it.

    `others` are words that stand for the same: other spellings, other names. `literal` says that the reader put it in
    quotation marks, so that nothing else is looked for.
    """

    words: tuple[str, ...]
    prefix: bool
    typed: str = field(default="", compare=False)
    others: tuple[tuple[str, ...], ...] = ()
    literal: bool = False

    @property
    def ways(self) -> list[tuple[str, ...]]:
        """The words and all that stands for the same; a first word whose script joins small words on, with each."""
        return [(head, *words[1:]) for words in (self.words, *self.others) for head in list_first_word_forms(words[0])]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The term in a plain text."""
        return re.compile("|".join(build_words_pattern(words, self.prefix) for words in (self.words, *self.others)))

    def occurs_in(self, words: str) -> bool:
        """Whether the term stands in a plain text."""
        return self.pattern.search(words) is not None

    def __str__(self) -> str:
        """The term as a reader would type it, in quotation marks."""
        return f"“{self.typed or ' '.join(self.words)}”" + ("*" if self.prefix else "")


def list_first_word_forms(first: str) -> list[str]:
    """A first word, and where its script joins small words on to the next, with each of these."""
    joins = _ARABIC_LETTER.match(first) and len(first) >= _MIN_PROCLITIC_WORD
    return [ahead + first for ahead in _PROCLITIC_PREFIXES] if joins else [first]


def build_words_pattern(words: tuple[str, ...], prefix: bool) -> str:
    """A regular expression for words in their order in a plain text; with `prefix` the last may go on."""
    first, last = words[0], words[-1]
    parts = ["|".join(map(re.escape, list_first_word_forms(first))).join(("(?:", ")"))]
    for before, word in pairwise(words):
        unspaced = UNSPACED_SCRIPT.match(before[-1]) or UNSPACED_SCRIPT.match(word[0])
        parts += [" *" if unspaced else " +", re.escape(word)]
    inside = UNSPACED_SCRIPT.pattern.strip("[]")
    opening = "" if UNSPACED_SCRIPT.match(first[0]) else f"(?<![^ {inside}])"
    closing = "" if UNSPACED_SCRIPT.match(last[-1]) else "[^ ]*" if prefix else f"(?![^ {inside}])"
    return opening + "".join(parts) + closing


@dataclass(frozen=True)
class Query:
    """All that one query asks for: a sentence must hold every term. `left_out` counts terms beyond what is sought."""

    terms: tuple[QueryTerm, ...] = ()
    left_out: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.terms)

    def fits(self, words: str) -> bool:
        """Whether every term stands in a plain text."""
        return all(term.occurs_in(words) for term in self.terms)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where any of the terms stand in a text, as offsets into it; in order, none twice."""
        return find_query_spans(self, SEARCH_FOLDER(text)) if self else []


def find_query_spans(query: Query, folded: FoldedText) -> list[tuple[int, int]]:
    """Where the terms stand in the original of a text that is folded already."""
    words = folded.text.translate(_NON_LETTERS_TO_SPACES)
    found = {
        place
        for term in query.terms
        for match in term.pattern.finditer(words)
        if (place := folded.span(match.start(), match.end()))
    }
    return sorted(found)


@lru_cache(maxsize=256)
def parse_search_query(text: str) -> Query:
    """Read what a reader typed: words, phrases in any quotation marks, a trailing * for beginnings."""
    terms = list({(term.words, term.prefix): term for term in reversed([*_parse_query_terms(text)])}.values())[::-1]
    return Query(tuple(terms[:MAX_QUERY_TERMS]), max(0, len(terms) - MAX_QUERY_TERMS))


def _parse_query_terms(text: str) -> Iterator[QueryTerm]:
    folded = SEARCH_FOLDER(text)
    for piece in _TERM_PATTERN.finditer(folded.text):
        group = "word" if piece["word"] is not None else "phrase"
        said = piece[group]
        prefix = said.rstrip().endswith("*") or bool(piece["after"])
        words = space_unspaced_scripts(said.translate(_NON_LETTERS_TO_SPACES)[:MAX_TERM_LENGTH]).split()
        if words:
            place = folded.span(*piece.span(group))
            typed = text[slice(*place)].strip().rstrip("*") if place else ""
            literal = group == "phrase"
            others = () if literal or prefix else tuple(list_spelling_variants(tuple(words), typed))
            yield QueryTerm(tuple(words), prefix, typed, others, literal)
