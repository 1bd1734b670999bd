"""The line at a page's end that takes a view elsewhere: its address, how to cite it, a frame with its figure."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.evidence import citation
from parley.selection.selection import Selection, select_records
from parley.ui.frame import filters, show

FIGURES = {
    "": "embed/map",
    "map": "embed/map",
    "timeline": "embed/timeline",
    "positions": "embed/positions",
    "sources": "embed/sources",
    "data": "",
}
"""The small page of each page’s figure ("" = none, its page stands in a frame); the reader’s is a chosen quote."""

QUOTE = "embed/quote"
NAMES_A_QUOTE = ["evidence", "record", "sentence"]
"""Any of these in the address names a passage."""

MOST, MAP, PASSAGE = 900, 860, 480
"""Heights of a frame in pixels, at the width of an article's column; what is longer scrolls inside."""


def share_line(dossier: Dossier, selection: Selection, page: str, served: bool) -> None:
    """Draw the line; the browser reads the address only when it is asked for, so that it is the view of that moment.

    `served` says that the small pages answer beside this one.
    """
    show.component("sharing", "sharing.js")(data=told(dossier, selection, page, served), key="sharing")


def told(dossier: Dossier, selection: Selection, page: str, served: bool) -> dict[str, object]:
    """What the browser cannot know: the words of the citation, and where the figure is had by itself and how high."""
    taken = "; ".join(words for words, _ in filters.parts(dossier, selection))
    filtered = f" Filters: {taken}." if taken else ""
    figure = FIGURES.get(page, QUOTE)
    return {
        "cite": f"Parley, {dossier.title}. Source: {citation.join_publisher_names(dossier)}.{filtered}",
        "figure": figure if served else "",
        "needs": NAMES_A_QUOTE if figure == QUOTE else [],
        "height": height(dossier, selection, page),
    }


def height(dossier: Dossier, selection: Selection, page: str) -> int:
    """About how high a page's figure is, in pixels."""
    shown = select_records(dossier, selection)
    if page == "timeline":
        return min(MOST, 260 + 76 * len(shown.events))
    if page == "positions":
        return min(MOST, 300 + 96 * len(shown.statements))
    return PASSAGE if page in ("reader", "data") else MAP
