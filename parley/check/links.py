"""Follow what points from row to row: unknown ids, circles, and rows that fall with a faulty row they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from rapidfuzz import process

from parley.tables.contract import TARGET_TABLES, resources_by_name, table_file_path, table_primary_key
from parley.tables.faults import Fault

MAX_SUGGESTIONS = 100
"""How many different unknown ids get a "did you mean": each is compared with all ids there are."""

RowsByTable = Mapping[str, set[int]]
FramesByTable = Mapping[str, pd.DataFrame]
RowLocation = tuple[str, int]


@dataclass(frozen=True)
class DependentFault(Fault):
    """A sound row that is left out because one it rests on has a fault: mend that one, and this goes away."""


@dataclass(frozen=True, eq=False)
class ForeignKey:
    """Cells that name rows elsewhere: the keys by line (empty ones left out) and the home of each known key."""

    table: str
    column: str
    keys: pd.Series[Any]
    locations: Mapping[str, RowLocation]


def list_foreign_keys(contract: dict[str, Any], tables: FramesByTable) -> list[ForeignKey]:
    """Every foreign key of the contract, and every pair of `target_type` and `target_id`."""
    found = []
    for table, resource in resources_by_name(contract).items():
        for link in resource["schema"].get("foreignKeys", []):
            other = link["reference"].get("resource") or table
            if other in tables:
                homes = locate_table_keys(tables, other, link["reference"]["fields"])
                found.append(
                    ForeignKey(table, ", ".join(link["fields"]), join_key_columns(tables[table], link["fields"]), homes)
                )
        if {"target_type", "target_id"} <= set(tables[table].columns):
            rows = tables[table]
            keys = (rows["target_type"] + ":" + rows["target_id"])[rows["target_id"].ne("")].astype(object)
            found.append(ForeignKey(table, "target_id", keys, locate_records(tables)))
    return found


def join_key_columns(rows: pd.DataFrame, columns: list[str]) -> pd.Series[Any]:
    """The cells of a key as one text by line; a key with all cells empty points nowhere."""
    keys = rows[columns[0]]
    for column in columns[1:]:
        keys = keys + ", " + rows[column]
    # as plain objects: looking up many of them among many is then several times faster
    return keys[(rows[columns] != "").any(axis=1)].astype(object)


def locate_table_keys(tables: FramesByTable, table: str, columns: list[str]) -> dict[str, RowLocation]:
    """Where each key of a table stands; of two rows with the same key the first."""
    keys = join_key_columns(tables[table], columns).drop_duplicates()
    return {key: (table, row) for row, key in zip(keys.index, keys, strict=True)}


def locate_records(tables: FramesByTable) -> dict[str, RowLocation]:
    """Where each record stands, by `type:id`."""
    return {
        f"{kind}:{key}": home
        for kind, (table, column) in TARGET_TABLES.items()
        for key, home in locate_table_keys(tables, table, [column]).items()
    }


def unknown_key_faults(
    contract: dict[str, Any], tables: FramesByTable, found: Iterable[ForeignKey], broken: RowsByTable
) -> list[Fault]:
    """Cells that name a row that does not exist; rows in `broken` could not be read and have their fault."""
    faults = []
    for pointer in found:
        keys = pointer.keys[~pointer.keys.index.isin(broken.get(pointer.table, set()))]
        lost = keys[~keys.isin(list(pointer.locations))]
        meant = {key: suggest_known_key(key, pointer.locations) for key in lost.unique()[:MAX_SUGGESTIONS]}
        for row, key in zip(lost.index, lost, strict=True):
            problem, remedy = (
                "there is no row with this id.",
                meant.get(key) or "Correct the id, or add the row it names.",
            )
            if not pointer.locations or has_empty_target(tables, key):
                problem, remedy = "the table it points to has no rows that could be read.", "Mend that table first."
            file, value = table_file_path(contract, pointer.table), key.partition(":")[2] or key
            faults.append(Fault(file, row, pointer.column, value, problem, remedy))
    return faults


def has_empty_target(tables: FramesByTable, key: str) -> bool:
    """Whether a key `type:id` speaks of a table without rows."""
    kind, colon, _ = key.partition(":")
    return bool(colon) and kind in TARGET_TABLES and tables[TARGET_TABLES[kind][0]].empty


def suggest_known_key(key: str, homes: Mapping[str, RowLocation]) -> str:
    """A question that names the id nearest to an unknown one, or ""."""
    found = process.extractOne(key, list(homes), score_cutoff=75)
    return f"Did you mean “{found[0].partition(':')[2] or found[0]}”?" if found else ""


def circular_part_faults(contract: dict[str, Any], tables: FramesByTable) -> list[Fault]:
    """Rows whose `part_of` leads back to themselves."""
    faults = []
    for table, rows in tables.items():
        if "part_of" not in rows.columns:
            continue
        key = (table_primary_key(contract, table) or [rows.columns[0]])[0]
        above = dict(zip(rows[key], rows["part_of"], strict=True))
        for row, start in zip(rows.index, rows[key], strict=True):
            if is_in_part_cycle(start, above):
                problem = "this leads back to the row itself."
                faults.append(
                    Fault(table_file_path(contract, table), row, "part_of", above[start], problem, "Break the circle.")
                )
    return faults


def is_in_part_cycle(start: str, above: Mapping[str, str]) -> bool:
    """Whether going up from a row leads to it again."""
    seen: set[str] = set()
    view = above.get(start, "")
    while view and view not in seen:
        if view == start:
            return True
        seen.add(view)
        view = above.get(view, "")
    return False


def exclude_dependent_rows(
    contract: dict[str, Any], tables: FramesByTable, found: list[ForeignKey], unsound: dict[str, set[int]]
) -> list[Fault]:
    """Take out, until nothing changes, what points to an unsound row or has no sound evidence; adds to `unsound`."""
    faults: list[Fault] = []
    while new := [
        *dependent_row_faults(contract, found, unsound),
        *unsupported_record_faults(contract, tables, unsound),
    ]:
        for table, fault in new:
            unsound.setdefault(table, set()).add(fault.row or 0)
        faults += [fault for _, fault in new]
    return faults


def dependent_row_faults(
    contract: dict[str, Any], found: Iterable[ForeignKey], unsound: RowsByTable
) -> list[tuple[str, Fault]]:
    """Sound rows that point to an unsound one."""
    new: list[tuple[str, Fault]] = []
    hit: set[RowLocation] = set()
    for pointer in found:
        dead = {key for key, (table, row) in pointer.locations.items() if row in unsound.get(table, ())}
        lost = pointer.keys[pointer.keys.isin(list(dead))] if dead else pointer.keys[:0]
        for row, key in zip(lost.index, lost, strict=True):
            if row in unsound.get(pointer.table, ()) or (pointer.table, row) in hit:
                continue
            hit.add((pointer.table, row))
            table, other = pointer.locations[key]
            problem = f"it points to row {other} of {table_file_path(contract, table)}, which has a fault."
            file, value = table_file_path(contract, pointer.table), key.partition(":")[2] or key
            fault = DependentFault(
                file, row, pointer.column, value, problem, "This row is left out until that one is mended."
            )
            new.append((pointer.table, fault))
    return new


def unsupported_record_faults(
    contract: dict[str, Any], tables: FramesByTable, unsound: RowsByTable
) -> list[tuple[str, Fault]]:
    """Sound records that no sound row of the evidence supports."""
    evidence = tables["evidence"]
    support = evidence[evidence["stance"].eq("supports")]
    every = (support["target_type"] + ":" + support["target_id"]).astype(object)
    sound = every[~every.index.isin(unsound.get("evidence", set()))]
    new: list[tuple[str, Fault]] = []
    for kind, (table, column) in TARGET_TABLES.items():
        keys = (kind + ":" + tables[table][column]).astype(object)
        lost = keys[~keys.isin(sound) & ~keys.index.isin(unsound.get(table, set())) & tables[table][column].ne("")]
        before: dict[str, list[int]] = {}
        for row, key in zip(every.index, every, strict=True) if len(lost) else ():
            before.setdefault(key, []).append(row)
        for row, key in zip(lost.index, lost, strict=True):
            new.append((table, build_unsupported_fault(contract, table, column, row, key, before.get(key, []))))
    return new


def build_unsupported_fault(
    contract: dict[str, Any], table: str, column: str, row: int, key: str, before: list[int]
) -> Fault:
    """The fault of a record without sound evidence; `before` are the lines of what would support it."""
    kind, _, value = key.partition(":")
    file, evidence = table_file_path(contract, table), table_file_path(contract, "evidence")
    if before:
        lines = ", ".join(map(str, before[:5]))
        problem = f"its evidence has a fault (row {lines} of {evidence})."
        return DependentFault(file, row, column, value, problem, "This row is left out until its evidence is mended.")
    remedy = f"Add a row to {evidence} with target_type {kind}, target_id {value}, stance supports and the words."
    return Fault(file, row, column, value, "no evidence supports it.", remedy)
