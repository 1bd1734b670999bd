"""When it happened, on the front page: the events by side in true time, and the same as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.evidence import citation
from parley.figures import glyph
from parley.figures.basis_tag import tag
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.markup import Node, h
from parley.figures.timeline import event_rows
from parley.figures.timeline import words as timeline_words
from parley.figures.timeline.in_order import drawing as order_lanes
from parley.figures.timeline.in_order import key as order_key
from parley.figures.timeline.in_order.drawing import EMPTY_STATEMENTS
from parley.figures.timeline.lanes import build_lanes
from parley.figures.timeline.periods import Period
from parley.figures.timeline.side_lanes import SideLanes, build_side_lanes
from parley.figures.timeline.side_strip import draw_side_strip
from parley.figures.timeline.steps import build_steps
from parley.selection import address
from parley.selection.selection import Selection, select_records
from parley.tables.rows import iterate_row_tuples
from parley.ui.frame import sheet, show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.parts.figure_frame import pilcrow, twin_of
from parley.words import dates
from parley.words.wording import spell_small_number

PHONE_STRIP_WIDTH = 358
"""Width of the phone's drawing in pixels; CSS shows the one that fits."""

MAX_FRONT_EVENT_ROWS = 40
"""Rows of the table on the front page; the timeline has them all."""

IN_ORDER_SUBTITLE = "By side, in order: each step is one event, whatever time passed; long gaps are written out."
COUNTED_SUBTITLE = (
    "By side, in order: events are counted by {noun}, where their dates begin; choose a {noun} to see them."
)
TRUE_TIME_SUBTITLE = (
    "By side, in true time: a bar covers every day that a date may mean. What is known only “by” a day stands at it."
)


def draw_front_time(view: ViewState) -> Node:
    """The events that are shown, folded by side; the caller has seen that there are some."""
    drawn = current_front_time(view)
    return h(
        "section",
        h("h2", drawn.said),
        h("div", h("p", drawn.sub, class_="sub"), drawn.key, drawn.desk, class_="desk-strip"),
        h("div", h("p", TRUE_TIME_SUBTITLE, class_="sub"), drawn.phone_key, drawn.phone, class_="phone-strip"),
        draw_front_time_source(view),
        draw_front_time_table(view),
        class_="front-time",
    )


class FrontTimePicture(NamedTuple):
    """The finding, then the lanes in order for a desk and the strip in true time for a phone, each with its key."""

    said: str
    sub: str
    key: Node
    entries: list[tuple[Node, str]]
    desk: Node
    phone_key: Node
    phone: Node


def current_front_time(view: ViewState) -> FrontTimePicture:
    """Both drawings of the events that are shown."""
    return build_front_time(view.dossier, view.selection)


@lru_cache(maxsize=show.VIEWS_KEPT)
def build_front_time(dossier: Dossier, selection: Selection) -> FrontTimePicture:
    """The same for all readers who ask for the same, and made once for them."""
    events = select_records(dossier, selection).events
    lanes, sides = build_lanes(dossier, events, most=0), build_side_lanes(dossier, events)
    steps = build_steps(events, EMPTY_STATEMENTS, lanes, dossier.as_of)
    said = timeline_words.timeline_headline(events)
    name = f"{said}. The same events as a table follow."

    def narrow(period: Period) -> str:
        return address.page_href("", replace(selection, start=period.first, end=period.last))

    def link(record: str) -> str:
        return address.page_href("", selection, {"record": record})

    desk = order_lanes.draw_order_steps(steps, lanes, dossier.as_of, link=link, narrow=narrow, name=name)
    return FrontTimePicture(
        said,
        IN_ORDER_SUBTITLE if steps.noun == "event" else COUNTED_SUBTITLE.format(noun=steps.noun),
        order_key.draw_order_key(steps, lanes),
        order_key.order_key_entries(steps, lanes),
        h("div", desk, class_="order-box"),
        draw_side_key(sides),
        draw_side_strip(events, sides, day=dossier.as_of, width=PHONE_STRIP_WIDTH, name=name),
    )


def draw_side_key(lanes: SideLanes) -> Node:
    """The sides with their signs, and what filled and hollow mean."""
    rows = [h("li", glyph.draw_glyph(lane.hue, lane.shape), lane.label) for lane in lanes.lanes]
    return h("ul", *rows, h("li", "filled: acts or speaks; hollow: only named"), class_="key")


def draw_front_time_source(view: ViewState) -> Node:
    """What the picture rests on, and the way to the whole of it."""
    return h(
        "p",
        f"Source: {citation.join_publisher_names(view.dossier)}. ",
        h("a", "Open the timeline", href=view.link("timeline")),
        class_="source",
    )


def draw_front_time_table(view: ViewState) -> Node:
    """The same events as a table, each a way to its record and its sentence."""
    events = view.shown.events
    shown = events.head(MAX_FRONT_EVENT_ROWS)
    columns = ["event_id", "headline", "span", "date_basis"]
    rows = [
        [
            [dates.format_date_span(span), " ", tag(basis) if basis not in ("", "stated") else None]
            if span
            else "no date given",
            h("a", headline, href=view.link(record=f"event:{key}")),
            pilcrow(view, f"event:{key}", headline),
        ]
        for key, headline, span, basis in iterate_row_tuples(shown, columns)
    ]
    noun = "event" if len(events) == 1 else "events"
    said = f"The same {spell_small_number(len(events))} {noun} as a table"
    if len(shown) < len(events):
        said = (
            f"The first {spell_small_number(len(shown))} of {spell_small_number(len(events))} {noun} as a "
            "table; the timeline has them all"
        )
    return twin_of(said, "Events in order of time", ["When", "Event", "Sentence"], rows, "front_time")


def list_front_files(view: ViewState) -> Files | None:
    """What the events that are shown have to take; None where there are none."""
    if view.shown.events.empty:
        return None
    stem = f"events-{view.dossier.as_of.isoformat()}"
    files = [
        Download("Events as CSV", "csv", "text/csv", lambda: front_events_csv(view)),
        Download("Drawing as SVG", "svg", "image/svg+xml", lambda: front_time_svg(view).encode()),
        Download("Drawing as PNG", "png", "image/png", lambda: downloads.png(front_time_svg(view))),
    ]
    return Files(stem, files)


FRONT_OFFER = Offer("front", "", list_front_files)


def front_time_caption(view: ViewState) -> export.Caption:
    """What the files say beside rows and drawing."""
    return downloads.caption(
        view,
        title=current_front_time(view).said,
        kicker=f"Events by side · {dates.format_day(view.dossier.as_of)}",
        source=f"Source: {citation.cite_article_list(view.dossier)}. {current_front_time(view).sub}",
    )


def front_events_csv(view: ViewState) -> bytes:
    """The events as rows that explain themselves."""
    rows = event_rows.event_export_rows(view.dossier, view.shown.events)
    return export_rows.write_export_csv(rows, front_time_caption(view), event_rows.event_export_columns(view.dossier))


def front_time_svg(view: ViewState) -> str:
    """The lanes as they stand on a desk."""
    found = current_front_time(view)
    return export.write_figure_svg(found.desk[2], found.entries, front_time_caption(view), sheet.rules())
