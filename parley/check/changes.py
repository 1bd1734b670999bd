"""See that the list of changes can be followed: to a table of the contract, and to a row that is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from parley.tables.contract import table_file_path, table_primary_key
from parley.tables.faults import Fault


def check_changes(contract: dict[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Faults of the table `changes`; a dossier without it, or with an empty one, has none."""
    changes = tables.get("changes")
    if changes is None:
        return []
    file = table_file_path(contract, "changes")
    faults: list[Fault] = []
    for row, table, record in changes[["table", "record"]].itertuples(name=None):
        faults += change_target_faults(contract, tables, file, row, table, record)
    return faults


def change_target_faults(
    contract: dict[str, Any], tables: Mapping[str, pd.DataFrame], file: str, row: int, table: str, record: str
) -> list[Fault]:
    """A table that the contract has not, or a record that is not in its table."""
    if table and table not in tables:
        remedy = "Name a table of data/datapackage.json, or leave it blank for the whole."
        return [Fault(file, row, "table", table, "there is no such table.", remedy)]
    if not record:
        return []
    key = table_primary_key(contract, table) if table else []
    if len(key) != 1:
        remedy = "Name its table, or leave the record blank."
        return [Fault(file, row, "record", record, "no table says where this record is.", remedy)]
    if record in set(tables[table][key[0]]):
        return []
    remedy = "Correct it; if the row was taken out, leave this blank and name it under “what”."
    return [Fault(file, row, "record", record, f"{table} has no such row.", remedy)]
