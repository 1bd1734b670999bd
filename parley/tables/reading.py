"""Read the tables of a dossier as text, strictly, and say which line of which file cannot be read as meant.

The csv module rather than pandas does the reading: it tells on which line a row begins (a quoted cell may run over
several) and shows rows that are too short or too long, which pandas fills or folds in silence.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from rapidfuzz import process

from parley.tables.contract import (
    COLUMNS_WITH_DEFAULT,
    OPTIONAL_COLUMNS,
    REQUIRED_COLUMNS,
    read_contract,
    resources_by_name,
    table_column_names,
    table_fields,
    table_file_path,
    table_primary_key,
)
from parley.tables.faults import DataWarning, Fault

__all__ = ["read_contract", "read_tables"]

UTF8_BOM = b"\xef\xbb\xbf"
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs"}


@dataclass
class CsvLines:
    """A file as rows of cells, each with the line on which it begins."""

    rows: list[list[str]] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def read_tables(folder: Path, contract: dict[str, Any]) -> tuple[dict[str, pd.DataFrame], list[Fault]]:
    """Read every table of the contract; the index, called "row", is the line in the file (the header is 1).

    A row that a fault names is still in its frame, so that others can tell what points to it. A table that cannot be
    read is empty and has its columns. Frames also have the columns that the pages read and the contract leaves out.
    """
    tables: dict[str, pd.DataFrame] = {name: make_empty_table(contract, name) for name in REQUIRED_COLUMNS}
    faults: list[Fault] = []
    for name in resources_by_name(contract):
        tables[name] = read_contract_table(folder, contract, name, faults)
    return tables, faults


def make_empty_table(contract: dict[str, Any], table: str) -> pd.DataFrame:
    """A table without rows."""
    return build_text_frame([], [], merge_column_names(contract, table))


def build_text_frame(rows: list[list[str]], begins: list[int], columns: list[str]) -> pd.DataFrame:
    """Rows as a frame of text."""
    return pd.DataFrame(rows, columns=columns, index=pd.Index(begins, name="row", dtype="int64"), dtype="str")


def merge_column_names(contract: dict[str, Any], table: str) -> list[str]:
    """The contract's columns, then those that only the pages ask for."""
    needed = REQUIRED_COLUMNS.get(table, OPTIONAL_COLUMNS.get(table, ()))
    return list(dict.fromkeys([*table_column_names(contract, table), *needed, *COLUMNS_WITH_DEFAULT.get(table, ())]))


def read_contract_table(folder: Path, contract: dict[str, Any], table: str, faults: list[Fault]) -> pd.DataFrame:
    """Read one table, adding to `faults` whatever stands against it."""
    file = table_file_path(contract, table)
    text = read_table_text(folder / file, file, faults)
    if text is None:
        return make_empty_table(contract, table)
    expected = table_column_names(contract, table)
    lines = split_csv_rows(text, detect_delimiter(text, expected, file, faults), file, faults)
    if not lines.rows:
        faults.append(Fault(file, None, "", "", "the file is empty.", f"Give it a header: {', '.join(expected)}."))
        return make_empty_table(contract, table)
    header = lines.rows[0]
    if not check_table_header(contract, table, header, faults):
        return make_empty_table(contract, table)
    stray = has_stray_bytes(text)
    rows = [
        row
        if len(row) == len(header) and any(row) and not stray
        else repair_row_cells(row, begin, header, file, faults)
        for row, begin in zip(lines.rows[1:], lines.begins[1:], strict=True)
    ]
    frame = build_text_frame(rows, lines.begins[1:], header)
    # a name that stands twice has its fault already; the first column counts
    frame = frame.loc[:, ~frame.columns.duplicated()]
    return frame.reindex(columns=merge_column_names(contract, table), fill_value="")


def read_table_text(path: Path, file: str, faults: list[Fault]) -> str | None:
    """Read a file as UTF-8; bytes that are not are kept as surrogates for `repair_row_cells` to place."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        why = (
            "there is no such file."
            if isinstance(error, FileNotFoundError)
            else f"it cannot be read: {error.strerror}."
        )
        faults.append(Fault(file, None, "", "", why, "Put the table there, or take it out of data/datapackage.json."))
        return None
    if raw.startswith(UTF16_BOMS):
        faults.append(Fault(file, 1, "", "", "the file is UTF-16.", "Save it as UTF-8 (“CSV UTF-8”, without BOM)."))
        return None
    if raw.startswith(UTF8_BOM):
        problem = "the file begins with a byte order mark (BOM)."
        remedy = "Save it as UTF-8 without BOM; the content was read all the same."
        faults.append(DataWarning(file, 1, "", "", problem, remedy))
    return raw.removeprefix(UTF8_BOM).decode("utf-8", errors="surrogateescape")


def detect_delimiter(text: str, expected: list[str], file: str, faults: list[Fault]) -> str:
    """The character between the cells: a comma, unless the header plainly has another."""
    header = text.lstrip().partition("\n")[0]
    for delimiter, name in OTHER_DELIMITERS.items():
        if delimiter in header and len(header.split(delimiter)) > len(header.split(",")) and len(expected) > 1:
            problem = f"cells are separated by {name}, not commas."
            faults.append(Fault(file, 1, "", header, problem, "Save the table with commas."))
            return delimiter
    return ","


def split_csv_rows(text: str, delimiter: str, file: str, faults: list[Fault]) -> CsvLines:
    """Split a text into rows; a quote that never closes ends the reading there."""
    lines = CsvLines()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for row in reader:
            if row:
                lines.rows.append(row)
                lines.begins.append(begin)
            begin = reader.line_num + 1
    except csv.Error as error:
        remedy = "Look for a quotation mark that is not closed or not doubled; the rows from here on were not read."
        faults.append(Fault(file, begin, "", "", f"the row cannot be read as CSV ({error}).", remedy))
    return lines


def check_table_header(contract: dict[str, Any], table: str, header: list[str], faults: list[Fault]) -> bool:
    """Compare the header with the contract; False where a column is missing that every row needs."""
    file, expected = table_file_path(contract, table), table_column_names(contract, table)
    header[:] = [replace_stray_bytes(name) for name in header]
    missing = [name for name in expected if name not in header]
    extra = [name for number, name in enumerate(header) if name not in expected or name in header[:number]]
    for name in extra:
        close = process.extractOne(name.strip().lower(), missing, score_cutoff=60)
        remedy = f"Did you mean “{close[0]}”?" if close else "Take it out, or add it to data/datapackage.json."
        problem = "this column stands twice." if name in expected else "the contract has no such column."
        faults.append(Fault(file, 1, name, name, problem, remedy))
    for name in missing:
        remedy = f"Add it; the header is: {', '.join(expected)}."
        faults.append(Fault(file, 1, name, "", "this column is missing.", remedy))
    if not missing and not extra and header != expected:
        remedy = f"Put them in this order: {', '.join(expected)}."
        faults.append(Fault(file, 1, "", ", ".join(header), "the columns stand in another order.", remedy))
    return not required_column_names(contract, table).intersection(missing)


def required_column_names(contract: dict[str, Any], table: str) -> set[str]:
    """Columns without which no row of a table is sound."""
    required = {f["name"] for f in table_fields(contract, table) if f.get("constraints", {}).get("required")}
    return required | set(table_primary_key(contract, table))


def has_stray_bytes(text: str) -> bool:
    """Whether a text holds bytes that are not UTF-8, kept as surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def repair_row_cells(row: list[str], begin: int, header: list[str], file: str, faults: list[Fault]) -> list[str]:
    """A row as long as the header, all of it characters; what had to be mended has a fault."""
    if not any(row):
        faults.append(Fault(file, begin, "", "", "the row is empty.", "Take it out."))
    elif len(row) != len(header):
        problem = f"the row has {len(row)} cells, the header {len(header)}."
        remedy = "Put cells that hold a comma in quotation marks, and give every column a cell."
        faults.append(Fault(file, begin, "", ",".join(map(replace_stray_bytes, row)), problem, remedy))
    row = (row + [""] * len(header))[: len(header)]
    for column, cell in zip(header, row, strict=True):
        if not cell.isascii() and (byte := next((c for c in cell if "\udc80" <= c <= "\udcff"), "")):
            problem = f"byte 0x{ord(byte) - 0xDC00:02X} is not UTF-8."
            remedy = "Save the file as UTF-8; the value shown here is a guess (Windows-1252)."
            faults.append(Fault(file, begin, column, replace_stray_bytes(cell), problem, remedy))
    return [replace_stray_bytes(cell) for cell in row]


def replace_stray_bytes(cell: str) -> str:
    """A cell that can be printed: stray bytes, held as surrogates, read as Windows-1252."""
    if cell.isascii():
        return cell
    return "".join(
        bytes([ord(c) - 0xDC00]).decode("cp1252", "replace") if "\udc80" <= c <= "\udcff" else c for c in cell
    )
