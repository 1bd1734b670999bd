"""The timeline to take away: its rows as CSV, its drawing as SVG and PNG."""

from __future__ import annotations

from parley.evidence import citation
from parley.figures import glyph
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.plain import plain
from parley.figures.files.svg import Caption
from parley.figures.markup import Node, h
from parley.figures.timeline import rows as timeline_rows
from parley.figures.timeline import words as timeline_words
from parley.figures.timeline.in_order import key as order_key
from parley.figures.timeline.in_order.drawing import WIDTH, drawn, with_chosen
from parley.figures.timeline.side_lanes import side_lanes
from parley.figures.timeline.side_strip import true_strip
from parley.ui.frame import sheet
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.timeline import in_order as order_view
from parley.ui.timeline import view as timeline_view
from parley.ui.timeline.in_order import Order

STRIP = 1000
"""Width of the strip in a file, in pixels."""

FILLED = "filled: acts or speaks; hollow: only named"


def files_of(view: ViewState) -> Files | None:
    """What a timeline has to take; in true time the drawing is the strip of all sides, to scale."""
    if view.shown.events.empty:
        return None

    def drawing() -> str:
        said = caption_of(view)
        in_order = timeline_view.form(view) == "order"
        return svg_of(view, order_view.order_here(view), said) if in_order else strip_of(view, said)

    files = [
        Download("Rows as CSV", "csv", "text/csv", lambda: csv_of(view, caption_of(view))),
        Download("Drawing as SVG", "svg", "image/svg+xml", lambda: drawing().encode()),
        Download("Drawing as PNG", "png", "image/png", lambda: downloads.png(drawing())),
    ]
    return Files(f"timeline-{view.dossier.as_of.isoformat()}", files)


TIMELINE = Offer("timeline", "timeline", files_of)


def caption_of(view: ViewState) -> Caption:
    """What the files say beside the rows."""
    events = view.shown.events
    return downloads.caption(
        view,
        title=timeline_words.headline(events),
        kicker=timeline_words.kicker(events),
        source=f"Source: {citation.articles(view.dossier)}. "
        "Dates are as marked: stated, inferred, or from a reference.",
    )


def csv_of(view: ViewState, said: Caption) -> bytes:
    """Events in order of time, then statements."""
    rows = [
        *timeline_rows.event_rows(view.dossier, view.shown.events),
        *timeline_rows.statement_rows(view.dossier, view.shown.statements),
    ]
    return export_rows.to_csv(rows, said, timeline_rows.COLUMNS)


def svg_of(view: ViewState, order: Order, said: Caption) -> str:
    """The drawing as it stands, with what is chosen."""
    figure = drawn(order.steps, order.lanes, view.dossier.as_of, WIDTH, name=said.title)
    key = order_key.entries(order.steps, order.lanes)
    return export.svg(with_chosen(figure, view.record), key, said, sheet.rules())


def strip_of(view: ViewState, said: Caption) -> str:
    """The events by side in true time, each bar as long as its date may be."""
    events = view.shown.events
    sides = side_lanes(view.dossier, events)
    figure = true_strip(events, sides, day=view.dossier.as_of, width=STRIP, name=said.title)
    key = [(at_swatch(glyph.glyph(lane.hue, lane.shape)), lane.label) for lane in sides.lanes]
    return export.svg(plain(figure), [*key, (filled(), FILLED)], said, sheet.rules())


def at_swatch(mark: Node) -> Node:
    """A side's sign, moved to where the key of a file has its swatches."""
    return plain(h("svg", h("g", *mark[2:], transform="translate(9 8)")))


def filled() -> Node:
    """Two bars as swatch: one filled, one hollow."""
    bars = [
        h("path", d="M0 2h9v10h-9Z", style="fill:var(--ink)"),
        h("path", d="M12 2h9v10h-9Z", style="fill:var(--bg);stroke:var(--ink);stroke-width:1.5"),
    ]
    return plain(h("svg", *bars, width=22, height=14))
