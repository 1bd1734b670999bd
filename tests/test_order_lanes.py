"""The drawing of a timeline in order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from parley.dossier.dossier import Dossier
from parley.figures.files import svg as export
from parley.figures.files.svg import Caption
from parley.figures.markup import Node, text_from_node
from parley.figures.timeline.in_order.drawing import draw_order_steps, draw_order_timeline, mark_selected_record
from parley.figures.timeline.in_order.key import order_key_entries
from parley.figures.timeline.lane_folds import add_speaker_names, fold_lanes
from parley.figures.timeline.lanes import build_lanes
from parley.figures.timeline.steps import build_steps
from parley.ui.frame.sheet import rules
from tests.nodes import attributes, of_class
from tests.timelines import date_lists, events_of, with_events

DAY = date(2025, 3, 18)


def whole(dossier: Dossier) -> Node:
    """The drawing of a dossier with its statements; a record's address is its name."""
    statements = add_speaker_names(dossier, dossier.statements)
    lanes, _ = fold_lanes(dossier, dossier.events, statements)
    return draw_order_timeline(
        dossier.events, lanes, day=dossier.as_of, statements=statements, link=lambda record: f"#{record}"
    )


def of_dates(dossier: Dossier, *texts: str, basis: str = "stated", acts: bool = True) -> Node:
    """The drawing of events of these dates, each of one actor."""
    events = events_of(*texts, basis=basis)
    own = with_events(dossier, events, *((f"e{i}", "marsh", acts) for i in range(len(texts))))
    return draw_order_timeline(events, build_lanes(own, events), day=DAY, link=lambda record: f"#{record}")


@pytest.fixture(params=["dossier", "tiny"])
def any_dossier(request: pytest.FixtureRequest) -> Dossier:
    """The real dossier, and one of another world."""
    found: Dossier = request.getfixturevalue(request.param)
    return found


def test_every_event_and_every_lane_leads_to_its_record(any_dossier: Dossier) -> None:
    ways = attributes(whole(any_dossier), "href")
    assert {f"#event:{key}" for key in any_dossier.events["event_id"]} <= set(ways)
    named = {f"{kind}:{key}" for kind, ids in (("event", any_dossier.events["event_id"]),
             ("statement", any_dossier.statements["statement_id"]), ("actor", any_dossier.actors["actor_id"]))
             for key in ids}  # fmt: skip
    assert {way.removeprefix("#") for way in ways} <= named


def test_the_name_of_a_step_begins_with_the_words_that_stand_there(any_dossier: Dossier) -> None:
    ways = of_class(whole(any_dossier), "way")
    assert ways
    for way in ways:
        shown = " ".join(text_from_node(way).split())
        assert way[1]["aria-label"].startswith(f"{shown}: ")


def test_it_is_one_stop_for_the_keyboard(any_dossier: Dossier) -> None:
    assert attributes(whole(any_dossier), "tabindex").count("0") == 1


def test_every_step_says_its_date_first(any_dossier: Dossier) -> None:
    for way in of_class(whole(any_dossier), "way"):
        (when,) = of_class(way, "when-words")
        assert way[1]["aria-label"].replace(" ", "").startswith(text_from_node(when).replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "basis", "acts", "classes"),
    [
        ("2025-03-17", "stated", True, {"bar": 0, "tip": 0, "hollow": 0, "ring": 0}),
        ("2025-03-17", "stated", False, {"hollow": 1}),
        ("2014", "stated", True, {"bar": 1, "tip": 0, "inferred": 0}),
        ("2014", "inferred", True, {"bar": 1, "inferred": 2}),
        ("2022/..", "stated", True, {"bar": 1, "tip": 1}),
        ("[..2025-03-18]", "inferred", True, {"bar": 1, "tip": 1, "inferred": 2}),
        ("2014", "reference", True, {"ring": 1, "date-rule": 1}),
        ("", "stated", True, {"bar": 0, "tip": 0}),
    ],
)
def test_how_a_date_is_known_has_a_form(
    tiny: Dossier, text: str, basis: str, acts: bool, classes: dict[str, int]
) -> None:
    figure = of_dates(tiny, text, basis=basis, acts=acts)
    assert {name: len(of_class(figure, name)) for name in classes} == classes


def test_steps_are_equal_and_wide_enough_and_none_stands_outside(any_dossier: Dossier) -> None:
    figure = whole(any_dossier)
    _, _, width, _ = map(float, figure[1]["viewBox"].split())
    grounds = [ground[1] for ground in of_class(figure, "ground")]
    assert len({ground["width"] for ground in grounds}) == 1
    assert float(grounds[0]["width"]) >= 46
    assert all(float(ground["x"]) + float(ground["width"]) <= width for ground in grounds)


@given(date_lists)
def test_any_dates_can_be_drawn(tiny: Dossier, texts: list[str]) -> None:
    figure = of_dates(tiny, *texts)
    assert len(of_class(figure, "step")) == len(texts)
    assert not re.search(r"\bnan\b|\binf\b", str(figure))


def test_the_day_has_a_box_of_its_own(dossier: Dossier) -> None:
    (day,) = of_class(whole(dossier), "day-words")
    assert text_from_node(day) == "18 March 2025"
    assert of_class(whole(replace(dossier, as_of=date(2000, 1, 1))), "day-words") == []


def test_folded_by_side_it_is_small_and_leads_nowhere(dossier: Dossier) -> None:
    lanes = build_lanes(dossier, dossier.events, 0)
    figure = draw_order_timeline(dossier.events, lanes, day=dossier.as_of, labels=False)
    names = [" ".join(text_from_node(name).split()) for name in of_class(figure, "lane-name")]
    assert names == [lane.label for lane in lanes.lanes]
    assert attributes(figure, "href") == []
    assert of_class(figure, "words") == []


def test_what_is_chosen_is_marked_once_and_its_step_with_it(dossier: Dossier) -> None:
    figure = whole(dossier)
    event = f"event:{dossier.events['event_id'].iloc[0]}"
    chosen = mark_selected_record(figure, event)
    assert len(attributes(chosen, "data-chosen")) == 2
    assert attributes(mark_selected_record(figure, ""), "data-chosen") == []


def test_the_file_carries_key_paint_and_what_is_chosen(dossier: Dossier) -> None:
    lanes = build_lanes(dossier, dossier.events)
    steps = build_steps(dossier.events, dossier.statements[:0].assign(who=""), lanes, dossier.as_of)
    event = f"event:{dossier.events['event_id'].iloc[0]}"
    figure = mark_selected_record(draw_order_steps(steps, lanes, dossier.as_of), event)
    written = export.write_figure_svg(
        figure, order_key_entries(steps, lanes), Caption("A finding", "Timeline", "Source: us.", ""), rules()
    )
    assert len(attributes(figure, "data-chosen")) == 2  # the step, and the way in it
    assert "acts or speaks" in written
    assert re.search(r"\.order \.hue-red \{ fill: #", written)
    assert re.search(r"\.step\[data-chosen\] \.ground \{ fill: #", written)
    assert "var(" not in written


def test_many_steps_lead_to_their_period(tiny: Dossier) -> None:
    events = events_of(*(f"2024-{i % 12 + 1:02d}-01" for i in range(60)))
    own = with_events(tiny, events, *((f"e{i}", "marsh", True) for i in range(60)))
    figure = draw_order_timeline(events, build_lanes(own, events), day=DAY, narrow=lambda period: f"#{period.first}")
    assert attributes(figure, "href")[0] == "#2024-01-01"
    assert [text_from_node(many) for many in of_class(figure, "many")] == ["5"] * 12


def test_the_key_shows_what_is_drawn_and_nothing_else(tiny: Dossier) -> None:
    events = events_of("2014", "2025-03-17", basis="inferred")
    own = with_events(tiny, events, ("e0", "marsh", True), ("e1", "marsh", True))
    lanes = build_lanes(own, events)
    steps = build_steps(events, tiny.statements[:0].assign(who=""), lanes, DAY)
    assert [words for _, words in order_key_entries(steps, lanes)] == [
        "acts or speaks",
        "some time in a week, month or year",
        "date inferred, not stated",
    ]
