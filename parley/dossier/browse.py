"""The tables as they are written, for readers to look through: searched, sorted, told by column."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.tables.contract import TARGET_TABLES, resources_by_name, table_fields, table_primary_key
from parley.text.query import fold_search_text, parse_search_query

RECORD_KIND_BY_TABLE = {table: kind for kind, (table, _) in TARGET_TABLES.items()}
"""Tables whose rows are records: table -> kind of record."""

NUMBER_TYPES = frozenset({"integer", "number", "year"})


class TableColumn(NamedTuple):
    """A column as the contract describes it: what it holds, of which type, and which values it may have."""

    name: str
    kind: str
    description: str
    values: tuple[str, ...]

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind in NUMBER_TYPES


def list_table_names(dossier: Dossier) -> list[str]:
    """The tables of a dossier, in the order of its contract."""
    return list(resources_by_name(dossier.contract))


def table_title(dossier: Dossier, table: str) -> str:
    """What a table is called."""
    return str(resources_by_name(dossier.contract).get(table, {}).get("title") or table.replace("_", " ").capitalize())


def table_description(dossier: Dossier, table: str) -> str:
    """What a row of a table is, in the contract's words."""
    return str(resources_by_name(dossier.contract).get(table, {}).get("description", ""))


def list_table_columns(dossier: Dossier, table: str) -> list[TableColumn]:
    """The columns of a table."""
    return [
        TableColumn(
            str(field["name"]),
            str(field.get("type", "string")),
            str(field.get("description", "")),
            tuple(map(str, field.get("constraints", {}).get("enum", ()))),
        )
        for field in table_fields(dossier.contract, table)
    ]


def table_id_column(dossier: Dossier, table: str) -> str:
    """The column that names a row; "" where that takes several."""
    key = table_primary_key(dossier.contract, table)
    return key[0] if len(key) == 1 else ""


def select_table_rows(
    dossier: Dossier, table: str, *, find: str = "", order: str = "", only: Collection[str] | None = None
) -> pd.DataFrame:
    """The sound rows of a table as text, in the order of their file unless `order` names a column (-column: downwards).

    `find` keeps rows in which all that is looked for stands, as every search here reads it; `only` keeps rows with
    these ids.
    """
    rows = sort_table_rows(dossier, table, order)
    if only is not None:
        rows = rows[rows[table_id_column(dossier, table)].isin(only)]
    if query := parse_search_query(find):
        rows = rows[row_search_texts(dossier, table).loc[rows.index].map(query.fits).astype(bool)]
    return rows


@lru_cache(maxsize=16)
def sort_table_rows(dossier: Dossier, table: str, order: str) -> pd.DataFrame:
    """The rows of a table in an order; empty cells come last, numbers go by their value."""
    names = [column.name for column in list_table_columns(dossier, table)]
    rows = dossier.tables[table][names]
    column = order.removeprefix("-")
    if column not in names:
        return rows
    number = next(each.is_number for each in list_table_columns(dossier, table) if each.name == column)
    values = pd.to_numeric(rows[column], errors="coerce") if number else rows[column].map(cell_sort_key)
    downwards = order.startswith("-")
    return rows.loc[values.sort_values(ascending=not downwards, na_position="last", kind="stable").index]


def cell_sort_key(cell: str) -> str | None:
    """A cell as it is sorted: whatever its case, accents and brackets; None where it is empty."""
    return fold_search_text(cell).strip() or None


@lru_cache(maxsize=16)
def row_search_texts(dossier: Dossier, table: str) -> pd.Series:
    """Each row as one plain text to search, by its line; no phrase reaches over the bars between its cells."""
    rows = sort_table_rows(dossier, table, "")
    texts = [" | ".join(map(fold_search_text, cells)) for cells in rows.itertuples(index=False)]
    return pd.Series(texts, index=rows.index, dtype="str")
