"""Events and statements as steps in order: one for each event, or one for each month or year where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from parley.dossier.dossier import stands_at
from parley.figures.letters import SOFT
from parley.figures.timeline.lanes import Lanes
from parley.figures.timeline.moments import has_bar, moment
from parley.figures.timeline.periods import NOUNS, ORIGIN, UNITS, Period, column
from parley.figures.timeline.words import step as step_words
from parley.figures.timeline.words import when as whole_words
from parley.tables.rows import tuples
from parley.words import dates
from parley.words.counting import DAYS_IN_YEAR, counted, near
from parley.words.wording import number

MOST_STEPS = 40
"""With more steps than this, they stand for months, then for years."""

SPOKEN = ["statement_id", "event_id", "actor_id", "who"]
"""What a statement's mark is made of."""

Form = Literal["day", "span", "from", "by", "none"]


class Mark(NamedTuple):
    """One mark of a step: in which lane, whose, and what it leads to; `many` tells of how many events or statements.

    `kind` tells what happened from what was said.
    """

    kind: Literal["event", "statement"]
    lane: str
    acts: bool
    who: str
    record: str
    many: int = 1


@dataclass(frozen=True)
class Step:
    """A column of the picture: what it leads to, its date, its words and its marks.

    `record` is its event's ("" without one), `period` what a step of many events narrows to. `gap` says how long after
    the step before it, where that is more than a year. `counts` tells a step of many events from one of one.
    """

    record: str
    when: str
    basis: str
    lines: tuple[str, ...]
    said: str
    form: Form
    marks: tuple[Mark, ...]
    framed: bool = False
    gap: str = ""
    period: Period | None = None
    key: tuple[int, int] = (0, 0)
    begun: date | None = None
    counts: bool = False


class Steps(NamedTuple):
    """The steps in order; `noun` is what one stands for: "event", "month", "year" …"""

    noun: str
    steps: tuple[Step, ...]


def steps_of(events: pd.DataFrame, statements: pd.DataFrame, lanes: Lanes, day: date, most: int = MOST_STEPS) -> Steps:
    """Events (in order of time) as steps, statements in those of their events or at their own date.

    `statements` may be empty. More than `most` steps become one for each month, or year, in which an event begins.
    """
    if len(events) <= most:
        single = [*of_events(events, statements, lanes, day), *of_statements(events, statements, lanes, day)]
        if len(single) <= most:
            return Steps("event", tuple(with_gaps(sorted(single, key=lambda step: step.key))))
    noun, groups = grouped(events, lanes, most)
    return Steps(noun, tuple(with_gaps(groups)))


def of_events(events: pd.DataFrame, statements: pd.DataFrame, lanes: Lanes, day: date) -> Iterator[Step]:
    """A step for each event, with what was said in it."""
    marks = event_marks(lanes)
    spoken = statement_marks((row for row in tuples(statements, SPOKEN) if row[1]), lanes)
    columns = ["event_id", "headline", "label", "span", "date_basis", "order_note"]
    for key, headline, label, span, basis, order in tuples(events, columns):
        framed = is_on(span, day)
        yield Step(
            record=f"event:{key}",
            when=step_words(span, order) if framed else short_words(span, day.year),
            basis=basis if span else "",
            lines=tuple(filter(None, label.split("|"))) or (headline,),
            said=f"{headline}. {whole_words(span)}{f', {basis}' if span and basis else ''}",
            form=form_of(key, span),
            marks=(*marks.get(key, ()), *spoken.get(key, ())),
            framed=framed,
            key=key_of(span),
            begun=beginning(span),
        )


def of_statements(events: pd.DataFrame, statements: pd.DataFrame, lanes: Lanes, day: date) -> Iterator[Step]:
    """A step for each date at which something is only said, in no event that is shown."""
    shown = set(events["event_id"])
    groups: dict[tuple[str, dates.Span | None], list[tuple[str, str, str, str]]] = {}
    for key, event, actor, who, basis, span in tuples(statements, [*SPOKEN, "date_basis", "span"]):
        if event not in shown:
            groups.setdefault((basis, span), []).append((key, "", actor, who))
    for (basis, span), rows in groups.items():
        words = counted(len(rows), "statement")
        marks = statement_marks(rows, lanes).get("", ())
        yield Step(
            record=marks[0].record if len(rows) == 1 and marks else "",
            when=step_words(span, "") if is_on(span, day) else short_words(span, day.year),
            basis=basis if span else "",
            lines=tuple(words.replace("statement", f"state{SOFT}ment").split(" ")),
            said=f"{words}. {whole_words(span)}{f', {basis}' if span and basis else ''}",
            form="day",
            marks=marks,
            framed=is_on(span, day),
            key=key_of(span),
            begun=beginning(span),
        )


def event_marks(lanes: Lanes) -> dict[str, tuple[Mark, ...]]:
    """The marks of each event, in the order of the lanes."""
    out: dict[str, list[Mark]] = {}
    for key, lane, acts, who in lanes.marks:
        out.setdefault(key, []).append(Mark("event", lane, acts, who, f"event:{key}"))
    places = {lane.key: lane.y for lane in lanes.lanes}
    return {key: tuple(sorted(marks, key=lambda mark: places[mark.lane])) for key, marks in out.items()}


def statement_marks(rows: Iterable[tuple[str, str, str, str]], lanes: Lanes) -> dict[str, tuple[Mark, ...]]:
    """One mark for all that is said in one lane of an event, by the event's id ("" for none); `rows` are `SPOKEN`."""
    found: dict[tuple[str, str], Mark] = {}
    drawn = {lane.key for lane in lanes.lanes}
    for key, event, actor, who in rows:
        lane = lanes.lane_of.get(actor, "")
        if lane not in drawn:
            continue
        before = found.get((event, lane))
        found[event, lane] = (
            before._replace(many=before.many + 1) if before else Mark("statement", lane, True, who, f"statement:{key}")
        )
    out: dict[str, tuple[Mark, ...]] = {}
    places = {lane.key: lane.y for lane in lanes.lanes}
    for (event, _), mark in sorted(found.items(), key=lambda pair: places[pair[1].lane]):
        out[event] = (*out.get(event, ()), mark)
    return out


def grouped(events: pd.DataFrame, lanes: Lanes, most: int) -> tuple[str, list[Step]]:
    """A step for each month in which an event begins, or each year, or so many years as it takes; then the undated."""
    begun = events.set_index("event_id")[["earliest", "latest"]].bfill(axis=1)["earliest"]
    days = begun.dropna().to_numpy().astype("datetime64[D]")
    unit, width = UNITS[2]
    numbers = days.astype(int)
    for unit, width in (each for each in UNITS[2:] if each != ("M", 3)):
        numbers = (days.astype(f"datetime64[{unit}]").astype(int) + ORIGIN[unit]) // width
        if len(np.unique(numbers)) < most:
            break
    column_of = pd.Series(numbers, index=begun.dropna().index).reindex(begun.index)
    at = lanes.table.assign(number=lanes.table["event_id"].map(column_of))
    told = at.groupby(["number", "lane"], dropna=False).agg(acts=("acts", "any"), count=("event_id", "nunique"))
    total = column_of.value_counts(dropna=False)
    marks: dict[float, list[Mark]] = {}
    places = {lane.key: lane.y for lane in lanes.lanes}
    for (where, lane), acts, count in zip(told.index, told["acts"], told["count"], strict=True):
        which = -1.0 if pd.isna(where) else float(where)
        marks.setdefault(which, []).append(Mark("event", lane, bool(acts), "", "", int(count)))
    steps = [
        group_step(
            column(int(which), unit, width), int(total[which]), sorted(marks[which], key=lambda m: places[m.lane])
        )
        for which in sorted(key for key in marks if key >= 0)
    ]
    if -1.0 in marks:
        lacking = int(column_of.isna().sum())
        words = f"{lacking:,} event{'' if lacking == 1 else 's'}"
        steps.append(Step("", "no date given", "", tuple(words.split(" ")), f"{words}. no date given", "none",
                          tuple(sorted(marks[-1.0], key=lambda m: places[m.lane])), counts=True))  # fmt: skip
    return NOUNS.get(f"{unit}{width}", f"period of {number(width)} years"), steps


def group_step(period: Period, total: int, marks: list[Mark]) -> Step:
    """A step that stands for many events, and narrows to them."""
    words = f"{total:,} event{'' if total == 1 else 's'}"
    return Step("", period.name, "", tuple(words.split(" ")), f"{words} in {period.name}", "none", tuple(marks),
                period=period, begun=period.first, counts=True)  # fmt: skip


def with_gaps(steps: Iterable[Step]) -> Iterator[Step]:
    """Say before which steps more than a year passed without one."""
    before: date | None = None
    for step in steps:
        days = (step.begun - before).days if step.begun and before else 0
        yield (
            replace(step, gap=near(days))
            if days > DAYS_IN_YEAR + 1 or (days > DAYS_IN_YEAR and not step.period)
            else step
        )
        before = max(filter(None, (before, step.begun)), default=None)


def form_of(key: str, span: dates.Span | None) -> Form:
    """How uncertain a date is, as the picture draws it."""
    found = moment(key, span)
    if found.standing == "undated":
        return "none"
    if not has_bar(found):
        return "day"
    return "by" if found.standing == "by" else "from" if found.last is None else "span"


def key_of(span: dates.Span | None) -> tuple[int, int]:
    """What a step is sorted by, as events are: "by a day" stands before what is known to be of that day."""
    day = stands_at(span)
    return (day.toordinal(), int(bool(span and span.earliest))) if day else (date.max.toordinal() + 1, 0)


def beginning(span: dates.Span | None) -> date | None:
    """The first day of a date, or its last where the first is open."""
    return (span.earliest or span.latest) if span else None


def is_on(span: dates.Span | None, day: date) -> bool:
    """Whether a date is certainly this day."""
    return span is not None and span.earliest == span.latest == day


def short_words(span: dates.Span | None, year: int) -> str:
    """A date in few words; days keep their year only where it is not that of the picture's day."""
    if span is None:
        return "no date given"
    said = dates.words(span, short=True).split(",")[0]
    years = {end.year for end in (span.earliest, span.latest) if end}
    return said if years == {year} or any(str(each) in said for each in years) else f"{said} {max(years)}"
