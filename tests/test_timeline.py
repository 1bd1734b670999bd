"""The picture: every event in every lane, every form of a date."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from parley.dossier import Dossier
from parley.figures import palette
from parley.figures.lanes import lanes_of
from parley.figures.moments import moment
from parley.figures.periods import periods
from parley.figures.timeline import ARROW, LEAST_BAR, has_bar, timeline
from parley.figures.timeline_canvas import LANES, MARKS
from parley.figures.timeline_counts import timeline_counts
from parley.figures.timeline_frame import short
from parley.figures.timeline_key import key, list_key
from parley.markup import text_of
from tests.timelines import date_lists, events_of, with_events


def picture(dossier: Dossier, **options: Any) -> Any:
    """The picture of a dossier's events."""
    return timeline(dossier.events, lanes_of(dossier, dossier.events), **options)


def marks(figure: Any) -> Any:
    """The layer of marks, the last one."""
    return figure.data[-1]


def bars(figure: Any) -> list[Any]:
    """The layers of bars."""
    return [layer for layer in figure.data if layer.mode == "lines" and layer.line.width == 3.5]


def texts(figure: Any) -> list[str]:
    """All that stands in the layers of texts."""
    return [text for layer in figure.data if layer.mode == "text" for text in layer.text]


def one(tiny: Dossier, *texts: str, acts: bool = True, **options: Any) -> Any:
    """The picture of events with one actor."""
    events = events_of(*texts, **options)
    return picture(with_events(tiny, events, *((key, "marsh", acts) for key in events["event_id"])))


def test_every_event_has_a_mark_in_every_lane_it_concerns(dossier: Dossier) -> None:
    found = sorted(name for name, *_ in marks(picture(dossier)).customdata)
    assert found == sorted("event:" + dossier.event_actors["event_id"])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(date_lists.filter(bool))
def test_no_event_is_dropped_whatever_its_date(tiny: Dossier, texts: list[str]) -> None:
    events = events_of(*texts)
    figure = picture(with_events(tiny, events, ("e0", "marsh", True)))
    assert {name for name, *_ in marks(figure).customdata} == set("event:" + events["event_id"])


def test_marks_of_one_event_stand_in_one_line(dossier: Dossier) -> None:
    layer = marks(picture(dossier))
    places = {(name, x) for (name, *_), x in zip(layer.customdata, layer.x, strict=True)}
    assert len(places) == len(dossier.events)


@pytest.mark.parametrize("acts", [True, False])
def test_who_acts_is_filled_and_who_is_named_hollow(tiny: Dossier, acts: bool) -> None:
    (colour,) = marks(one(tiny, "2014", acts=acts)).marker.color
    assert colour == (palette.HUES["blue"].light if acts else palette.TOKENS["bg"].light)


@pytest.mark.parametrize("text", ["2014", "2022-02", "[2025-03-10..2025-03-16]", "2019/2022"])
def test_an_uncertain_date_is_a_bar_over_its_time(tiny: Dossier, text: str) -> None:
    figure = one(tiny, text, "2013-01-01", "2025-12-31")
    (bar,) = bars(figure)
    layer = marks(figure)
    (place,) = [x for (name, *_), x in zip(layer.customdata, layer.x, strict=True) if name == "event:e0"]
    assert bar.x[0] <= place <= bar.x[1]
    assert bar.x[1] - bar.x[0] >= LEAST_BAR - 0.01


def test_a_bar_is_as_long_as_its_time(tiny: Dossier) -> None:
    (bar,) = bars(one(tiny, "[2020-01-01..2020-03-31]", "[2020-04-01..2020-12-31]"))
    assert (bar.x[4] - bar.x[3]) / (bar.x[1] - bar.x[0]) == pytest.approx(275 / 91, rel=0.01)


@pytest.mark.parametrize(
    ("text", "tip", "side"), [("2022/..", "triangle-right", 1), ("[..2025-03-18]", "triangle-left", -1)]
)
def test_an_open_side_ends_in_an_arrow(tiny: Dossier, text: str, tip: str, side: int) -> None:
    figure = one(tiny, text)
    (arrow,) = [layer for layer in figure.data if layer.marker.size == (9,)]
    assert arrow.marker.symbol == (tip,)
    assert arrow.x[0] == pytest.approx(marks(figure).x[0] + side * ARROW)


def test_a_day_needs_no_bar(tiny: Dossier) -> None:
    assert not bars(one(tiny, "2014-05-01", "2014-06-01"))
    assert not has_bar(moment("e", None))


@pytest.mark.parametrize(("basis", "dash"), [("stated", "solid"), ("inferred", "4px,3px")])
def test_how_a_date_is_known_has_its_own_line(tiny: Dossier, basis: str, dash: str) -> None:
    figure = one(tiny, "2014", basis=basis)
    (stem,) = [shape for shape in figure.layout.shapes if shape.name]
    (bar,) = bars(figure)
    assert {stem.line.dash, bar.line.dash} == {dash}


@pytest.mark.parametrize(("basis", "rings"), [("reference", 1), ("stated", 0)])
def test_a_date_from_a_reference_has_a_ring(tiny: Dossier, basis: str, rings: int) -> None:
    layers = [layer for layer in one(tiny, "2014", basis=basis).data if layer.marker.symbol == ("circle-open",)]
    assert [len(layer.x) for layer in layers] == [1] * rings


def test_names_lines_marks_and_lanes_say_whose_they_are(dossier: Dossier) -> None:
    """The page finds by these what it marks as chosen."""
    figure, ids = picture(dossier), set("event:" + dossier.events["event_id"])
    assert {note.name for note in figure.layout.annotations} == ids
    assert {shape.name for shape in figure.layout.shapes if shape.name} == ids
    (lanes,) = [layer for layer in figure.data if layer.meta == LANES]
    assert {lane for _, lane, _ in marks(figure).customdata} == {lane for (lane,) in lanes.customdata}
    assert marks(figure).meta == MARKS


def test_no_layer_is_empty_for_plotly_would_draw_no_group_for_it(tiny: Dossier) -> None:
    assert all(len(layer.x) for layer in one(tiny, "2014-05-01").data)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_left_to_the_page_and_words_take_the_theme(dossier: Dossier, theme: palette.Theme) -> None:
    figure = picture(dossier, theme=theme)
    layout = figure.layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    tokens = {palette.TOKENS[name].of(theme) for name in ("ink", "muted", "bg")}
    assert {note.font.color for note in layout.annotations} <= tokens
    assert {colour for layer in figure.data if layer.mode == "text" for colour in layer.textfont.color} <= tokens


def test_no_text_is_smaller_than_can_be_read(dossier: Dossier) -> None:
    figure = picture(dossier)
    sizes = [size for layer in figure.data if layer.mode == "text" for size in layer.textfont.size]
    assert min([*sizes, *(note.font.size for note in figure.layout.annotations)]) >= 12.5


def test_names_are_words_and_never_markup(tiny: Dossier) -> None:
    events = events_of("2014").assign(headline="<img src=x>", label="<a href='x'>y</a>")
    figure = picture(with_events(tiny, events, ("e0", "marsh", True)))
    said = [*(note.text for note in figure.layout.annotations), *texts(figure), *marks(figure).text]
    assert not any("<a" in text or "<img" in text for text in said)


@pytest.mark.parametrize(
    ("label", "headline", "said"),
    [("Two|lines", "A headline", "Two lines"), ("", "A headline", "A headline"), ("", "x" * 40, "x" * 23 + "…")],
)
def test_a_name_is_one_short_line(label: str, headline: str, said: str) -> None:
    assert short(label, headline) == said


def test_the_key_names_every_form_of_the_dossier_and_no_other(dossier: Dossier) -> None:
    said = text_of(key(dossier.events, lanes_of(dossier, dossier.events)))
    assert all(words in said for words in ("named only", "no first day given", "no end given", "date inferred"))
    assert ("date from a reference" in said) == ("reference" in set(dossier.events["date_basis"]))


def test_the_key_of_certain_days_is_short(tiny: Dossier) -> None:
    own = with_events(tiny, events_of("2014-01-01"), ("e0", "marsh", True))
    lanes = lanes_of(own, own.events)
    assert text_of(key(own.events, lanes)) == "acts or speaks" + "date stated"
    assert text_of(list_key(own.events, lanes)) == "acts or speaks"


def test_counts_add_up_to_the_marks(dossier: Dossier) -> None:
    lanes = lanes_of(dossier, dossier.events)
    layer = timeline_counts(lanes, periods(dossier.events)).data[-1]
    assert sum(int(text) for text in layer.text) == len(lanes.marks)


def test_a_large_dossier_is_counted_in_few_marks(tiny: Dossier) -> None:
    events = events_of(*[f"{year}-{month:02d}" for year in range(1825, 2025) for month in range(1, 13)], "")
    own = with_events(tiny, events, *((key, "marsh", True) for key in events["event_id"]))
    lanes = lanes_of(own, events)
    figure = timeline_counts(lanes, periods(events), theme="dark")
    assert len(figure.data[-1].x) <= 25
    assert "no<br>date" in texts(figure)
