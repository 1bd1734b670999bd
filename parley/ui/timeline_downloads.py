"""The timeline to take away: its rows as CSV; in order, the drawing as SVG and PNG."""

from __future__ import annotations

from collections.abc import Callable

from parley import citation
from parley.figures import export, export_rows, order_key, timeline_rows, timeline_words
from parley.figures.export import Caption
from parley.figures.order_lanes import WIDTH, drawn, with_chosen
from parley.ui import downloads, sheet
from parley.ui.downloads import Download
from parley.ui.order_view import Order
from parley.ui.shell import Here


def timeline_downloads(here: Here, order: Order | None, shown: Callable[[], Here]) -> None:
    """The buttons under the timeline; without a drawing in order there are rows only.

    `shown` tells what the page shows when one is pressed: a mark may have been chosen since.
    """

    def said() -> Caption:
        return caption_of(shown())

    files = [Download("Rows as CSV", "csv", "text/csv", lambda: csv_of(here, said()))]
    if order is not None:
        files += [
            Download("Drawing as SVG", "svg", "image/svg+xml", lambda: svg_of(shown(), order, said()).encode()),
            Download("Drawing as PNG", "png", "image/png", lambda: downloads.png(svg_of(shown(), order, said()))),
        ]
    downloads.downloads("timeline", f"timeline-{here.dossier.as_of.isoformat()}", files)


def caption_of(here: Here) -> Caption:
    """What the files say beside the rows."""
    events = here.shown.events
    return downloads.caption(
        here,
        title=timeline_words.headline(events),
        kicker=timeline_words.kicker(events),
        source=f"Source: {citation.articles(here.dossier)}. "
        "Dates are as marked: stated, inferred, or from a reference.",
    )


def csv_of(here: Here, said: Caption) -> bytes:
    """Events in order of time, then statements."""
    rows = [
        *timeline_rows.event_rows(here.dossier, here.shown.events),
        *timeline_rows.statement_rows(here.dossier, here.shown.statements),
    ]
    return export_rows.to_csv(rows, said, timeline_rows.COLUMNS)


def svg_of(here: Here, order: Order, said: Caption) -> str:
    """The drawing as it stands, with what is chosen."""
    figure = drawn(order.steps, order.lanes, here.dossier.as_of, WIDTH, name=said.title)
    key = order_key.entries(order.steps, order.lanes)
    return export.svg(with_chosen(figure, here.record), key, said, sheet.rules())
