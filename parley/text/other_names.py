"""Names by names: all that stand for the same actor or place, found by any one of them in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from parley.text.query import split_search_words
from parley.text.spelling_variants import Words

NAME_KINDS = frozenset({"name", "former", "abbreviation"})
"""Aliases that name one and the same: an office or a metonym may stand for others at another time."""

Target = tuple[str, str]
"""What a name stands for: the type (actor, territory) and the id."""


def index_other_names(names: Iterable[tuple[str, Target]]) -> dict[Words, dict[Words, str]]:
    """By a name in plain words: all names of the one that it stands for, in plain words and as written.

    A name of two stands for neither: nobody can tell which is meant.
    """
    of_target: dict[Target, dict[Words, str]] = {}
    of_name: dict[Words, set[Target]] = {}
    for name, target in names:
        if words := split_search_words(name):
            of_target.setdefault(target, {}).setdefault(words, name)
            of_name.setdefault(words, set()).add(target)
    return {words: of_target[next(iter(targets))] for words, targets in of_name.items() if len(targets) == 1}
