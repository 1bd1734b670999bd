"""Days as other tools state them, as EDTF: parts in columns, days in several orders, precision by a code."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parley.words.dates import format_day

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
WHOLE_NUMBER = re.compile(r"(\d+)(?:\.0+)?")


class StatedDayError(ValueError):
    """A day that can't be read, or that no calendar has: what is wrong, as a sentence."""


def read_number(text: str, what: str) -> tuple[int, bool]:
    """A whole number, and whether it was written otherwise (`3.0`)."""
    if not (found := WHOLE_NUMBER.fullmatch(text.strip())):
        raise StatedDayError(f"The {what} “{text}” is no number.")
    return int(found[1]), "." in text


def read_month(text: str) -> tuple[int, bool]:
    """A month, and whether it was written otherwise than as a whole number: `March`, `3.0`."""
    word = text.strip().lower().strip(".")
    named = [number for number, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    if named:
        return named[0], True
    return read_number(text, "month")


def build_edtf_day(year: str, month: str, day: str) -> tuple[str, bool]:
    """A date of parts, as exact as they are, and whether a part was written unusually; StatedDayError otherwise."""
    number, changed = read_number(year, "year")
    if not 1 <= number <= 9999:
        raise StatedDayError(f"The year {year} is not between 1 and 9999.")
    if not month.strip():
        if day.strip():
            raise StatedDayError(f"There is a day ({day}) and no month.")
        return f"{number:04}", changed
    at, odd = read_month(month)
    changed |= odd
    if not 1 <= at <= 12:
        raise StatedDayError(f"There is no month {month}.")
    if not day.strip():
        return f"{number:04}-{at:02}", changed
    which, odd = read_number(day, "day")
    try:
        return date(number, at, which).isoformat(), changed | odd
    except ValueError:
        raise StatedDayError(f"There is no {which} {MONTHS[at - 1].capitalize()} {number}.") from None


def read_stated_day(text: str) -> date:
    """A day as exports write it: 2025-03-18 (a time may follow), 18 March 2025, 18.03.2025; never a guess between day
    and month."""
    text = text.strip()
    if found := re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d])", text):
        year, month, day = found.groups()
    elif found := re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]{3,})[ -](\d{4})", text):
        day, month, year = found.groups()
    elif found := re.fullmatch(r"([A-Za-z]{3,}) (\d{1,2}),? (\d{4})", text):
        month, day, year = found.groups()
    elif found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
        day, month, year = found.groups()
    elif re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        raise StatedDayError(f"“{text}” may begin with the day or the month: write it as 2025-03-18.")
    else:
        raise StatedDayError(f"“{text}” is no day that can be read: write it as 2025-03-18.")
    return date.fromisoformat(build_edtf_day(year, month, day)[0])


def join_days(first: date, last: date, lasting: bool) -> str:
    """Two days as EDTF: what lasted from one to the other, or one day between them; the same day is that day."""
    if last < first:
        raise StatedDayError(f"It ends ({last}) before it begins ({first}).")
    if first == last:
        return first.isoformat()
    return f"{first}/{last}" if lasting else f"[{first}..{last}]"


def widen_day(day: date, days: int) -> tuple[str, str]:
    """A day that may be some days off, as EDTF and in words."""
    reach = timedelta(days=days)
    return f"[{day - reach}..{day + reach}]", f"about {format_day(day)}, within a week"
