"""The page of positions as drawn: both figures, each with its files and its table, in one piece.

Every piece costs a change of filter as much as what is in it: Streamlit draws each anew.
"""

from __future__ import annotations

from parley.figures.markup import h
from parley.ui.frame import downloads, show
from parley.ui.frame.keeping import kept
from parley.ui.frame.shell import ViewState
from parley.ui.positions import (
    contacts as contacts_view,
)
from parley.ui.positions import (
    downloads as positions_downloads,
)
from parley.ui.positions import (
    view as positions_view,
)


@kept(lambda here: (here.own.get("view", ""), here.served))
def drawn(here: ViewState) -> show.Packed:
    """The matrix and the contacts: the same for every reader with these filters, whatever is chosen."""
    shown, told = positions_view.matrix(here), contacts_view.told(here)
    who = [positions_view.picture(here, shown)]
    if shown.proposals:
        who += [downloads.links(here, positions_downloads.MATRIX), positions_view.table(here, shown)]
    met = [contacts_view.picture(here, told)]
    if told.contacts:
        met += [downloads.links(here, positions_downloads.CONTACTS), contacts_view.table(here, told.contacts)]
    return show.packed(h("div", h("div", *who, class_="stack"), h("div", *met, class_="stack")))
