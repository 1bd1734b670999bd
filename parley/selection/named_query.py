"""A query that knows names: who is asked for by one name is found by any other, in any script."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.tables.rows import iterate_row_tuples
from parley.text.query import Query, QueryTerm, fold_search_text, parse_search_query, space_unspaced_scripts

NAME_KINDS = frozenset({"name", "former", "abbreviation"})
"""Aliases that name one and the same: an office or a metonym may stand for others at another time."""

MAX_NAME_WORDS = 5
"""Words of a query that are tried together as one name."""

MAX_OTHER_NAMES = 24
"""Other names that one name is looked for by."""

Words = tuple[str, ...]


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
        others = [(name, other) for name, other in names[spelt] if other != spelt][:MAX_OTHER_NAMES]
        own = typed[0].others if run == 1 else ()
        said = " ".join(term.typed for term in typed)
        merged = tuple(dict.fromkeys([*own, *(other for _, other in others)]))
        terms.append(replace(typed[0], words=spelt, typed=said, others=merged))
        if others:
            added.append(AddedNames(said, tuple(name for name, _ in others)))
        at += run
    return NamedQuery(Query(tuple(terms), plain.left_out), tuple(added))


def find_name_run(terms: tuple[QueryTerm, ...], at: int, names: dict[Words, list[tuple[str, Words]]]) -> int:
    """How many terms from a place on are one known name together, the most where several are; 0 for none."""
    for length in range(min(MAX_NAME_WORDS, len(terms) - at), 0, -1):
        run = terms[at : at + length]
        if any(term.literal or term.prefix for term in run):
            continue
        if tuple(word for term in run for word in term.words) in names:
            return length
    return 0


@lru_cache(maxsize=4)
def index_names(dossier: Dossier) -> dict[Words, list[tuple[str, Words]]]:
    """By a name in plain words: all names of the one that it names, as written and in plain words."""
    names: dict[tuple[str, str], dict[Words, str]] = {}
    targets: dict[Words, set[tuple[str, str]]] = {}
    columns = ["alias", "target_type", "target_id", "kind"]
    rows = [
        (alias, (kind, key))
        for alias, kind, key, sort in iterate_row_tuples(dossier.aliases, columns)
        if sort in NAME_KINDS
    ]
    rows += [(name, ("actor", key)) for key, name in iterate_row_tuples(dossier.actors, ["actor_id", "name"])]
    rows += [
        (name, ("territory", key)) for key, name in iterate_row_tuples(dossier.territories, ["territory_id", "name"])
    ]
    for alias, target in rows:
        if spelt := tuple(space_unspaced_scripts(fold_search_text(alias)).split()):
            names.setdefault(target, {}).setdefault(spelt, alias)
            targets.setdefault(spelt, set()).add(target)
    return {
        spelt: [(name, words) for target in found for words, name in names[target].items()]
        for spelt, found in targets.items()
        if len(found) == 1
    }
