"""Short texts in narrow columns: how wide they are, and where they break."""

from __future__ import annotations

import re
import unicodedata

NARROW_LETTERS, BROAD_LETTERS = frozenset("ijltfrI.,:;’‘'|!()/ "), frozenset("mwMWGOQDHNU@%—")
"""Letters much narrower and broader than the rest."""


SOFT_HYPHEN = "\u00ad"
"""Where a word may break, if it must."""


def estimate_text_width(text: str, size: float) -> float:
    """About how wide a line of text is in pixels at a size; no font is at hand where pictures are made.

    Marks that stand on a letter take no room, signs of Chinese, Japanese and Korean a whole square.
    """
    return sum(map(estimate_letter_width, text)) * size


def estimate_letter_width(letter: str) -> float:
    """About how wide a letter is, as a share of the size of the text."""
    if letter in NARROW_LETTERS:
        return 0.31
    if letter in BROAD_LETTERS:
        return 0.78
    if letter.isascii():
        return 0.56
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.56


def wrap_text_lines(text: str, room: float, size: float, most: int) -> list[str]:
    """A text in lines that fit `room` pixels where its words allow it, `most` at most; the rest is cut with “…”.

    Dashes and hyphens end a line; a word without any is never broken.
    """
    lines: list[str] = []
    for word in re.findall(r"[^\s–-]+[–-]?|[–-]", text.replace(SOFT_HYPHEN, "-")):
        glue = "" if lines and lines[-1].endswith(("–", "-")) else " "
        if lines and estimate_text_width(f"{lines[-1]}{glue}{word}", size) <= room:
            lines[-1] += glue + word
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} …"
    return [truncate_line(line, room + size, size) for line in kept]


def truncate_line(line: str, room: float, size: float) -> str:
    """A line that is far too long for its room, cut with “…”."""
    while len(line) > 3 and estimate_text_width(line, size) > room:
        line = line.rstrip("…")[:-1].rstrip() + "…"
    return line
