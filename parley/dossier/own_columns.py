"""Columns that only this dossier's contract knows: kept, checked by it, and shown wherever its records are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.tables.contract import list_own_columns, own_column_label


@lru_cache(maxsize=64)
def own_column_labels(dossier: Dossier, table: str) -> Mapping[str, str]:
    """The name of each column of a table's own, with what it is called on pages."""
    return {str(field["name"]): own_column_label(field) for field in list_own_columns(dossier.contract, table)}


def own_column_names(dossier: Dossier, *tables: str) -> list[str]:
    """The names of the own columns of some tables, each once, for the header of a file."""
    return list(dict.fromkeys(name for table in tables for name in own_column_labels(dossier, table)))


def own_cells(dossier: Dossier, table: str, row: Mapping[str, object]) -> dict[str, str]:
    """The cells of a row's own columns by column, for a file."""
    return {name: str(row[name]) for name in own_column_labels(dossier, table)}
