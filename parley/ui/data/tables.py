"""The tables to look through: one at a time, searched, sorted and paged, every row a way to its record and sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from parley.dossier import browse
from parley.dossier.browse import RECORD_KIND_BY_TABLE, TableColumn
from parley.figures.markup import Node, h
from parley.selection import address
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import pager
from parley.ui.parts.figure_frame import pilcrow
from parley.words.counting import format_count, format_leading_count
from parley.words.wording import spell_small_number

TABLE_ROWS_PER_PAGE = 50
"""Rows on a page."""

MAX_CELL_LETTERS = 600
"""Letters of a cell that the page shows; the file has all of it."""

TABLE_SEARCH_KEY = "table_find"
"""Key of the field that searches."""

WIDE_CELL_LETTERS, SHORT_CELL_LETTERS = 60, 26
"""Letters from which a cell needs room, and up to which it stands in one line."""

TABLE_RECORD_PAGES = {"event": "timeline", "statement": "positions", "actor": "timeline", "territory": "map"}
"""Where a record is drawn."""

FILTERED_TABLE_KINDS = {"events": "event", "statements": "statement"}
"""Tables whose rows the filters narrow."""


def find_table_rows(view: ViewState) -> pd.DataFrame:
    """The rows that the table shows, all pages of them."""
    dossier, own = view.dossier, view.own
    table = own["table"]
    only = None
    if view.selection and table in FILTERED_TABLE_KINDS:
        only = {
            record.partition(":")[2] for record in view.shown.records if record.startswith(FILTERED_TABLE_KINDS[table])
        }
    return browse.select_table_rows(dossier, table, find=own.get("find", ""), order=own.get("sort", ""), only=only)


def draw_table_index(view: ViewState) -> Node:
    """All tables: how many rows, and what a row is; each name opens its table."""
    dossier, now = view.dossier, view.own.get("table", "")
    names = browse.list_table_names(dossier)
    rows = [
        h(
            "tr",
            h("th", h("a", browse.table_title(dossier, name), href=table_href(view, name), id=f"table-{name}",
                      aria_current="true" if name == now else None), scope="row"),
            h("td", f"{len(dossier.tables[name]):,}", class_="number"),
            h("td", browse.table_description(dossier, name)),
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
        h("h2", tables_headline(len(names), sum(len(dossier.tables[name]) for name in names))),
        h("p", "Choose one to look through it: search, sort, and go from a row to its sentence.", class_="sub"),
        h("div", h("table", *body), class_="scroll plain-table", tabindex=0, role="region", aria_label="The tables"),
        id="tables",
    )


def tables_headline(tables: int, rows: int) -> str:
    """How many tables there are, and how many rows they hold."""
    said = format_leading_count(tables, "table holds" if tables == 1 else "tables hold")
    return f"{said} {format_count(rows, 'row')}"


def table_href(view: ViewState, name: str) -> str:
    """The address of a table, from its first row; "" closes the one on show."""
    return view.link(table=name or None, sort=None, find=None, p=None)


def render_table_search(view: ViewState) -> None:
    """The field that searches the table on show: the address sets it, and what is typed sets the address."""
    st.session_state[TABLE_SEARCH_KEY] = view.own.get("find", "")
    title = browse.table_title(view.dossier, view.own["table"])
    st.text_input(
        f"Find in the table “{title}”",
        key=TABLE_SEARCH_KEY,
        placeholder="word, “a phrase”, beginning*",
        on_change=update_table_search,
    )


def update_table_search() -> None:
    """Write what is typed into the address; what is searched for anew begins at its first page."""
    st.query_params.pop("p", None)
    if typed := st.session_state[TABLE_SEARCH_KEY].strip():
        st.query_params["find"] = typed
    else:
        st.query_params.pop("find", None)


def render_table_rows(view: ViewState) -> None:
    """The table on show: what it holds, its columns explained, its rows."""
    dossier, name = view.dossier, view.own["table"]
    rows = find_table_rows(view)
    first, last, steps = pager.pages(view, "p", len(rows), TABLE_ROWS_PER_PAGE)
    columns = browse.list_table_columns(dossier, name)
    said = format_table_summary(view, name, rows, first, last)
    page = (
        draw_table_rows(view, name, columns, rows.iloc[first:last], said) if len(rows) else draw_empty_table(view, name)
    )
    body = [draw_column_descriptions(name, columns), h("p", said, class_="table-said", role="status"), page, steps]
    show.tree(show.packed(h("section", *body, class_="browse")), "browse")


def render_table_head(view: ViewState) -> None:
    """What the table on show is, and the way to close it."""
    name = view.own["table"]
    title = h("h2", browse.table_title(view.dossier, name), tabindex="-1", data_table=name)
    close = h("a", "Close this table", href=table_href(view, ""))
    said = h("p", browse.table_description(view.dossier, name), " ", close, class_="sub")
    show.tree(h("section", title, said, class_="browse-head", id="table"), "browse_head")


def format_table_summary(view: ViewState, name: str, rows: pd.DataFrame, first: int, last: int) -> str:
    """How many rows there are, and what narrows them."""
    every = len(view.dossier.tables[name])
    narrowed = f" of {every:,}" if len(rows) < every else ""
    noun = "row" if every == 1 else "rows"
    shown = f", {first + 1:,}–{last:,} shown" if last - first < len(rows) else ""
    find = view.own.get("find", "")
    why = [
        f"with “{find}”" if find else "",
        "under the filters" if view.selection and name in FILTERED_TABLE_KINDS else "",
    ]
    return f"{len(rows):,}{narrowed} {noun} {' '.join(filter(None, why))}".rstrip() + shown


def draw_column_descriptions(name: str, columns: list[TableColumn]) -> Node:
    """What each column holds, in the contract's words."""
    rows = [
        h(
            "tr",
            h("th", h("code", each.name, class_="name"), scope="row"),
            h("td", each.kind),
            h("td", each.description, draw_allowed_values(each)),
        )
        for each in columns
    ]
    heads = [h("th", words, scope="col") for words in ("Column", "Type", "What it holds")]
    table = h("table", h("caption", "The columns", class_="unseen"), h("thead", h("tr", *heads)), h("tbody", *rows))
    scroll = h("div", table, class_="scroll", tabindex=0, role="region", aria_label="The columns")
    one = len(columns) == 1
    said = "What the one column holds" if one else f"What the {spell_small_number(len(columns))} columns hold"
    return h("details", h("summary", said), scroll, class_="twin", id=f"columns_{name}")


def draw_allowed_values(column: TableColumn) -> Node | None:
    """The values a column may have."""
    return h("span", f" One of: {', '.join(column.values)}.", class_="muted") if column.values else None


def draw_table_rows(view: ViewState, name: str, columns: list[TableColumn], rows: pd.DataFrame, caption: str) -> Node:
    """A page of rows; the head of a column sorts by it."""
    dossier, key, kind = view.dossier, browse.table_id_column(view.dossier, name), RECORD_KIND_BY_TABLE.get(name, "")
    proven = bool(kind) or name == "evidence"
    head = draw_row_with_sentence(
        [draw_table_column_head(view, each) for each in columns], h("th", "Sentence", scope="col") if proven else None
    )
    title = browse.table_title(dossier, name)
    links = evidence_row_hrefs(view) if name == "evidence" else {}
    body = []
    for cells in rows.to_dict("records"):
        ident = cells.get(key, "")
        record = f"{kind}:{ident}" if kind else ""
        way = view.link(TABLE_RECORD_PAGES[kind], record=record) if kind in TABLE_RECORD_PAGES else links.get(ident, "")
        line = [
            draw_table_cell(each, cells[each.name], way if each.name == key else "", at == 0)
            for at, each in enumerate(columns)
        ]
        sentence = pilcrow(view, record, ident) if kind else draw_evidence_pilcrow(links.get(ident, ""), ident)
        body.append(draw_row_with_sentence(line, h("td", sentence) if proven else None))
    whole = h("table", h("caption", caption, class_="unseen"), h("thead", head), h("tbody", *body))
    return h("div", whole, class_="scroll", tabindex=0, role="region", aria_label=f"Rows of the table {title}")


def draw_row_with_sentence(line: list[Node], sentence: Node | None) -> Node:
    """A row with the way to its sentence right after its id, where it is seen without scrolling."""
    return h("tr", line[:1], sentence, line[1:])


def evidence_row_hrefs(view: ViewState) -> dict[str, str]:
    """Rows of evidence that stand in an article: the way to their words."""
    rows = view.dossier.evidence
    rows = rows[rows["source_id"].isin(view.dossier.articles) & rows["start"].notna()]
    return {
        key: address.page_href("reader", view.selection, {"article": source, "evidence": key})
        for key, source in zip(rows["evidence_id"], rows["source_id"], strict=True)
    }


def draw_evidence_pilcrow(way: str, ident: str) -> Node:
    """The way from a row of evidence to its words."""
    return (
        h("a", "¶", href=way, class_="pilcrow", aria_label=f"¶ Sentence for: {ident}")
        if way
        else h("span", "reference", class_="basis reference")
    )


def draw_table_column_head(view: ViewState, column: TableColumn) -> Node:
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


def draw_table_cell(column: TableColumn, text: str, way: str, is_head: bool) -> Node:
    """One cell; a very long text is cut."""
    shown: Any = (
        text if len(text) <= MAX_CELL_LETTERS else f"{text[:MAX_CELL_LETTERS].rstrip()} … ({len(text):,} letters)"
    )
    if way and text:
        shown = h("a", shown, href=way)
    if column.is_number:
        return h("td", shown, class_="number")
    wide = "wide" if len(text) > WIDE_CELL_LETTERS else "short" if len(text) <= SHORT_CELL_LETTERS else None
    return h("th", shown, scope="row", class_=wide) if is_head else h("td", shown, dir="auto", class_=wide)


def draw_empty_table(view: ViewState, name: str) -> Node:
    """Why no row is shown, and the ways out."""
    if not len(view.dossier.tables[name]):
        return h("p", "This table has no rows.", class_="empty")
    ways = [h("a", "Show all rows", href=view.link(find=None, p=None), class_="button")] if view.own.get("find") else []
    return h("div", h("p", "No row of this table has all of that."), h("p", *ways, class_="buttons"), class_="empty")
