"""A figure's rows as CSV, each with what it rests on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from parley.figures.files.svg import Caption
from parley.words.direction import strip_isolates

PLAIN_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
"""A sign before digits is a number, not a formula: a place west of Greenwich has to leave as one."""

FORMULA_PREFIXES = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be computed by a spreadsheet."""


def write_export_csv(rows: Sequence[Mapping[str, str]], caption: Caption, columns: Sequence[str]) -> bytes:
    """Rows as CSV that spreadsheets open as UTF-8; source, licence, address and filters stand in each row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=[*columns, *caption_columns(caption)])
    writer.writeheader()
    for row in rows:
        writer.writerow({name: escape_formula(value) for name, value in {**row, **caption_columns(caption)}.items()})
    return out.getvalue().encode("utf-8-sig", errors="replace")


def caption_columns(caption: Caption) -> dict[str, str]:
    """What every file of data carries beside its rows."""
    told = {
        "view": caption.kicker,
        "filters": caption.filters,
        "source": caption.source,
        "licence": caption.licence,
        "address": caption.address,
        "taken": caption.taken,
    }
    return {name: strip_isolates(words) for name, words in told.items()}


def escape_formula(value: str) -> str:
    """A value that no spreadsheet takes for a formula; a plain number stays one."""
    return f"'{value}" if value.startswith(FORMULA_PREFIXES) and not PLAIN_NUMBER.fullmatch(value) else value
