"""An event's date as a place in time: where its mark may stand, how far its bar reaches, which side is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from parley.words import dates

MomentPlacement = Literal["time", "by", "undated"]


@dataclass(frozen=True)
class Moment:
    """A date counted in days (`date.toordinal`, ends exclusive).

    The mark may stand from `start` to `end`; the date reaches from `first` to `last`, None where that side is open.
    `standing` tells dates that begin somewhere from those known only to be by a day, and from none at all.
    """

    event_id: str
    standing: MomentPlacement
    start: float = 0.0
    end: float = 0.0
    first: float | None = None
    last: float | None = None
    day: date | None = None

    @property
    def middle(self) -> float:
        """Where the mark wants to stand."""
        return (self.start + self.end) / 2


def list_moments(events: pd.DataFrame) -> list[Moment]:
    """The moments of some events, in their order."""
    pairs: Iterable[tuple[str, dates.DateSpan | None]] = zip(events["event_id"], events["span"], strict=True)
    return [moment_from_span(key, span) for key, span in pairs]


def moment_from_span(key: str, span: dates.DateSpan | None) -> Moment:
    """Read one date: a day stands in its day (at its hour, if known), what lasts stands where it began."""
    if span is None:
        return Moment(key, "undated")
    if span.earliest is None:
        end = day_end_ordinal(span.latest)
        return Moment(key, "by", end - 1, end, None, end, span.latest)
    last = None if span.latest is None else day_end_ordinal(span.latest)
    if span.kind == "moment":
        hour = (span.time.hour + span.time.minute / 60) / 24 if span.time else None
        day = span.earliest.toordinal()
        start, end = (day, day + 1) if hour is None else (day + hour, day + hour)
        return Moment(key, "time", start, end, day, last, span.earliest)
    first = float(span.earliest.toordinal())
    begun = interval_start_span(span) if span.kind == "lasting" or last is None else span
    return Moment(key, "time", first, day_end_ordinal(begun.latest), first, last)


def has_date_bar(moment: Moment) -> bool:
    """Whether a date is less certain than a day."""
    return moment.standing == "by" or (moment.standing == "time" and moment.day is None)


def interval_start_span(span: dates.DateSpan) -> dates.DateSpan:
    """The first side of an interval or a set: the year, month or day that it begins in."""
    return dates.parse_date_span(span.text.strip("[]").split("/")[0].split("..")[0])


def day_end_ordinal(day: date | None) -> float:
    """The end of a day."""
    return float((day or date.max).toordinal() + 1)
