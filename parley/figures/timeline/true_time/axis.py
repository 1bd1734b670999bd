"""True time that stays readable: parts side by side, each with a scale of its own, cut where nothing happened.

Years before, weeks of many events and one crowded day do not fit one scale. The parts and their cuts are computed from
the dates; each is as wide as it has events. Inside a part, time is true; on a crowded day events stand in their order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

from parley.figures.timeline.moments import Moment
from parley.figures.timeline.true_time.spread import spread_marks

AxisPartKind = Literal["time", "by", "day", "undated"]

TRUE_TIME_WIDTH = 1000.0
"""The picture's width in its own units; drawn at its usual size, one is a pixel."""

MIN_MARK_GAP = 24.0
"""Marks of different events stand at least this far apart."""

CUT_COST = 12.0
"""A further cut must bring the marks this much nearer to their own time, all in all."""

NARROW_PART_GAP, WIDE_PART_GAP = 18.0, 46.0
"""Room between two parts: where time runs on, and where time is left out and the gap is named."""

MAX_CROWDED_DAYS, MAX_TIME_CUTS, CANDIDATE_CUTS = 3, 2, 8
WIDE_GAP_DAYS = 31
PART_PADDING = 12.0


@dataclass(frozen=True)
class AxisPart:
    """A stretch of the picture from `left` to `right`.

    `first` and `last` are its ends in days (0 where time has no scale), `places` where each of its events stands.
    """

    kind: AxisPartKind
    moments: tuple[Moment, ...]
    first: float = 0.0
    last: float = 0.0
    left: float = 0.0
    right: float = 0.0
    left_out: int = 0
    places: dict[str, float] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        """How much of the width it deserves: words stand under the steps of a day, and bars need some length."""
        return max(3.0 if self.kind == "time" else 2.0, len(self.moments) * (1.8 if self.kind == "day" else 1.0))

    @property
    def day(self) -> date | None:
        """The day of a part that is one day, or known only by one."""
        return self.moments[0].day if self.kind in ("day", "by") else None

    def at(self, time: float) -> float:
        """A time in this part as a place; outside it, the nearer edge."""
        low, high = (
            (self.left + PART_PADDING, self.right - PART_PADDING) if self.kind == "time" else (self.left, self.right)
        )
        share = (time - self.first) / (self.last - self.first)
        return low + min(max(share, 0.0), 1.0) * (high - low)


@dataclass(frozen=True)
class TimeAxis:
    """All parts, from left to right."""

    parts: tuple[AxisPart, ...]

    @property
    def places(self) -> dict[str, float]:
        """Where each event stands."""
        return {key: place for part in self.parts for key, place in part.places.items()}

    def at(self, time: float) -> float:
        """A time as a place; what was left out lies at the edge of the part before it."""
        scaled = [part for part in self.parts if part.kind in ("time", "day")]
        begun = [part for part in scaled if part.first <= time]
        return (begun[-1] if begun else scaled[0]).at(time)


def build_time_axis(moments: Sequence[Moment], width: float = TRUE_TIME_WIDTH) -> TimeAxis:
    """Choose the parts in which marks stand nearest to their own time, with as few cuts as that takes."""
    runs = list(build_axis_parts(moments))
    if not runs:
        return TimeAxis(())
    gaps = sorted(list_part_gaps(runs), reverse=True)[:CANDIDATE_CUTS]
    choices = [
        lay_out_axis(list(cut_time_parts(runs, {after for _, after in chosen})), width)
        for count in range(MAX_TIME_CUTS + 1)
        for chosen in combinations(gaps, count)
    ]
    return min(choices, key=axis_cost)


def build_axis_parts(moments: Sequence[Moment]) -> Iterator[AxisPart]:
    """The parts that the dates themselves ask for: crowded days, what is only known by a day, the time between."""
    timed = sorted((m for m in moments if m.standing == "time"), key=lambda m: m.middle)
    crowded = find_crowded_days(moments)
    by_day: dict[date, list[Moment]] = {}
    for moment in moments:
        if moment.standing == "by" and moment.day:
            by_day.setdefault(moment.day, []).append(moment)
    low = float("-inf")
    loose = [m for m in timed if m.day not in crowded]
    for day in sorted({*crowded, *by_day}):
        start = float(day.toordinal())
        high = start if day in crowded else start + 1
        if high - low >= 1:  # between two days that touch there is no room: what spans them waits for the next part
            yield from make_time_part([m for m in loose if m.middle < start + 1], low, high)
            loose = [m for m in loose if m.middle >= start + 1]
        if day in by_day:
            yield AxisPart("by", tuple(by_day[day]))
        if day in crowded:
            yield AxisPart("day", tuple(m for m in moments if m.standing == "time" and m.day == day), start, start + 1)
        low = start + 1
    yield from make_time_part(loose, low, float("inf"))
    if undated := tuple(m for m in moments if m.standing == "undated"):
        yield AxisPart("undated", undated)


def find_crowded_days(moments: Iterable[Moment]) -> set[date]:
    """The days on which several events fall, the most crowded ones."""
    counts = Counter(m.day for m in moments if m.standing == "time" and m.day)
    return {day for day, count in counts.most_common(MAX_CROWDED_DAYS) if count > 1}


def make_time_part(moments: Sequence[Moment], low: float, high: float) -> Iterator[AxisPart]:
    """A part of true time, if anything is in it: from a whole day, for a day at least, between its neighbours."""
    if moments:
        first = time_part_start(moments, low)
        yield AxisPart("time", tuple(moments), first, max(first + 1, min(high, max(m.end for m in moments))))


def time_part_start(moments: Iterable[Moment], low: float) -> float:
    """The day on which a part of true time begins, not before its neighbour's end."""
    return max(low, math.floor(min(m.start for m in moments)))


def list_part_gaps(runs: Iterable[AxisPart]) -> Iterator[tuple[float, str]]:
    """The time between neighbours in a part, and the event after which it could be cut."""
    for part in runs:
        if part.kind == "time":
            yield from ((after.middle - before.middle, before.event_id) for before, after in pairwise(part.moments))


def cut_time_parts(runs: Iterable[AxisPart], after: set[str]) -> Iterator[AxisPart]:
    """The same parts, those of true time cut after some events."""
    for part in runs:
        if part.kind != "time" or not after & {m.event_id for m in part.moments}:
            yield part
            continue
        low, held = part.first, list[Moment]()
        for moment, following in pairwise([*part.moments, None]):
            held.append(moment)  # type: ignore[arg-type]
            if following and moment and moment.event_id in after:
                edge = math.floor(min(max(m.end for m in held), following.middle))
                if edge < time_part_start(held, low) + 1:
                    continue  # a part of less than a day would run into the next
                yield from make_time_part(held, low, edge)
                low, held = edge, []
        yield from make_time_part(held, low, part.last)


def lay_out_axis(parts: Sequence[AxisPart], width: float) -> TimeAxis:
    """Share the width out by the number of events, and stand every event in its part."""
    outs = [0, *(count_days_left_out(before, after) for before, after in pairwise(parts))]
    gaps = [0.0, *(WIDE_PART_GAP if out >= WIDE_GAP_DAYS else NARROW_PART_GAP for out in outs[1:])]
    unit = (width - sum(gaps)) / max(1.0, sum(part.weight for part in parts))
    done, left = list[AxisPart](), 0.0
    for part, gap, out in zip(parts, gaps, outs, strict=True):
        left += gap
        sized = AxisPart(part.kind, part.moments, part.first, part.last, left, left + unit * part.weight, out)
        done.append(AxisPart(**{**vars(sized), "places": place_part_events(sized)}))
        left = sized.right
    return TimeAxis(tuple(done))


def count_days_left_out(before: AxisPart, after: AxisPart) -> int:
    """The days that lie between two parts and are drawn in neither; a part without a scale leaves out none."""
    if "undated" in (before.kind, after.kind):
        return 0
    end = before.last or float(before.day.toordinal() + 1 if before.day else 0)
    begin = after.first or float(after.day.toordinal() if after.day else 0)
    return max(0, int(begin - end))


def place_part_events(part: AxisPart) -> dict[str, float]:
    """Where each event of a part stands: at its own time, or in equal steps where only the order is known."""
    keys = [m.event_id for m in part.moments]
    if part.kind == "time":
        wanted = [part.at(m.middle) for m in part.moments]
        return dict(
            zip(
                keys,
                spread_marks(wanted, MIN_MARK_GAP, part.left + PART_PADDING, part.right - PART_PADDING),
                strict=True,
            )
        )
    step = (part.right - part.left) / len(keys)
    return {key: part.left + (i + 0.5) * step for i, key in enumerate(keys)}


def axis_cost(axis: TimeAxis) -> float:
    """How far the marks stand outside their own time, and a price for each part."""
    off = 0.0
    for part in axis.parts:
        for m in part.moments if part.kind == "time" else ():
            place = part.places[m.event_id]
            off += max(part.at(m.start) - place, place - part.at(m.end), 0.0)
    return off + CUT_COST * len(axis.parts)
