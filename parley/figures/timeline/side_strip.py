"""The strip in true time: a row for each lane, and in it every day that a mark's date may mean, to scale.

Coverage, not single marks: a strip of 50,000 events is no larger than one of 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from parley.figures.markup import Node, h
from parley.figures.palette import HUES, SIDE_SHAPES
from parley.figures.timeline.lanes import Lane
from parley.figures.timeline.side_lanes import SideLanes

SIDE_ROW_HEIGHT, SIDE_BAR_HEIGHT, YEAR_AXIS_HEIGHT, SIDE_SIGN_WIDTH = 20, 10, 24, 24
"""Heights in pixels of a lane and of a bar in it, of the axis below, and the width of the lanes' signs."""

MIN_DAY_WIDTH = 3
"""A day is drawn at least this wide, or it could not be seen beside a year."""

YEAR_LABEL_WIDTH = 44
"""Room that a year on the axis needs, in pixels."""

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()

YEAR_LABEL_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def draw_side_strip(events: pd.DataFrame, lanes: SideLanes, *, day: date, width: int, name: str) -> Node:
    """Draw the strip `width` pixels wide; `day` ends what is open to the right, `name` says what is seen.

    `events` have `earliest` and `latest`; those without any date are not drawn.
    """
    first, last = side_strip_range(events, day)
    height = SIDE_ROW_HEIGHT * len(lanes.lanes) + YEAR_AXIS_HEIGHT
    starts, stops = side_bar_edges(events, first, last, width - SIDE_SIGN_WIDTH)
    rows = []
    for number, lane in enumerate(lanes.lanes):
        own = lanes.lane == number
        bars = {}
        for acts in (False, True):
            at = lanes.event[own & (lanes.acts == acts)]
            bars[acts] = merge_side_bars(starts[at], stops[at], width - SIDE_SIGN_WIDTH)
        rows.append(draw_side_row(lane, SIDE_ROW_HEIGHT * number + SIDE_ROW_HEIGHT / 2, bars, width))
    return h(
        "svg",
        draw_year_axis(first, last, width, height),
        rows,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_label=name,
        class_="true-strip",
    )


def side_strip_range(events: pd.DataFrame, day: date) -> tuple[int, int]:
    """The first and the last day of the strip, as ordinals: from the beginning of the first year on."""
    begun, ended = ordinals_from_days(events["earliest"]), ordinals_from_days(events["latest"])
    known = np.concatenate([begun[begun > 0], ended[ended > 0], [day.toordinal()]])
    return date(date.fromordinal(int(known.min())).year, 1, 1).toordinal(), int(known.max())


def side_bar_edges(events: pd.DataFrame, first: int, last: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Where each event's bar begins and ends, in whole pixels; a bar without a date has no length.

    A date open to the left stands at its last day; one open to the right goes on to the end of the strip.
    """
    begun, ended = ordinals_from_days(events["earliest"]), ordinals_from_days(events["latest"])
    dated = (begun > 0) | (ended > 0)
    begun, ended = np.where(begun > 0, begun, ended), np.where(ended > 0, ended, last) + 1
    scale = width / (last + 1 - first)
    left = np.floor((np.clip(begun, first, last) - first) * scale).astype(int)
    right = np.ceil((np.clip(ended, first, last + 1) - first) * scale).astype(int)
    right = np.minimum(np.maximum(right, left + MIN_DAY_WIDTH), width)
    left = np.maximum(0, np.minimum(left, right - MIN_DAY_WIDTH))
    return np.where(dated, left, 0), np.where(dated, right, 0)


def ordinals_from_days(days: pd.Series) -> np.ndarray:
    """Days counted from 1 January of the year 1, which is 1; none is 0."""
    numbers = days.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(numbers), 0, numbers.astype(np.int64) + EPOCH_ORDINAL)


def merge_side_bars(starts: np.ndarray, stops: np.ndarray, width: int) -> list[tuple[int, int]]:
    """What bars cover together: start and length of each run; bars that touch or overlap are one."""
    depth = np.zeros(width + 1, dtype=int)
    np.add.at(depth, starts, 1)
    np.add.at(depth, stops, -1)
    covered = np.concatenate([[0], np.cumsum(depth)[:width] > 0, [0]]).astype(int)
    edges = np.flatnonzero(np.diff(covered)).tolist()
    return [(start, stop - start) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def draw_side_row(lane: Lane, y: float, bars: dict[bool, list[tuple[int, int]]], width: int) -> list[Node]:
    """One lane: its line, its sign, and the bars of what it does (filled) and of where it is only named (hollow)."""
    colour = f"var(--hue-{lane.hue if lane.hue in HUES else 'grey'})"
    out = [
        h("path", d=f"M{SIDE_SIGN_WIDTH} {y}H{width}", class_="lane-line"),
        h("path", d=SIDE_SHAPES[lane.shape], style=f"fill:{colour}", transform=f"translate(8 {y})"),
    ]
    for acts, found in bars.items():
        path = "".join(
            f"M{SIDE_SIGN_WIDTH + start} {y - SIDE_BAR_HEIGHT / 2}h{length}v{SIDE_BAR_HEIGHT}h-{length}Z"
            for start, length in found
        )
        paint = f"fill:{colour}" if acts else f"fill:var(--bg);stroke:{colour};stroke-width:1.5"
        out += [h("path", d=path, style=paint)] if path else []
    return out


def draw_year_axis(first: int, last: int, width: int, height: int) -> list[Node]:
    """Years below, as many as there is room for, each with a hairline at its first day."""
    scale = (width - SIDE_SIGN_WIDTH) / (last + 1 - first)
    years = choose_axis_years(date.fromordinal(first).year, date.fromordinal(last).year, width - SIDE_SIGN_WIDTH)
    out: list[Node] = []
    for year in years:
        x = round(SIDE_SIGN_WIDTH + (date(year, 1, 1).toordinal() - first) * scale, 1)
        out.append(h("path", d=f"M{x} 0V{height - YEAR_AXIS_HEIGHT + 4}", class_="year-line"))
        near_end = x > width - YEAR_LABEL_WIDTH
        out.append(h("text", str(year), x=x if not near_end else width, y=height - 5,
                     text_anchor="end" if near_end else "start"))  # fmt: skip
    return out


def choose_axis_years(first: int, last: int, width: int) -> Sequence[int]:
    """The years to name: the first, then every one, second, fifth … that fits."""
    room = max(1, width // YEAR_LABEL_WIDTH)
    step = next((step for step in YEAR_LABEL_STEPS if (last - first) // step + 1 <= room), YEAR_LABEL_STEPS[-1])
    named = [first, *range(first - first % step + step, last + 1, step)]
    spaced = width / max(1, last + 1 - first)
    return named if len(named) < 2 or (named[1] - first) * spaced >= YEAR_LABEL_WIDTH else [first, *named[2:]]
