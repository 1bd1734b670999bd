"""Two texts one above the other: the words in which they differ."""

from __future__ import annotations

from difflib import SequenceMatcher

WordRun = tuple[str, bool]
"""A run of words, and whether they differ from those of the other text."""


def diff_words(stored: str, closest: str) -> tuple[list[WordRun], list[WordRun]]:
    """Both texts in runs of words; what only stands around the stored words in the closest text counts as alike."""
    old, new = stored.split(), closest.split()
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    left: list[WordRun] = []
    right: list[WordRun] = []
    for number, (tag, i1, i2, j1, j2) in enumerate(steps):
        left.append((" ".join(old[i1:i2]), tag != "equal"))
        spare = max(0, (j2 - j1) - (i2 - i1))
        before = spare if number == 0 else 0
        after = spare if number == len(steps) - 1 and not before else 0
        right.append((" ".join(new[j1 : j1 + before]), False))
        right.append((" ".join(new[j1 + before : j2 - after]), tag != "equal"))
        right.append((" ".join(new[j2 - after : j2]), False))
    return [piece for piece in left if piece[0]], [piece for piece in right if piece[0]]
