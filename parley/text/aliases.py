"""Names in a text: every spelling of the alias table, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from ahocorasick_rs import AhoCorasick, MatchKind

from parley.text.name_forms import HANGUL, HEBREW_LETTER, HEBREW_PREFIX, KOREAN_PARTICLE, list_name_forms
from parley.text.typography import FoldedText, TextFolder, splits_word

# "And", "so", "with", "to", "like": Arabic writes them as one word with the name that follows.
_PROCLITIC_PATTERN = re.compile("[وفبلك]{1,2}")
_MIN_NAME_AFTER_PROCLITIC = 3
# Between Cyrillic letters an apostrophe belongs to the word; elsewhere it parts a name from its ending.
_INNER_APOSTROPHE = re.compile("[\u0400-\u052f]'[\u0400-\u052f]")

MAX_ABBREVIATION_LETTERS = 6
"""Capitals up to which an alias is an abbreviation, which takes no ending."""

_ABBREVIATION_CONTINUES = re.compile(r"\.[^\W\d_]\.")  # the abbreviation goes on: “U.S.” is not “U.S.A.”


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text and what it stands for; where one spelling has several targets, one mention for each."""

    start: int
    end: int
    alias: str
    target_type: str
    target_id: str
    kind: str


class NameFinder:
    """The alias table, ready to be looked for."""

    def __init__(self, aliases: pd.DataFrame) -> None:
        self._fold = TextFolder(loose=True)
        self._rows: dict[str, list[tuple[str, str, str, str]]] = {}
        columns = (aliases[column] for column in ("alias", "target_type", "target_id", "kind"))
        for alias, target_type, target_id, kind in zip(*columns, strict=True):
            folded = self.fold(alias)
            if folded:
                self._rows.setdefault(folded, []).append((alias.strip(), target_type, target_id, kind))
        self._finders: dict[str, tuple[list[str], list[str], AhoCorasick]] = {}

    def fold(self, alias: str) -> str:
        """A spelling as it is looked for: without case, accents and the like."""
        return self._fold(alias).text.strip()

    def targets_by_spelling(self) -> dict[str, set[str]]:
        """The ids of what each folded spelling stands for."""
        return {spelling: {row[2] for row in rows} for spelling, rows in self._rows.items()}

    def mentions(self, text: str, language: str = "") -> list[Mention]:
        """Every name in the text, from left to right, the longest where several begin or overlap.

        `language` (BCP 47) tells which endings the names may have.
        """
        folded = self._fold(text)
        _, names, finder = self._finder_for(language.partition("-")[0].lower())
        found = finder.find_matches_as_indexes(folded.text, overlapping=True)
        result: list[Mention] = []
        reached = 0
        for number, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            if start >= reached and _is_whole_name(folded.text, start, end):
                mentions = self._mentions_at(folded, names[number], start, end)
                result += mentions
                reached = end if mentions else reached
        return result

    def _finder_for(self, language: str) -> tuple[list[str], list[str], AhoCorasick]:
        """The spellings that are looked for in a language, the name that each is a form of, and what finds them.

        A spelling of the table is never taken for a form of another name, and a form of two names for neither.
        """
        known = self._finders.get(language)
        if known is not None:
            return known
        forms: dict[str, set[str]] = {}
        for name, rows in self._rows.items():
            if any(_is_inflected(alias) for alias, *_ in rows):
                for form in list_name_forms(name, language):
                    forms.setdefault(form, set()).add(name)
        own = {form: names.pop() for form, names in forms.items() if len(names) == 1 and form not in self._rows}
        spellings, names = [*self._rows, *own], [*self._rows, *own.values()]
        # All matches, overlapping: the longest may turn out to be no name, and a shorter one within it may be.
        made = (spellings, names, AhoCorasick(spellings, matchkind=MatchKind.Standard))
        self._finders[language] = made
        return made

    def _mentions_at(self, folded: FoldedText, pattern: str, start: int, end: int) -> list[Mention]:
        place = folded.span(start, end)
        if place is None:
            return []
        word = folded.original[slice(*place)]
        rows = [row for row in self._rows[pattern] if _has_capitals(row[0], word)]
        rows.sort(key=lambda row: row[0] != word)  # the very spelling first
        return list(_unique_target_mentions(rows, place))


def _unique_target_mentions(rows: list[tuple[str, str, str, str]], place: tuple[int, int]) -> Iterator[Mention]:
    seen: set[tuple[str, str]] = set()
    for alias, target_type, target_id, kind in rows:
        if (target_type, target_id) not in seen:
            seen.add((target_type, target_id))
            yield Mention(*place, alias, target_type, target_id, kind)


def _is_whole_name(text: str, start: int, end: int) -> bool:
    """Whether a match is a word of its own (or several); a possessive ending lies outside it."""
    if HANGUL.match(text, start) and KOREAN_PARTICLE.match(text, end):
        return not splits_word(text, start)
    if splits_word(text, end) or _ABBREVIATION_CONTINUES.match(text, end - 1) or _INNER_APOSTROPHE.match(text, end - 1):
        return False
    if start > 1 and _INNER_APOSTROPHE.match(text, start - 2):
        return False
    return not splits_word(text, start) or _follows_proclitic(text, start, end)


def _follows_proclitic(text: str, start: int, end: int) -> bool:
    if end - start < _MIN_NAME_AFTER_PROCLITIC:
        return False
    prefix, most = (HEBREW_PREFIX, 3) if HEBREW_LETTER.match(text, start) else (_PROCLITIC_PATTERN, 2)
    return any(
        prefix.fullmatch(text, start - length, start) and not splits_word(text, start - length)
        for length in range(1, most + 1)
        if start >= length
    )


def _is_inflected(alias: str) -> bool:
    """Whether an alias is a name that takes endings: it begins with a capital, or is of a script that has none."""
    first = next((letter for letter in alias if letter.isalpha()), "")
    return not first.islower() and not (len(alias) > 1 and alias.isupper() and len(alias) <= MAX_ABBREVIATION_LETTERS)


def _has_capitals(alias: str, word: str) -> bool:
    """Whether a word has the capitals that tell a name from a common word: “US” is not “us”, “Hope” not “hope”."""
    letters = [c for c in alias if c.isalpha()]
    if len(letters) > 1 and alias.isupper():
        return word.isupper()
    return not (letters and letters[0].isupper()) or not next((c for c in word if c.isalpha()), "").islower()
