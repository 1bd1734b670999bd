"""Many events by period: days, weeks, months or years, as fine as a picture can hold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from parley.words import dates

MAX_PERIOD_COLUMNS = 24
PERIOD_UNITS = (("D", 1), ("D", 7), ("M", 1), ("M", 3), *(("Y", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500)))
"""From the finest: days, weeks, months, quarters, then so many years."""

PERIOD_NOUNS = {"D1": "day", "D7": "week", "M1": "month", "M3": "quarter", "Y1": "year"}
MONDAY_OFFSET = 3
"""Days are counted from 1 January 1970, a Thursday; three more, and weeks begin on Mondays."""

UNIT_ORIGIN = {"D": MONDAY_OFFSET, "M": 1970 * 12, "Y": 1970}


class Period(NamedTuple):
    """A column: its name, and its first and last day."""

    name: str
    first: date
    last: date


class PeriodColumns(NamedTuple):
    """The columns, what one is called, and the column of each event by its id (-1 = no date)."""

    noun: str
    columns: list[Period]
    column_of: pd.Series


def build_periods(events: pd.DataFrame, most: int = MAX_PERIOD_COLUMNS) -> PeriodColumns:
    """The finest columns that fit; an event counts where its date begins, or where it ends if its beginning is open."""
    begun = events.set_index("event_id")[["earliest", "latest"]].bfill(axis=1)["earliest"]
    days = begun.dropna().to_numpy().astype("datetime64[D]")
    if not len(days):
        return PeriodColumns("year", [], pd.Series(-1, index=begun.index))
    for unit, step in PERIOD_UNITS:
        numbers = (days.astype(f"datetime64[{unit}]").astype(int) + UNIT_ORIGIN[unit]) // step
        first, last = int(numbers.min()), int(numbers.max())
        if last - first < most:
            break
    columns = [period_from_number(number, unit, step) for number in range(first, last + 1)]
    found = pd.Series(numbers - first, index=begun.dropna().index).reindex(begun.index, fill_value=-1)
    return PeriodColumns(PERIOD_NOUNS.get(f"{unit}{step}", f"period of {step} years"), columns, found)


def period_from_number(number: int, unit: str, step: int) -> Period:
    """The column with a number."""
    first, following = unit_first_day(number * step, unit), unit_first_day((number + 1) * step, unit)
    last = following - timedelta(days=1) if following else date.max
    first = first or date.min
    if unit == "Y":
        return Period(str(first.year) if step == 1 else f"{first.year}–{last.year}", first, last)
    text = first.isoformat()[:7] if unit == "M" else first.isoformat()
    return Period(
        f"{dates.format_date_span(dates.parse_date_span(text), short=True).split(' ' + str(first.year))[0]} "
        f"{first.year}",
        first,
        last,
    )


def unit_first_day(number: int, unit: str) -> date | None:
    """The first day of a unit, or None outside the calendar."""
    found = np.array(number - UNIT_ORIGIN[unit]).astype(f"datetime64[{unit}]").astype("datetime64[D]").item()
    return found if isinstance(found, date) else None


def count_marks_by_period(marks: pd.DataFrame, found: PeriodColumns) -> pd.DataFrame:
    """Marks per lane and column: lane, column, number."""
    told = marks.assign(column=marks["event_id"].map(found.column_of))
    return told.groupby(["lane", "column"], as_index=False, sort=True).agg(number=("event_id", "nunique"))
