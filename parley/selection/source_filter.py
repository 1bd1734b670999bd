"""The filter by article: what the values of `source` in a link mean, and which records those articles tell of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import readable_article_rows
from parley.tables.rows import iterate_row_tuples

PUBLISHER_PREFIX, LANGUAGE_PREFIX = "publisher:", "language:"
"""How a value of `source` names all articles of a publisher, or in a language; any other value is an article's id."""

TELLING_STANCES = frozenset({"supports", "differs"})
"""Evidence by which an article tells of a record; an editor's remark on its words (`disputes`, `context`) is none."""


class SourceChoice(NamedTuple):
    """A value that `source` may have: what it is, and the articles that it means."""

    value: str
    kind: str
    name: str
    articles: tuple[str, ...]


@lru_cache(maxsize=8)
def source_choices(dossier: Dossier) -> Mapping[str, SourceChoice]:
    """Every value of `source`, by value: publishers, then languages where there are several, then articles by day."""
    rows = readable_article_rows(dossier).sort_values("published", kind="stable")
    found = [
        SourceChoice(f"{prefix}{name}", kind, str(name), tuple(group["source_id"]))
        for kind, column, prefix in (
            ("publisher", "publisher", PUBLISHER_PREFIX),
            ("language", "language", LANGUAGE_PREFIX),
        )
        if rows[column].nunique() > 1
        for name, group in rows.groupby(column, sort=False)
    ]
    found += [
        SourceChoice(key, "article", title, (key,)) for key, title in iterate_row_tuples(rows, ["source_id", "title"])
    ]
    return {choice.value: choice for choice in found}


def list_chosen_articles(dossier: Dossier, sources: tuple[str, ...]) -> frozenset[str]:
    """The articles that the values of a filter mean, any of them."""
    choices = source_choices(dossier)
    return frozenset(article for value in sources if value in choices for article in choices[value].articles)


@lru_cache(maxsize=64)
def list_told_records(dossier: Dossier, articles: frozenset[str]) -> frozenset[str]:
    """The records (`event:…`, `control:…`) of which any of these articles tells, or tells otherwise."""
    rows = dossier.evidence
    telling = rows["source_id"].isin(articles) & rows["stance"].isin(TELLING_STANCES)
    return frozenset(rows.loc[telling, "record"])
