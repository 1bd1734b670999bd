"""Ticks and headings for the parts of a time axis: as fine as there is room for, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from parley.figures.timeline.true_time.axis import AxisPart
from parley.words import dates
from parley.words.counting import format_nearest_duration

MIN_TICK_SPACING = 42.0
"""A tick's word needs this much."""

HEADING_LETTER_WIDTH = 9.5
"""The width of a letter in a heading where the picture is drawn at its narrowest."""

YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MONTH_STEPS = (1, 2, 3, 6)
DAY_STEPS = (1, 2, 7, 14)


class AxisTick(NamedTuple):
    """A mark on the axis and its word."""

    at: float
    word: str


def list_axis_ticks(part: AxisPart) -> list[AxisTick]:
    """The finest ticks whose words have room; a stretch too short for two is told by its heading alone."""
    for finest in (list_day_ticks, list_month_ticks, list_year_ticks):
        found = finest(part)
        if len(found) > 1:
            return found
    return []


def list_day_ticks(part: AxisPart) -> list[AxisTick]:
    """Every so many days, from the first of them."""
    for step in DAY_STEPS:
        if has_tick_room(part, step):
            days = range(int(part.first), int(part.last), step)
            return [AxisTick(part.at(day), dates.format_date_span(span_from_ordinal(day), short=True)) for day in days]
    return []


def list_month_ticks(part: AxisPart) -> list[AxisTick]:
    """Every so many months, where a month begins; January carries its year."""
    for step in MONTH_STEPS:
        if has_tick_room(part, 30.4 * step):
            return [
                AxisTick(part.at(day.toordinal()), format_short_month(day))
                for day in list_part_months(part)
                if day.month % step == 1 % step
            ]
    return []


def list_year_ticks(part: AxisPart) -> list[AxisTick]:
    """Every so many years, where a year begins."""
    first, last = date_from_ordinal(part.first), date_from_ordinal(part.last)
    for step in YEAR_STEPS:
        if has_tick_room(part, 365.25 * step):
            years = range(-(-first.year // step) * step, last.year + 1, step)
            starts = [(year, date(year, 1, 1).toordinal()) for year in years if year]
            return [AxisTick(part.at(at), str(year)) for year, at in starts if part.first <= at < part.last]
    return []


def has_tick_room(part: AxisPart, days: float) -> bool:
    """Whether two words this many days apart do not touch."""
    return part.at(part.first + days) - part.at(part.first) >= MIN_TICK_SPACING


def list_part_months(part: AxisPart) -> Iterator[date]:
    """The first days of the months in a part."""
    first, last = date_from_ordinal(part.first), date_from_ordinal(part.last - 1)
    for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(index // 12, index % 12 + 1, 1)
        if day.toordinal() >= part.first:
            yield day


def format_short_month(day: date) -> str:
    """A month's short name."""
    return dates.format_date_span(dates.parse_date_span(day.isoformat()[:7]), short=True).split()[0]


def axis_part_heading(part: AxisPart) -> str:
    """What a part covers, in words that fit above it; a narrow part says less."""
    if part.kind == "undated":
        return "no date given"
    words = [f"by {format_axis_day(part.day)}", f"by {format_axis_day(part.day, True)}"] if part.kind == "by" else []
    if part.kind == "day":
        words = [format_axis_day(part.day), format_axis_day(part.day, True)]
    if part.kind == "time":
        words = date_range_wordings(date_from_ordinal(part.first), date_from_ordinal(part.last - 1))
    room = (part.right - part.left + 10) / HEADING_LETTER_WIDTH
    return next((text for text in words if len(text) <= room), words[-1])


def date_range_wordings(first: date, last: date) -> list[str]:
    """A stretch of time in words, from the fullest to the shortest; whole years and months are said as such."""
    years = f"{first.year}–{last.year}" if first.year != last.year else f"{first.year}"
    next_day = last + timedelta(days=1) if last < date.max else last
    if (first.month, first.day, next_day.month, next_day.day) == (1, 1, 1, 1):
        return [years]
    if first.day == next_day.day == 1:
        months = dates.parse_date_span(f"[{first.isoformat()[:7]}..{last.isoformat()[:7]}]")
        return [dates.format_date_span(months), dates.format_date_span(months, short=True), years]
    days = dates.parse_date_span(f"[{first.isoformat()}..{last.isoformat()}]")
    short = dates.format_date_span(days, short=True)
    return [dates.format_date_span(days), f"{short} {last.year}" if first.year == last.year else short, years]


def format_left_out_time(part: AxisPart) -> str:
    """The length of what was cut out before a part."""
    return format_nearest_duration(part.left_out)


def format_axis_day(day: date | None, short: bool = False) -> str:
    """A day in words."""
    return dates.format_date_span(dates.parse_date_span(day.isoformat()), short) if day else ""


def span_from_ordinal(ordinal: int) -> dates.DateSpan:
    """A day counted in days, as a span."""
    return dates.parse_date_span(date.fromordinal(ordinal).isoformat())


def date_from_ordinal(ordinal: float) -> date:
    """A day counted in days, kept in the calendar."""
    return date.fromordinal(min(max(1, int(ordinal)), date.max.toordinal()))
