"""A table in a file of another tool: its rows as texts by column, each with its number as a spreadsheet shows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parley.desk.encoding import decode_text
from parley.desk.imported import UnreadableFileError
from parley.desk.imports.suggested import ImportFileError

MAX_FILE_MB = 100
MAX_ROWS = 100_000
"""Rows that are taken from one file: more can't be reviewed, and would need more memory than is promised."""

SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True)
class TableRow:
    """A row: the line's number counted as rows (the header is 1) and its cells by the header's names."""

    number: int
    cells: dict[str, str]

    def get(self, name: str) -> str:
        """A cell without blanks at its ends; "" where there is none."""
        return self.cells.get(name, "").strip()


def read_import_bytes(path: Path) -> bytes:
    """A file's bytes; refuses what is no file, or too large."""
    try:
        if path.stat().st_size > MAX_FILE_MB * 2**20:
            raise ImportFileError(f"{path}: it has more than {MAX_FILE_MB} MB. Split it, by year for example.")
        return path.read_bytes()
    except OSError as error:
        raise ImportFileError(f"{path}: {error.strerror}. Name a file that can be read.") from None


def read_table_header(raw: bytes) -> list[str]:
    """The names of the first line's cells, blank where it is no table."""
    try:
        text, _ = decode_text(raw[: 2**16].rpartition(b"\n")[0] or raw[: 2**16])
        return [name.strip() for name in next(csv.reader(io.StringIO(text), delimiter=find_delimiter(text)), [])]
    except (UnreadableFileError, csv.Error):
        return []


def find_delimiter(text: str) -> str:
    """What parts the columns in the header."""
    first = text.partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def iterate_table_rows(path: Path, raw: bytes) -> Iterator[TableRow]:
    """The rows of a table in any usual encoding and separator; raises ImportFileError that names the row."""
    try:
        text, _ = decode_text(raw)
    except UnreadableFileError as error:
        raise ImportFileError(f"{path}: {error}") from None
    csv.field_size_limit(2**24)
    check_row_count(path, text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text))
    header: list[str] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if not header:
                header = [name.strip() for name in cells]
                check_header(path, header)
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
                raise ImportFileError(
                    f"{path}: row {number:,} has {len(cells)} cells, the header {len(header)}. "
                    "Check its quotation marks."
                )
            yield TableRow(number, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise ImportFileError(f"{path}: row {number + 1:,} can't be read ({error}). Save it as CSV again.") from None


def check_row_count(path: Path, text: str) -> None:
    """Refuse too long a table before anything is made of its rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text))
    try:
        long = any(number > MAX_ROWS for number, _ in enumerate(reader))
    except csv.Error:
        return  # told with its row when the rows are read
    if long:
        raise ImportFileError(f"{path}: it has more than {MAX_ROWS:,} rows. Split it, by year for example.")


def check_header(path: Path, header: list[str]) -> None:
    """Refuse a header in which one name stands twice: a cell would hide another."""
    named = [name for name in header if name]
    if double := next((name for name in named if named.count(name) > 1), ""):
        raise ImportFileError(f"{path}: row 1 has two columns “{double}”. Give each a name of its own.")
