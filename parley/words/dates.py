"""Dates as the tables write them (EDTF, ISO 8601-2): text in; the days it may mean, and words for it, out."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from edtf import EDTFParseException, parse_edtf

Kind = Literal["moment", "within", "lasting"]
Precision = Literal["minute", "day", "week", "month", "year", "span"]

# Our own names: calendar.month_name speaks the language of the machine.
_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip
_SINGLE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?")
_SPAN_CODE = re.compile(r"[0-9]{4}-(2[1-9]|3[0-9]|4[01])|[0-9]{4}-[0-9]{2}-XX|[0-9]{4}-XX(-XX)?|[0-9]{1,3}X{1,3}")

# Forms that EDTF knows and nobody can draw honestly, each with the way to say it instead.
_UNDRAWABLE = (
    (r"Y.*|-[0-9]+.*|0000.*|[0-9]{5,}.*", "The year is not between 1 and 9999.", "Years are written 0001 to 9999."),
    (r".*[?~%].*", "How far an uncertain or approximate date reaches cannot be drawn.",
     "Write the earliest and latest it can be, as [2025-03-10..2025-03-16], and the doubt in date_note."),
    (r"\{.*", "Several dates cannot be one mark.", "Make a row for each date, or write a span: 2014/2016."),
    (r"\[.*,.*", "A list of single dates cannot be drawn.", "Write the span they lie in: [2014..2016]."),
    (r"[^.]*/|/[^.]*", "A side left blank means “unknown”.", "Write .. for an open side: 2022/.. or ../2022."),
    (r"\[\.\.\]|\.\./\.\.", "A span open on both sides says nothing.", "Give at least one side: [..2025-03-18]."),
    (r".*T[^/]*/.*|.*/.*T.*|\[.*T.*", "A span runs over whole days.", "Leave the time of day out: 2022-02-24/.."),
    (r".*T[0-9]{2}:[0-9]{2}(Z|[+-].*)?", "A time needs its seconds.", "Write it as 2025-03-18T14:00:00Z."),
)  # fmt: skip


class DateFault(ValueError):
    """A date that cannot be read; `problem` says why and `remedy` what to write instead."""

    def __init__(self, value: str, problem: str, remedy: str) -> None:
        super().__init__(f"“{value}”: {problem} {remedy}")
        self.value, self.problem, self.remedy = value, problem, remedy


@dataclass(frozen=True, slots=True)
class Span:
    """The days a date may mean. `earliest` or `latest` is None where that side is open; `time` is in UTC."""

    text: str
    earliest: date | None
    latest: date | None
    kind: Kind
    precision: Precision
    time: time | None = None


@lru_cache(maxsize=200_000)
def parse(text: str) -> Span:
    """Read an EDTF date, date and time, set `[a..b]` or interval `a/b`; raise DateFault where it cannot be drawn."""
    text = text.strip()
    for pattern, problem, remedy in _UNDRAWABLE:
        if re.fullmatch(pattern, text):
            raise DateFault(text, problem, remedy)
    if text.startswith("["):
        return _one_of(text)
    return _interval(text) if "/" in text else _single(text)


def day_words(day: date) -> str:
    """A plain day as readers read it: 18 March 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day(text: str) -> date:
    """Read a plain day, `YYYY-MM-DD` and nothing else, as addresses carry it."""
    remedy = "Write an existing day as year-month-day: 2025-03-18."
    if not _DAY.fullmatch(text):
        raise DateFault(text, "This is no plain day.", remedy)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DateFault(text, "There is no such day in the calendar.", remedy) from error


def _single(text: str) -> Span:
    # The plain forms are read without the edtf package, which takes some ms for each: 50,000 events must open.
    if found := _SINGLE.fullmatch(text):
        return _month(text, int(found[1]), int(found[2])) if found[2] else _year(text, int(found[1]))
    if _DAY.fullmatch(text):
        return Span(text, day(text), day(text), "moment", "day")
    if found := _DATE_TIME.fullmatch(text):
        return _minute(text, found[1])
    return _by_package(text)


def _year(text: str, year: int) -> Span:
    return Span(text, date(year, 1, 1), date(year, 12, 31), "within", "year")


def _month(text: str, year: int, month: int) -> Span:
    last = calendar.monthrange(year, month)[1]
    return Span(text, date(year, month, 1), date(year, month, last), "within", "month")


def _minute(text: str, zone: str | None) -> Span:
    if not zone:
        raise DateFault(text, "The time has no zone.", "Give it in UTC with a Z: 2025-03-18T14:00:00Z.")
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise DateFault(text, "There is no such day and time.", "Write it as 2025-03-18T14:00:00Z.") from error
    return Span(text, moment.date(), moment.date(), "moment", "minute", moment.time())


def _by_package(text: str) -> Span:
    """Seasons, quarters and unspecified digits (`2021-21`, `2021-33`, `201X`)."""
    remedy = "Write it as 2014, 2022-02, 2025-03-18, 2025-03-18T14:00:00Z, [2025-03-10..2025-03-16] or 2022/.."
    try:
        if not _SPAN_CODE.fullmatch(text):
            raise DateFault(text, "This date is not in EDTF." if text else "The date is missing.", remedy)
        found = parse_edtf(text)
        earliest, latest = (date(*found.lower_strict()[:3]), date(*found.upper_strict()[:3]))
    except DateFault:
        raise
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise DateFault(text, "This date is not in EDTF, or lies outside the years 1 to 9999.", remedy) from error
    if earliest.month == latest.month and "X" not in text:
        # The package gives only December for a season that runs over New Year.
        raise DateFault(text, "This season lies in two years.", "Write its months: [2021-12..2022-02].")
    return Span(text, earliest, latest, "within", _precision(earliest, latest))


def _precision(earliest: date, latest: date) -> Precision:
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and earliest.year == latest.year:
        return "year"
    return "month" if (earliest.year, earliest.month) == (latest.year, latest.month) else "span"


def _one_of(text: str) -> Span:
    if not text.endswith("]") or text.count("..") != 1:
        raise DateFault(text, "This set is not a span.", "Write [2025-03-10..2025-03-16], [..2025-03-18] or [2022..].")
    first, last = _ends(text)
    if first and last and first.precision != last.precision:
        raise DateFault(text, "The two sides are not of one kind.", "Write both as days, as months or as years.")
    for end in (first, last):
        if end and not (_SINGLE.fullmatch(end.text) or _DAY.fullmatch(end.text)):
            raise DateFault(text, f"“{end.text}” cannot stand in a set.", "Write both sides as days, months or years.")
    earliest, latest = _bounds(text, first, last)
    week = earliest and latest and first and first.precision == "day" and latest - earliest == timedelta(days=6)
    return Span(text, earliest, latest, "within", "week" if week else "span")


def _interval(text: str) -> Span:
    if text.count("/") != 1:
        raise DateFault(text, "An interval has two sides.", "Write it as 2014/2022 or 2022/..")
    return Span(text, *_bounds(text, *_ends(text)), "lasting", "span")


def _ends(text: str) -> tuple[Span | None, Span | None]:
    """The two sides of a set or an interval; None where a side is open."""
    first, last = text[1:-1].split("..") if text.startswith("[") else text.split("/")
    return _end(first), _end(last)


def _end(side: str) -> Span | None:
    return None if side in ("", "..") else _single(side)


def _bounds(text: str, first: Span | None, last: Span | None) -> tuple[date | None, date | None]:
    earliest, latest = first.earliest if first else None, last.latest if last else None
    if earliest and latest and earliest > latest:
        raise DateFault(text, "It ends before it begins.", "Put the earlier date first.")
    return earliest, latest


def words(span: Span, short: bool = False) -> str:
    """Say a span in words; `short` shortens months and leaves out times and the year of days."""
    if not span.text.startswith("[") and "/" not in span.text:
        return _words_of_single(span, short)
    first, last = _ends(span.text)
    since, until, to = ("since", "until", " to ") if span.kind == "lasting" else ("from", "by", "–")
    if first and last:
        return _joined(first, last, short, to)
    end, word = (first, since) if first else (last, until)
    return f"{word} {_words_of_single(end, short)}" if end else span.text


def _words_of_single(span: Span, short: bool) -> str:
    start, end = span.earliest or date.min, span.latest or date.max  # a single date has both
    if span.precision == "span":
        return _words_of_code(span, start, end, short)
    if span.precision == "year":
        return str(start.year)
    month = _MONTHS[start.month - 1][: 3 if short else None]
    if span.precision == "month":
        return f"{month} {start.year}"
    clock = f", {span.time:%H:%M} GMT" if span.time is not None else ""
    return f"{start.day} {month}" if short else f"{start.day} {month} {start.year}{clock}"


def _words_of_code(span: Span, start: date, end: date, short: bool) -> str:
    """A season or a decade, said as the months or years drawn: spring falls in other months in the south."""
    if "X" in span.text:
        return _joined(_year("", start.year), _year("", end.year), short, "–")
    return _joined(_month("", start.year, start.month), _month("", end.year, end.month), short, "–")


def _joined(first: Span, last: Span, short: bool, dash: str) -> str:
    """Two ends in words, what they share said once: `10–16 March 2025`, `27 February – 3 March 2025`."""
    left, right = _words_of_single(first, short), _words_of_single(last, short)
    start, end = first.earliest or date.min, last.earliest or date.min  # a single date has both
    if start == end and first.latest == last.latest:
        return right
    if first.precision == last.precision and start.year == end.year:
        left = left.removesuffix(f" {start.year}")
        if first.precision == "day" and start.month == end.month:
            left = str(start.day)
    return f"{left}{dash if dash.startswith(' ') or ' ' not in left else f' {dash} '}{right}"
