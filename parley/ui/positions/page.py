"""The page of positions as drawn: both figures, each with its files and its table, in one piece.

Every piece costs a change of filter as much as what is in it: Streamlit draws each anew.
"""

from __future__ import annotations

from parley.figures.markup import h
from parley.ui.frame import show
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.positions import (
    contacts as contacts_view,
)
from parley.ui.positions import (
    downloads as positions_downloads,
)
from parley.ui.positions import (
    view as positions_view,
)


@kept(lambda view: (view.own.get("view", ""), view.served))
def build_positions_page(view: ViewState) -> show.Packed:
    """The matrix and the contacts: the same for every reader with these filters, whatever is chosen."""
    shown, told = positions_view.build_current_matrix(view), contacts_view.build_contacts_content(view)
    who = [positions_view.draw_matrix_section(view, shown)]
    if shown.proposals:
        who += [downloads.links(view, positions_downloads.MATRIX_OFFER), positions_view.draw_matrix_table(view, shown)]
    met = [contacts_view.draw_contacts_section(view, told)]
    if told.contacts:
        met += [
            downloads.links(view, positions_downloads.CONTACTS_OFFER),
            contacts_view.draw_contacts_table(view, told.contacts),
        ]
    return show.packed(h("div", h("div", *who, class_="stack"), h("div", *met, class_="stack")))
