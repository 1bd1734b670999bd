"""The timeline for somebody else's article: lanes where there is room, the list where there is not, and the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.evidence import citation
from parley.figures.files.embed_page import EmbedContent
from parley.figures.markup import Node, h, is_element, text_from_node
from parley.figures.timeline import rows as timeline_rows
from parley.figures.timeline import words as timeline_words
from parley.figures.timeline.in_order import drawing as order_lanes
from parley.figures.timeline.in_order import key as order_key
from parley.figures.timeline.in_order.drawing import PeriodLink, mark_selected_record
from parley.ui.frame import filters
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.figure_frame import twin_of
from parley.ui.timeline import table as timeline_table
from parley.ui.timeline import view as timeline_view
from parley.ui.timeline.in_order import OrderPicture, build_event_list_content, current_order_picture, order_subtitle

MOST_ROWS = 60
"""Events that the table lists; the timeline's page has all of them."""

UNSEEN = ("ground", "edges")

HEADERS = ["When", "How known", "What", "Who acts or speaks", "Sentence"]


def embedded(view: ViewState) -> Iterator[EmbedContent]:
    """The picture with its table; where that is too much for a small page, the list with it, and the list alone."""
    events = view.shown.events
    whole = EmbedContent(
        timeline_words.timeline_kicker(events),
        timeline_words.timeline_headline(events),
        filters.nothing(view.dossier, view.selection, view.filtered)
        if events.empty
        else picture(view, current_order_picture(view)),
        None if events.empty else table(view),
        f"Source: {citation.join_publisher_names(view.dossier)}. Dates are as marked: stated, inferred, or "
        "from a reference.",
        view.link(),
        "Open the timeline",
    )
    yield whole
    if not events.empty:
        alone = replace(whole, figure=h("div", events_list(view), class_="timeline"))
        yield alone
        yield replace(alone, table=None)


def picture(view: ViewState, order: OrderPicture) -> Node:
    """The lanes for wide frames and the list for narrow ones, what is chosen marked on both."""
    events = view.shown.events
    words = timeline_words.timeline_alt_text(events, "side" if order.lanes.by_side else "actor", len(order.lanes.lanes))

    drawing = order_lanes.draw_order_steps(
        order.steps,
        order.lanes,
        view.dossier.as_of,
        link=lambda record: view.link(record=record),
        narrow=narrowed(view),
        name=words,
    )
    plot = h(
        "div",
        h("p", order_subtitle(order.steps, order.lanes, {}, len(events), len(view.shown.statements)), class_="sub"),
        order_key.draw_order_key(order.steps, order.lanes),
        h("div", slim(mark_selected_record(drawing, view.record)), class_="order-box"),
        class_="timeline-plot",
    )
    return h("div", plot, h("div", events_list(view), class_="timeline-list"), class_="timeline")


def events_list(view: ViewState) -> list[Node]:
    """The events in order of time, or the periods where they are too many."""
    found = build_event_list_content(
        view.dossier, view.shown.events, lambda record: view.link(record=record), narrowed(view)
    )
    return [found.key, mark_selected_record(found.rows, view.record)]


def narrowed(view: ViewState) -> PeriodLink:
    """Makes the address of this view of a period."""
    return lambda period: timeline_view.period_filter_href(view, period)


def table(view: ViewState) -> Node:
    """The events as a table; statements are left to the page."""
    events = view.shown.events
    rows = timeline_rows.timeline_event_rows(view.dossier, events.head(MOST_ROWS))
    cells = [
        timeline_table.timeline_table_cells(view.dossier, view.selection, view.own.get("view", ""), row) for row in rows
    ]
    said = f"The same {len(events):,} events as a table" if len(events) > 1 else "The same event as a table"
    if len(rows) < len(events):
        said = f"The first {len(rows)} of {len(events):,} events as a table; the timeline has them all"
    return twin_of(
        said, "Events in order of time, with who acts in them", HEADERS, list(map(brief, cells)), "timeline_table"
    )


def brief(cells: list[Node]) -> list[Node]:
    """A row of the page's table with one way to its sentence, without the source's words and who is only named."""
    when, known, _, what, who, _, sentence = cells
    to_sentence = is_element(sentence) and sentence[0] == "a"
    return [when, known, text_from_node(what) if to_sentence else what, who, sentence]


def slim(node: Node) -> Node:
    """The drawing without what only the page's pointer and choice paint; a chosen step keeps its ground and edges."""
    if not is_element(node) or "data-chosen" in node[1]:
        return node
    tag, attributes, *children = node
    return [
        tag,
        attributes,
        *(slim(child) for child in children if not is_element(child) or child[1].get("class") not in UNSEEN),
    ]
