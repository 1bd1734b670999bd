"""Hold the rows against the contract: types, patterns, required cells, enumerations, ids that stand twice."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from babel import Locale
from frictionless import Error, FrictionlessException, Schema
from frictionless.resources import TableResource
from rapidfuzz import process

from parley.tables.contract import resources_by_name, table_file_path, table_primary_key
from parley.tables.faults import Fault

TYPE_DESCRIPTIONS = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day (YYYY-MM-DD)",
}
MIN_ENUM_LIKENESS = 75
"""How alike a value and a known one must be (in per cent) to be suggested: “green” is no slip of “grey”."""

COMMON_LANGUAGES = (
    *("ar", "bg", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "hy", "id", "it"),
    *("ja", "ka", "ko", "lt", "lv", "mk", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr"),
    *("uk", "vi", "zh"),
)
"""Languages that an editor may name in themselves."""

EMPTY_CELL_MESSAGE = ("the cell is empty.", "Fill it in; the contract requires it.")
BOUND_DESCRIPTIONS = {
    "minimum": ("is too small", "at least"),
    "maximum": ("is too large", "at most"),
    "minLength": ("is too short", "at least"),
    "maxLength": ("is too long", "at most"),
}


def check_all_cells(contract: dict[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Check the rows of every table of the contract."""
    faults: list[Fault] = []
    for table, resource in resources_by_name(contract).items():
        faults += check_table_cells(contract, table, resource["schema"], tables[table])
    return faults


def check_table_cells(contract: dict[str, Any], table: str, schema: dict[str, Any], rows: pd.DataFrame) -> list[Fault]:
    """Let frictionless validate the rows as they were read, and put its errors into plain words."""
    file, key = table_file_path(contract, table), table_primary_key(contract, table)
    # a column of free text can hold nothing wrong; the header was checked on reading, keys are looked up elsewhere
    fields = {field["name"]: field for field in schema["fields"] if not is_free_text(field)}
    faults: list[Fault] = []
    if fields and not rows.empty:
        slim = {"fields": list(fields.values()), "missingValues": schema.get("missingValues", [""])}
        cells = [list(fields), *rows[list(fields)].to_numpy(dtype=object).tolist()]
        try:
            faults = faults_from_schema_errors(find_schema_errors(slim, cells), file, rows.index, fields)
        except (FrictionlessException, re.error) as error:
            why = error.error.note if isinstance(error, FrictionlessException) else f"a pattern is wrong ({error})"
            return [Fault(file, None, "", "", f"the table cannot be checked: {why}.", "Correct its schema.")]
    named = {(fault.row, fault.column) for fault in faults}
    return faults + [
        fault for fault in duplicate_key_faults(file, key, rows) if not named & {(fault.row, name) for name in key}
    ]


def is_free_text(field: Mapping[str, Any]) -> bool:
    """Whether any text at all may stand in a column."""
    return field.get("type", "string") == "string" and not field.get("constraints") and not field.get("format")


def find_schema_errors(schema: dict[str, Any], cells: list[list[str]]) -> list[Error]:
    """All errors that frictionless finds in rows, the header first."""
    # the rows are given as a function, or frictionless would copy every cell three times
    resource = TableResource(name="table", data=lambda: cells, format="inline", schema=Schema.from_descriptor(schema))
    report = resource.validate(limit_errors=sys.maxsize)
    return [*report.errors, *(error for task in report.tasks for error in task.errors)]


def faults_from_schema_errors(
    errors: Iterable[Error], file: str, lines: pd.Index, fields: Mapping[str, Any]
) -> list[Fault]:
    """Errors as faults; frictionless counts rows from the header, an editor counts lines."""
    faults: list[Fault] = []
    for error in errors:
        number = getattr(error, "row_number", None)
        row = int(lines[number - 2]) if number else None
        if error.type == "blank-row":
            # nothing stands in the columns that are looked at; others may be filled
            required = [name for name, field in fields.items() if field.get("constraints", {}).get("required")]
            faults += [Fault(file, row, name, "", *EMPTY_CELL_MESSAGE) for name in required]
        else:
            column = getattr(error, "field_name", "")
            cell = str(getattr(error, "cell", "") or "")
            faults.append(Fault(file, row, column, cell, *explain_schema_error(error, fields.get(column, {}), lines)))
    return faults


def duplicate_key_faults(file: str, key: list[str], rows: pd.DataFrame) -> list[Fault]:
    """A fault for each row whose primary key is empty or stands in an earlier row."""
    faults: list[Fault] = []
    columns = [name for name in key if name in rows.columns]
    if not columns:
        return faults
    cells = rows[columns]
    empty = (cells == "").all(axis=1)
    first: dict[str, int] = {}
    for row, *values in cells[empty | cells.duplicated(keep=False)].itertuples():
        value, column = ", ".join(values), ", ".join(columns)
        if not any(values):
            faults.append(Fault(file, row, column, "", "the row has no id.", "Give it one that no other row has."))
        elif value in first:
            problem = f"the same stands in row {first[value]}."
            faults.append(Fault(file, row, column, value, problem, "Take one of the two rows out, or change it."))
        first.setdefault(value, row)
    return faults


def explain_schema_error(error: Error, field: Mapping[str, Any], lines: pd.Index) -> tuple[str, str]:
    """Problem and remedy of a frictionless error in plain words."""
    if error.type == "type-error":
        wanted = TYPE_DESCRIPTIONS.get(field.get("type", ""), f"of type {field.get('type', '')}")
        cell = str(getattr(error, "cell", "") or "")
        if field.get("type") in ("number", "integer") and re.fullmatch(r"[-+]?[0-9]+,[0-9]+", cell):
            return f"this is not {wanted}.", f"Write a point for the comma: {cell.replace(',', '.')}."
        return f"this is not {wanted}.", f"Write {wanted}."
    if error.type == "unique-error":
        # the note ends with the number of the earlier row
        earlier = lines[int(error.note.split()[-1]) - 2]
        return f"the same stands in row {earlier}.", "Each row needs a value of its own here."
    if error.type == "constraint-error":
        return explain_constraint_error(error, field)
    return f"{error.note}.", "Correct the table or its schema in data/datapackage.json."


def explain_pattern(cell: str, field: Mapping[str, Any]) -> str:
    """What a column wants, in the words of the contract (`rule`), with the code of a language named in full."""
    if code := find_language_code(cell) if field.get("name") == "language" else "":
        return f"Write the code of the language: {code}."
    rule = str(field.get("rule", ""))
    return f"It must be {rule}." if rule else f"It must fit the pattern {field['constraints']['pattern']}."


def find_language_code(name: str) -> str:
    """The code of a language by its name in English or in itself ("Arabic", "Deutsch"), or ""."""
    wanted = name.strip().casefold()
    for code, english in Locale("en").languages.items():
        if wanted == english.casefold() and len(code) <= 3:
            return str(code)
    own = {code: Locale.parse(code).get_language_name(code) for code in COMMON_LANGUAGES}
    return next((code for code, said in own.items() if said and said.casefold() == wanted), "")


def explain_constraint_error(error: Error, field: Mapping[str, Any]) -> tuple[str, str]:
    """Problem and remedy where a cell breaks a constraint of its column; a pattern is told by the field's `rule`."""
    name = error.note.split('"')[1]
    wanted = field.get("constraints", {}).get(name)
    cell = str(getattr(error, "cell", ""))
    if name == "required":
        return EMPTY_CELL_MESSAGE
    if name == "enum" and isinstance(wanted, list):
        close = process.extractOne(cell, [str(value) for value in wanted], score_cutoff=MIN_ENUM_LIKENESS)
        asked = f" Did you mean “{close[0]}”?" if close else ""
        return ("the contract does not know this value.", f"It may be: {', '.join(map(str, wanted))}.{asked}")
    if name == "pattern":
        return "the value has the wrong form.", explain_pattern(cell, field)
    if name in BOUND_DESCRIPTIONS:
        problem, bound = BOUND_DESCRIPTIONS[name]
        return f"the value {problem}.", f"The contract allows {bound} {wanted}."
    return (f"the value breaks the constraint “{name}”.", f"The contract asks for {wanted}.")
