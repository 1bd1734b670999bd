"""Names in a text: every spelling of the alias table, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd
from ahocorasick_rs import AhoCorasick, MatchKind

from parley.text.inflections import build_inflected_forms
from parley.text.typography import FoldedText, TextFolder, splits_word

# "And", "so", "with", "to", "like": Arabic writes them as one word with the name that follows.
_PROCLITIC_PATTERN = re.compile("[وفبلك]{1,2}")
_HEBREW_PREFIX_PATTERN = re.compile("[והבלמשכ]{1,3}")
_ARABIC_ARTICLE, _ARABIC_TO_THE = "ال", "لل"  # “to the …” is one word, and its article loses a letter
_MIN_NAME_AFTER_PROCLITIC, _MIN_NAME_AFTER_HEBREW_PREFIX = 3, 4
# “Petrova” is a woman's name and a man's in the genitive; what stands around it can show the woman.
_SHARED_WITH_WOMAN = re.compile("(?:ов|ев|єв|ин|ін|ын)а")
_WOMAN_AHEAD = re.compile(r"\s+\w+ла(?:с[ья])?\b")
_NAME_BEHIND = re.compile(r"[А-ЯЁІЇЄҐ][\w’']+[ая]\s+$")
# Between Cyrillic letters an apostrophe belongs to the word; elsewhere it parts a name from its ending.
_INNER_APOSTROPHE = re.compile("[\u0400-\u052f]'[\u0400-\u052f]")

_ABBREVIATION_CONTINUES = re.compile(r"\.[^\W\d_]\.")  # the abbreviation goes on: “U.S.” is not “U.S.A.”


_AliasRow = tuple[str, str, str, str]  # alias, target_type, target_id, kind


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
        self._rows: dict[str, list[_AliasRow]] = {}
        columns = (aliases[column] for column in ("alias", "target_type", "target_id", "kind"))
        for alias, target_type, target_id, kind in zip(*columns, strict=True):
            folded = self.fold(alias)
            if folded:
                self._rows.setdefault(folded, []).append((alias.strip(), target_type, target_id, kind))
            if folded.startswith(_ARABIC_ARTICLE):
                contracted = _ARABIC_TO_THE + folded.removeprefix(_ARABIC_ARTICLE)
                self._rows.setdefault(contracted, []).append((alias.strip(), target_type, target_id, kind))
        self._patterns = list(self._rows)
        # All matches, overlapping: the longest may turn out to be no name, and a shorter one within it may be.
        self._finder = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)
        self._inflected: dict[str, _InflectedFinder] = {}

    def fold(self, alias: str) -> str:
        """A spelling as it is looked for: without case, accents and the like."""
        return self._fold(alias).text.strip()

    def targets_by_spelling(self) -> dict[str, set[str]]:
        """The ids of what each folded spelling stands for."""
        return {spelling: {row[2] for row in rows} for spelling, rows in self._rows.items()}

    def mentions(self, text: str, language: str = "") -> list[Mention]:
        """Every name in the text, from left to right, the longest where several begin or overlap.

        `language` (BCP 47) is the text's: it tells which endings a name may have. Without it only those are known that
        a script alone gives away.
        """
        folded = self._fold(text)
        found: dict[tuple[int, int], list[_AliasRow]] = {}
        for number, start, end in self._finder.find_matches_as_indexes(folded.text, overlapping=True):
            if _is_whole_name(folded.text, start, end):
                found.setdefault((start, end), []).extend(self._rows[self._patterns[number]])
        for (start, end), rows in self._inflected_finder(language).find(folded.text):
            if _is_whole_name(folded.text, start, end) and not _may_be_a_woman(folded, start, end):
                found.setdefault((start, end), []).extend(rows)
        result: list[Mention] = []
        reached = 0
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if start >= reached:
                mentions = self._mentions_at(folded, found[start, end], start, end)
                result += mentions
                reached = end if mentions else reached
        return result

    def _inflected_finder(self, language: str) -> _InflectedFinder:
        if language not in self._inflected:
            rows = [row for each in self._rows.values() for row in each]
            self._inflected[language] = _InflectedFinder(list(dict.fromkeys(rows)), language, self.fold)
        return self._inflected[language]

    def _mentions_at(self, folded: FoldedText, rows: list[_AliasRow], start: int, end: int) -> list[Mention]:
        place = folded.span(start, end)
        if place is None:
            return []
        word = folded.original[slice(*place)]
        rows = [row for row in rows if _has_capitals(row[0], word)]
        rows.sort(key=lambda row: row[0] != word)  # the very spelling first
        return list(_unique_target_mentions(rows, place))


class _InflectedFinder:
    """The forms that names have in one language, found by the letters with which they begin."""

    def __init__(self, rows: list[_AliasRow], language: str, fold: Callable[[str], str]) -> None:
        self._forms: dict[str, list[tuple[re.Pattern[str], _AliasRow]]] = {}
        for row in rows:
            if forms := build_inflected_forms(row[0], language, fold):
                self._forms.setdefault(forms[0], []).append((forms[1], row))
        self._stems = list(self._forms)
        self._finder = AhoCorasick(self._stems, matchkind=MatchKind.Standard) if self._stems else None

    def find(self, text: str) -> Iterator[tuple[tuple[int, int], list[_AliasRow]]]:
        """Each place of a form in a folded text, with the rows of the alias."""
        if self._finder is None:
            return
        for number, start, _ in self._finder.find_matches_as_indexes(text, overlapping=True):
            if splits_word(text, start):
                continue
            for pattern, row in self._forms[self._stems[number]]:
                if match := pattern.match(text, start):
                    yield match.span(), [row]


def _may_be_a_woman(folded: FoldedText, start: int, end: int) -> bool:
    """Whether a man's name in the genitive is here a woman's: with her first name, or a verb that speaks of her."""
    if " " in folded.text[start:end] or not _SHARED_WITH_WOMAN.search(folded.text, end - 3, end):
        return False
    if _WOMAN_AHEAD.match(folded.text, end):
        return True
    place = folded.span(start, end)
    behind = folded.original[max(0, place[0] - 30) : place[0]] if place else ""
    named = _NAME_BEHIND.search(behind)
    return (
        named is not None
        and bool(behind[: named.start()].strip())
        and behind[: named.start()].rstrip()[-1] not in ".!?"
    )


def _unique_target_mentions(rows: list[_AliasRow], place: tuple[int, int]) -> Iterator[Mention]:
    seen: set[tuple[str, str]] = set()
    for alias, target_type, target_id, kind in rows:
        if (target_type, target_id) not in seen:
            seen.add((target_type, target_id))
            yield Mention(*place, alias, target_type, target_id, kind)


def _is_whole_name(text: str, start: int, end: int) -> bool:
    """Whether a match is a word of its own (or several); a possessive ending lies outside it."""
    if splits_word(text, end) or _ABBREVIATION_CONTINUES.match(text, end - 1) or _INNER_APOSTROPHE.match(text, end - 1):
        return False
    if start > 1 and _INNER_APOSTROPHE.match(text, start - 2):
        return False
    return not splits_word(text, start) or _follows_proclitic(text, start, end)


def _follows_proclitic(text: str, start: int, end: int) -> bool:
    if end - start < _MIN_NAME_AFTER_PROCLITIC:
        return False
    hebrew = "\u05d0" <= text[start] <= "\u05ea"
    if hebrew and end - start < _MIN_NAME_AFTER_HEBREW_PREFIX:
        return False
    pattern = _HEBREW_PREFIX_PATTERN if hebrew else _PROCLITIC_PATTERN
    return any(
        pattern.fullmatch(text, start - length, start) and not splits_word(text, start - length)
        for length in (1, 2, 3)
        if start >= length
    )


def _has_capitals(alias: str, word: str) -> bool:
    """Whether a word has the capitals that tell a name from a common word: “US” is not “us”, “Hope” not “hope”."""
    letters = [c for c in alias if c.isalpha()]
    if len(letters) > 1 and alias.isupper():
        return word.isupper()
    return not (letters and letters[0].isupper()) or not next((c for c in word if c.isalpha()), "").islower()
