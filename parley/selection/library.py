"""The articles of a dossier as a list: who published what when, in which language, and how much of it matches."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from parley.dossier.browse import cell_sort_key
from parley.dossier.dossier import Dossier, make_day_column
from parley.dossier.lookup import readable_article_rows
from parley.selection.selection import SelectionResult
from parley.selection.source_filter import list_chosen_articles
from parley.words import dates

UNKNOWN_DAY_LABEL = "no day known"


@lru_cache(maxsize=4)
def build_article_frame(dossier: Dossier) -> pd.DataFrame:
    """Every article by its id: `title`, `publisher`, `language`, `day` in words, `latest` (NaT = none), `sentences`."""
    rows = readable_article_rows(dossier).set_index("source_id")
    read = [dates.parse_date_span(text) if text else None for text in rows["published"]]
    articles = [dossier.articles[source_id] for source_id in rows.index]
    return pd.DataFrame(
        {
            "title": [
                article.title or title or source_id
                for article, title, source_id in zip(articles, rows["title"], rows.index, strict=True)
            ],
            "publisher": rows["publisher"],
            "language": rows["language"],
            "day": [dates.format_date_span(span) if span else UNKNOWN_DAY_LABEL for span in read],
            "latest": make_day_column(span.latest if span else None for span in read).to_numpy(),
            "sentences": [len(article.sentences) for article in articles],
        },
        index=rows.index,
    )


def count_fitting_sentences(dossier: Dossier, shown: SelectionResult) -> dict[str, int]:
    """How many sentences of each article support an event or statement that is shown."""
    rows = dossier.evidence
    kept = rows[rows["record"].isin(shown.records) & rows["stance"].eq("supports") & rows["sentence"].notna()]
    counted = kept.groupby("source_id")["sentence"].nunique()
    return {str(source_id): int(count) for source_id, count in counted.items() if source_id in dossier.articles}


def select_library_articles(
    dossier: Dossier,
    order: str,
    *,
    language: str = "",
    publisher: str = "",
    sources: tuple[str, ...] = (),
    matches: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """The articles in an order of `address.ARTICLE_ORDERS`, with `matches` by article; "" and () leave all in.

    `sources` are values of the filter by article.
    """
    rows = sort_library_articles(dossier, order)
    if sources:
        rows = rows[rows.index.isin(list_chosen_articles(dossier, sources))]
    if language:
        rows = rows[rows["language"] == language]
    if publisher:
        rows = rows[rows["publisher"] == publisher]
    found = pd.Series(dict(matches or {}), dtype="int64")
    rows = rows.assign(matches=found.reindex(rows.index, fill_value=0))
    return rows.sort_values("matches", ascending=False, kind="stable") if order == "matches" else rows


@lru_cache(maxsize=8)
def sort_library_articles(dossier: Dossier, order: str) -> pd.DataFrame:
    """All articles in an order, the newest first among equals; what matches is not known here."""
    rows = build_article_frame(dossier).sort_values("latest", ascending=False, na_position="last", kind="stable")
    if order in ("title", "publisher", "language"):
        return rows.sort_values(order, key=lambda column: column.map(cell_sort_key), na_position="last", kind="stable")
    return rows
