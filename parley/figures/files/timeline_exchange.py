"""Events for other people's tools: TimelineJS (its sheet as CSV, and JSON) and calendars (iCalendar).

What these formats cannot hold is kept in words: a span that is only known "by" a day, how a date is known, and the
sentence. Events without a date have no place in any of them and are counted in the file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd
from icalendar import Calendar, Event, vText

from parley.dossier.dossier import Dossier
from parley.evidence.quotes import first_article_sentence
from parley.evidence.telling import source_cells
from parley.figures.files.rows import escape_formula
from parley.figures.files.svg import Caption
from parley.tables.rows import iterate_row_tuples
from parley.words import dates
from parley.words.messages import say, say_count

TIMELINEJS_COLUMNS = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
)
"""The header of TimelineJS's spreadsheet, as its template of 2024 has it."""


@dataclass(frozen=True)
class ExchangeEvent:
    """A dated event: first and last possible day, the hour where it is known (UTC), its date and basis in words."""

    event_id: str
    headline: str
    text: str
    first: date
    last: date
    moment: datetime | None
    when: str
    kind: str
    address: str


def list_exchange_events(dossier: Dossier, events: pd.DataFrame, link: Callable[[str], str]) -> list[ExchangeEvent]:
    """The dated events in order of time; `link` gives the whole address of a record."""
    columns = ["event_id", "headline", "description", "span", "date_basis", "kind"]
    found = []
    for key, headline, description, span, basis, kind in iterate_row_tuples(events, columns):
        if span is None:
            continue
        first, last = span.earliest or span.latest, span.latest or span.earliest
        record = f"event:{key}"
        sentence, source = first_article_sentence(dossier, record), source_cells(dossier, record)["sentence_source"]
        words = [description, f"“{sentence}” ({source})" if sentence else f"({source})"]
        when = dates.format_date_span(span)
        told = when if basis == "stated" else say("{when} ({basis})", when=when, basis=basis)
        found.append(
            ExchangeEvent(key, headline, "\n\n".join(words), first, last, span.moment, told, kind, link(record))
        )
    return found


def say_left_out(events: pd.DataFrame, kept: list[ExchangeEvent]) -> str:
    """How many events have no date and so are not in the file; "" where all have one."""
    rest = len(events) - len(kept)
    return (
        say_count("{count} event without a date is left out.", "{count} events without a date are left out.", rest)
        if rest
        else ""
    )


def write_timelinejs_csv(events: list[ExchangeEvent], caption: Caption, left_out: str) -> bytes:
    """TimelineJS's sheet: a title row with what the file rests on, then a row for each event (UTF-8, comma)."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, TIMELINEJS_COLUMNS, restval="")
    writer.writeheader()
    writer.writerow({"Headline": caption.title, "Text": build_about_text(caption, left_out), "Type": "title"})
    for event in events:
        row = {
            "Year": str(event.first.year),
            "Month": str(event.first.month),
            "Day": str(event.first.day),
            "Display Date": event.when,
            "Headline": event.headline,
            "Text": f"{event.text}\n\n{event.address}",
            "Group": event.kind,
        }
        if event.moment:
            row["Time"] = event.moment.strftime("%H:%M:%S")
        elif event.last != event.first:
            row |= {
                "End Year": str(event.last.year),
                "End Month": str(event.last.month),
                "End Day": str(event.last.day),
            }
        writer.writerow({name: escape_formula(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8", errors="replace")


def write_timelinejs_json(events: list[ExchangeEvent], caption: Caption, left_out: str) -> bytes:
    """The same as TimelineJS's JSON; texts are plain, with their signs escaped as its HTML reads them."""

    def slide(event: ExchangeEvent) -> dict[str, Any]:
        parts: dict[str, Any] = {
            "unique_id": event.event_id,
            "start_date": date_parts(event.first) | {"display_date": event.when},
            "text": {"headline": escape_html(event.headline), "text": escape_html(f"{event.text}\n\n{event.address}")},
            "group": event.kind,
        }
        if event.last != event.first and not event.moment:
            parts["end_date"] = date_parts(event.last)
        return parts

    about = {"headline": escape_html(caption.title), "text": escape_html(build_about_text(caption, left_out))}
    told = {"title": {"text": about}, "events": [slide(event) for event in events]}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def write_icalendar(events: list[ExchangeEvent], caption: Caption, left_out: str, as_of: date) -> bytes:
    """An iCalendar file (RFC 5545): whole days, or the hour in UTC where it is known; spans last from first to last."""
    calendar = Calendar()
    calendar.add("prodid", "-//Parley//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(caption.title))
    calendar.add("x-wr-caldesc", vText(build_about_text(caption, left_out)))  # plain text is not escaped in an X-
    for event in events:
        entry = Event()
        entry.add("uid", f"{event.event_id}@parley")
        entry.add("dtstamp", datetime.combine(as_of, time(), UTC))
        if event.moment:
            entry.add("dtstart", event.moment.astimezone(UTC))
        else:
            entry.add("dtstart", event.first)
            entry.add("dtend", event.last + timedelta(days=1) if event.last < date.max else event.last)
        entry.add("summary", event.headline)
        entry.add("description", f"{event.when}\n\n{event.text}")
        entry.add("categories", [event.kind])
        entry.add("url", event.address)
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def date_parts(day: date) -> dict[str, int]:
    """A day as TimelineJS takes it."""
    return {"year": day.year, "month": day.month, "day": day.day}


def build_about_text(caption: Caption, left_out: str) -> str:
    """What the file rests on, in lines: day, filters, source, licence, address, what is left out."""
    taken = f"Taken on {caption.taken}." if caption.taken else ""
    lines = [caption.kicker, caption.filters, caption.source, caption.licence, caption.address, taken, left_out]
    return "\n".join(filter(None, lines))


def escape_html(text: str) -> str:
    """Plain text where a program reads HTML; line ends become breaks."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
