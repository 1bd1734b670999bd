"""The sheet of TimelineJS as CSV, or its JSON: slides become events, eras periods, a title is left."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from parley.desk.imports.stated_days import StatedDayError, build_edtf_day
from parley.desk.imports.suggested import ImportFileError, Suggestions
from parley.desk.imports.table_file import TableRow, iterate_table_rows, read_table_header

DATE_COLUMNS = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date")
TEXT_COLUMNS = ("Headline", "Text")
KEPT_COLUMNS = ("Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Group", "Background", "Link")
SHEET_COLUMNS = (*DATE_COLUMNS, *TEXT_COLUMNS, *KEPT_COLUMNS, "Type")

TAG = re.compile(r"<[^>]*>")


def is_timeline_sheet(raw: bytes) -> bool:
    """Whether a file is such a sheet (names of columns in any case, for TimelineJS itself knows one), or its JSON."""
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{":
        content = load_json(raw)
        return isinstance(content, dict) and isinstance(content.get("events"), list)
    header = {name.lower() for name in read_table_header(raw)}
    return "headline" in header and bool(header & {"year", "start date"})


def load_json(raw: bytes) -> Any:
    """JSON, or None."""
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return None


def import_timeline_sheet(path: Path, raw: bytes, into: Suggestions) -> None:
    """Suggest an event for each slide with a date that the calendar has; every other row is left with a reason."""
    slides = (
        iterate_json_slides(raw) if raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" else iterate_table_rows(path, raw)
    )
    source_id = into.add_source(path.stem, path.stem, f"Timeline sheet {path.name}")
    renamed: set[str] = set()
    for row in slides:
        slide = rename_columns(row, into, renamed)
        if "Start Date" in slide.cells:
            raise ImportFileError(
                f"{path}: column “Start Date” belongs to the first version of TimelineJS. "
                "Give Year, Month and Day columns of their own."
            )
        import_slide(slide, into, source_id)


def rename_columns(row: TableRow, into: Suggestions, renamed: set[str]) -> TableRow:
    """A row with the sheet's own spelling of its columns; each other spelling is reported once."""
    spelt = {name.lower(): name for name in (*SHEET_COLUMNS, "Start Date")}
    cells = {}
    for name, value in row.cells.items():
        meant = spelt.get(name.lower(), name)
        if meant != name and name not in renamed:
            renamed.add(name)
            into.tell(1, "changed", name, "", f"Read as “{meant}”; TimelineJS itself would pass it over.")
        cells[meant] = value
    return TableRow(row.number, cells)


def iterate_json_slides(raw: bytes) -> Iterable[TableRow]:
    """The slides of TimelineJS's JSON as rows of its sheet."""
    content = load_json(raw) or {}
    slides = [("title", content.get("title")), *(("", each) for each in content.get("events", []))]
    slides += [("era", each) for each in content.get("eras") or []]
    for number, (kind, slide) in enumerate(((k, s) for k, s in slides if isinstance(s, dict)), 1):
        cells = {
            "Type": kind,
            "Group": str(slide.get("group") or ""),
            "Display Date": str(slide.get("display_date") or ""),
        }
        for key, before in (("start_date", ""), ("end_date", "End ")):
            parts = slide.get(key) if isinstance(slide.get(key), dict) else {}
            for part in ("year", "month", "day"):
                cells[f"{before}{part.capitalize()}"] = str((parts or {}).get(part) or "")
            if (parts or {}).get("hour"):
                cells[f"{before}Time"] = f"{(parts or {}).get('hour')}:{(parts or {}).get('minute') or '00'}"
        text = slide.get("text") if isinstance(slide.get("text"), dict) else {}
        cells |= {"Headline": str((text or {}).get("headline") or ""), "Text": str((text or {}).get("text") or "")}
        media = slide.get("media") if isinstance(slide.get("media"), dict) else {}
        named = (("url", "Media"), ("credit", "Media Credit"), ("caption", "Media Caption"))
        cells |= {name: str((media or {}).get(key) or "") for key, name in named}
        yield TableRow(number, cells)


def import_slide(row: TableRow, into: Suggestions, source_id: str) -> None:
    """One row of the sheet."""
    kind = row.get("Type").lower()
    if kind == "title":
        into.tell(row.number, "left", "Type", "title", "A title slide is no event.")
        return
    try:
        edtf, note = read_slide_date(row, into)
    except StatedDayError as wrong:
        into.tell(row.number, "left", "Year", " ".join(filter(None, map(row.get, DATE_COLUMNS[:7]))), str(wrong))
        return
    if kind == "era":
        import_era(row, edtf, into)
        return
    headline, text = (strip_markup(row, name, into) for name in TEXT_COLUMNS)
    if not headline and not text:
        into.tell(row.number, "left", "Headline", "", "It has neither headline nor text.")
        return
    event_id = into.make_id("events", headline or text[:60])
    event = {
        "event_id": event_id,
        "headline": headline or text[:80],
        "description": text or headline,
        "date": edtf,
        "date_words": row.get("Display Date"),
        "date_basis": "reference",
        "date_note": note,
    }
    event |= {f"timeline_{name.lower().replace(' ', '_')}": row.get(name) for name in KEPT_COLUMNS if name in row.cells}
    known = {*SHEET_COLUMNS, ""}
    event |= {f"timeline_{name.lower().replace(' ', '_')}": row.get(name) for name in row.cells if name not in known}
    into.add_event(event, source_id, f"row {row.number}")
    into.take(row.number, f"event:{event_id}")


def read_slide_date(row: TableRow, into: Suggestions) -> tuple[str, str]:
    """A row's date as EDTF, and a note on its times, which have no zone and so can't stand in it."""
    if not row.get("Year"):
        raise StatedDayError("It has no year.")
    first, odd = build_edtf_day(row.get("Year"), row.get("Month"), row.get("Day"))
    edtf, odd_end = first, False
    if row.get("End Year"):
        last, odd_end = build_edtf_day(row.get("End Year"), row.get("End Month"), row.get("End Day"))
        if last[: len(first)] < first[: len(last)]:
            raise StatedDayError(f"It ends ({last}) before it begins ({first}).")
        edtf = first if last == first else f"{first}/{last}"
    if odd or odd_end:
        written = " ".join(filter(None, (row.get(name) for name in DATE_COLUMNS[:7])))
        into.tell(
            row.number, "changed", "Year", written, f"Written as {edtf}; TimelineJS itself would refuse the sheet."
        )
    times = [row.get(name) for name in ("Time", "End Time") if row.get(name)]
    if times:
        into.tell(row.number, "changed", "Time", " ".join(times), "Moved to date_note: it names no zone.")
    return edtf, f"Time by the sheet, without a zone: {' to '.join(times)}." if times else ""


def import_era(row: TableRow, edtf: str, into: Suggestions) -> None:
    """An era as a period, where both its ends are days."""
    first, _, last = edtf.partition("/")
    if len(first) != 10 or len(last) != 10:
        into.tell(
            row.number, "left", "Type", "era", "A period needs a first and a last day, of this era one is not told."
        )
        return
    label = strip_markup(row, "Headline", into) or "Period"
    period_id = into.make_id("periods", label)
    into.add_row("periods", {"period_id": period_id, "label": label, "start": first, "end": last})
    into.take(row.number, f"period:{period_id}")


def strip_markup(row: TableRow, name: str, into: Suggestions) -> str:
    """A cell's words without HTML, in one line; what was taken off is reported."""
    value = row.get(name)
    words = " ".join(html.unescape(TAG.sub(" ", value)).split())
    if words != " ".join(value.split()):
        into.tell(row.number, "changed", name, value, "HTML was taken off.")
    return words
