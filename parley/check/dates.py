"""See that dates can be read and drawn, that nothing ends before it begins, and that an inference gives its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from parley.tables.contract import table_file_path
from parley.tables.faults import DataWarning, Fault
from parley.words.dates import DateError, DateSpan, parse_date_span
from parley.words.foreign_dates import is_year_shown_as_day, year_behind_day

EDTF_COLUMNS = {
    "sources": ("published",),
    "events": ("date",),
    "statements": ("date",),
    "control": ("valid_from", "valid_to"),
    "periods": ("start", "end"),
    "occupied_share": ("date",),
    "changes": ("date",),
}
"""Columns that hold EDTF; two columns are where something begins and ends."""

NOTE_COLUMNS = ("date_note", "note")


def check_dates(contract: dict[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Check the dates of every table."""
    faults: list[Fault] = []
    for table, columns in EDTF_COLUMNS.items():
        if table in tables:
            file, rows = table_file_path(contract, table), tables[table]
            for column in columns:
                faults += unreadable_date_faults(file, rows, column)
            if len(columns) == 2:
                faults += reversed_interval_faults(file, rows, *columns)
    faults += [
        warning
        for table in EDTF_COLUMNS
        if table in tables
        for warning in year_as_day_warnings(contract, table, tables[table])
    ]
    for table, rows in tables.items():
        faults += missing_date_reason_faults(table_file_path(contract, table), rows)
    return faults


def unreadable_date_faults(file: str, rows: pd.DataFrame, column: str) -> list[Fault]:
    """A fault for each date that is no EDTF, or a form that cannot be drawn."""
    faults: list[Fault] = []
    wrong = {text: error for text in rows[column].unique() if (error := find_date_error(text))}
    bad = rows[column][rows[column].isin(list(wrong))]
    for row, text in zip(bad.index, bad, strict=True):
        faults.append(Fault(file, row, column, text, wrong[text].problem, wrong[text].remedy))
    return faults


def year_as_day_warnings(contract: dict[str, Any], table: str, rows: pd.DataFrame) -> list[Fault]:
    """A warning for each day of 1905 that a spreadsheet shows for the number of a year: 2014 becomes 1905-07-06."""
    file, found = table_file_path(contract, table), []
    for column in EDTF_COLUMNS[table]:
        for row, text in zip(rows.index, rows[column], strict=True):
            span = parse_readable_span(text) if text.startswith("1905-") else None
            if span and span.precision == "day" and span.earliest and is_year_shown_as_day(span.earliest):
                year = year_behind_day(span.earliest)
                problem = f"a spreadsheet shows the number {year} as this day."
                found.append(DataWarning(file, row, column, text, problem, f"If the year is meant, write {year}."))
    return list(found)


def find_date_error(text: str) -> DateError | None:
    """What is wrong with a date, or None; an empty cell is a date nobody knows."""
    try:
        if text:
            parse_date_span(text)
    except DateError as error:
        return error
    return None


def parse_readable_span(text: str) -> DateSpan | None:
    """A date that can be read, or None."""
    return parse_date_span(text) if text and not find_date_error(text) else None


def reversed_interval_faults(file: str, rows: pd.DataFrame, first: str, last: str) -> list[Fault]:
    """A fault for each row that certainly ends before it begins."""
    faults = []
    for row, begin, end in zip(rows.index, rows[first], rows[last], strict=True):
        begun, ended = parse_readable_span(begin), parse_readable_span(end)
        if begun and ended and begun.earliest and ended.latest and ended.latest < begun.earliest:
            problem = f"it ends before it begins ({first} is {begin})."
            faults.append(Fault(file, row, last, end, problem, f"Correct {first} or {last}."))
    return faults


def missing_date_reason_faults(file: str, rows: pd.DataFrame) -> list[Fault]:
    """A fault for each inferred date without the reasoning, in tables that have a column for it."""
    note = next((name for name in NOTE_COLUMNS if name in rows.columns), "")
    if not note or "date_basis" not in rows.columns:
        return []
    silent = rows.index[rows["date_basis"].eq("inferred") & rows[note].str.strip().eq("")]
    problem, remedy = ("the date is inferred, and nothing says how.", f"Write the reasoning into {note}.")
    return [Fault(file, row, note, "", problem, remedy) for row in silent]
