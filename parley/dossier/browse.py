"""The tables as they are written, for readers to look through: searched, sorted, told by column."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.tables.contract import TARGETS, fields_of, primary_key, resources_of
from parley.text.query import plain, read_query

KINDS = {table: kind for kind, (table, _) in TARGETS.items()}
"""Tables whose rows are records: table -> kind of record."""

NUMBERS = frozenset({"integer", "number", "year"})


class Column(NamedTuple):
    """A column as the contract describes it: what it holds, of which type, and which values it may have."""

    name: str
    kind: str
    description: str
    values: tuple[str, ...]

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind in NUMBERS


def names_of(dossier: Dossier) -> list[str]:
    """The tables of a dossier, in the order of its contract."""
    return list(resources_of(dossier.contract))


def title_of(dossier: Dossier, table: str) -> str:
    """What a table is called."""
    return str(resources_of(dossier.contract).get(table, {}).get("title") or table.replace("_", " ").capitalize())


def description_of(dossier: Dossier, table: str) -> str:
    """What a row of a table is, in the contract's words."""
    return str(resources_of(dossier.contract).get(table, {}).get("description", ""))


def columns_of(dossier: Dossier, table: str) -> list[Column]:
    """The columns of a table."""
    return [
        Column(
            str(field["name"]),
            str(field.get("type", "string")),
            str(field.get("description", "")),
            tuple(map(str, field.get("constraints", {}).get("enum", ()))),
        )
        for field in fields_of(dossier.contract, table)
    ]


def key_of(dossier: Dossier, table: str) -> str:
    """The column that names a row; "" where that takes several."""
    key = primary_key(dossier.contract, table)
    return key[0] if len(key) == 1 else ""


def rows_of(
    dossier: Dossier, table: str, *, find: str = "", order: str = "", only: Collection[str] | None = None
) -> pd.DataFrame:
    """The sound rows of a table as text, in the order of their file unless `order` names a column (-column: downwards).

    `find` keeps rows in which all that is looked for stands, as every search here reads it; `only` keeps rows with
    these ids.
    """
    rows = ordered(dossier, table, order)
    if only is not None:
        rows = rows[rows[key_of(dossier, table)].isin(only)]
    if query := read_query(find):
        rows = rows[texts_of(dossier, table).loc[rows.index].map(query.fits).astype(bool)]
    return rows


@lru_cache(maxsize=16)
def ordered(dossier: Dossier, table: str, order: str) -> pd.DataFrame:
    """The rows of a table in an order; empty cells come last, numbers go by their value."""
    names = [column.name for column in columns_of(dossier, table)]
    rows = dossier.tables[table][names]
    column = order.removeprefix("-")
    if column not in names:
        return rows
    number = next(each.is_number for each in columns_of(dossier, table) if each.name == column)
    values = pd.to_numeric(rows[column], errors="coerce") if number else rows[column].map(sortable)
    downwards = order.startswith("-")
    return rows.loc[values.sort_values(ascending=not downwards, na_position="last", kind="stable").index]


def sortable(cell: str) -> str | None:
    """A cell as it is sorted: whatever its case, accents and brackets; None where it is empty."""
    return plain(cell).strip() or None


@lru_cache(maxsize=16)
def texts_of(dossier: Dossier, table: str) -> pd.Series:
    """Each row as one plain text to search, by its line; no phrase reaches over the bars between its cells."""
    rows = ordered(dossier, table, "")
    texts = [" | ".join(map(plain, cells)) for cells in rows.itertuples(index=False)]
    return pd.Series(texts, index=rows.index, dtype="str")
