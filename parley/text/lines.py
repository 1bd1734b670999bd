"""Lines of a text as they look, and what the table `sources` tells of single ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parley.text.typography import UNSPACED_SCRIPT, TextFolder

LINE_END = re.compile("[\n\v\f\x85\u2028\u2029]")
"""Every sign that a program may show as the end of a line; one letter each, so that offsets stay."""

_LETTERS_PER_WORD = 3  # of Thai, Lao, Burmese, Khmer, Japanese and Chinese, about
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
_MAX_KNOWN_LINE = 400  # letters; no title or byline is longer
_FOLD_KNOWN = TextFolder(loose=True)
_EDGE_SIGNS = " .\"'*_#-|"
# “By Ann Lee”, in the words of several languages.
_BYLINE_MARK = re.compile(
    r"^(?:(?:words |written |reporting )?by|von|par|por|di|da|door|od|autor|od|вiд|від|автор|авторка|текст|yazan|av|af"
    r"|του|της|بقلم|كتبت?|מאת)[ :]+"
)


@dataclass(frozen=True, slots=True)
class KnownLines:
    """What the table `sources` says of an article; a line that equals one of these is that, whatever it looks like."""

    title: str = ""
    author: str = ""
    publisher: str = ""

    def find_role(self, line: str) -> str:
        """What a line is, up to typography, case and marks round it: title, byline or publisher; "" for none."""
        if len(line) > _MAX_KNOWN_LINE:
            return ""
        shown = _fold_line(line)
        for role, told in (("title", self.title), ("byline", self.author), ("publisher", self.publisher)):
            if told and shown == _fold_line(told):
                return role
        return "byline" if self.author and _BYLINE_MARK.sub("", shown) == _fold_line(self.author) else ""


def split_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line, without blanks and unseen signs at its edges; of an empty one both are the same."""
    at = 0
    for end in [*(match.start() for match in LINE_END.finditer(text)), len(text)]:
        start, stop = at, end
        while start < stop and _is_unseen(text[start]):
            start += 1
        while stop > start and _is_unseen(text[stop - 1]):
            stop -= 1
        yield start, stop
        at = end + 1


def count_words(text: str) -> int:
    """Words of a text; where a script sets no blanks, as many as its letters make about."""
    unspaced = len(UNSPACED_SCRIPT.findall(text))
    if not unspaced:
        return len(text.split())
    return len(UNSPACED_SCRIPT.sub(" ", text).split()) + -(-unspaced // _LETTERS_PER_WORD)


def _is_unseen(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE


def _fold_line(line: str) -> str:
    return _FOLD_KNOWN(line).text.strip(_EDGE_SIGNS)
