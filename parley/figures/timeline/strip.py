"""The strip: the whole of a dossier's time in true length, to choose a span from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.figures import palette
from parley.figures.markup import Node, h
from parley.figures.timeline.lanes import build_lanes
from parley.figures.timeline.moments import day_end_ordinal
from parley.tables.rows import iterate_row_tuples
from parley.words import dates

MAX_STRIP_BARS, STRIP_BINS = 300, 160
"""Beyond so many bars, each row shows only where there are events at all, in so many parts of the whole."""

MAX_SLIDER_STOPS = 400
"""The sliders stop at no more days than this."""

EPOCH_DAY = date(1970, 1, 1).toordinal()
MAX_STRIP_TICKS = 12
STRIP_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
STRIP_ROW_HEIGHT = 6
"""Height of a row in pixels."""


class StripRange(NamedTuple):
    """The whole span in days (`date.toordinal`): its first day, and the end of its last."""

    first: int
    last: int

    def at(self, day: float) -> float:
        """A day as a share of the whole."""
        return min(1.0, max(0.0, (day - self.first) / (self.last - self.first)))


class StripBar(NamedTuple):
    """One event in one row: from where to where (shares of the whole), how its date is known."""

    row: int
    hue: str
    left: float
    right: float
    basis: str


def find_strip_range(dossier: Dossier) -> StripRange:
    """From the first day an event may touch to the last one, the dossier's own day included."""
    first, last = dossier.span_of_events() or (dossier.as_of, dossier.as_of)
    return StripRange(min(first, dossier.as_of).toordinal(), max(last, dossier.as_of).toordinal() + 1)


def draw_time_strip(dossier: Dossier) -> Node:
    """The strip with its two handles; where they stand is no part of it."""
    reach = find_strip_range(dossier)
    found = build_strip_bars(dossier, reach)
    rows = max((bar.row for bar in found), default=0) + 1
    band = h(
        "div",
        [
            h("i", class_="strip-tick", style=f"left:{reach.at(tick.toordinal()):.3%}")
            for tick, _ in list_strip_ticks(reach)
        ],
        [draw_strip_bar(bar) for bar in found],
        h("i", class_="veil before"),
        h("i", class_="veil beyond"),
        [draw_strip_handle(name, words, reach) for name, words in (("from", "From"), ("to", "To"))],
        class_="band",
        style=f"height:{max(34, rows * STRIP_ROW_HEIGHT + 10)}px",
        data_first=reach.first,
        data_last=reach.last,
        data_stops=" ".join(map(str, list_slider_stops(dossier))),
    )
    head = h("p", h("b", "In true time"), h("span", "drag to choose a span"), class_="strip-head")
    words = [
        h("span", word, style=tick_label_style(reach.at(tick.toordinal()))) for tick, word in list_strip_ticks(reach)
    ]
    years = h("div", *words, class_="strip-years", aria_hidden="true")
    return h(
        "div", head, h("div", band, years), class_="time-strip", role="group", aria_label="In true time: choose a span"
    )


def tick_label_style(share: float) -> str:
    """Where a tick's word stands: right of it, or at the very edge where there is no room."""
    return f"left:{share:.3%}" if share < 0.965 else "right:-10px"


def draw_strip_handle(name: str, words: str, reach: StripRange) -> Node:
    """One end of the chosen span, a slider for the keyboard."""
    first, last = reach.first, reach.last - 1
    now = first if name == "from" else last
    return h(
        "span",
        class_=f"handle {name}",
        id=f"strip-{name}",
        role="slider",
        tabindex=0,
        aria_label=words,
        aria_valuemin=first,
        aria_valuemax=last,
        aria_valuenow=now,
        aria_valuetext=dates.format_day(date.fromordinal(now)),
    )


def build_strip_bars(dossier: Dossier, reach: StripRange) -> list[StripBar]:
    """A bar for each event in the row of each side that acts in it, or is named where none acts."""
    sides = build_lanes(dossier, dossier.events, 0)
    rows = {lane.key: (at, lane.hue) for at, lane in enumerate(sides.lanes)}
    acting = sides.table.groupby("event_id")["acts"].transform("any")
    kept = sides.table[sides.table["acts"] | ~acting]
    columns = ["event_id", "span", "date_basis", "earliest", "latest"]
    table = kept[["event_id", "lane"]].merge(dossier.events[columns], on="event_id")
    table = table[table["span"].notna()]
    if len(table) > MAX_STRIP_BARS:
        return list(bin_strip_bars(table, rows, reach))
    return [
        StripBar(*rows[lane], *strip_bar_ends(span, reach), basis)
        for lane, span, basis in iterate_row_tuples(table, ["lane", "span", "date_basis"])
    ]


def strip_bar_ends(span: dates.DateSpan, reach: StripRange) -> tuple[float, float]:
    """Where a date begins and ends in the strip; what is open reaches to its edge, "by a day" is that day."""
    latest = reach.last if span.latest is None else day_end_ordinal(span.latest)
    first = span.latest.toordinal() if span.earliest is None and span.latest else span.earliest
    begun = first if isinstance(first, int) else first.toordinal() if first else reach.first
    return reach.at(begun), reach.at(latest)


def bin_strip_bars(table: pd.DataFrame, rows: Mapping[str, tuple[int, str]], reach: StripRange) -> Iterator[StripBar]:
    """Many events as the parts of each row in which one begins."""
    begun = table["earliest"].fillna(table["latest"]).to_numpy().astype("datetime64[D]").astype(int) + EPOCH_DAY
    parts = ((begun - reach.first) * STRIP_BINS // (reach.last - reach.first)).clip(0, STRIP_BINS - 1)
    found = pd.DataFrame({"lane": table["lane"].to_numpy(), "part": parts}).drop_duplicates()
    for lane, part in found.itertuples(index=False, name=None):
        yield StripBar(*rows[lane], part / STRIP_BINS, (part + 1) / STRIP_BINS, "")


def draw_strip_bar(bar: StripBar) -> Node:
    """A bar as an element; CSS keeps a single day wide enough to be seen."""
    hue = bar.hue if bar.hue in palette.HUES else "grey"
    place = f"left:{bar.left:.3%};width:{bar.right - bar.left:.3%};top:{6 + bar.row * STRIP_ROW_HEIGHT}px"
    known = " inferred" if bar.basis == "inferred" else ""
    return h("i", class_=f"strip-bar strip-{hue}{known}", style=place)


def list_slider_stops(dossier: Dossier) -> list[int]:
    """The days on which an event begins, where the sliders stop."""
    begun = dossier.events["earliest"].fillna(dossier.events["latest"]).dropna().drop_duplicates().sort_values()
    days = [day.date().toordinal() for day in begun]
    every = -(-len(days) // MAX_SLIDER_STOPS) or 1
    return days[::every]


def list_strip_ticks(reach: StripRange) -> list[tuple[date, str]]:
    """Where years, or months, begin in the strip, no more than have room; a short span has its first day only."""
    first, last = date.fromordinal(reach.first), date.fromordinal(reach.last - 1)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 1:
        return [(first, dates.format_day(first))]
    if months <= MAX_STRIP_TICKS:
        every = [divmod(first.year * 12 + first.month - 1 + at, 12) for at in range(1, months + 1)]
        return [(date(year, month + 1, 1), format_month_year(year, month + 1)) for year, month in every if year <= 9999]
    step = next(step for step in STRIP_YEAR_STEPS if (last.year - first.year) / step <= MAX_STRIP_TICKS)
    years = range(-(-first.year // step) * step or step, last.year + 1, step)
    return [(max(date(year, 1, 1), first), str(year)) for year in years]


def format_month_year(year: int, month: int) -> str:
    """A month and its year in few words."""
    return dates.format_date_span(dates.parse_date_span(f"{year:04d}-{month:02d}"), short=True)
