"""Events and statements as steps in order."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from parley.dossier.dossier import Dossier, add_span_columns
from parley.figures.timeline.in_order.drawing import EMPTY_STATEMENTS
from parley.figures.timeline.lane_folds import add_speaker_names
from parley.figures.timeline.lanes import LaneLayout, build_lanes
from parley.figures.timeline.steps import StepSequence, build_steps
from tests.timelines import date_lists, events_of, with_events

DAY = date(2025, 3, 18)


def stepped(dossier: Dossier, *texts: str, most: int = 40, order: dict[int, str] | None = None) -> StepSequence:
    """Events of these dates as steps, each with one actor who acts."""
    events = events_of(*texts, order=order)
    own = with_events(dossier, events, *((f"e{i}", "marsh", True) for i in range(len(texts))))
    return build_steps(events, EMPTY_STATEMENTS, build_lanes(own, events), DAY, most)


def said(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Statements: id, event, actor, date."""
    table = pd.DataFrame(list(rows), columns=["statement_id", "event_id", "actor_id", "date"], dtype=str)
    return add_span_columns(table.assign(who="Ada Marsh", date_basis="stated"), "date")


def both_lanes(dossier: Dossier, events: pd.DataFrame) -> LaneLayout:
    """The lanes of everybody in the tiny dossier."""
    own = with_events(dossier, events, ("e0", "marsh", True), ("e0", "port-board", False))
    return build_lanes(own, events)


@pytest.mark.parametrize(
    ("text", "when", "form"),
    [
        ("2025-03-17", "17 Mar", "day"),
        ("2014", "2014", "span"),
        ("2022-02", "Feb 2022", "span"),
        ("[2025-03-10..2025-03-16]", "10–16 Mar", "span"),
        ("[..2025-03-18]", "by 18 Mar", "by"),
        ("2022/..", "since 2022", "from"),
        ("2014-05-02", "2 May 2014", "day"),
        ("9999-12-31", "31 Dec 9999", "day"),
        ("0001", "1", "span"),
        ("", "no date given", "none"),
    ],
)
def test_a_step_says_its_date_and_draws_how_far_it_reaches(tiny: Dossier, text: str, when: str, form: str) -> None:
    (step,) = stepped(tiny, text).steps
    assert (step.when, step.form) == (when, form)


def test_the_day_is_framed_and_told_by_the_hour(tiny: Dossier) -> None:
    texts = ("2025-03-17", "2025-03-18", "2025-03-18T14:00:00Z", "2025-03-18")
    steps = stepped(tiny, *texts, order={1: "before"}).steps
    assert [(step.when, step.framed) for step in steps] == [
        ("17 Mar", False),
        ("before", True),
        ("14:00 GMT", True),
        ("same day", True),
    ]


@pytest.mark.parametrize(
    ("texts", "gaps"),
    [
        (("2014", "2019"), ["", "five years"]),
        (("2024-01", "2024-06"), ["", ""]),
        (("2014/..", "2014", "2019"), ["", "", "five years"]),
        (("2014", "", "2019"), ["", "", "five years"]),
    ],
)
def test_gaps_of_more_than_a_year_are_written_out(tiny: Dossier, texts: tuple[str, ...], gaps: list[str]) -> None:
    assert sorted(step.gap for step in stepped(tiny, *texts).steps) == sorted(gaps)


@given(date_lists)
def test_no_event_is_dropped_whatever_its_date(tiny: Dossier, texts: list[str]) -> None:
    steps = stepped(tiny, *texts)
    assert sorted(step.record for step in steps.steps) == sorted(f"event:e{i}" for i in range(len(texts)))


@given(date_lists)
def test_every_event_counts_once_when_they_are_put_together(tiny: Dossier, texts: list[str]) -> None:
    steps = stepped(tiny, *texts, most=2)
    if steps.noun != "event":
        assert sum(mark.many for step in steps.steps for mark in step.marks) == len(texts)


@pytest.mark.parametrize(
    ("texts", "noun", "names"),
    [
        (["2025-01-05", "2025-02-05", "2025-02-06"] * 14, "month", ["Jan 2025", "Feb 2025"]),
        ([f"{year}-{month:02d}-01" for year in range(2014, 2025) for month in range(1, 13)], "year", ["2014", "2015"]),
        ([f"{year}" for year in range(1900, 2020)], "period of five years", ["1900–1904", "1905–1909"]),
    ],
)
def test_more_than_forty_steps_stand_for_months_then_years(
    tiny: Dossier, texts: list[str], noun: str, names: list[str]
) -> None:
    steps = stepped(tiny, *texts)
    assert steps.noun == noun
    assert [step.when for step in steps.steps][:2] == names
    assert all(step.period for step in steps.steps)


def test_a_statement_stands_in_the_step_of_its_event(tiny: Dossier) -> None:
    events = events_of("2014")
    rows = said(("s0", "e0", "marsh", "2014"), ("s1", "e0", "marsh", "2014"))
    (step,) = build_steps(events, rows, both_lanes(tiny, events), DAY).steps
    spoken = [mark for mark in step.marks if mark.kind == "statement"]
    assert [(mark.record, mark.many, mark.lane) for mark in spoken] == [("statement:s0", 2, "marsh")]


@pytest.mark.parametrize("event", ["", "filtered-out"])
def test_a_statement_of_no_event_that_is_shown_stands_at_its_own_date(tiny: Dossier, event: str) -> None:
    events = events_of("2014", "2020")
    steps = build_steps(events, said(("s0", event, "marsh", "2016")), both_lanes(tiny, events), DAY).steps
    assert [step.record for step in steps] == ["event:e0", "statement:s0", "event:e1"]
    assert steps[2].gap == "four years"


def test_what_is_said_by_the_day_stands_before_what_happened_on_it(dossier: Dossier) -> None:
    statements = add_speaker_names(dossier, dossier.statements)
    lanes = build_lanes(dossier, dossier.events, also=list(statements["actor_id"]))
    steps = build_steps(dossier.events, statements, lanes, dossier.as_of).steps
    own = [step.record for step in steps if step.record.startswith("event:")]
    assert own == [f"event:{key}" for key in dossier.events["event_id"]]
    framed = [step.framed for step in steps]
    assert framed == sorted(framed)
    spoken = sum(mark.many for step in steps for mark in step.marks if mark.kind == "statement")
    assert spoken == len(dossier.statements)


def test_events_at_the_same_moment_have_a_step_each_in_the_order_given(tiny: Dossier) -> None:
    steps = stepped(tiny, *["2025-03-18T14:00:00Z"] * 3).steps
    assert [step.record for step in steps] == ["event:e0", "event:e1", "event:e2"]


def test_ten_thousand_events_of_one_actor_are_counted(tiny: Dossier) -> None:
    steps = stepped(tiny, *(["2024-05-01"] * 9_000 + ["2025"] * 999 + [""]))
    assert [(step.when, step.lines, [mark.many for mark in step.marks]) for step in steps.steps] == [
        ("May 2024", ("9,000", "events"), [9000]),
        ("Jan 2025", ("999", "events"), [999]),
        ("no date given", ("1", "event"), [1]),
    ]
