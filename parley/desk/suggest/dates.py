"""Dates in an article, resolved from the day of that article: the words, EDTF, basis and the reasoning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from parley.desk.suggest.calendar_words import (
    DAYS_OFF,
    MONTH_NAMES,
    MONTH_NUMBERS,
    WEEKDAY_NAMES,
    WEEKDAY_NUMBERS,
)
from parley.words.dates import format_day

_MONTH = "|".join(MONTH_NUMBERS)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
    for kind, pattern in (
        ("day", rf"{_DAY}\s+(?P<month>{_MONTH}),?(?:\s+{_YEAR})?"),
        ("day", rf"(?P<month>{_MONTH})\s+{_DAY}(?!\d)(?:,?\s+{_YEAR})?"),
        ("month", rf"(?P<month>{_MONTH})\s+{_YEAR}"),
        ("month", rf"(?<=in )(?P<month>{_MONTH})"),
        ("week", r"last week"),
        ("weekday", rf"(?P<last>last )?(?P<weekday>{'|'.join(WEEKDAY_NUMBERS)})"),
        ("off", rf"(?P<off>{'|'.join(DAYS_OFF)})"),
        ("year", _YEAR),
    )
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date's words at `start` to `end` in a text, and what the tables' columns say of it."""

    start: int
    end: int
    words: str
    date: str
    basis: str
    note: str = ""


def find_dates(text: str, day: date | None) -> list[FoundDate]:
    """The dates in a text, left to right, the longest where several overlap.

    `day` is the article's; without it only dates that are whole in themselves are found.
    """
    found: list[FoundDate] = []
    claimed: list[tuple[int, int]] = []  # also by words that are no date: 31 June 2021 is not June 2021
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in claimed):
                continue
            claimed.append(match.span())
            found.extend(_resolve_match(kind, match, day))
    return sorted(found, key=lambda each: each.start)


def _resolve_match(kind: str, match: re.Match[str], day: date | None) -> Iterator[FoundDate]:
    parts = {name: value for name, value in match.groupdict().items() if value}
    try:
        resolved = _resolve_stated(parts) if "year" in parts else day and _resolve_inferred(kind, parts, day)
    except (ValueError, OverflowError):
        return  # no such day: 31 June is no date
    if resolved:
        yield FoundDate(match.start(), match.end(), match[0], *resolved)


def _resolve_stated(parts: dict[str, str]) -> tuple[str, str, str]:
    year = parts["year"]
    if "month" not in parts:
        return year, "stated", ""
    month = MONTH_NUMBERS[parts["month"].lower()]
    if "day" not in parts:
        return f"{year}-{month:02}", "stated", ""
    return date(int(year), month, int(parts["day"])).isoformat(), "stated", ""


def _resolve_inferred(kind: str, parts: dict[str, str], day: date) -> tuple[str, str, str] | None:
    its_day = format_day(day)
    if kind == "week":
        first = day - timedelta(days=day.weekday() + 7)
        last = first + timedelta(days=6)
        note = f"The week before that of {its_day}, from {format_day(first)} to {format_day(last)}."
        return f"[{first}..{last}]", "inferred", note
    if "off" in parts:
        told = day + timedelta(days=DAYS_OFF[parts["off"].lower()])
        return told.isoformat(), "inferred", f"Counted from the day of the article, {its_day}."
    if "weekday" in parts:
        return _resolve_weekday(WEEKDAY_NUMBERS[parts["weekday"].lower()], "last" in parts, day)
    month = MONTH_NUMBERS[parts["month"].lower()]
    if "day" not in parts:
        year = day.year if month <= day.month else day.year - 1
        said = MONTH_NAMES[month - 1]
        return f"{year}-{month:02}", "inferred", _note_year(said, its_day, year)
    number = int(parts["day"])
    year = day.year if (month, number) <= (day.month, day.day) else day.year - 1
    told = date(year, month, number)
    return told.isoformat(), "inferred", _note_year(f"{number} {MONTH_NAMES[month - 1]}", its_day, year)


def _resolve_weekday(number: int, strictly_before: bool, day: date) -> tuple[str, str, str]:
    back = (day.weekday() - number) % 7 or (7 if strictly_before else 0)
    told, name = day - timedelta(days=back), WEEKDAY_NAMES[number]
    note = f"The {name} before {format_day(day)}." if back else f"{name} is the day of the article, {format_day(day)}."
    return told.isoformat(), "inferred", note


def _note_year(said: str, its_day: str, year: int) -> str:
    return f"The article gives no year. The last {said} up to its day, {its_day}, is that of {year}."
