"""The frame every picture stands in: what it shows, its key, the picture, its source, and the same rows as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from parley.dossier.dossier import Dossier
from parley.dossier.source_names import name_source
from parley.evidence.quotes import first_support_by_record
from parley.figures.markup import Node, h, text_from_node
from parley.figures.palette import Theme
from parley.selection import address
from parley.selection.selection import Selection
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState

if TYPE_CHECKING:  # a page without a WebGL map never loads its library
    from parley.figures.zoom_map.deck import ZoomMapDeck


def frame(title: str, sub: str, key: Node | None = None, name: str = "figure") -> None:
    """The head of a figure: an h2 that states what is seen, one line on what, unit and day, then the key."""
    show.tree(head(title, sub, key), f"{name}_head")


def head(title: str, sub: str, key: Node | None = None) -> Node:
    """The same head as a node, for a picture that travels with it."""
    return h("div", h("h2", title), h("p", sub, class_="sub"), key, class_="figure")


def theme() -> Theme:
    """The reader's theme, for what a style sheet does not reach: charts and WebGL."""
    return "dark" if st.context.theme.type == "dark" else "light"


def plotly(spec: dict[str, Any], key: str, alt: str, on_select: Callable[[], None] | None = None) -> None:
    """A plotly chart ({"data", "layout"}) without its toolbar's extras; a click calls `on_select`, if there is one."""
    from parley.figures.plain_figure import PlainFigure  # the chart library, which only pages with a chart load

    # A chart with other data is another chart to Streamlit, which hands plotly a copy of all of it right after drawing
    # it. The revision says that a copy is nothing new, or everything is drawn a second time.
    figure = PlainFigure({**spec, "layout": {**spec["layout"], "datarevision": 0}})
    config = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"]}
    if on_select is None:
        st.plotly_chart(figure, key=key, alt=alt, theme=None, config=config)
        return
    st.plotly_chart(figure, key=key, alt=alt, on_select=on_select, selection_mode="points", theme=None, config=config)


def deck(picture: ZoomMapDeck, key: str, alt: str, on_select: Callable[[], None], height: int = 620) -> None:
    """A WebGL map that asks nothing from outside; a click calls `on_select`."""
    st.pydeck_chart(picture, key=key, alt=alt, on_select=on_select, selection_mode="single-object", height=height)


def selected_point(key: str) -> dict[str, Any]:
    """The first point a reader chose on a plotly chart, or {}."""
    points = st.session_state[key]["selection"]["points"]
    return dict(points[0]) if points else {}


def selected_object(key: str) -> dict[str, Any]:
    """The first object a reader chose on a map, the topmost layer first, or {}."""
    objects = st.session_state[key]["selection"]["objects"]
    found = [dict(rows[0]) for rows in objects.values() if rows]
    return found[-1] if found else {}


def source_of(*nodes: Node) -> Node:
    """Where the picture comes from, in small muted type."""
    return h("p", *nodes, class_="source")


def source_line(*nodes: Node) -> None:
    """The same on the page."""
    show.html(source_of(*nodes))


def twin(
    summary: str,
    caption: Node,
    headers: Sequence[Node],
    rows: Sequence[Sequence[Node]],
    key: str,
    marks: Sequence[Mapping[str, str]] = (),
) -> None:
    """Show the rows of a picture as a table, folded."""
    show.tree(twin_of(summary, caption, headers, rows, key, marks), key)


def twin_of(
    summary: str,
    caption: Node,
    headers: Sequence[Node],
    rows: Sequence[Sequence[Node]],
    key: str,
    marks: Sequence[Mapping[str, str]] = (),
) -> Node:
    """The rows of a picture as a table, folded; the first cell of a row is its head; `marks` are rows' attributes."""
    head = h("tr", *(h("th", text, scope="col") for text in headers))
    body = [
        h("tr", h("th", row[0], scope="row"), *(h("td", cell) for cell in row[1:]), **(marks[at] if marks else {}))
        for at, row in enumerate(rows)
    ]
    table = h("table", h("caption", caption), h("thead", head), h("tbody", *body))
    scroll = h("div", table, class_="scroll", tabindex=0, role="region", aria_label=text_from_node(h("span", caption)))
    return h("details", h("summary", summary), scroll, class_="twin", id=f"{key}_details")


def pilcrow(view: ViewState, record: str, title: str) -> Node:
    """The way from a row to its sentence: ¶ with the paragraph number, or the reference's sign."""
    return pilcrow_of(view.dossier, view.selection, record, title)


def pilcrow_of(dossier: Dossier, selection: Selection, record: str, title: str) -> Node:
    """The same from what a page shows."""
    first = first_support_by_record(dossier).get(record)
    if first is None:
        return ""
    if not first.in_article:
        return h("span", "reference", class_="basis reference")
    way = address.page_href("reader", selection, {"article": first.source_id, "evidence": first.evidence_id})
    words = f"¶ {first.paragraph or ''}".rstrip()
    if len(dossier.articles) < 2:
        return h("a", words, href=way, class_="pilcrow", aria_label=f"{words} Sentence for: {title}")
    source = name_source(dossier, first.source_id)
    whose = h("bdi", source.name, lang=source.language or None)
    rest = f"{source.day and ', '}{source.day}{source.language and f' ({source.language})'}"
    return h(
        "a",
        words,
        h("span", " ", whose, rest, class_="whose"),
        href=way,
        class_="pilcrow",
        aria_label=f"{words} {source} Sentence for: {title}",
    )
