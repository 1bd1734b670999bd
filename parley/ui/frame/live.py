"""The part of a page that follows a choice: drawn anew alone when only the record or the page's own parameters change.

Links stay plain addresses. `static/live.js` finds a link that differs from the present address in nothing else and
asks for this part only; the address changes with it, so that back, forward, reload and copies work as ever.
What stands outside and links to this same view with one thing changed (filters, switches) is marked `data-keeps`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from parley.selection import address
from parley.ui.frame import show
from parley.ui.frame.chrome import set_browser_title
from parley.ui.frame.view_state import ViewState

KEY = "live"


class LivePart:
    """A Streamlit fragment, and the view that it last showed.

    `now` is what a file made after the run must be made of: a day or a record may have been chosen since the whole
    page ran. `names` are the parameters that the part alone depends on.
    """

    def __init__(self, view: ViewState, names: Sequence[str]) -> None:
        self.view, self.names, self.now, self.drawn = view, names, view, False

    def render(self, draw: Callable[[ViewState], None]) -> None:
        """Draw the part, now and for every choice; a whole run has already given the view its title."""

        @st.fragment
        def part() -> None:
            self.now = read_live_view(self.view)
            if self.drawn:
                set_browser_title(self.now)
            self.drawn = True
            present = {name: st.query_params.get(name, "") for name in self.names}
            show.component("live", "live.js")(data=[present], key=KEY, height=1, on_follow_change=follow)
            draw(self.now)

        part()

    def current(self) -> ViewState:
        """The view that is shown when this is called, for what is computed later."""
        return self.now


def read_live_view(view: ViewState) -> ViewState:
    """The view that the address asks for now, under the filters of the last whole run."""
    params, _ = address.read_parameters({name: st.query_params.get_all(name) for name in st.query_params})
    record = address.read_record_parameter(params, view.dossier, [])
    return replace(view, record=record, own=address.read_page_parameters(params, view.page, view.dossier, []))


def follow() -> None:
    """Write what the reader chose into the address, as one change; what widgets are bound to is not touched."""
    asked = st.session_state[KEY].get("follow") or {}
    if chosen := {name: value for name, value in asked.items() if value}:
        st.query_params.update(chosen)
    for name in asked.keys() - chosen.keys():
        st.query_params.pop(name, None)
