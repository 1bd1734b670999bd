"""Check a dossier: everything that is wrong with it at once, and everything that is sound all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from parley.check.aliases import check_aliases
from parley.check.cells import check_all_cells
from parley.check.changes import check_changes
from parley.check.claim import check_claim_settings
from parley.check.control import check_control
from parley.check.dates import check_dates
from parley.check.evidence import check_evidence
from parley.check.links import circular_part_faults, exclude_dependent_rows, list_foreign_keys, unknown_key_faults
from parley.check.settings import check_settings, check_territory_codes, contract_settings
from parley.check.sources import read_source_articles
from parley.check.story import check_story
from parley.tables.contract import ContractError, missing_column_faults, read_contract, table_file_path
from parley.tables.faults import Fault
from parley.tables.reading import read_tables
from parley.text.articles import Article

HARMLESS_COLUMNS = frozenset({"sha256"})
"""A text that has changed is still read: its quotes are looked for one by one."""


@dataclass(frozen=True, eq=False)
class CheckResult:
    """What is wrong with a dossier, and its sound rows; `warnings` are for the editor and take no row out.

    Every frame's index, "row", is the line in its file; `anchors` stands beside `tables["evidence"]` row for row.
    """

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    contract: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    articles: dict[str, Article]
    anchors: pd.DataFrame


def check_dossier(folder: Path) -> CheckResult:
    """Check a dossier's contract, tables, articles and evidence; bad data is a fault, never an exception."""
    folder = Path(folder)
    try:
        contract = read_contract(folder)
        faults = missing_column_faults(contract)
    except ContractError as error:
        contract, faults = {}, error.faults
    tables, misread = read_tables(folder, contract)
    files = {table_file_path(contract, table): table for table in tables}
    broken = faulty_rows_by_table(misread, files)
    legible = exclude_table_rows(tables, broken)
    articles, lost = read_source_articles(folder, table_file_path(contract, "sources"), legible["sources"])
    anchors, unproven = check_evidence(contract, legible, articles)
    found = list_foreign_keys(contract, tables)
    faults += [*misread, *check_all_cells(contract, legible), *lost, *unproven, *check_dates(contract, legible)]
    faults += [*unknown_key_faults(contract, tables, found, broken), *circular_part_faults(contract, legible)]
    faults += [*check_territory_codes(folder, contract, legible["territories"]), *check_settings(contract, articles)]
    faults += [
        *check_claim_settings(contract_settings(contract), legible["evidence"]),
        *check_story(contract, legible, articles),
    ]
    faults += [*check_changes(contract, legible), *check_control(contract, legible)]
    unsound = faulty_rows_by_table(faults, files)
    faults += exclude_dependent_rows(contract, tables, found, unsound)
    sound = exclude_table_rows(tables, unsound)
    kept = set(sound["sources"]["source_id"])
    readable = {key: article for key, article in articles.items() if key in kept}
    told = sort_faults([*faults, *check_aliases(contract, sound["aliases"], readable)])
    wrong, warned = (tuple(each for each in told if each.is_warning is flag) for flag in (False, True))
    return CheckResult(wrong, warned, contract, sound, readable, anchors.loc[sound["evidence"].index])


def exclude_table_rows(tables: Mapping[str, pd.DataFrame], rows: Mapping[str, set[int]]) -> dict[str, pd.DataFrame]:
    """The tables without some of their lines."""
    return {table: frame[~frame.index.isin(rows.get(table, set()))] for table, frame in tables.items()}


def faulty_rows_by_table(faults: Iterable[Fault], files: Mapping[str, str]) -> dict[str, set[int]]:
    """The lines, by table, that a fault takes out; a fault of the header or of a whole file takes out none."""
    rows: dict[str, set[int]] = {}
    for fault in faults:
        if fault.is_warning or fault.column in HARMLESS_COLUMNS:
            continue
        if fault.file in files and fault.row is not None:
            rows.setdefault(files[fault.file], set()).add(fault.row)
    return rows


def sort_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults by file and row, each once; what concerns a whole file comes first."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda f: (f.file, f.row or 0, f.column)))
