"""Which evidence of a record is told first: the editor's choice, the page's language, the earliest article."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pandas as pd

from parley.words import dates

PAGE_LANGUAGE = "en"
"""The language that the pages are written in: a reader of theirs can read an article in it."""

NO_POSITION = 10**9
"""Rows for which the editor chose no place come after those with one."""


def rank_evidence(evidence: pd.DataFrame, sources: pd.DataFrame, articles: Collection[str]) -> pd.Series:
    """The place of every row of evidence in the order in which rows are told (0 is first); references come last.

    `evidence` has `start` and `paragraph` already. The order: the editor's `position`, articles in the language of the
    page, the day of the article, the order of the text.
    """
    found = sources.drop_duplicates("source_id").set_index("source_id")
    first = [first_possible_day(text) for text in found["published"]]
    days = {source: day.toordinal() for source, day in zip(found.index, first, strict=True) if day}
    languages = found["language"].str.split("-").str[0].str.lower()
    keys = pd.DataFrame(
        {
            "reference": ~evidence["source_id"].isin(list(articles)),
            "position": pd.to_numeric(evidence["position"], errors="coerce").fillna(NO_POSITION),
            "foreign": evidence["source_id"].map(languages).ne(PAGE_LANGUAGE),
            "day": evidence["source_id"].map(days),
            "source": evidence["source_id"].map({key: at for at, key in enumerate(found.index)}),
            "paragraph": evidence["paragraph"],
            "start": evidence["start"],
        },
        index=evidence.index,
    )
    order = keys.sort_values(list(map(str, keys)), na_position="last", kind="stable").index
    return pd.Series(range(len(order)), index=order, dtype="int64").reindex(evidence.index)


def first_possible_day(text: str) -> date | None:
    """The first day that an EDTF text may mean (the last where its beginning is open); None for one that is no date."""
    try:
        span = dates.parse_date_span(text) if text else None
    except dates.DateError:
        return None
    return (span.earliest or span.latest) if span else None
