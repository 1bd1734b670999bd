"""Dates: what each form may mean, how it is said, and what is refused with which help."""

from datetime import UTC, date, time, timedelta, timezone
from datetime import datetime as date_time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.words.dates import (
    DateError,
    DateSpan,
    SpanKind,
    SpanPrecision,
    format_date_span,
    parse_date_span,
    parse_day,
)

DAYS = st.dates(min_value=date(1, 1, 1))
ISO = DAYS.map(date.isoformat)
SINGLE = st.one_of(ISO, ISO.map(lambda text: text[:7]), ISO.map(lambda text: text[:4]))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "kind", "precision"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31), "within", "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "within", "month"),
        ("2025-03-18", date(2025, 3, 18), date(2025, 3, 18), "moment", "day"),
        ("[2025-03-10..2025-03-16]", date(2025, 3, 10), date(2025, 3, 16), "within", "week"),
        ("[2025-03-10..2025-03-15]", date(2025, 3, 10), date(2025, 3, 15), "within", "span"),
        ("[2024-11..2025-02]", date(2024, 11, 1), date(2025, 2, 28), "within", "span"),
        ("[..2025-03-18]", None, date(2025, 3, 18), "within", "span"),
        ("[2025-02-12..]", date(2025, 2, 12), None, "within", "span"),
        ("2014/2022-03", date(2014, 1, 1), date(2022, 3, 31), "lasting", "span"),
        ("2025-03-10/2025-03-16", date(2025, 3, 10), date(2025, 3, 16), "lasting", "span"),
        ("2022/..", date(2022, 1, 1), None, "lasting", "span"),
        ("../2022", None, date(2022, 12, 31), "lasting", "span"),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31), "within", "span"),
        ("2022-40", date(2022, 1, 1), date(2022, 6, 30), "within", "span"),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), "within", "span"),
        ("2025-03-XX", date(2025, 3, 1), date(2025, 3, 31), "within", "month"),
        ("2025-XX-XX", date(2025, 1, 1), date(2025, 12, 31), "within", "year"),
    ],
)
def test_every_form_gives_the_days_it_may_mean(
    text: str, earliest: date | None, latest: date | None, kind: SpanKind, precision: SpanPrecision
) -> None:
    assert parse_date_span(text) == DateSpan(text, earliest, latest, kind, precision)


@pytest.mark.parametrize(
    ("text", "on", "at"),
    [
        ("2025-03-18T14:00:00Z", date(2025, 3, 18), time(14)),
        ("2025-03-18T10:00:00-04:00", date(2025, 3, 18), time(10)),
        ("2025-03-18T23:30:00-05:00", date(2025, 3, 18), time(23, 30)),
    ],
)
def test_a_time_keeps_the_day_and_the_clock_of_its_source(text: str, on: date, at: time) -> None:
    span = parse_date_span(text)
    assert (span.earliest, span.latest, span.kind, span.precision, span.time) == (on, on, "moment", "minute", at)


def test_blanks_around_a_date_do_no_harm() -> None:
    assert parse_date_span(" 2014 ") == parse_date_span("2014")


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2025-03-18T14:00:00Z", "18 March 2025, 14:00 GMT", "18 Mar"),
        ("2025-03-18T00:00:00Z", "18 March 2025, 00:00 GMT", "18 Mar"),
        ("2025-03-18", "18 March 2025", "18 Mar"),
        ("2022-02", "February 2022", "Feb 2022"),
        ("2014", "2014", "2014"),
        ("[2025-03-10..2025-03-16]", "10–16 March 2025", "10–16 Mar"),
        ("[2025-02-27..2025-03-03]", "27 February – 3 March 2025", "27 Feb – 3 Mar"),
        ("[2024-12-30..2025-01-02]", "30 December 2024 – 2 January 2025", "30 Dec – 2 Jan"),
        ("[2025-03-10..2025-03-10]", "10 March 2025", "10 Mar"),
        ("[2024-03-10..2025-03-10]", "10 March 2024 – 10 March 2025", "10 Mar – 10 Mar"),
        ("[2025-01..2025-03]", "January–March 2025", "Jan–Mar 2025"),
        ("[2014..2016]", "2014–2016", "2014–2016"),
        ("[..2025-03-18]", "by 18 March 2025", "by 18 Mar"),
        ("[2025-02-12..]", "from 12 February 2025", "from 12 Feb"),
        ("2022/..", "since 2022", "since 2022"),
        ("2022-01-01/..", "since 1 January 2022", "since 1 Jan"),
        ("../2022-02", "until February 2022", "until Feb 2022"),
        ("2014/2022-03", "2014 to March 2022", "2014 to Mar 2022"),
        ("2025-03-10/2025-03-16", "10 to 16 March 2025", "10 to 16 Mar"),
        ("2021-21", "March–May 2021", "Mar–May 2021"),
        ("201X", "2010–2019", "2010–2019"),
        ("2025-03-XX", "March 2025", "Mar 2025"),
    ],
)
def test_dates_are_said_in_words(text: str, long: str, short: str) -> None:
    assert (format_date_span(parse_date_span(text)), format_date_span(parse_date_span(text), short=True)) == (
        long,
        short,
    )


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("", "missing", "2025-03-18"),
        ("yesterday", "not in EDTF", "2025-03-18"),
        ("18.03.2025", "the year comes first", "2025-03-18"),
        ("2025-13", "not in EDTF", "2022-02"),
        ("2025-02-30", "no such day", "year-month-day"),
        ("2023-02-29", "no such day", "year-month-day"),
        ("0000", "between 1 and 9999", "0001 to 9999"),
        ("-0044-03-15", "between 1 and 9999", "0001 to 9999"),
        ("12000", "between 1 and 9999", "0001 to 9999"),
        ("Y12000", "between 1 and 9999", "0001 to 9999"),
        ("00XX", "outside the years", "2014"),
        ("2014?", "uncertain or approximate", "date_note"),
        ("2014-06~", "uncertain or approximate", "[2025-03-10..2025-03-16]"),
        ("{2014,2015}", "one mark", "a row for each date"),
        ("[2014,2016]", "list of single dates", "[2014..2016]"),
        ("[2025-03-18..2025-03-10]", "ends before it begins", "earlier date first"),
        ("2022/2014", "ends before it begins", "earlier date first"),
        ("2022/", "unknown", "2022/.."),
        ("/2022", "unknown", "../2022"),
        ("../..", "open on both sides", "at least one side"),
        ("[..]", "open on both sides", "at least one side"),
        ("[2014]", "not a span", "[2022..]"),
        ("[2014..2015", "not a span", "[2022..]"),
        ("[2022-02..2022-03-04]", "not of one kind", "as days, as months or as years"),
        ("[201X..2022]", "not of one kind", "as years"),
        ("[2021-21..2021-22]", "cannot stand in a set", "days, months or years"),
        ("2022/2023/2024", "two sides", "2014/2022"),
        ("2021-24", "two years", "[2021-12..2022-02]"),
        ("2025-03-18T14:00Z", "seconds", "2025-03-18T14:00:00Z"),
        ("2025-03-18T14:00:00", "no zone", "Z"),
        ("2025-03-18T25:00:00Z", "no such day and time", "2025-03-18T14:00:00Z"),
        ("9999-12-31T23:30:00-05:00", "no such day and time", "2025-03-18T14:00:00Z"),
        ("2022-02-24T04:00:00Z/..", "whole days", "2022-02-24/.."),
        ("1985S2", "cannot be drawn", "2014"),
        ("2025-XX-18", "cannot be drawn", "2014"),
        ("٢٠٢٥-٠٣-١٨", "not in EDTF", "2025-03-18"),
    ],
)
def test_what_cannot_be_read_or_drawn_is_refused_with_help(text: str, problem: str, remedy: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date_span(text)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert caught.value.value == text
    assert str(caught.value) == f"“{text}”: {caught.value.problem} {caught.value.remedy}"


@settings(max_examples=25)  # the package takes some ms a date
@given(SINGLE, SINGLE)
def test_our_quick_reading_agrees_with_the_edtf_package(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda text: parse_date_span(text).earliest or date.min)
    for text in (first, f"{first}/{last}", f"{first}/..", f"[{first}..]", f"[..{last}]"):
        span, known = parse_date_span(text), parse_edtf(text)
        if span.earliest:
            assert date(*known.lower_strict()[:3]) == span.earliest
        if span.latest:
            assert date(*known.upper_strict()[:3]) == span.latest


@given(SINGLE, SINGLE, st.sampled_from(["[{}..{}]", "[{}..]", "[..{}]", "{}/{}", "{}/..", "../{}", "{}"]))
def test_spans_run_forwards_and_can_be_said(first: str, last: str, form: str) -> None:
    try:
        span = parse_date_span(form.format(first, last))
    except DateError:
        return
    assert span.earliest or span.latest
    assert not (span.earliest and span.latest) or span.earliest <= span.latest
    assert format_date_span(span, short=True)
    assert not span.latest or str(span.latest.year) in format_date_span(span)


def reading(text: str) -> str:
    """The words for a date, or what to do about it."""
    try:
        return format_date_span(parse_date_span(text))
    except DateError as fault:
        return fault.remedy


@given(st.text("0123456789-/.[]{}XTZ:+,?~%SY ", max_size=30))
def test_any_text_is_read_or_refused_with_a_remedy(text: str) -> None:
    assert reading(text)


@given(DAYS)
def test_a_plain_day_is_read_back(value: date) -> None:
    assert parse_day(value.isoformat()) == value


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-03", "20250318", "2025-W12-2", "2025-02-30", "0000-01-01", "2025-03-18 "]
)
def test_only_a_plain_day_is_a_day(text: str) -> None:
    with pytest.raises(DateError, match="2025-03-18"):
        parse_day(text)


def test_a_date_met_again_is_not_read_again() -> None:
    assert parse_date_span("2031-07-09") is parse_date_span("2031-07-09")


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("2025-03-19T00:30:00+02:00", date(2025, 3, 19), "19 March 2025, 00:30 UTC+2 (18 March, 22:30 GMT)"),
        ("2025-03-18T10:00:00-04:00", date(2025, 3, 18), "18 March 2025, 10:00 UTC−4 (14:00 GMT)"),
        ("2025-03-18T05:45:00+05:45", date(2025, 3, 18), "18 March 2025, 05:45 UTC+5:45 (00:00 GMT)"),
        ("2025-03-18T14:00:00+00:00", date(2025, 3, 18), "18 March 2025, 14:00 GMT"),
    ],
)
def test_a_time_is_of_the_sources_day_and_told_in_both_clocks(text: str, day: date, words: str) -> None:
    span = parse_date_span(text)
    assert (span.earliest, span.latest) == (day, day)
    assert format_date_span(span) == words


@given(st.datetimes(date_time(2, 1, 1), date_time(9998, 12, 30)), st.integers(-14 * 4, 14 * 4))
def test_a_time_in_any_zone_keeps_its_day_and_its_instant(local: date_time, quarters: int) -> None:
    zone = timezone(timedelta(minutes=15 * quarters))
    moment = local.replace(microsecond=0, tzinfo=zone)
    span = parse_date_span(moment.isoformat(timespec="seconds"))
    assert span.earliest == moment.date()
    assert span.moment == moment.astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("03/18/25", "Write 2025-03-18."),
        ("18/03/2025", "Write 2025-03-18."),
        ("18.03.2025", "Write 2025-03-18."),
        ("03/04/2025", "Write 2025-04-03 or 2025-03-04, whichever is meant."),
        ("2025/03/18", "Write 2025-03-18."),
        ("20250318", "Write 2025-03-18."),
        ("45700", "Write the day it stands for: 2025-02-12."),
        ("31/31/2025", "Write an existing day as year-month-day: 2025-03-18."),
    ],
)
def test_a_date_as_a_spreadsheet_writes_it_is_told_how_to_be_written(text: str, remedy: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date_span(text)
    assert raised.value.remedy == remedy


@pytest.mark.parametrize("text", ["156X-12-25", "2022-XX-24", "1950S2"])
def test_what_is_edtf_is_not_said_to_be_none(text: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date_span(text)
    assert raised.value.problem == "This is EDTF, but of a kind that cannot be drawn here."
