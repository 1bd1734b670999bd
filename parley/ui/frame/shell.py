"""What stands round every page: configuration, masthead, filters, word of faults, footer. Pages ask it what to show."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from parley.dossier import geometry
from parley.dossier.dossier import Dossier, open_dossier
from parley.evidence import citation
from parley.figures.markup import Node, h
from parley.selection import address
from parley.selection.selection import Selection, Shown, select
from parley.ui.frame import filters, sharing, sheet, show
from parley.ui.frame.site import PAGES, PageInfo, dossier_folder
from parley.ui.frame.titles import title_of
from parley.words.dates import day_words

MOST_NAMED = 3
"""Articles that the footer names."""


@dataclass(frozen=True)
class ViewState:
    """What a page needs to know: where it is, what the reader asked for, and what of the dossier answers it.

    `url` is the page's whole address without parameters, "" where the host does not say it; files that are made after
    the run cannot ask for it any more. `embedded` says that the page stands in somebody else's: it shows its figure
    alone (`embed=true`).
    """

    page: str
    dossier: Dossier
    selection: Selection
    shown: Shown
    record: str
    own: dict[str, str]
    head: DeltaGenerator
    served: bool
    url: str = ""
    embedded: bool = False

    @property
    def day(self) -> date:
        """The day that the map shows: the address's, by default the article's."""
        asof = self.own.get("asof")
        return date.fromisoformat(asof) if asof else self.dossier.as_of

    def link(self, page: str | None = None, **own: str | None) -> str:
        """An address with the filters: on this page its own parameters stay unless changed (None takes one off)."""
        kept = {**self.own, "record": self.record} if page is None or page == self.page else {}
        return address.href(self.page if page is None else page, self.selection, {**kept, **own})

    def filtered(self, selection: Selection) -> str:
        """This view under other filters."""
        return address.href(self.page, selection, {**self.own, "record": self.record})

    def title(self, kicker: Node, headline: str, deck: str) -> None:
        """Write the page's kicker, its only h1 and its deck above the filters."""
        with self.head:
            said = h("p", deck, class_="deck") if deck else ""
            show.html(h("p", kicker, class_="kicker"), h("h1", headline), said)


def main(served: bool = False) -> None:
    """Draw one view: called by the entry for every visit and every change.

    `served` says that our own routes answer beside the pages; a plain host has none.
    """
    dossier = opened(dossier_folder())
    page, info = navigation()
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    here, notices = read_view(dossier, info.path, params, served)
    entitle(here)
    if not served:
        st.html(sheet.style_element())
    show.component("page", "page.js")(data=[sheet.address() if served else ""], key="page_js", height=1)
    embedded = bool(st.context.is_embedded)
    if not embedded:
        masthead(info.path, here.selection)
    if unknown := address.last(params, "unknown"):
        notices.append(address.Notice(f"/{unknown}", "is no page here; this is the overview."))
    if dossier.faults:
        show.html(faults(dossier))
    here = replace(here, head=st.container(key="head"), url=st.context.url or "", embedded=embedded)
    if not embedded:
        filters.bar(dossier, here.selection, len(here.shown.events), here.filtered)
    filters.say(notices, info.path)
    st.session_state["here"] = here
    try:
        page.run()
    finally:
        del st.session_state["here"]  # a page run without its shell must not find an old view
    if not embedded:
        sharing.share_line(dossier, here.selection, info.path, served)
        footer(dossier, here.selection)


def read_view(dossier: Dossier, page: str, params: address.Params, served: bool) -> tuple[ViewState, list[address.Notice]]:
    """What an address asks of a page, and what of it could not be followed; without a place to write it to."""
    selection, notices = address.read_selection(params, dossier)
    record = address.read_record(params, dossier, notices)
    own = address.read_own(params, page, dossier, notices)
    return ViewState(page, dossier, selection, select(dossier, selection), record, own, DeltaGenerator(), served), notices


def enter() -> ViewState:
    """What the page that calls shows; a page run on its own by a plain host runs the shell instead and stops."""
    here = st.session_state.get("here")
    if not isinstance(here, ViewState):
        run_shell()
    return here


def run_shell() -> NoReturn:
    """Draw the whole view in place of a page that was run without its shell."""
    main()
    st.stop()


def columns(name: str, widths: list[int]) -> list[DeltaGenerator]:
    """Columns in pixels of the full width, side by side on a desk and one below the other where there is no room."""
    with st.container(key=f"columns_{name}"):
        return st.columns(widths, gap="large")


@st.cache_resource(show_spinner="Opening the dossier and checking every quotation …")
def opened(folder: Path) -> Dossier:
    """The dossier for a page, which says what is being done while it is opened."""
    return dossier_at(folder)


@st.cache_resource(show_spinner=False)
def dossier_at(folder: Path) -> Dossier:
    """The dossier, opened once a process; frozen, so that collections after each run do not walk it again."""
    dossier = open_dossier(folder)
    gc.collect()
    gc.freeze()
    return dossier


@st.cache_resource(show_spinner=False)
def base_map(folder: Path) -> geometry.BaseMap | None:
    """A dossier's own geometry, by its folder, read once a process; None where it has none."""
    return geometry.base_map(folder)


def navigation() -> tuple[Any, PageInfo]:
    """Declare the pages and tell which one the address asks for; the masthead draws the links.

    Their titles travel with every run and are seen by nobody: `entitle` names the view.
    """
    pages = {
        info.path: st.Page(info.script, title=info.title, url_path=info.path, default=not info.path) for info in PAGES
    }
    page = st.navigation(list(pages.values()), position="hidden")
    info = next(info for info in PAGES if info.path == page.url_path)
    return page, info


def entitle(here: ViewState) -> None:
    """Name the view in the browser's tab, history and bookmarks."""
    words = title_of(here.dossier, here.page, here.selection, here.record, here.day, here.own)
    st.set_page_config(page_title=words, layout="wide", initial_sidebar_state="collapsed")


def masthead(path: str, selection: Selection) -> None:
    """The wordmark and the pages, as plain links that carry the filters."""
    links = [
        h("a", info.title, href=address.href(info.path, selection), aria_current="page" if info.path == path else None)
        for info in PAGES
    ]
    wordmark = h("a", "Parley", class_="wordmark", href=address.href("", selection))
    show.html(h("div", wordmark, h("nav", *links, aria_label="Pages"), class_="masthead"))


def faults(dossier: Dossier) -> Node:
    """A word above the headline when rows have faults; what is sound stands below as ever."""
    count = len(dossier.faults)
    rows = [h("li", str(fault)) for fault in dossier.faults[:200]]
    more = h("li", f"… and {count - 200} more: run “python -m parley check”.") if count > 200 else None
    said = f"{count} {'fault' if count == 1 else 'faults'} in the tables; the rows concerned are not shown."
    return h("details", h("summary", said), h("ul", *rows, more), class_="faults")


def footer(dossier: Dossier, selection: Selection) -> None:
    """What this is, what it rests on, whose boundaries it draws, and the way to how all of it is known."""
    said = " shows articles as map, time and text. Every mark leads to its sentence. "
    sources = f"Source: {citation.articles(dossier, MOST_NAMED)}. Boundaries: Natural Earth. "
    how = h("a", "How we know", href=address.href("data", selection))
    as_of = f"{dossier.title}, as of {day_words(dossier.as_of)}. "
    printed = h("p", as_of, h("span", class_="printed-where"), class_="printed")
    show.html(h("footer", h("p", h("b", "Parley"), said, sources, how), printed, class_="foot"))
