"""Dates as the tables write them (EDTF, ISO 8601-2): text in; the days it may mean, and words for it, out."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from edtf import EDTFParseException, parse_edtf

from parley.words.foreign_dates import explain_foreign_form

SpanKind = Literal["moment", "within", "lasting"]
SpanPrecision = Literal["minute", "day", "week", "month", "year", "span"]

# Our own names: calendar.month_name speaks the language of the machine.
_MONTH_NAMES = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip
_YEAR_OR_MONTH = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?")
_SEASON_OR_MASKED_DATE = re.compile(
    r"[0-9]{4}-(2[1-9]|3[0-9]|4[01])|[0-9]{4}-[0-9]{2}-XX|[0-9]{4}-XX(-XX)?|[0-9]{1,3}X{1,3}"
)

# Forms that EDTF knows and nobody can draw honestly, each with the way to say it instead.
_UNSUPPORTED_FORMS = (
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


class DateError(ValueError):
    """A date that cannot be read; `problem` says why and `remedy` what to write instead."""

    def __init__(self, value: str, problem: str, remedy: str) -> None:
        super().__init__(f"“{value}”: {problem} {remedy}")
        self.value, self.problem, self.remedy = value, problem, remedy


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days a date may mean. `earliest` or `latest` is None where that side is open.

    A date with a time keeps the source's own: `earliest`, `latest` and `time` are by its clock, `zone` is its name
    (GMT, or UTC+2), and `moment` the same instant in UTC, which serves for order only.
    """

    text: str
    earliest: date | None
    latest: date | None
    kind: SpanKind
    precision: SpanPrecision
    time: time | None = None
    zone: str = ""
    moment: datetime | None = None


@lru_cache(maxsize=200_000)
def parse_date_span(text: str) -> DateSpan:
    """Read an EDTF date, date and time, set `[a..b]` or interval `a/b`; raise DateFault where it cannot be drawn."""
    text = text.strip()
    if foreign := explain_foreign_form(text):
        raise DateError(text, *foreign)
    for pattern, problem, remedy in _UNSUPPORTED_FORMS:
        if re.fullmatch(pattern, text):
            raise DateError(text, problem, remedy)
    if text.startswith("["):
        return _parse_date_set(text)
    return _parse_date_interval(text) if "/" in text else _parse_single_date(text)


def format_day(day: date) -> str:
    """A plain day as readers read it: 18 March 2025."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def parse_day(text: str) -> date:
    """Read a plain day, `YYYY-MM-DD` and nothing else, as addresses carry it."""
    remedy = "Write an existing day as year-month-day: 2025-03-18."
    if not _DAY.fullmatch(text):
        raise DateError(text, "This is no plain day.", remedy)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DateError(text, "There is no such day in the calendar.", remedy) from error


def _parse_single_date(text: str) -> DateSpan:
    # The plain forms are read without the edtf package, which takes some ms for each: 50,000 events must open.
    if found := _YEAR_OR_MONTH.fullmatch(text):
        return _month_span(text, int(found[1]), int(found[2])) if found[2] else _year_span(text, int(found[1]))
    if _DAY.fullmatch(text):
        return DateSpan(text, parse_day(text), parse_day(text), "moment", "day")
    if found := _DATE_TIME.fullmatch(text):
        return _parse_timestamp(text, found[1])
    return _parse_season_or_masked_date(text)


def _year_span(text: str, year: int) -> DateSpan:
    return DateSpan(text, date(year, 1, 1), date(year, 12, 31), "within", "year")


def _month_span(text: str, year: int, month: int) -> DateSpan:
    last = calendar.monthrange(year, month)[1]
    return DateSpan(text, date(year, month, 1), date(year, month, last), "within", "month")


def _parse_timestamp(text: str, zone: str | None) -> DateSpan:
    if not zone:
        raise DateError(text, "The time has no zone.", "Give it in UTC with a Z: 2025-03-18T14:00:00Z.")
    try:
        local = datetime.fromisoformat(text)
        moment = local.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise DateError(text, "There is no such day and time.", "Write it as 2025-03-18T14:00:00Z.") from error
    day = local.date()  # the source's day: a reader who looks it up there must find it under this date
    return DateSpan(text, day, day, "moment", "minute", local.time(), _zone_name(local), moment)


def _zone_name(local: datetime) -> str:
    """GMT, or how far a clock is from it: UTC+2, UTC−3:30."""
    minutes = round((local.utcoffset() or timedelta()).total_seconds() / 60)
    if not minutes:
        return "GMT"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def _parse_season_or_masked_date(text: str) -> DateSpan:
    """Seasons, quarters and unspecified digits (`2021-21`, `2021-33`, `201X`)."""
    remedy = "Write it as 2014, 2022-02, 2025-03-18, 2025-03-18T14:00:00Z, [2025-03-10..2025-03-16] or 2022/.."
    try:
        if not _SEASON_OR_MASKED_DATE.fullmatch(text):
            raise DateError(text, _why_no_drawable_date(text), remedy)
        found = parse_edtf(text)
        earliest, latest = (date(*found.lower_strict()[:3]), date(*found.upper_strict()[:3]))
    except DateError:
        raise
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise DateError(text, "This date is not in EDTF, or lies outside the years 1 to 9999.", remedy) from error
    if earliest.month == latest.month and "X" not in text:
        # The package gives only December for a season that runs over New Year.
        raise DateError(text, "This season lies in two years.", "Write its months: [2021-12..2022-02].")
    return DateSpan(text, earliest, latest, "within", _span_precision(earliest, latest))


def _why_no_drawable_date(text: str) -> str:
    """What is wrong with a text that is none of the forms that are drawn: no EDTF at all, or EDTF of another kind."""
    if not text:
        return "The date is missing."
    try:
        parse_edtf(text)
    except (EDTFParseException, ValueError, TypeError, AttributeError):
        return "This date is not in EDTF."
    return "This is EDTF, but of a kind that cannot be drawn here."


def _span_precision(earliest: date, latest: date) -> SpanPrecision:
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and earliest.year == latest.year:
        return "year"
    return "month" if (earliest.year, earliest.month) == (latest.year, latest.month) else "span"


def _parse_date_set(text: str) -> DateSpan:
    if not text.endswith("]") or text.count("..") != 1:
        raise DateError(text, "This set is not a span.", "Write [2025-03-10..2025-03-16], [..2025-03-18] or [2022..].")
    first, last = _parse_sides(text)
    if first and last and first.precision != last.precision:
        raise DateError(text, "The two sides are not of one kind.", "Write both as days, as months or as years.")
    for end in (first, last):
        if end and not (_YEAR_OR_MONTH.fullmatch(end.text) or _DAY.fullmatch(end.text)):
            raise DateError(text, f"“{end.text}” cannot stand in a set.", "Write both sides as days, months or years.")
    earliest, latest = _span_bounds(text, first, last)
    week = earliest and latest and first and first.precision == "day" and latest - earliest == timedelta(days=6)
    return DateSpan(text, earliest, latest, "within", "week" if week else "span")


def _parse_date_interval(text: str) -> DateSpan:
    if text.count("/") != 1:
        raise DateError(text, "An interval has two sides.", "Write it as 2014/2022 or 2022/..")
    return DateSpan(text, *_span_bounds(text, *_parse_sides(text)), "lasting", "span")


def _parse_sides(text: str) -> tuple[DateSpan | None, DateSpan | None]:
    """The two sides of a set or an interval; None where a side is open."""
    first, last = text[1:-1].split("..") if text.startswith("[") else text.split("/")
    return _parse_side(first), _parse_side(last)


def _parse_side(side: str) -> DateSpan | None:
    return None if side in ("", "..") else _parse_single_date(side)


def _span_bounds(text: str, first: DateSpan | None, last: DateSpan | None) -> tuple[date | None, date | None]:
    earliest, latest = first.earliest if first else None, last.latest if last else None
    if earliest and latest and earliest > latest:
        raise DateError(text, "It ends before it begins.", "Put the earlier date first.")
    return earliest, latest


def format_date_span(span: DateSpan, short: bool = False) -> str:
    """Say a span in words; `short` shortens months and leaves out times and the year of days."""
    if not span.text.startswith("[") and "/" not in span.text:
        return _format_single_date(span, short)
    first, last = _parse_sides(span.text)
    since, until, to = ("since", "until", " to ") if span.kind == "lasting" else ("from", "by", "–")
    if first and last:
        return _join_span_ends(first, last, short, to)
    end, word = (first, since) if first else (last, until)
    return f"{word} {_format_single_date(end, short)}" if end else span.text


def _format_single_date(span: DateSpan, short: bool) -> str:
    start, end = span.earliest or date.min, span.latest or date.max  # a single date has both
    if span.precision == "span":
        return _format_season_or_decade(span, start, end, short)
    if span.precision == "year":
        return str(start.year)
    month = _MONTH_NAMES[start.month - 1][: 3 if short else None]
    if span.precision == "month":
        return f"{month} {start.year}"
    clock = f", {format_clock(span)}" if span.time is not None else ""
    return f"{start.day} {month}" if short else f"{start.day} {month} {start.year}{clock}"


def format_clock(span: DateSpan) -> str:
    """A time by the source's clock, and in GMT where that differs, with its day where that is another.

    "14:00 GMT"; "10:00 UTC−4 (14:00 GMT)"; "00:30 UTC+2 (18 March, 22:30 GMT)". Empty for a date without a time.
    """
    if span.time is None or span.moment is None:
        return ""
    if span.zone == "GMT":
        return f"{span.time:%H:%M} GMT"
    day = f"{span.moment.day} {_MONTH_NAMES[span.moment.month - 1]}, " if span.moment.date() != span.earliest else ""
    return f"{span.time:%H:%M} {span.zone} ({day}{span.moment:%H:%M} GMT)"


def _format_season_or_decade(span: DateSpan, start: date, end: date, short: bool) -> str:
    """A season or a decade, said as the months or years drawn: spring falls in other months in the south."""
    if "X" in span.text:
        return _join_span_ends(_year_span("", start.year), _year_span("", end.year), short, "–")
    return _join_span_ends(_month_span("", start.year, start.month), _month_span("", end.year, end.month), short, "–")


def _join_span_ends(first: DateSpan, last: DateSpan, short: bool, dash: str) -> str:
    """Two ends in words, what they share said once: `10–16 March 2025`, `27 February – 3 March 2025`."""
    left, right = _format_single_date(first, short), _format_single_date(last, short)
    start, end = first.earliest or date.min, last.earliest or date.min  # a single date has both
    if start == end and first.latest == last.latest:
        return right
    if first.precision == last.precision and start.year == end.year:
        left = left.removesuffix(f" {start.year}")
        if first.precision == "day" and start.month == end.month:
            left = str(start.day)
    return f"{left}{dash if dash.startswith(' ') or ' ' not in left else f' {dash} '}{right}"
