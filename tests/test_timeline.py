"""The picture: every event in every lane, every form of a date."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings

from parley.dossier.dossier import Dossier
from parley.figures import palette
from parley.figures.markup import text_from_node
from parley.figures.plain_figure import PlainFigure
from parley.figures.timeline.key import draw_event_list_key, draw_timeline_key
from parley.figures.timeline.lanes import build_lanes
from parley.figures.timeline.moments import has_date_bar, moment_from_span
from parley.figures.timeline.periods import build_periods
from parley.figures.timeline.true_time.canvas import MARKS_LAYER, OPEN_BAR_LENGTH, WORDS_LAYER
from parley.figures.timeline.true_time.counts import draw_timeline_counts
from parley.figures.timeline.true_time.frame import shorten_event_name
from parley.figures.timeline.true_time.marks import (
    ARROW_SIZE,
    BAR_LINE_WIDTH,
    MIN_BAR_LENGTH,
    RING_SIZE,
    draw_true_time,
)
from tests.timelines import date_lists, events_of, with_events


class Drawn(NamedTuple):
    """A mark as plotly has it."""

    record: str
    lane: str
    acts: bool | None
    x: float
    symbol: str
    size: float
    colour: str
    said: str


def picture(dossier: Dossier, **options: Any) -> Any:
    """The picture of a dossier's events, held against plotly's schema."""
    return go.Figure(draw_true_time(dossier.events, build_lanes(dossier, dossier.events), **options))


def layer(figure: Any, name: str) -> Any:
    """The layer of marks or of words."""
    (found,) = [each for each in figure.data if each.meta == name]
    return found


def drawn(figure: Any) -> list[Drawn]:
    """All marks: of lanes, of events, and arrows and rings beside these."""
    found = layer(figure, MARKS_LAYER)
    form = found.marker
    columns = (found.x, form.symbol, form.size, form.color, found.hovertext)
    return [Drawn(*data, *rest) for data, *rest in zip(found.customdata, *columns, strict=True)]


def marks(figure: Any) -> list[Drawn]:
    """The events' own marks."""
    return [mark for mark in drawn(figure) if mark.acts is not None]


def bars(figure: Any) -> list[tuple[float, float]]:
    """From where to where each bar reaches."""
    paths = "".join(shape.path for shape in figure.layout.shapes if shape.path and shape.line.width == BAR_LINE_WIDTH)
    found = re.findall(r"M([^,]+),([^L]+)L([^,]+),([^M]+)", paths)
    assert all(y0 == y1 for _, y0, _, y1 in found)
    return [(float(left), float(right)) for left, _, right, _ in found]


def texts(figure: Any) -> tuple[str, ...]:
    """All that stands in the layer of words."""
    return tuple(layer(figure, WORDS_LAYER).text)


def one(tiny: Dossier, *texts: str, acts: bool = True, **options: Any) -> Any:
    """The picture of events with one actor."""
    events = events_of(*texts, **options)
    return picture(with_events(tiny, events, *((key, "marsh", acts) for key in events["event_id"])))


def test_every_event_has_a_mark_in_every_lane_it_concerns(dossier: Dossier) -> None:
    found = sorted(mark.record for mark in marks(picture(dossier)))
    assert found == sorted("event:" + dossier.event_actors["event_id"])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(date_lists.filter(bool))
def test_no_event_is_dropped_whatever_its_date(tiny: Dossier, texts: list[str]) -> None:
    events = events_of(*texts)
    figure = picture(with_events(tiny, events, ("e0", "marsh", True)))
    assert {mark.record for mark in marks(figure)} == set("event:" + events["event_id"])


def test_marks_of_one_event_stand_in_one_line(dossier: Dossier) -> None:
    places = {(mark.record, mark.x) for mark in marks(picture(dossier))}
    assert len(places) == len(dossier.events)


@pytest.mark.parametrize("acts", [True, False])
def test_who_acts_is_filled_and_who_is_named_hollow(tiny: Dossier, acts: bool) -> None:
    (mark,) = marks(one(tiny, "2014", acts=acts))
    assert mark.colour == (palette.HUES["blue"].light if acts else palette.TOKENS["bg"].light)


@pytest.mark.parametrize("text", ["2014", "2022-02", "[2025-03-10..2025-03-16]", "2019/2022"])
def test_an_uncertain_date_is_a_bar_over_its_time(tiny: Dossier, text: str) -> None:
    figure = one(tiny, text, "2013-01-01", "2025-12-31")
    ((left, right),) = bars(figure)
    (place,) = [mark.x for mark in marks(figure) if mark.record == "event:e0"]
    assert left <= place <= right
    assert right - left >= MIN_BAR_LENGTH - 0.01


def test_a_bar_is_as_long_as_its_time(tiny: Dossier) -> None:
    short, long = bars(one(tiny, "[2020-01-01..2020-03-31]", "[2020-04-01..2020-12-31]"))
    assert (long[1] - long[0]) / (short[1] - short[0]) == pytest.approx(275 / 91, rel=0.01)


@pytest.mark.parametrize(
    ("text", "tip", "side"), [("2022/..", "triangle-right", 1), ("[..2025-03-18]", "triangle-left", -1)]
)
def test_an_open_side_ends_in_an_arrow(tiny: Dossier, text: str, tip: str, side: int) -> None:
    figure = one(tiny, text)
    (arrow,) = [mark for mark in drawn(figure) if mark.size == ARROW_SIZE]
    (mark,) = marks(figure)
    assert arrow.symbol == tip
    assert arrow.x == pytest.approx(mark.x + side * OPEN_BAR_LENGTH)
    assert (arrow.record, arrow.said) == (mark.record, mark.said), "it tells of the event, and opens it"
    low, high = figure.layout.xaxis.range
    assert low < arrow.x < high, "a bar is not cut off at the picture's edge"


def test_a_day_needs_no_bar(tiny: Dossier) -> None:
    assert not bars(one(tiny, "2014-05-01", "2014-06-01"))
    assert not has_date_bar(moment_from_span("e", None))


@pytest.mark.parametrize(("basis", "dash"), [("stated", "solid"), ("inferred", "4px,3px")])
def test_how_a_date_is_known_has_its_own_line(tiny: Dossier, basis: str, dash: str) -> None:
    figure = one(tiny, "2014", basis=basis)
    (stem,) = [shape for shape in figure.layout.shapes if shape.name]
    (bar,) = [shape for shape in figure.layout.shapes if shape.line.width == BAR_LINE_WIDTH]
    assert {stem.line.dash, bar.line.dash} == {dash}


@pytest.mark.parametrize(("basis", "rings"), [("reference", 1), ("stated", 0)])
def test_a_date_from_a_reference_has_a_ring(tiny: Dossier, basis: str, rings: int) -> None:
    found = [mark for mark in drawn(one(tiny, "2014", basis=basis)) if mark.symbol == "circle-open"]
    assert [mark.size for mark in found] == [RING_SIZE] * rings


def test_names_lines_marks_and_lanes_say_whose_they_are(dossier: Dossier) -> None:
    """The page finds by these what it marks as chosen."""
    figure, ids = picture(dossier), set("event:" + dossier.events["event_id"])
    assert {note.name for note in figure.layout.annotations} == ids
    assert {shape.name for shape in figure.layout.shapes if shape.name} == ids
    assert {mark.lane for mark in marks(figure)} == {lane for (lane,) in layer(figure, WORDS_LAYER).customdata if lane}


def test_no_layer_and_no_word_is_empty_for_plotly_would_draw_nothing_for_it(tiny: Dossier) -> None:
    """The page finds what is drawn by its number."""
    figure = one(tiny, "2014-05-01")
    assert all(len(each.x) for each in figure.data)
    assert all(texts(figure))


def test_what_streamlit_is_given_is_the_figure_as_it_stands(dossier: Dossier) -> None:
    spec = draw_true_time(dossier.events, build_lanes(dossier, dossier.events))
    assert PlainFigure(spec).to_dict() is spec
    assert isinstance(PlainFigure(spec), type(go.Figure()).__mro__[1]), "Streamlit takes no other"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_left_to_the_page_and_words_take_the_theme(dossier: Dossier, theme: palette.Theme) -> None:
    figure = picture(dossier, theme=theme)
    layout = figure.layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    tokens = {palette.TOKENS[name].of(theme) for name in ("ink", "muted", "bg")}
    assert {note.font.color for note in layout.annotations} <= tokens
    assert set(layer(figure, WORDS_LAYER).textfont.color) <= tokens


def test_no_text_is_smaller_than_can_be_read(dossier: Dossier) -> None:
    figure = picture(dossier)
    assert (
        min([*layer(figure, WORDS_LAYER).textfont.size, *(note.font.size for note in figure.layout.annotations)])
        >= 12.5
    )


def test_names_are_words_and_never_markup(tiny: Dossier) -> None:
    events = events_of("2014").assign(headline="<img src=x>", label="<a href='x'>y</a>")
    figure = picture(with_events(tiny, events, ("e0", "marsh", True)))
    said = [*(note.text for note in figure.layout.annotations), *texts(figure), *(mark.said for mark in drawn(figure))]
    assert not any("<a" in text or "<img" in text for text in said)


@pytest.mark.parametrize(
    ("label", "headline", "said"),
    [("Two|lines", "A headline", "Two lines"), ("", "A headline", "A headline"), ("", "x" * 40, "x" * 23 + "…")],
)
def test_a_name_is_one_short_line(label: str, headline: str, said: str) -> None:
    assert shorten_event_name(label, headline) == said


def test_the_key_names_every_form_of_the_dossier_and_no_other(dossier: Dossier) -> None:
    said = text_from_node(draw_timeline_key(dossier.events, build_lanes(dossier, dossier.events)))
    assert all(words in said for words in ("named only", "no first day given", "no end given", "date inferred"))
    assert ("date from a reference" in said) == ("reference" in set(dossier.events["date_basis"]))


def test_the_key_of_certain_days_is_short(tiny: Dossier) -> None:
    own = with_events(tiny, events_of("2014-01-01"), ("e0", "marsh", True))
    lanes = build_lanes(own, own.events)
    assert text_from_node(draw_timeline_key(own.events, lanes)) == "acts or speaks" + "date stated"
    assert text_from_node(draw_event_list_key(own.events, lanes)) == "acts or speaks"


def test_counts_add_up_to_the_marks(dossier: Dossier) -> None:
    lanes = build_lanes(dossier, dossier.events)
    figure = go.Figure(draw_timeline_counts(lanes, build_periods(dossier.events)))
    circles = [mark for mark in drawn(figure) if mark.symbol == "circle" and not mark.record]
    said = [int(mark.said.rpartition(": ")[2].replace(",", "")) for mark in circles]
    assert sum(said) == len(lanes.marks)
    words = layer(figure, WORDS_LAYER)
    numbers = {(x, y): text for x, y, text in zip(words.x, words.y, words.text, strict=True)}
    places = zip(layer(figure, MARKS_LAYER).x, layer(figure, MARKS_LAYER).y, strict=True)
    within = [numbers[place] for place in places if place in numbers]
    assert sorted(within) == sorted(f"{number:,}" for number in said), "each circle has its number in it"


def test_a_large_dossier_is_counted_in_few_marks(tiny: Dossier) -> None:
    events = events_of(*[f"{year}-{month:02d}" for year in range(1825, 2025) for month in range(1, 13)], "")
    own = with_events(tiny, events, *((key, "marsh", True) for key in events["event_id"]))
    lanes = build_lanes(own, events)
    figure = go.Figure(draw_timeline_counts(lanes, build_periods(events), theme="dark"))
    assert len(drawn(figure)) <= 25 + len(lanes.lanes)
    assert "no<br>date" in texts(figure)
