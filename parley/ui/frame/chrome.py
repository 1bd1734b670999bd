"""What stands round a page's own content: masthead, heading, columns, word of faults, footer, the browser's title."""

from __future__ import annotations

import streamlit as st

from parley.dossier.boundaries import boundary_credit
from parley.dossier.dossier import Dossier
from parley.evidence import citation
from parley.figures.markup import Node, h
from parley.selection import address
from parley.selection.selection import Selection
from parley.ui.frame import show
from parley.ui.frame.site import PAGES
from parley.ui.frame.streamlit_internals import DeltaGenerator
from parley.ui.frame.titles import browser_title
from parley.ui.frame.view_state import ViewState
from parley.words.dates import format_day

MOST_FOOTER_SOURCES = 3
"""Articles that the footer names."""


def pixel_columns(name: str, widths: list[int]) -> list[DeltaGenerator]:
    """Columns in pixels of the full width, side by side on a desk and one below the other where there is no room."""
    with st.container(key=f"columns_{name}"):
        return st.columns(widths, gap="large")


def has_content(dossier: Dossier, path: str) -> bool:
    """Whether the masthead names a page: sources are compared where there are several, a map needs land or holders."""
    if path == "sources":
        return len(dossier.articles) > 1
    return path != "map" or not dossier.control.empty or dossier.has_geometry


class Heading:
    """The place above the filters where a page writes its kicker, its only h1 and its deck.

    It is made before the filters are drawn and filled by the page, which alone knows its finding.
    """

    def __init__(self) -> None:
        self.place = st.container(key="head")

    def write(self, kicker: Node, headline: str, deck: str) -> None:
        """Fill the heading, or replace what stands in it."""
        with self.place:
            show.html(h("p", kicker, class_="kicker"), h("h1", headline), h("p", deck, class_="deck") if deck else "")


def set_browser_title(view: ViewState) -> None:
    """Name the view in the browser's tab, history and bookmarks."""
    words = browser_title(view.dossier, view.page, view.selection, view.record, view.day, view.own)
    st.set_page_config(page_title=words, layout="wide", initial_sidebar_state="collapsed")


def render_masthead(path: str, dossier: Dossier, selection: Selection) -> None:
    """The wordmark and the pages, as plain links that carry the filters."""
    links = [
        h(
            "a",
            info.title,
            href=address.page_href(info.path, selection),
            aria_current="page" if info.path == path else None,
        )
        for info in PAGES
        if info.path == path or has_content(dossier, info.path)
    ]
    wordmark = h("a", "Parley", class_="wordmark", href=address.page_href("", selection))
    show.html(h("div", wordmark, h("nav", *links, aria_label="Pages"), class_="masthead"))


def faults_notice(dossier: Dossier) -> Node:
    """A word above the headline when rows have faults; what is sound stands below as ever."""
    count = len(dossier.faults)
    rows = [h("li", str(fault)) for fault in dossier.faults[:200]]
    more = h("li", f"… and {count - 200} more: run “python -m parley check”.") if count > 200 else None
    said = f"{count} {'fault' if count == 1 else 'faults'} in the tables; the rows concerned are not shown."
    return h("details", h("summary", said), h("ul", *rows, more), class_="faults")


def render_footer(dossier: Dossier, selection: Selection) -> None:
    """What this is, what it rests on, whose boundaries it draws, and the way to how all of it is known."""
    said = " shows articles as map, time and text. Every mark leads to its sentence. "
    sources = f"Source: {citation.cite_article_list(dossier, MOST_FOOTER_SOURCES)}. {boundary_credit(dossier)} "
    how = h("a", "How we know", href=address.page_href("data", selection))
    as_of = f"{dossier.title}, as of {format_day(dossier.as_of)}. "
    printed = h("p", as_of, h("span", class_="printed-where"), class_="printed")
    show.html(h("footer", h("p", h("b", "Parley"), said, sources, how), printed, class_="foot"))
