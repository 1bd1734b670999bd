"""See that dates can be read and drawn, that nothing ends before it begins, and that an inference gives its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from parley.tables.contract import file_of
from parley.tables.faults import Fault
from parley.words.dates import DateFault, Span, parse

DATES = {
    "sources": ("published",),
    "events": ("date",),
    "statements": ("date",),
    "control": ("valid_from", "valid_to"),
    "periods": ("start", "end"),
    "occupied_share": ("date",),
    "changes": ("date",),
}
"""Columns that hold EDTF; two columns are where something begins and ends."""

NOTES = ("date_note", "note")


def check_dates(contract: dict[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Check the dates of every table."""
    faults: list[Fault] = []
    for table, columns in DATES.items():
        if table in tables:
            file, rows = file_of(contract, table), tables[table]
            for column in columns:
                faults += unreadable(file, rows, column)
            if len(columns) == 2:
                faults += backwards(file, rows, *columns)
    for table, rows in tables.items():
        faults += unreasoned(file_of(contract, table), rows)
    return faults


def unreadable(file: str, rows: pd.DataFrame, column: str) -> list[Fault]:
    """A fault for each date that is no EDTF, or a form that cannot be drawn."""
    faults: list[Fault] = []
    wrong = {text: error for text in rows[column].unique() if (error := error_of(text))}
    bad = rows[column][rows[column].isin(list(wrong))]
    for row, text in zip(bad.index, bad, strict=True):
        faults.append(Fault(file, row, column, text, wrong[text].problem, wrong[text].remedy))
    return faults


def error_of(text: str) -> DateFault | None:
    """What is wrong with a date, or None; an empty cell is a date nobody knows."""
    try:
        if text:
            parse(text)
    except DateFault as error:
        return error
    return None


def span_of(text: str) -> Span | None:
    """A date that can be read, or None."""
    return parse(text) if text and not error_of(text) else None


def backwards(file: str, rows: pd.DataFrame, first: str, last: str) -> list[Fault]:
    """A fault for each row that certainly ends before it begins."""
    faults = []
    for row, begin, end in zip(rows.index, rows[first], rows[last], strict=True):
        begun, ended = span_of(begin), span_of(end)
        if begun and ended and begun.earliest and ended.latest and ended.latest < begun.earliest:
            problem = f"it ends before it begins ({first} is {begin})."
            faults.append(Fault(file, row, last, end, problem, f"Correct {first} or {last}."))
    return faults


def unreasoned(file: str, rows: pd.DataFrame) -> list[Fault]:
    """A fault for each inferred date without the reasoning, in tables that have a column for it."""
    note = next((name for name in NOTES if name in rows.columns), "")
    if not note or "date_basis" not in rows.columns:
        return []
    silent = rows.index[rows["date_basis"].eq("inferred") & rows[note].str.strip().eq("")]
    problem, remedy = ("the date is inferred, and nothing says how.", f"Write the reasoning into {note}.")
    return [Fault(file, row, note, "", problem, remedy) for row in silent]
