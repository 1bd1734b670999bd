"""The timeline to take away: its rows as CSV, its drawing as SVG and PNG."""

from __future__ import annotations

from parley.evidence import citation
from parley.figures import glyph
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.plain import strip_page_markup
from parley.figures.files.svg import Caption
from parley.figures.markup import Node, h
from parley.figures.timeline import rows as timeline_rows
from parley.figures.timeline import words as timeline_words
from parley.figures.timeline.in_order import key as order_key
from parley.figures.timeline.in_order.drawing import ORDER_WIDTH, draw_order_steps, mark_selected_record
from parley.figures.timeline.side_lanes import build_side_lanes
from parley.figures.timeline.side_strip import draw_side_strip
from parley.ui.frame import sheet
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.timeline import in_order as order_view
from parley.ui.timeline import view as timeline_view
from parley.ui.timeline.exchange_downloads import list_exchange_downloads
from parley.ui.timeline.in_order import OrderPicture

FILE_STRIP_WIDTH = 1000
"""Width of the strip in a file, in pixels."""

FILLED_BAR_MEANING = "filled: acts or speaks; hollow: only named"


def list_timeline_files(view: ViewState) -> Files | None:
    """What a timeline has to take; in true time the drawing is the strip of all sides, to scale."""
    if view.shown.events.empty:
        return None

    def drawing() -> str:
        said = timeline_file_caption(view)
        in_order = timeline_view.read_timeline_form(view) == "order"
        return (
            order_timeline_svg(view, order_view.current_order_picture(view), said)
            if in_order
            else side_strip_svg(view, said)
        )

    files = [
        Download("Rows as CSV", "csv", "text/csv", lambda: timeline_csv(view, timeline_file_caption(view))),
        Download("Drawing as SVG", "svg", "image/svg+xml", lambda: drawing().encode()),
        Download("Drawing as PNG", "png", "image/png", lambda: downloads.png(drawing())),
        *list_exchange_downloads(view, lambda: timeline_file_caption(view)),
    ]
    return Files(f"timeline-{view.dossier.as_of.isoformat()}", files)


TIMELINE_OFFER = Offer("timeline", "timeline", list_timeline_files)


def timeline_file_caption(view: ViewState) -> Caption:
    """What the files say beside the rows."""
    events = view.shown.events
    return downloads.caption(
        view,
        title=timeline_words.timeline_headline(events),
        kicker=timeline_words.timeline_kicker(events),
        source=f"Source: {citation.cite_article_list(view.dossier)}. "
        "Dates are as marked: stated, inferred, or from a reference.",
    )


def timeline_csv(view: ViewState, said: Caption) -> bytes:
    """Events in order of time, then statements."""
    rows = timeline_rows.timeline_export_rows(view.dossier, view.shown.events, view.shown.statements)
    return export_rows.write_export_csv(rows, said, timeline_rows.timeline_export_columns(view.dossier))


def order_timeline_svg(view: ViewState, order: OrderPicture, said: Caption) -> str:
    """The drawing as it stands, with what is chosen."""
    figure = draw_order_steps(order.steps, order.lanes, view.dossier.as_of, ORDER_WIDTH, name=said.title)
    key = order_key.order_key_entries(order.steps, order.lanes)
    return export.write_figure_svg(mark_selected_record(figure, view.record), key, said, sheet.rules())


def side_strip_svg(view: ViewState, said: Caption) -> str:
    """The events by side in true time, each bar as long as its date may be."""
    events = view.shown.events
    sides = build_side_lanes(view.dossier, events)
    figure = draw_side_strip(events, sides, day=view.dossier.as_of, width=FILE_STRIP_WIDTH, name=said.title)
    key = [(draw_side_swatch(glyph.draw_glyph(lane.hue, lane.shape)), lane.label) for lane in sides.lanes]
    return export.write_figure_svg(
        strip_page_markup(figure), [*key, (draw_filled_bar_swatch(), FILLED_BAR_MEANING)], said, sheet.rules()
    )


def draw_side_swatch(mark: Node) -> Node:
    """A side's sign, moved to where the key of a file has its swatches."""
    return strip_page_markup(h("svg", h("g", *mark[2:], transform="translate(9 8)")))


def draw_filled_bar_swatch() -> Node:
    """Two bars as swatch: one filled, one hollow."""
    bars = [
        h("path", d="M0 2h9v10h-9Z", style="fill:var(--ink)"),
        h("path", d="M12 2h9v10h-9Z", style="fill:var(--bg);stroke:var(--ink);stroke-width:1.5"),
    ]
    return strip_page_markup(h("svg", *bars, width=22, height=14))
