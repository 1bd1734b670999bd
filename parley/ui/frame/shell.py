"""One view from top to bottom: configuration, masthead, filters, the page itself, footer. Pages ask it what to show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple, NoReturn

import streamlit as st

from parley.selection.link_values import LinkNotice, last_parameter_value
from parley.ui.frame import filters, sharing, sheet, show
from parley.ui.frame.chrome import Heading, faults_notice, render_footer, render_masthead, set_browser_title
from parley.ui.frame.opened import open_dossier_with_spinner
from parley.ui.frame.site import PAGES, PageInfo, dossier_folder
from parley.ui.frame.view_state import ViewState, read_view

ENTERED = "entered"
"""The key under which a page's script finds its view: Streamlit runs it as a file, and a file takes no parameters."""


class Entered(NamedTuple):
    """What a page's script is given: the view, and the place for its heading."""

    view: ViewState
    heading: Heading


def main(served: bool = False) -> None:
    """Draw one view: called by the entry for every visit and every change.

    `served` says that our own routes answer beside the pages; a plain host has none.
    """
    dossier = open_dossier_with_spinner(dossier_folder())
    page, info = declare_pages()
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    view, notices = read_view(dossier, info.path, params, served)
    view = replace(view, url=st.context.url or "", embedded=bool(st.context.is_embedded))
    set_browser_title(view)
    if not served:
        st.html(sheet.style_element())
    show.component("page", "page.js")(data=[sheet.address() if served else ""], key="page_js", height=1)
    if not view.embedded:
        render_masthead(info.path, dossier, view.selection)
    if unknown := last_parameter_value(params, "unknown"):
        notices.append(LinkNotice(f"/{unknown}", "is no page here; this is the overview."))
    if dossier.faults:
        show.html(faults_notice(dossier))
    heading = Heading()
    if not view.embedded:
        filters.bar(dossier, view.selection, len(view.shown.events), view.filtered)
    filters.say(notices, info.path)
    run_page(page, Entered(view, heading))
    if not view.embedded:
        sharing.share_line(dossier, view.selection, info.path, served)
        render_footer(dossier, view.selection)


def run_page(page: Any, entered: Entered) -> None:
    """Run a page's script, which takes its view by `enter`."""
    st.session_state[ENTERED] = entered
    try:
        page.run()
    finally:
        del st.session_state[ENTERED]  # a script that is later run without the shell must not find an old view


def enter() -> Entered:
    """What the page that calls shows; a page run on its own by a plain host runs the shell instead and stops."""
    entered = st.session_state.get(ENTERED)
    if not isinstance(entered, Entered):
        run_shell()
    return entered


def run_shell() -> NoReturn:
    """Draw the whole view in place of a page that was run without its shell."""
    main()
    st.stop()


def declare_pages() -> tuple[Any, PageInfo]:
    """Declare the pages and tell which one the address asks for; the masthead draws the links.

    The pages' titles travel with every run and are never seen, so each is a letter; `set_browser_title` names the view.
    """
    pages = {
        info.path: st.Page(info.script, title=info.title[:1], url_path=info.path, default=not info.path)
        for info in PAGES
    }
    page = st.navigation(list(pages.values()), position="hidden")
    info = next(info for info in PAGES if info.path == page.url_path)
    return page, info
