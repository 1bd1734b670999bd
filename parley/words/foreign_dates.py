"""Dates as spreadsheets and other countries write them: none can be read safely, each is told how to be written."""

from __future__ import annotations

import re
from datetime import date, timedelta

SPREADSHEET_EPOCH = date(1899, 12, 30)
"""The day from which spreadsheets count days, so that 45700 is 12 February 2025; 20000 to 59999 are 1954 to 2064."""

SERIAL_NUMBER = re.compile(r"[2-5][0-9]{4}(?:\.[0-9]+)?")
COMPACT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
YEAR_AS_DAY = (date(1905, 3, 14), date(1905, 9, 29))
"""The days that spreadsheets show for the numbers 1900 to 2099, years among them."""


def explain_foreign_form(text: str) -> tuple[str, str] | None:
    """Problem and remedy for a date that is written as a spreadsheet or another country does; None for all others."""
    if SERIAL_NUMBER.fullmatch(text):
        day = SPREADSHEET_EPOCH + timedelta(days=int(float(text)))
        return "This looks like a spreadsheet’s number for a day.", f"Write the day it stands for: {day.isoformat()}."
    for form in (COMPACT_DAY, YEAR_FIRST):
        if found := form.fullmatch(text):
            return "A day is written with hyphens between its parts.", suggest_days([_day_of(*found.groups())])
    if found := YEAR_LAST.fullmatch(text):
        first, _, second, year = found.groups()
        year = year if len(year) == 4 else f"20{year}"
        days = [_day_of(year, second, first), _day_of(year, first, second)]
        return "This is not how EDTF writes a day: the year comes first.", suggest_days(days)
    return None


def suggest_days(days: list[date | None]) -> str:
    """How to write what is meant: one day where only one is possible, else both."""
    possible = list(dict.fromkeys(day.isoformat() for day in days if day))
    if not possible:
        return "Write an existing day as year-month-day: 2025-03-18."
    return (
        f"Write {possible[0]}." if len(possible) == 1 else f"Write {possible[0]} or {possible[1]}, whichever is meant."
    )


def is_year_shown_as_day(day: date) -> bool:
    """Whether a day is what a spreadsheet shows for the number of a year, as 1905-07-06 for 2014."""
    return YEAR_AS_DAY[0] <= day <= YEAR_AS_DAY[1]


def year_behind_day(day: date) -> int:
    """The number that a spreadsheet shows as this day."""
    return (day - SPREADSHEET_EPOCH).days


def _day_of(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
