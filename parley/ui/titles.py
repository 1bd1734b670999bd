"""What a browser calls a view: in its tab, its history and its bookmarks."""

from __future__ import annotations

from datetime import date

from parley import dates
from parley.dossier import Dossier
from parley.record import describe
from parley.selection import Selection
from parley.ui import filters
from parley.ui.site import PAGES

MOST_NAMED = 2
"""Filters that a title names; the rest is counted."""


def title_of(dossier: Dossier, page: str, selection: Selection, record: str, day: date, article: str = "") -> str:
    """What is chosen, the page (the map with its day), the filters in short, the dossier."""
    name = next(info.title for info in PAGES if info.path == page)
    if page == "map":
        name = f"{name}, {dates.day_words(day)}"
    taken = [words for words, _ in filters.parts(dossier, selection)]
    if len(taken) > MOST_NAMED + 1:
        taken = [*taken[:MOST_NAMED], f"{len(taken) - MOST_NAMED} more"]
    view = f"{name}: {', '.join(taken)}" if taken else name
    if record:
        chosen = describe(dossier, record, min(day, dossier.as_of)).title
    else:
        chosen = dossier.articles[article].title if page == "reader" and article else ""
    return " · ".join(filter(None, (chosen, view, dossier.title)))
