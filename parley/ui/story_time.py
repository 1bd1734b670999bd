"""When it happened, on the front page: the events by side in true time, and the same as a table."""

from __future__ import annotations

from functools import lru_cache

from parley import dates
from parley.dossier import Dossier
from parley.figures import event_rows, export, export_rows, glyph, timeline_words
from parley.figures.lanes import Lane, Lanes, lanes_of
from parley.figures.print_ink import printed
from parley.figures.true_strip import true_strip
from parley.markup import Node, h
from parley.selection import Selection, select
from parley.ui import downloads, sheet
from parley.ui.downloads import Download
from parley.ui.evidence_panel import tag
from parley.ui.figure_frame import pilcrow, twin_of
from parley.ui.shell import Here
from parley.wording import number

DESK, PHONE = 1280, 358
"""Widths of the two drawings in pixels; CSS shows the one that fits."""

MOST_ROWS = 40
"""Rows of the table on the front page; the timeline has them all."""

SUB = "By side, in true time: a bar covers every day that a date may mean. What is known only “by” a day stands at it."


def time_view(here: Here) -> Node:
    """The events that are shown, folded by side; the caller has seen that there are some."""
    said, key, desk, phone = drawn(here.dossier, here.selection)
    return h(
        "section",
        h("h2", said),
        h("p", SUB, class_="sub"),
        key,
        h("div", desk, class_="desk-strip"),
        h("div", phone, class_="phone-strip"),
        source(here),
        table(here),
        class_="front-time",
    )


@lru_cache(maxsize=32)
def drawn(dossier: Dossier, selection: Selection) -> tuple[str, Node, Node, Node]:
    """The finding, the key and both drawings under some filters; made once for all readers who choose the same."""
    events = select(dossier, selection).events
    lanes = lanes_of(dossier, events, most=0)
    said = timeline_words.headline(events)
    name = f"{said}. The same events as a table follow."
    desk, phone = (true_strip(events, lanes, day=dossier.as_of, width=width, name=name) for width in (DESK, PHONE))
    return said, key_of(lanes), desk, phone


def key_of(lanes: Lanes) -> Node:
    """The sides with their signs, and what filled and hollow mean."""
    rows = [h("li", glyph.glyph(lane.hue, lane.shape), lane.label) for lane in lanes.lanes]
    return h("ul", *rows, h("li", "filled: acts or speaks; hollow: only named"), class_="key")


def source(here: Here) -> Node:
    """What the picture rests on, and the way to the whole of it."""
    articles = here.dossier.sources[here.dossier.sources["source_id"].isin(here.dossier.articles)]
    named = "; ".join(filter(None, articles["publisher"].unique()))
    return h("p", f"Source: {named}. ", h("a", "Open the timeline", href=here.link("timeline")), class_="source")


def table(here: Here) -> Node:
    """The same events as a table, each a way to its record and its sentence."""
    events = here.shown.events
    shown = events.head(MOST_ROWS)
    columns = ["event_id", "headline", "span", "date_basis"]
    rows = [
        [
            [dates.words(span), " ", tag(basis) if basis not in ("", "stated") else None] if span else "no date given",
            h("a", headline, href=here.link(record=f"event:{key}")),
            pilcrow(here, f"event:{key}", headline),
        ]
        for key, headline, span, basis in shown[columns].itertuples(index=False, name=None)
    ]
    noun = "event" if len(events) == 1 else "events"
    said = f"The same {number(len(events))} {noun} as a table"
    if len(shown) < len(events):
        said = f"The first {number(len(shown))} of {number(len(events))} {noun} as a table; the timeline has them all"
    return twin_of(said, "Events in order of time", ["When", "Event", "Sentence"], rows, "front_time")


def time_downloads(here: Here) -> None:
    """The events that are shown as rows, and the strip as a drawing."""
    stem = f"events-{here.dossier.as_of.isoformat()}"
    files = [
        Download("Events as CSV", "csv", "text/csv", lambda: csv_of(here)),
        Download("Strip as SVG", "svg", "image/svg+xml", lambda: svg_of(here).encode()),
    ]
    downloads.downloads("front", stem, files)


def caption_of(here: Here) -> export.Caption:
    """What the files say beside rows and drawing."""
    return downloads.caption(
        here,
        title=drawn(here.dossier, here.selection)[0],
        kicker=f"Events by side · {dates.day_words(here.dossier.as_of)}",
        source=f"Source: {downloads.cited(here.dossier)}. {SUB}",
    )


def csv_of(here: Here) -> bytes:
    """The events as rows that explain themselves."""
    rows = event_rows.event_rows(here.dossier, here.shown.events)
    return export_rows.to_csv(rows, caption_of(here), event_rows.COLUMNS)


def svg_of(here: Here) -> str:
    """The strip as it stands on a desk, with the sides as its key."""
    lanes = lanes_of(here.dossier, here.shown.events, most=0)
    key = [(swatch(lane), lane.label) for lane in lanes.lanes]
    strip = printed(drawn(here.dossier, here.selection)[2])
    return export.svg(strip, key, caption_of(here), sheet.rules())


def swatch(lane: Lane) -> Node:
    """A side's sign as the key of a file places its swatches: by the upper left corner."""
    return h("svg", h("g", *printed(glyph.glyph(lane.hue, lane.shape))[2:], transform="translate(9 6.5)"))
