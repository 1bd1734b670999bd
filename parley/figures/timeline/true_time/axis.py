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
from parley.figures.timeline.true_time.spread import spread

Kind = Literal["time", "by", "day", "undated"]

WIDTH = 1000.0
"""The picture's width in its own units; drawn at its usual size, one is a pixel."""

MARK_GAP = 24.0
"""Marks of different events stand at least this far apart."""

CUT_PRICE = 12.0
"""A further cut must bring the marks this much nearer to their own time, all in all."""

NARROW, BROAD = 18.0, 46.0
"""Room between two parts: where time runs on, and where time is left out and the gap is named."""

MOST_DAYS, MOST_CUTS, TRIED_CUTS = 3, 2, 8
LEFT_OUT_DAYS = 31
PAD = 12.0


@dataclass(frozen=True)
class Part:
    """A stretch of the picture from `left` to `right`.

    `first` and `last` are its ends in days (0 where time has no scale), `places` where each of its events stands.
    """

    kind: Kind
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
        low, high = (self.left + PAD, self.right - PAD) if self.kind == "time" else (self.left, self.right)
        share = (time - self.first) / (self.last - self.first)
        return low + min(max(share, 0.0), 1.0) * (high - low)


@dataclass(frozen=True)
class Axis:
    """All parts, from left to right."""

    parts: tuple[Part, ...]

    @property
    def places(self) -> dict[str, float]:
        """Where each event stands."""
        return {key: place for part in self.parts for key, place in part.places.items()}

    def at(self, time: float) -> float:
        """A time as a place; what was left out lies at the edge of the part before it."""
        scaled = [part for part in self.parts if part.kind in ("time", "day")]
        begun = [part for part in scaled if part.first <= time]
        return (begun[-1] if begun else scaled[0]).at(time)


def axis_of(moments: Sequence[Moment], width: float = WIDTH) -> Axis:
    """Choose the parts in which marks stand nearest to their own time, with as few cuts as that takes."""
    runs = list(runs_of(moments))
    if not runs:
        return Axis(())
    gaps = sorted(gaps_in(runs), reverse=True)[:TRIED_CUTS]
    choices = [
        laid_out(list(cut(runs, {after for _, after in chosen})), width)
        for count in range(MOST_CUTS + 1)
        for chosen in combinations(gaps, count)
    ]
    return min(choices, key=cost)


def runs_of(moments: Sequence[Moment]) -> Iterator[Part]:
    """The parts that the dates themselves ask for: crowded days, what is only known by a day, the time between."""
    timed = sorted((m for m in moments if m.standing == "time"), key=lambda m: m.middle)
    crowded = crowded_days(moments)
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
            yield from run([m for m in loose if m.middle < start + 1], low, high)
            loose = [m for m in loose if m.middle >= start + 1]
        if day in by_day:
            yield Part("by", tuple(by_day[day]))
        if day in crowded:
            yield Part("day", tuple(m for m in moments if m.standing == "time" and m.day == day), start, start + 1)
        low = start + 1
    yield from run(loose, low, float("inf"))
    if undated := tuple(m for m in moments if m.standing == "undated"):
        yield Part("undated", undated)


def crowded_days(moments: Iterable[Moment]) -> set[date]:
    """The days on which several events fall, the most crowded ones."""
    counts = Counter(m.day for m in moments if m.standing == "time" and m.day)
    return {day for day, count in counts.most_common(MOST_DAYS) if count > 1}


def run(moments: Sequence[Moment], low: float, high: float) -> Iterator[Part]:
    """A part of true time, if anything is in it: from a whole day, for a day at least, between its neighbours."""
    if moments:
        first = begins(moments, low)
        yield Part("time", tuple(moments), first, max(first + 1, min(high, max(m.end for m in moments))))


def begins(moments: Iterable[Moment], low: float) -> float:
    """The day on which a part of true time begins, not before its neighbour's end."""
    return max(low, math.floor(min(m.start for m in moments)))


def gaps_in(runs: Iterable[Part]) -> Iterator[tuple[float, str]]:
    """The time between neighbours in a part, and the event after which it could be cut."""
    for part in runs:
        if part.kind == "time":
            yield from ((after.middle - before.middle, before.event_id) for before, after in pairwise(part.moments))


def cut(runs: Iterable[Part], after: set[str]) -> Iterator[Part]:
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
                if edge < begins(held, low) + 1:
                    continue  # a part of less than a day would run into the next
                yield from run(held, low, edge)
                low, held = edge, []
        yield from run(held, low, part.last)


def laid_out(parts: Sequence[Part], width: float) -> Axis:
    """Share the width out by the number of events, and stand every event in its part."""
    outs = [0, *(time_left_out(before, after) for before, after in pairwise(parts))]
    gaps = [0.0, *(BROAD if out >= LEFT_OUT_DAYS else NARROW for out in outs[1:])]
    unit = (width - sum(gaps)) / max(1.0, sum(part.weight for part in parts))
    done, left = list[Part](), 0.0
    for part, gap, out in zip(parts, gaps, outs, strict=True):
        left += gap
        sized = Part(part.kind, part.moments, part.first, part.last, left, left + unit * part.weight, out)
        done.append(Part(**{**vars(sized), "places": standing(sized)}))
        left = sized.right
    return Axis(tuple(done))


def time_left_out(before: Part, after: Part) -> int:
    """The days that lie between two parts and are drawn in neither; a part without a scale leaves out none."""
    if "undated" in (before.kind, after.kind):
        return 0
    end = before.last or float(before.day.toordinal() + 1 if before.day else 0)
    begin = after.first or float(after.day.toordinal() if after.day else 0)
    return max(0, int(begin - end))


def standing(part: Part) -> dict[str, float]:
    """Where each event of a part stands: at its own time, or in equal steps where only the order is known."""
    keys = [m.event_id for m in part.moments]
    if part.kind == "time":
        wanted = [part.at(m.middle) for m in part.moments]
        return dict(zip(keys, spread(wanted, MARK_GAP, part.left + PAD, part.right - PAD), strict=True))
    step = (part.right - part.left) / len(keys)
    return {key: part.left + (i + 0.5) * step for i, key in enumerate(keys)}


def cost(axis: Axis) -> float:
    """How far the marks stand outside their own time, and a price for each part."""
    off = 0.0
    for part in axis.parts:
        for m in part.moments if part.kind == "time" else ():
            place = part.places[m.event_id]
            off += max(part.at(m.start) - place, place - part.at(m.end), 0.0)
    return off + CUT_PRICE * len(axis.parts)
