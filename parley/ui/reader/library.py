"""The list of articles: a table to sort, to narrow to a language or a publisher and to page through, then to read."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st

from parley.dossier.dossier import Dossier
from parley.figures.files import rows as export_rows
from parley.figures.markup import Node, h
from parley.selection.library import build_article_frame, count_fitting_sentences, select_library_articles
from parley.selection.named_query import read_named_query
from parley.selection.search import count_article_hits
from parley.text.query import parse_search_query
from parley.ui.frame import show
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads, pager
from parley.ui.parts.downloads import Download, Files, Offer

ARTICLES_PER_PAGE = 10
"""Articles on a page."""

ARTICLES_FILE_COLUMNS = ("article", "title", "publisher", "day", "language", "sentences")
"""Columns of the file; the last is what the list counts."""

ARTICLE_SORT_COLUMNS = (("title", "Article"), ("publisher", "Publisher"), ("date", "Date"), ("language", "Language"))
"""What may be sorted by: the order's name and the word at the head of its column."""

CLEARED_READING_PARAMETERS = dict.fromkeys(("article", "evidence", "sentence", "record"))
"""The parameters that say what is read, taken off: the list is the same whatever that is."""

KEPT_READING_PARAMETERS = " ".join(CLEARED_READING_PARAMETERS)
"""What the browser puts into the links that order, narrow or page the list, so that what is read stays open."""

ARTICLE_SORT_DIRECTIONS = {"date": "descending", "matches": "descending"}
"""The direction of an order, where it is not upwards."""


def render_article_list(view: ViewState) -> None:
    """Show the list where there is more than one article; while one is read it is folded."""
    if len(view.dossier.articles) > 1:
        with st.container(key="articles_box"):
            show.tree(pack_article_list(view), "articles")
            downloads.offer(view, ARTICLES_OFFER)


def is_reading(view: ViewState) -> bool:
    """Whether the reader came for something in an article rather than for the list."""
    return bool(CLEARED_READING_PARAMETERS.keys() & view.own.keys() or view.record or view.selection.words)


@kept(lambda view: (view.link(**CLEARED_READING_PARAMETERS), is_reading(view)))
def pack_article_list(view: ViewState) -> show.Packed:
    """The list at an address, whichever article is read: the browser marks it (`static/reader/library.js`)."""
    own = {name: value for name, value in view.own.items() if name not in CLEARED_READING_PARAMETERS}
    return show.packed(draw_article_list(replace(view, own=own, record=""), is_reading(view)))


def list_library_files(view: ViewState) -> Files:
    """What the list has to take."""
    return Files("articles", [Download("Articles as CSV", "csv", "text/csv", lambda: articles_csv(view))])


ARTICLES_OFFER = Offer("articles", "reader", list_library_files)


def articles_csv(view: ViewState) -> bytes:
    """The articles as the list has them, all pages of it."""
    said = downloads.caption(view, "Articles", "Articles", f"Source: {view.dossier.title}.")
    rows, _, matches = find_listed_articles(view)
    counts = "matches" if matches is not None else "sentences"
    cells = [
        dict(zip(ARTICLES_FILE_COLUMNS, map(str, (key, *row)), strict=True))
        for key, *row in rows[["title", "publisher", "day", "language", counts]].itertuples(name=None)
    ]
    return export_rows.write_export_csv(cells, said, ARTICLES_FILE_COLUMNS)


def draw_article_list(view: ViewState, reading: bool) -> Node:
    """The list with its ways to narrow it, a page of it, and the ways to the rest."""
    dossier = view.dossier
    rows, order, matches = find_listed_articles(view)
    first, last, steps = pager.pages(view, "p", len(rows), ARTICLES_PER_PAGE)
    narrowed = f"{len(rows):,} of " if len(rows) < len(dossier.articles) else ""
    said = f"{narrowed}{len(dossier.articles):,} articles"
    shown = f", {first + 1:,}–{last:,} shown" if steps else ""
    narrow = h(
        "div",
        draw_article_filter(view, "language", "Language"),
        draw_article_filter(view, "publisher", "Publisher"),
        class_="list-choices",
    )
    page = draw_article_table(view, rows.iloc[first:last], order, matches is not None, f"{said}{shown}")
    more = h("div", steps, data_keeps=KEPT_READING_PARAMETERS) if steps else None
    summary = h("summary", f"All {len(dossier.articles):,} articles")
    ident = f"articles-{'reading' if reading else 'choosing'}"
    return h("details", summary, narrow, page, more, open=not reading, class_="articles", id=ident)


def find_listed_articles(view: ViewState) -> tuple[pd.DataFrame, str, dict[str, int] | None]:
    """The articles that the list shows, their order, and how much of each matches (None = nothing is asked)."""
    own, matches = view.own, count_article_matches(view)
    order = own.get("sort") or ("matches" if matches is not None else "date")
    language, publisher = own.get("language", ""), own.get("publisher", "")
    rows = select_library_articles(
        view.dossier,
        order,
        language=language,
        publisher=publisher,
        sources=view.selection.sources,
        matches=matches,
    )
    return rows, order, matches


def count_article_matches(view: ViewState) -> dict[str, int] | None:
    """Sentences by article that hold the words searched for, else that support what the filters show; None without."""
    if query := read_named_query(view.dossier, view.selection.words).query:
        return dict(count_article_hits(view.dossier, query))
    return count_fitting_sentences(view.dossier, view.shown) if view.selection else None


def draw_article_table(view: ViewState, rows: pd.DataFrame, order: str, counts: bool, caption: str) -> Node:
    """A page of the list."""
    words = "Sentences with the words" if parse_search_query(view.selection.words) else "Sentences behind what is shown"
    last = ("matches", words) if counts else None
    head = [
        draw_article_column_head(view, name, word, order)
        for name, word in (*ARTICLE_SORT_COLUMNS, *([last] if last else []))
    ]
    if not counts:
        head.append(h("th", "Sentences", scope="col", class_="quantity"))
    body = [draw_article_row(view, str(source), row, counts) for source, row in rows.iterrows()]
    whole = h(
        "table",
        h("caption", caption),
        h("thead", h("tr", *head), data_keeps=KEPT_READING_PARAMETERS),
        h("tbody", *body),
    )
    return h("div", whole, class_="scroll", tabindex=0, role="region", aria_label="Articles")


def draw_article_column_head(view: ViewState, name: str, words: str, order: str) -> Node:
    """The head of a column: a way to order the list by it; the column in order says so."""
    default = "matches" if view.selection else "date"
    link = h("a", words, href=view.link(sort=None if name == default else name, p=None), id=f"sort-{name}")
    direction = ARTICLE_SORT_DIRECTIONS.get(name, "ascending") if name == order else None
    arrow = h("span", "↓" if direction == "descending" else "↑", aria_hidden="true") if direction else None
    return h(
        "th", link, " " if arrow else None, arrow, scope="col", aria_sort=direction, class_=article_column_class(name)
    )


def article_column_class(name: str) -> str | None:
    """The class of a column of numbers."""
    return "quantity" if name == "matches" else None


def draw_article_row(view: ViewState, source: str, row: pd.Series, counts: bool) -> Node:
    """One article; its title is the way to read it."""
    address = view.link(article=source)
    lang = row["language"] or None
    title = h("a", h("bdi", row["title"], lang=lang), href=address, id=f"article-{source}", data_article=source)
    language = h("span", lang, data_language=lang) if lang else h("span", "not given", class_="muted")
    publisher = h("bdi", row["publisher"]) if row["publisher"] else "not known"
    return h(
        "tr",
        h("th", title, h("span", publisher, class_="beneath"), scope="row"),  # where there is no room for a column
        h("td", publisher, class_=None if row["publisher"] else "muted"),
        h("td", row["day"]),
        h("td", language),
        h("td", f"{row['matches'] if counts else row['sentences']:,}", class_="quantity"),
    )


def draw_article_filter(view: ViewState, name: str, label: str) -> Node | None:
    """A list to narrow the articles by; None where all have the same value."""
    values = count_article_values(view.dossier, name)
    if len(values) < 2:
        return None
    now = view.own.get(name, "")
    options = [h("option", f"Any {label.lower()}", value="")]
    options += [
        h(
            "option",
            f"{value} ({count:,})",
            value=value,
            selected=value == now,
            data_language=value if name == "language" else None,
            data_count=f"{count:,}",
        )
        for value, count in values
    ]
    base = view.link(**{name: None, "p": None, "hits": None})
    return h(
        "label",
        label,
        " ",
        h("select", *options, data_go=base, data_parameter=name, id=f"narrow-{name}"),
        data_keeps=KEPT_READING_PARAMETERS,
    )


@lru_cache(maxsize=8)
def count_article_values(dossier: Dossier, name: str) -> list[tuple[str, int]]:
    """The values of a column of the articles with how many there are of each, the most first; blank ones left out."""
    counted_values = build_article_frame(dossier)[name].value_counts()
    return [(str(value), int(count)) for value, count in counted_values.items() if value]
