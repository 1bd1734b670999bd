"""The part of a page that follows a choice: drawn anew alone when only the record or the page's own parameters change.

Links stay plain addresses. `static/live.js` hears of a link that differs from the present address in nothing else and
asks for this part only; the address changes with it, so that back, forward, reload and copies work as ever.
What stands outside and links to this same view with one thing changed (filters, switches) is marked `data-keeps`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

import streamlit as st

from parley.selection import address
from parley.ui.frame import show
from parley.ui.frame.shell import ViewState, entitle

KEY = "live"


def live(here: ViewState, names: Sequence[str], draw: Callable[[ViewState], None]) -> None:
    """Draw a part of the page; `names` are the parameters that it alone depends on."""
    runs = count()

    @st.fragment
    def part() -> None:
        now = followed(here)
        if next(runs):  # the whole run has named the view already
            entitle(now)
        present = {name: st.query_params.get(name, "") for name in names}
        show.component("live", "live.js")(data=[present], key=KEY, height=1, on_follow_change=follow)
        draw(now)

    part()


def followed(here: ViewState) -> ViewState:
    """The view that the address asks for now, under the filters of the last whole run."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    record = address.read_record(params, here.dossier, [])
    return replace(here, record=record, own=address.read_own(params, here.page, here.dossier, []))


def follow() -> None:
    """Write what the reader chose into the address, as one change; what widgets are bound to is not touched."""
    asked = st.session_state[KEY].get("follow") or {}
    if chosen := {name: value for name, value in asked.items() if value}:
        st.query_params.update(chosen)
    for name in asked.keys() - chosen.keys():
        st.query_params.pop(name, None)
