"""Text folded so that what differs only in typography is the same, with the way back to where each letter stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_TYPOGRAPHIC_VARIANTS = {
    "'": "‘’‚‛ʼʹ′`´‹›＇",
    '"': "“”„‟″«»＂",
    "-": "‐‑‒–—―−－",
    # Persian and Arabic keyboards write the same two letters with other signs.
    "ي": "ی",
    "ك": "ک",
    " ": "\t\n\r\f\v\x85\u2028\u2029",  # and every space separator, see _typeface
}
# Soft hyphen, zero-width characters, direction marks and isolates, Arabic elongation: they show nothing of their own.
# Direction overrides stay: they can turn round what a reader sees.
_INVISIBLE_CHARACTERS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u061c\ufeff\u0640"
# Compatibility forms that change no meaning. A superscript or fraction does: 10² is not 102.
_NEUTRAL_DECOMPOSITIONS = {
    "<compat>",
    "<noBreak>",
    "<wide>",
    "<narrow>",
    "<initial>",
    "<medial>",
    "<final>",
    "<isolated>",
}
_LETTER_REPLACEMENTS = str.maketrans("łøđðħŧıþ", "lodðhtiþ") | str.maketrans({"æ": "ae", "œ": "oe"})
# What a run of spaces or dashes holds after its first.
_FRENCH_QUOTATION = re.compile(r"(?<![\w.!?…,])«[ \t\u00a0\u202f]+[^«»]*?[ \t\u00a0\u202f]+»(?!\w)")
_REPEATED_SPACE_OR_DASH = re.compile("(?<= ) +|(?<=-)-+")
# Scripts that set no spaces between words: Thai, Lao, Myanmar, Khmer, Japanese kana, Han.
UNSPACED_SCRIPT = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text; `starts[i]` is where its i-th letter stands in the original."""

    text: str
    original: str
    starts: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `text[start:end]` stands in the original; None where it would cut one character in two."""
        for edge in (start, end):
            if 0 < edge < len(self.text) and self.starts[edge] == self.starts[edge - 1]:
                return None
        last = self.starts[end - 1] + 1
        limit = self.starts[end] if end < len(self.text) else len(self.original)
        while last < limit and unicodedata.combining(self.original[last]):  # accents that were folded away
            last += 1
        return self.starts[start], last


class _FoldingTable(dict[str, str]):
    """What each character folds to, worked out when it is first met."""

    def __init__(self, loose: bool) -> None:
        super().__init__({variant: plain for plain, variants in _TYPOGRAPHIC_VARIANTS.items() for variant in variants})
        self.update(dict.fromkeys(_INVISIBLE_CHARACTERS, ""))
        self.loose = loose

    def __missing__(self, character: str) -> str:
        found = _strip_typeface(character)
        self[character] = _strip_case_and_accents(found) if self.loose else found
        return self[character]


class TextFolder:
    """One way to fold: by typography alone, or `loose`, case and accents as well.

    `stable` folds as it was always done: hashes of words in links that are out in the world rest on it.
    """

    def __init__(self, loose: bool = False, stable: bool = False) -> None:
        self._table = _FoldingTable(loose)
        self._stable = stable
        if stable:
            for letter in "یک":
                del self._table[letter]

    def __call__(self, text: str) -> FoldedText:
        """Fold a text, runs of spaces or dashes to one."""
        table = self._table
        parts = [table[character] for character in text]
        if "«" in text and not self._stable:
            _drop_french_blanks(text, parts)
        joined = "".join(parts)
        if len(joined) == len(text) and "" not in parts:
            starts: Sequence[int] = range(len(text))
        else:
            starts = [at for at, part in enumerate(parts) for _ in part]
        return _collapse_runs(joined, text, starts)


def _drop_french_blanks(text: str, parts: list[str]) -> None:
    """Take out the blanks inside French marks, which other typography sets without."""
    for quotation in _FRENCH_QUOTATION.finditer(text):
        start, end = quotation.start() + 1, quotation.end() - 2
        while start < end and text[start] in " \t\u00a0\u202f":
            parts[start] = ""
            start += 1
        while end > start and text[end] in " \t\u00a0\u202f":
            parts[end] = ""
            end -= 1


def _collapse_runs(joined: str, original: str, starts: Sequence[int]) -> FoldedText:
    again = [run.span() for run in _REPEATED_SPACE_OR_DASH.finditer(joined)]
    if not again:
        return FoldedText(joined, original, starts)
    kept = list(zip([0, *(end for _, end in again)], [*(start for start, _ in again), len(joined)], strict=True))
    text = "".join(joined[start:end] for start, end in kept)
    return FoldedText(text, original, [at for start, end in kept for at in starts[start:end]])


def _strip_typeface(character: str) -> str:
    """A character without what only its typeface or its width adds, accents apart from their letter."""
    if unicodedata.category(character) == "Zs":
        return " "
    form = unicodedata.decomposition(character).partition(" ")[0]
    if form.startswith("<") and form not in _NEUTRAL_DECOMPOSITIONS:
        return character
    return unicodedata.normalize("NFKD" if form.startswith("<") else "NFD", character)


def _strip_case_and_accents(text: str) -> str:
    """Small letters without accents, digits of any script as 0-9; marks that spell a vowel of their own stay."""
    small = unicodedata.normalize("NFD", text.casefold()).translate(_LETTER_REPLACEMENTS)
    return "".join(str(int(c)) if c.isdecimal() else c for c in small if not _is_accent(c))


def _is_accent(character: str) -> bool:
    kind = unicodedata.combining(character)
    return kind >= 200 or 10 <= kind <= 36  # above or below a letter; Hebrew and Arabic points


def is_word_character(character: str) -> bool:
    """Whether a character belongs to a word."""
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def splits_word(text: str, at: int) -> bool:
    """Whether a cut at this place would go through a word. Scripts without spaces can be cut anywhere."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if not (is_word_character(before) and is_word_character(after)):
        return False
    return not (UNSPACED_SCRIPT.match(before) or UNSPACED_SCRIPT.match(after))
