"""The tables to look through: one at a time, searched, sorted and paged, every row a way to its record and sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from parley.dossier import browse
from parley.dossier.browse import KINDS, Column
from parley.figures.markup import Node, h
from parley.selection import address
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import pager
from parley.ui.parts.figure_frame import pilcrow
from parley.words.counting import counted, opening
from parley.words.wording import number

PAGE = 50
"""Rows on a page."""

LONGEST = 600
"""Letters of a cell that the page shows; the file has all of it."""

FIELD = "table_find"
"""Key of the field that searches."""

WIDE, SHORT = 60, 26
"""Letters from which a cell needs room, and up to which it stands in one line."""

PAGES = {"event": "timeline", "statement": "positions", "actor": "timeline", "territory": "map"}
"""Where a record is drawn."""

NARROWED = {"events": "event", "statements": "statement"}
"""Tables whose rows the filters narrow."""


def rows_of(view: ViewState) -> pd.DataFrame:
    """The rows that the table shows, all pages of them."""
    dossier, own = view.dossier, view.own
    table = own["table"]
    only = None
    if view.selection and table in NARROWED:
        only = {record.partition(":")[2] for record in view.shown.records if record.startswith(NARROWED[table])}
    return browse.rows_of(dossier, table, find=own.get("find", ""), order=own.get("sort", ""), only=only)


def contents(view: ViewState) -> Node:
    """All tables: how many rows, and what a row is; each name opens its table."""
    dossier, now = view.dossier, view.own.get("table", "")
    names = browse.names_of(dossier)
    rows = [
        h(
            "tr",
            h("th", h("a", browse.title_of(dossier, name), href=open_table(view, name), id=f"table-{name}",
                      aria_current="true" if name == now else None), scope="row"),
            h("td", f"{len(dossier.tables[name]):,}", class_="number"),
            h("td", browse.description_of(dossier, name)),
        )
        for name in names
    ]  # fmt: skip
    heads = [
        h("th", "Table", scope="col"),
        h("th", "Rows", scope="col", class_="number"),
        h("th", "What a row is", scope="col"),
    ]
    body = [h("caption", "The tables", class_="unseen"), h("thead", h("tr", *heads)), h("tbody", *rows)]
    return h(
        "section",
        h("h2", headline(len(names), sum(len(dossier.tables[name]) for name in names))),
        h("p", "Choose one to look through it: search, sort, and go from a row to its sentence.", class_="sub"),
        h("div", h("table", *body), class_="scroll plain-table", tabindex=0, role="region", aria_label="The tables"),
        id="tables",
    )


def headline(tables: int, rows: int) -> str:
    """How many tables there are, and how many rows they hold."""
    said = opening(tables, "table holds" if tables == 1 else "tables hold")
    return f"{said} {counted(rows, 'row')}"


def open_table(view: ViewState, name: str) -> str:
    """The address of a table, from its first row; "" closes the one on show."""
    return view.link(table=name or None, sort=None, find=None, p=None)


def search(view: ViewState) -> None:
    """The field that searches the table on show: the address sets it, and what is typed sets the address."""
    st.session_state[FIELD] = view.own.get("find", "")
    title = browse.title_of(view.dossier, view.own["table"])
    st.text_input(
        f"Find in the table “{title}”",
        key=FIELD,
        placeholder="word, “a phrase”, beginning*",
        on_change=look_for,
    )


def look_for() -> None:
    """Write what is typed into the address; what is searched for anew begins at its first page."""
    st.query_params.pop("p", None)
    if typed := st.session_state[FIELD].strip():
        st.query_params["find"] = typed
    else:
        st.query_params.pop("find", None)


def look_through(view: ViewState) -> None:
    """The table on show: what it holds, its columns explained, its rows."""
    dossier, name = view.dossier, view.own["table"]
    rows = rows_of(view)
    first, last, steps = pager.pages(view, "p", len(rows), PAGE)
    columns = browse.columns_of(dossier, name)
    said = summary(view, name, rows, first, last)
    page = table(view, name, columns, rows.iloc[first:last], said) if len(rows) else nothing(view, name)
    body = [explained(name, columns), h("p", said, class_="table-said", role="status"), page, steps]
    show.tree(show.packed(h("section", *body, class_="browse")), "browse")


def head(view: ViewState) -> None:
    """What the table on show is, and the way to close it."""
    name = view.own["table"]
    title = h("h2", browse.title_of(view.dossier, name), tabindex="-1", data_table=name)
    close = h("a", "Close this table", href=open_table(view, ""))
    said = h("p", browse.description_of(view.dossier, name), " ", close, class_="sub")
    show.tree(h("section", title, said, class_="browse-head", id="table"), "browse_head")


def summary(view: ViewState, name: str, rows: pd.DataFrame, first: int, last: int) -> str:
    """How many rows there are, and what narrows them."""
    every = len(view.dossier.tables[name])
    narrowed = f" of {every:,}" if len(rows) < every else ""
    noun = "row" if every == 1 else "rows"
    shown = f", {first + 1:,}–{last:,} shown" if last - first < len(rows) else ""
    find = view.own.get("find", "")
    why = [f"with “{find}”" if find else "", "under the filters" if view.selection and name in NARROWED else ""]
    return f"{len(rows):,}{narrowed} {noun} {' '.join(filter(None, why))}".rstrip() + shown


def explained(name: str, columns: list[Column]) -> Node:
    """What each column holds, in the contract's words."""
    rows = [
        h(
            "tr",
            h("th", h("code", each.name, class_="name"), scope="row"),
            h("td", each.kind),
            h("td", each.description, values(each)),
        )
        for each in columns
    ]
    heads = [h("th", words, scope="col") for words in ("Column", "Type", "What it holds")]
    table = h("table", h("caption", "The columns", class_="unseen"), h("thead", h("tr", *heads)), h("tbody", *rows))
    scroll = h("div", table, class_="scroll", tabindex=0, role="region", aria_label="The columns")
    one = len(columns) == 1
    said = "What the one column holds" if one else f"What the {number(len(columns))} columns hold"
    return h("details", h("summary", said), scroll, class_="twin", id=f"columns_{name}")


def values(column: Column) -> Node | None:
    """The values a column may have."""
    return h("span", f" One of: {', '.join(column.values)}.", class_="muted") if column.values else None


def table(view: ViewState, name: str, columns: list[Column], rows: pd.DataFrame, caption: str) -> Node:
    """A page of rows; the head of a column sorts by it."""
    dossier, key, kind = view.dossier, browse.key_of(view.dossier, name), KINDS.get(name, "")
    proven = bool(kind) or name == "evidence"
    head = beside([heading(view, each) for each in columns], h("th", "Sentence", scope="col") if proven else None)
    title = browse.title_of(dossier, name)
    links = evidence_links(view) if name == "evidence" else {}
    body = []
    for cells in rows.to_dict("records"):
        ident = cells.get(key, "")
        record = f"{kind}:{ident}" if kind else ""
        way = view.link(PAGES[kind], record=record) if kind in PAGES else links.get(ident, "")
        line = [
            cell(each, cells[each.name], way if each.name == key else "", at == 0) for at, each in enumerate(columns)
        ]
        sentence = pilcrow(view, record, ident) if kind else pilcrow_to(links.get(ident, ""), ident)
        body.append(beside(line, h("td", sentence) if proven else None))
    whole = h("table", h("caption", caption, class_="unseen"), h("thead", head), h("tbody", *body))
    return h("div", whole, class_="scroll", tabindex=0, role="region", aria_label=f"Rows of the table {title}")


def beside(line: list[Node], sentence: Node | None) -> Node:
    """A row with the way to its sentence right after its id, where it is seen without scrolling."""
    return h("tr", line[:1], sentence, line[1:])


def evidence_links(view: ViewState) -> dict[str, str]:
    """Rows of evidence that stand in an article: the way to their words."""
    rows = view.dossier.evidence
    rows = rows[rows["source_id"].isin(view.dossier.articles) & rows["start"].notna()]
    return {
        key: address.href("reader", view.selection, {"article": source, "evidence": key})
        for key, source in zip(rows["evidence_id"], rows["source_id"], strict=True)
    }


def pilcrow_to(way: str, ident: str) -> Node:
    """The way from a row of evidence to its words."""
    return (
        h("a", "¶", href=way, class_="pilcrow", aria_label=f"¶ Sentence for: {ident}")
        if way
        else h("span", "reference", class_="basis reference")
    )


def heading(view: ViewState, column: Column) -> Node:
    """The head of a column: choosing it sorts by it, and once more the other way round."""
    order = view.own.get("sort", "")
    now = order.removeprefix("-") == column.name
    downwards = order.startswith("-")
    to = {(True, False): f"-{column.name}", (True, True): None}.get((now, downwards), column.name)
    direction = ("descending" if downwards else "ascending") if now else None
    arrow = h("span", " ↓" if downwards else " ↑", aria_hidden="true") if now else None
    link = h(
        "a", column.name, href=view.link(sort=to, p=None), id=f"sort-{column.name}", title=column.description or None
    )
    return h("th", link, arrow, scope="col", aria_sort=direction, class_="number" if column.is_number else None)


def cell(column: Column, text: str, way: str, is_head: bool) -> Node:
    """One cell; a very long text is cut."""
    shown: Any = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} … ({len(text):,} letters)"
    if way and text:
        shown = h("a", shown, href=way)
    if column.is_number:
        return h("td", shown, class_="number")
    wide = "wide" if len(text) > WIDE else "short" if len(text) <= SHORT else None
    return h("th", shown, scope="row", class_=wide) if is_head else h("td", shown, dir="auto", class_=wide)


def nothing(view: ViewState, name: str) -> Node:
    """Why no row is shown, and the ways out."""
    if not len(view.dossier.tables[name]):
        return h("p", "This table has no rows.", class_="empty")
    ways = [h("a", "Show all rows", href=view.link(find=None, p=None), class_="button")] if view.own.get("find") else []
    return h("div", h("p", "No row of this table has all of that."), h("p", *ways, class_="buttons"), class_="empty")
