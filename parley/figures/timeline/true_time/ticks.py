"""Ticks and headings for the parts of a time axis: as fine as there is room for, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from parley.figures.timeline.true_time.axis import Part
from parley.words import dates
from parley.words.counting import near

TICK_ROOM = 42.0
"""A tick's word needs this much."""

LETTER = 9.5
"""The width of a letter in a heading where the picture is drawn at its narrowest."""

YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MONTH_STEPS = (1, 2, 3, 6)
DAY_STEPS = (1, 2, 7, 14)


class Tick(NamedTuple):
    """A mark on the axis and its word."""

    at: float
    word: str


def ticks(part: Part) -> list[Tick]:
    """The finest ticks whose words have room; a stretch too short for two is told by its heading alone."""
    for finest in (day_ticks, month_ticks, year_ticks):
        found = finest(part)
        if len(found) > 1:
            return found
    return []


def day_ticks(part: Part) -> list[Tick]:
    """Every so many days, from the first of them."""
    for step in DAY_STEPS:
        if has_room(part, step):
            days = range(int(part.first), int(part.last), step)
            return [Tick(part.at(day), dates.words(day_of(day), short=True)) for day in days]
    return []


def month_ticks(part: Part) -> list[Tick]:
    """Every so many months, where a month begins; January carries its year."""
    for step in MONTH_STEPS:
        if has_room(part, 30.4 * step):
            return [
                Tick(part.at(day.toordinal()), month_word(day)) for day in months(part) if day.month % step == 1 % step
            ]
    return []


def year_ticks(part: Part) -> list[Tick]:
    """Every so many years, where a year begins."""
    first, last = day_at(part.first), day_at(part.last)
    for step in YEAR_STEPS:
        if has_room(part, 365.25 * step):
            years = range(-(-first.year // step) * step, last.year + 1, step)
            starts = [(year, date(year, 1, 1).toordinal()) for year in years if year]
            return [Tick(part.at(at), str(year)) for year, at in starts if part.first <= at < part.last]
    return []


def has_room(part: Part, days: float) -> bool:
    """Whether two words this many days apart do not touch."""
    return part.at(part.first + days) - part.at(part.first) >= TICK_ROOM


def months(part: Part) -> Iterator[date]:
    """The first days of the months in a part."""
    first, last = day_at(part.first), day_at(part.last - 1)
    for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(index // 12, index % 12 + 1, 1)
        if day.toordinal() >= part.first:
            yield day


def month_word(day: date) -> str:
    """A month's short name."""
    return dates.words(dates.parse(day.isoformat()[:7]), short=True).split()[0]


def heading(part: Part) -> str:
    """What a part covers, in words that fit above it; a narrow part says less."""
    if part.kind == "undated":
        return "no date given"
    words = [f"by {on(part.day)}", f"by {on(part.day, True)}"] if part.kind == "by" else []
    if part.kind == "day":
        words = [on(part.day), on(part.day, True)]
    if part.kind == "time":
        words = stretch_words(day_at(part.first), day_at(part.last - 1))
    room = (part.right - part.left + 10) / LETTER
    return next((text for text in words if len(text) <= room), words[-1])


def stretch_words(first: date, last: date) -> list[str]:
    """A stretch of time in words, from the fullest to the shortest; whole years and months are said as such."""
    years = f"{first.year}–{last.year}" if first.year != last.year else f"{first.year}"
    next_day = last + timedelta(days=1) if last < date.max else last
    if (first.month, first.day, next_day.month, next_day.day) == (1, 1, 1, 1):
        return [years]
    if first.day == next_day.day == 1:
        months = dates.parse(f"[{first.isoformat()[:7]}..{last.isoformat()[:7]}]")
        return [dates.words(months), dates.words(months, short=True), years]
    days = dates.parse(f"[{first.isoformat()}..{last.isoformat()}]")
    short = dates.words(days, short=True)
    return [dates.words(days), f"{short} {last.year}" if first.year == last.year else short, years]


def left_out(part: Part) -> str:
    """The length of what was cut out before a part."""
    return near(part.left_out)


def on(day: date | None, short: bool = False) -> str:
    """A day in words."""
    return dates.words(dates.parse(day.isoformat()), short) if day else ""


def day_of(ordinal: int) -> dates.Span:
    """A day counted in days, as a span."""
    return dates.parse(date.fromordinal(ordinal).isoformat())


def day_at(ordinal: float) -> date:
    """A day counted in days, kept in the calendar."""
    return date.fromordinal(min(max(1, int(ordinal)), date.max.toordinal()))
