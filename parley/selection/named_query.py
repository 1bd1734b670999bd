"""A query that knows names: who is asked for by one name is found by any other, in any script."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.tables.rows import iterate_row_tuples
from parley.text.other_names import NAME_KINDS, index_other_names
from parley.text.query import Query, QueryTerm, parse_search_query
from parley.text.spelling_variants import Words

MAX_NAME_WORDS = 5
"""Words of a query that are tried together as one name."""

MAX_OTHER_NAMES = 24
"""Other names that one name is looked for by."""


class AddedNames(NamedTuple):
    """What was added to a query: the name that was typed, and the other names that are looked for as well."""

    typed: str
    names: tuple[str, ...]


class NamedQuery(NamedTuple):
    """A query with other names in it, and which were added for which."""

    query: Query
    added: tuple[AddedNames, ...]


@lru_cache(maxsize=256)
def read_named_query(dossier: Dossier, words: str) -> NamedQuery:
    """Read what a reader typed, other names of actors and places added; what stands in quotation marks stays literal.

    A name that means two is left as it is: nobody can tell which was meant.
    """
    plain, names = parse_search_query(words), index_names(dossier)
    terms: list[QueryTerm] = []
    added: list[AddedNames] = []
    at = 0
    while at < len(plain.terms):
        run = find_name_run(plain.terms, at, names)
        if not run:
            terms.append(plain.terms[at])
            at += 1
            continue
        typed = plain.terms[at : at + run]
        spelt = tuple(word for term in typed for word in term.words)
        others = [(name, other) for other, name in names[spelt].items() if other != spelt][:MAX_OTHER_NAMES]
        own = typed[0].others if run == 1 else ()
        said = " ".join(term.typed for term in typed)
        merged = tuple(dict.fromkeys([*own, *(other for _, other in others)]))
        terms.append(replace(typed[0], words=spelt, typed=said, others=merged))
        if others:
            added.append(AddedNames(said, tuple(name for name, _ in others)))
        at += run
    return NamedQuery(Query(tuple(terms), plain.left_out), tuple(added))


def find_name_run(terms: tuple[QueryTerm, ...], at: int, names: dict[Words, dict[Words, str]]) -> int:
    """How many terms from a place on are one known name together, the most where several are; 0 for none."""
    for length in range(min(MAX_NAME_WORDS, len(terms) - at), 0, -1):
        run = terms[at : at + length]
        if any(term.literal or term.prefix for term in run):
            continue
        if tuple(word for term in run for word in term.words) in names:
            return length
    return 0


@lru_cache(maxsize=4)
def index_names(dossier: Dossier) -> dict[Words, dict[Words, str]]:
    """All names of each actor and place of a dossier, by any of them: its aliases and the names that pages show."""
    columns = ["alias", "target_type", "target_id", "kind"]
    names = [
        (alias, (target, key))
        for alias, target, key, kind in iterate_row_tuples(dossier.aliases, columns)
        if kind in NAME_KINDS
    ]
    for target, table in (("actor", dossier.actors), ("territory", dossier.territories)):
        names += [(name, (target, key)) for key, name in iterate_row_tuples(table, [f"{target}_id", "name"])]
    return index_other_names(names)
