"""How each fact of a dossier is known: stated by an article, inferred by an editor, or taken from a reference."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from parley.check.coverage import count_records_by_sentence, supporting_spans_by_article
from parley.dossier.dossier import Dossier
from parley.tables.contract import TARGET_TABLES

RECORD_DATE_COLUMNS = {"event": "date", "statement": "date", "control": "valid_from"}
"""Records with a date of their own, and the column it stands in."""

TIME_PROPERTIES = frozenset({"date", "valid_from", "valid_to"})
"""Columns whose basis the record's own `date_basis` tells, whatever evidence adds to them."""

RECORD_COUNT_LABELS = {
    "event": "Events",
    "statement": "Statements",
    "actor": "Actors",
    "territory": "Places",
    "control": "Control",
}
DATE_COUNT_LABELS = {"event": "Dates of events", "statement": "Dates of statements", "control": "Beginnings of control"}


class BasisCount(NamedTuple):
    """So many facts of a kind, by how they are known."""

    label: str
    stated: int
    inferred: int
    reference: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.stated + self.inferred + self.reference


@lru_cache(maxsize=4)
def count_facts_by_basis(dossier: Dossier) -> tuple[BasisCount, ...]:
    """The records, their dates, and the single columns that evidence proves, counted; kinds without any left out.

    A record or a column is stated where an article's words support it, else it rests on a reference; a date is what its
    own `date_basis` says.
    """
    proofs = list_supported_facts(dossier)
    records = proofs[proofs["property"].eq("")]
    columns = proofs[proofs["property"].ne("") & ~proofs["property"].isin(TIME_PROPERTIES)]
    out = [
        make_basis_count(RECORD_COUNT_LABELS[kind], records.loc[records["target_type"].eq(kind), "basis"])
        for kind in TARGET_TABLES
    ]
    for kind in RECORD_DATE_COLUMNS:
        table = getattr(dossier, TARGET_TABLES[kind][0])
        out.append(make_basis_count(DATE_COUNT_LABELS[kind], table.loc[table["span"].notna(), "date_basis"]))
    out.append(make_basis_count("Single details", columns["basis"]))
    return tuple(count for count in out if count.total)


def list_supported_facts(dossier: Dossier) -> pd.DataFrame:
    """What evidence supports, once each: `target_type`, `record`, `property`, and its `basis`."""
    rows = dossier.evidence[dossier.evidence["stance"].eq("supports")]
    stated = rows["source_id"].isin(dossier.articles)
    rows = rows.assign(basis=stated.map({True: "stated", False: "reference"}))
    rows = rows.sort_values("basis", ascending=False, kind="stable")
    return rows.drop_duplicates(["record", "property"])[["target_type", "record", "property", "basis"]]


def make_basis_count(label: str, bases: pd.Series) -> BasisCount:
    """Bases as numbers."""
    found = bases.value_counts()
    return BasisCount(label, *(int(found.get(basis, 0)) for basis in ("stated", "inferred", "reference")))


def sum_basis_counts(counts: tuple[BasisCount, ...]) -> BasisCount:
    """All facts together."""
    return BasisCount(
        "All",
        sum(each.stated for each in counts),
        sum(each.inferred for each in counts),
        sum(each.reference for each in counts),
    )


@lru_cache(maxsize=4)
def count_support_by_sentence(dossier: Dossier) -> Mapping[str, Mapping[int, int]]:
    """By article: how many records each sentence supports, by its number; one that supports none is left out."""
    passages = supporting_spans_by_article(dossier.evidence)
    return {
        source: count_records_by_sentence(article, passages.get(source, []))
        for source, article in dossier.articles.items()
    }
