"""Events and statements as steps in order: one for each event, or one for each month or year where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from parley.dossier.dossier import event_sort_day
from parley.figures.letters import SOFT_HYPHEN
from parley.figures.timeline.lanes import LaneLayout
from parley.figures.timeline.moments import has_date_bar, moment_from_span
from parley.figures.timeline.periods import PERIOD_NOUNS, PERIOD_UNITS, UNIT_ORIGIN, Period, period_from_number
from parley.figures.timeline.words import format_event_date as whole_words
from parley.figures.timeline.words import format_hour_or_order as step_words
from parley.tables.rows import iterate_row_tuples
from parley.words import dates
from parley.words.counting import DAYS_IN_YEAR, format_count, format_nearest_duration
from parley.words.wording import spell_small_number

MAX_ORDER_STEPS = 40
"""With more steps than this, they stand for months, then for years."""

STATEMENT_MARK_COLUMNS = ["statement_id", "event_id", "actor_id", "who"]
"""What a statement's mark is made of."""

DateForm = Literal["day", "span", "from", "by", "none"]


class StepMark(NamedTuple):
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
class TimelineStep:
    """A column of the picture: what it leads to, its date, its words and its marks.

    `record` is its event's ("" without one), `period` what a step of many events narrows to. `gap` says how long after
    the step before it, where that is more than a year. `counts` tells a step of many events from one of one.
    """

    record: str
    when: str
    basis: str
    lines: tuple[str, ...]
    said: str
    form: DateForm
    marks: tuple[StepMark, ...]
    framed: bool = False
    gap: str = ""
    period: Period | None = None
    key: tuple[int, int] = (0, 0)
    begun: date | None = None
    counts: bool = False


class StepSequence(NamedTuple):
    """The steps in order; `noun` is what one stands for: "event", "month", "year" …"""

    noun: str
    steps: tuple[TimelineStep, ...]


def build_steps(
    events: pd.DataFrame, statements: pd.DataFrame, lanes: LaneLayout, day: date, most: int = MAX_ORDER_STEPS
) -> StepSequence:
    """Events (in order of time) as steps, statements in those of their events or at their own date.

    `statements` may be empty. More than `most` steps become one for each month, or year, in which an event begins.
    """
    if len(events) <= most:
        single = [
            *build_event_steps(events, statements, lanes, day),
            *build_statement_steps(events, statements, lanes, day),
        ]
        if len(single) <= most:
            return StepSequence("event", tuple(add_step_gaps(sorted(single, key=lambda step: step.key))))
    noun, groups = build_period_steps(events, lanes, most)
    return StepSequence(noun, tuple(add_step_gaps(groups)))


def build_event_steps(
    events: pd.DataFrame, statements: pd.DataFrame, lanes: LaneLayout, day: date
) -> Iterator[TimelineStep]:
    """A step for each event, with what was said in it."""
    marks = event_step_marks(lanes)
    spoken = statement_step_marks(
        (row for row in iterate_row_tuples(statements, STATEMENT_MARK_COLUMNS) if row[1]), lanes
    )
    columns = ["event_id", "headline", "label", "span", "date_basis", "order_note"]
    for key, headline, label, span, basis, order in iterate_row_tuples(events, columns):
        framed = is_span_on_day(span, day)
        yield TimelineStep(
            record=f"event:{key}",
            when=step_words(span, order) if framed else format_short_date(span, day.year),
            basis=basis if span else "",
            lines=tuple(filter(None, label.split("|"))) or (headline,),
            said=f"{headline}. {whole_words(span)}{f', {basis}' if span and basis else ''}",
            form=date_form_of_span(key, span),
            marks=(*marks.get(key, ()), *spoken.get(key, ())),
            framed=framed,
            key=step_sort_key(span),
            begun=span_start_day(span),
        )


def build_statement_steps(
    events: pd.DataFrame, statements: pd.DataFrame, lanes: LaneLayout, day: date
) -> Iterator[TimelineStep]:
    """A step for each date at which something is only said, in no event that is shown."""
    shown = set(events["event_id"])
    groups: dict[tuple[str, dates.DateSpan | None], list[tuple[str, str, str, str]]] = {}
    for key, event, actor, who, basis, span in iterate_row_tuples(
        statements, [*STATEMENT_MARK_COLUMNS, "date_basis", "span"]
    ):
        if event not in shown:
            groups.setdefault((basis, span), []).append((key, "", actor, who))
    for (basis, span), rows in groups.items():
        words = format_count(len(rows), "statement")
        marks = statement_step_marks(rows, lanes).get("", ())
        yield TimelineStep(
            record=marks[0].record if len(rows) == 1 and marks else "",
            when=step_words(span, "") if is_span_on_day(span, day) else format_short_date(span, day.year),
            basis=basis if span else "",
            lines=tuple(words.replace("statement", f"state{SOFT_HYPHEN}ment").split(" ")),
            said=f"{words}. {whole_words(span)}{f', {basis}' if span and basis else ''}",
            form="day",
            marks=marks,
            framed=is_span_on_day(span, day),
            key=step_sort_key(span),
            begun=span_start_day(span),
        )


def event_step_marks(lanes: LaneLayout) -> dict[str, tuple[StepMark, ...]]:
    """The marks of each event, in the order of the lanes."""
    out: dict[str, list[StepMark]] = {}
    for key, lane, acts, who in lanes.marks:
        out.setdefault(key, []).append(StepMark("event", lane, acts, who, f"event:{key}"))
    places = {lane.key: lane.y for lane in lanes.lanes}
    return {key: tuple(sorted(marks, key=lambda mark: places[mark.lane])) for key, marks in out.items()}


def statement_step_marks(
    rows: Iterable[tuple[str, str, str, str]], lanes: LaneLayout
) -> dict[str, tuple[StepMark, ...]]:
    """One mark for all that is said in one lane of an event, by the event's id ("" for none).

    `rows` have the columns `STATEMENT_MARK_COLUMNS`.
    """
    found: dict[tuple[str, str], StepMark] = {}
    drawn = {lane.key for lane in lanes.lanes}
    for key, event, actor, who in rows:
        lane = lanes.lane_of.get(actor, "")
        if lane not in drawn:
            continue
        before = found.get((event, lane))
        found[event, lane] = (
            before._replace(many=before.many + 1)
            if before
            else StepMark("statement", lane, True, who, f"statement:{key}")
        )
    out: dict[str, tuple[StepMark, ...]] = {}
    places = {lane.key: lane.y for lane in lanes.lanes}
    for (event, _), mark in sorted(found.items(), key=lambda pair: places[pair[1].lane]):
        out[event] = (*out.get(event, ()), mark)
    return out


def build_period_steps(events: pd.DataFrame, lanes: LaneLayout, most: int) -> tuple[str, list[TimelineStep]]:
    """A step for each month in which an event begins, or each year, or so many years as it takes; then the undated."""
    begun = events.set_index("event_id")[["earliest", "latest"]].bfill(axis=1)["earliest"]
    days = begun.dropna().to_numpy().astype("datetime64[D]")
    unit, width = PERIOD_UNITS[2]
    numbers = days.astype(int)
    for unit, width in (each for each in PERIOD_UNITS[2:] if each != ("M", 3)):
        numbers = (days.astype(f"datetime64[{unit}]").astype(int) + UNIT_ORIGIN[unit]) // width
        if len(np.unique(numbers)) < most:
            break
    column_of = pd.Series(numbers, index=begun.dropna().index).reindex(begun.index)
    at = lanes.table.assign(number=lanes.table["event_id"].map(column_of))
    told = at.groupby(["number", "lane"], dropna=False).agg(acts=("acts", "any"), count=("event_id", "nunique"))
    total = column_of.value_counts(dropna=False)
    marks: dict[float, list[StepMark]] = {}
    places = {lane.key: lane.y for lane in lanes.lanes}
    for (where, lane), acts, count in zip(told.index, told["acts"], told["count"], strict=True):
        which = -1.0 if pd.isna(where) else float(where)
        marks.setdefault(which, []).append(StepMark("event", lane, bool(acts), "", "", int(count)))
    steps = [
        make_period_step(
            period_from_number(int(which), unit, width),
            int(total[which]),
            sorted(marks[which], key=lambda m: places[m.lane]),
        )
        for which in sorted(key for key in marks if key >= 0)
    ]
    if -1.0 in marks:
        lacking = int(column_of.isna().sum())
        words = f"{lacking:,} event{'' if lacking == 1 else 's'}"
        steps.append(TimelineStep("", "no date given", "", tuple(words.split(" ")), f"{words}. no date given", "none",
                          tuple(sorted(marks[-1.0], key=lambda m: places[m.lane])), counts=True))  # fmt: skip
    return PERIOD_NOUNS.get(f"{unit}{width}", f"period of {spell_small_number(width)} years"), steps


def make_period_step(period: Period, total: int, marks: list[StepMark]) -> TimelineStep:
    """A step that stands for many events, and narrows to them."""
    words = f"{total:,} event{'' if total == 1 else 's'}"
    return TimelineStep("", period.name, "", tuple(words.split(" ")), f"{words} in {period.name}", "none", tuple(marks),
                period=period, begun=period.first, counts=True)  # fmt: skip


def add_step_gaps(steps: Iterable[TimelineStep]) -> Iterator[TimelineStep]:
    """Say before which steps more than a year passed without one."""
    before: date | None = None
    for step in steps:
        days = (step.begun - before).days if step.begun and before else 0
        yield (
            replace(step, gap=format_nearest_duration(days))
            if days > DAYS_IN_YEAR + 1 or (days > DAYS_IN_YEAR and not step.period)
            else step
        )
        before = max(filter(None, (before, step.begun)), default=None)


def date_form_of_span(key: str, span: dates.DateSpan | None) -> DateForm:
    """How uncertain a date is, as the picture draws it."""
    found = moment_from_span(key, span)
    if found.standing == "undated":
        return "none"
    if not has_date_bar(found):
        return "day"
    return "by" if found.standing == "by" else "from" if found.last is None else "span"


def step_sort_key(span: dates.DateSpan | None) -> tuple[int, int]:
    """What a step is sorted by, as events are: "by a day" stands before what is known to be of that day."""
    day = event_sort_day(span)
    return (day.toordinal(), int(bool(span and span.earliest))) if day else (date.max.toordinal() + 1, 0)


def span_start_day(span: dates.DateSpan | None) -> date | None:
    """The first day of a date, or its last where the first is open."""
    return (span.earliest or span.latest) if span else None


def is_span_on_day(span: dates.DateSpan | None, day: date) -> bool:
    """Whether a date is certainly this day."""
    return span is not None and span.earliest == span.latest == day


def format_short_date(span: dates.DateSpan | None, year: int) -> str:
    """A date in few words; days keep their year only where it is not that of the picture's day."""
    if span is None:
        return "no date given"
    said = dates.format_date_span(span, short=True).split(",")[0]
    years = {end.year for end in (span.earliest, span.latest) if end}
    return said if years == {year} or any(str(each) in said for each in years) else f"{said} {max(years)}"
