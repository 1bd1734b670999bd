"""Rows suggested for a dossier's tables, and a report of what was taken, changed and left of a file, and why."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from parley.desk.new_dossier import make_package_name
from parley.tables.contract import read_contract, table_column_names, table_fields
from parley.tables.reading import read_tables

Outcome = Literal["taken", "changed", "left"]

SUGGESTIONS_FOLDER = "suggestions"
REPORT_FILE = "report.csv"
REPORT_COLUMNS = ("row", "outcome", "column", "value", "why", "record")

MAX_ID_LENGTH = 60
MAX_LABEL_LINE = 14
"""Letters in a line of an event's label on the timeline, of which there are three."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is computed by a spreadsheet; numbers with a sign are let through."""


class ImportFileError(ValueError):
    """A file that can't be imported; the message names it, says why and what to do."""


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """What became of a row of the file, or of one of its cells (`column`, `value`), and of which record."""

    row: int
    outcome: Outcome
    column: str = ""
    value: str = ""
    why: str = ""
    record: str = ""


@dataclass
class Suggestions:
    """Suggested rows by table, with the dossier they are for: known ids are not given twice, and an actor or a place
    that the dossier has already, by name or alias, is pointed to instead of suggested anew."""

    contract: dict[str, Any]
    known_ids: dict[str, set[str]]
    names: dict[tuple[str, str], str]
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    report: list[ReportedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    numbers: Counter[str] = field(default_factory=Counter)
    sources: list[dict[str, str]] = field(default_factory=list)
    folder: Path = Path()

    def add_row(self, table: str, row: dict[str, str]) -> None:
        """Suggest a row."""
        self.tables.setdefault(table, []).append(row)

    def tell(self, row: int, outcome: Outcome, column: str = "", value: str = "", why: str = "") -> None:
        """Report what became of a row or a cell."""
        self.report.append(ReportedRow(row, outcome, column, value[:200], why))

    def take(self, row: int, record: str) -> None:
        """Report that a row became a record."""
        self.report.append(ReportedRow(row, "taken", record=record))

    def allows(self, table: str, column: str, value: str) -> bool:
        """Whether the contract's list of values, where a column has one, holds a value."""
        for each in table_fields(self.contract, table):
            if each["name"] == column and (listed := each.get("constraints", {}).get("enum")):
                return value in listed
        return True

    def make_id(self, table: str, words: str) -> str:
        """An id that neither the dossier nor this file has: from words, with a number where another has it."""
        stem = make_package_name(words, fallback=table.rstrip("s"))[:MAX_ID_LENGTH].strip("-")
        taken = self.known_ids.setdefault(table, set())
        found = stem
        while found in taken:
            self.numbers[f"{table}/{stem}"] += 1
            found = f"{stem}-{self.numbers[f'{table}/{stem}'] + 1}"
        taken.add(found)
        return found

    def find_or_add(self, table: str, name: str, row: dict[str, str]) -> str:
        """The id of an actor or a territory of a name: the dossier's, or that of a row suggested now."""
        kind, column = table.rstrip("s").replace("territorie", "territory"), f"{table.rstrip('s')}_id"
        column = "territory_id" if table == "territories" else column
        key = (kind, fold_name(name))
        if key not in self.names:
            self.names[key] = self.make_id(table, name)
            self.add_row(table, {column: self.names[key], "name": name, **row})
        return self.names[key]

    def add_source(self, words: str, title: str, note: str) -> str:
        """Suggest the file as a reference that the records rest on; its id."""
        source_id = self.make_id("sources", words)
        self.add_row("sources", {"source_id": source_id, "kind": "reference", "title": title, "note": note})
        return source_id

    def add_event(self, event: dict[str, str], source_id: str, place: str) -> None:
        """Suggest an event with its evidence: the place in the file that it comes from."""
        self.add_row("events", {"label": make_event_label(event["headline"]), "status": "happened", **event})
        self.add_row(
            "evidence",
            {
                "evidence_id": self.make_id("evidence", f"event-{event['event_id']}"),
                "source_id": source_id,
                "place": place,
                "target_type": "event",
                "target_id": event["event_id"],
                "stance": "supports",
            },
        )


def open_suggestions(folder: Path) -> Suggestions:
    """An empty set of suggestions for a dossier; raises ContractError where it has no contract that can be read."""
    contract = read_contract(folder)
    tables, _ = read_tables(folder, contract)
    ids = {
        name: set(rows[column])
        for name, rows in tables.items()
        if (column := next((each for each in rows.columns if str(each).endswith("_id")), None))
    }
    names = {}
    for table, kind in (("actors", "actor"), ("territories", "territory")):
        for key, name in zip(tables[table][f"{kind}_id"], tables[table]["name"], strict=True):
            names[kind, fold_name(name)] = key
    for alias, kind, key in tables["aliases"][["alias", "target_type", "target_id"]].itertuples(index=False):
        names.setdefault((kind, fold_name(alias)), key)
    sources = [{str(name): str(cell) for name, cell in row.items()} for row in tables["sources"].to_dict("records")]
    return Suggestions(contract, ids, names, sources=sources, folder=folder)


def fold_name(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.casefold().split())


def make_event_label(headline: str) -> str:
    """A headline's first words as the short label of the timeline: up to three lines, parted by bars."""
    lines: list[str] = []
    for word in headline.replace("|", " ").split():
        if lines and len(lines[-1]) + len(word) < MAX_LABEL_LINE:
            lines[-1] += f" {word}"
        elif len(lines) == 3:
            break
        else:
            lines.append(word[:MAX_LABEL_LINE])
    return "|".join(lines) or "Event"


def list_blank_columns(suggestions: Suggestions) -> dict[str, list[str]]:
    """By table, the columns that the contract asks for and some suggested row leaves blank: an editor's to fill in."""
    found = {}
    for table, rows in suggestions.tables.items():
        asked = [
            f["name"] for f in table_fields(suggestions.contract, table) if f.get("constraints", {}).get("required")
        ]
        if blank := [name for name in asked if any(not row.get(name) for row in rows)]:
            found[table] = blank
    return found


def write_suggestions(suggestions: Suggestions, name: str) -> Path:
    """Write tables and report into a new folder of the dossier's `suggestions/`, whole or not at all."""
    parent = suggestions.folder / SUGGESTIONS_FOLDER
    parent.mkdir(exist_ok=True)
    stem = make_package_name(name, fallback="import")[:MAX_ID_LENGTH]
    draft = Path(tempfile.mkdtemp(dir=parent, prefix=".import-"))
    try:
        for table, rows in suggestions.tables.items():
            (draft / f"{table}.csv").write_bytes(
                write_rows(list_table_columns(suggestions.contract, table, rows), rows)
            )
        told = ({name: str(getattr(each, name)) for name in REPORT_COLUMNS} for each in suggestions.report)
        (draft / REPORT_FILE).write_bytes(write_rows(REPORT_COLUMNS, told))
        draft.chmod(0o755)
        number, target = 1, parent / stem
        while target.exists():
            number, target = number + 1, parent / f"{stem}-{number + 1}"
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return target


def list_table_columns(contract: dict[str, Any], table: str, rows: Iterable[dict[str, str]]) -> list[str]:
    """The contract's columns, then those that the file brings of its own."""
    return list(dict.fromkeys([*table_column_names(contract, table), *(name for row in rows for name in row)]))


def write_rows(columns: Iterable[str], rows: Iterable[dict[str, str]]) -> bytes:
    """Rows as CSV in UTF-8, no cell of which a spreadsheet computes."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guard_formula(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8", errors="replace")


def guard_formula(value: str) -> str:
    """A cell with an apostrophe before what a spreadsheet would compute; numbers stay."""
    if not value.startswith(FORMULA_STARTS):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value
