"""What a browser calls a view: in its tab, its history and its bookmarks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_rows_by_value
from parley.evidence.passages import list_panel_records
from parley.evidence.record import describe_record
from parley.selection.selection import Selection
from parley.ui.frame import filters
from parley.ui.frame.site import PAGES
from parley.words import dates

EMPTY: Mapping[str, str] = MappingProxyType({})

MOST_NAMED = 2
"""Filters that a title names; the rest is counted."""


def browser_title(
    dossier: Dossier, page: str, selection: Selection, record: str, day: date, own: Mapping[str, str] = EMPTY
) -> str:
    """What is chosen, the page (the map with its day), the filters in short, the dossier.

    `own` are the page's own parameters.
    """
    name = next(info.title for info in PAGES if info.path == page)
    if page == "map":
        name = f"{name}, {dates.format_day(day)}"
    taken = [words for words, _ in filters.parts(dossier, selection)]
    if len(taken) > MOST_NAMED + 1:
        taken = [*taken[:MOST_NAMED], f"{len(taken) - MOST_NAMED} more"]
    view = f"{name}: {', '.join(taken)}" if taken else name
    return " · ".join(filter(None, (chosen(dossier, page, record, day, own), view, dossier.title)))


def chosen(dossier: Dossier, page: str, record: str, day: date, own: Mapping[str, str]) -> str:
    """The headline of the chosen record, or of the first that the chosen passage supports; else the article's title."""
    evidence = own.get("evidence", "")
    if name := record or (supported(dossier, evidence) if evidence else ""):
        return describe_record(dossier, name, min(day, dossier.as_of)).title
    return dossier.articles[own["article"]].title if page == "reader" and "article" in own else ""


def supported(dossier: Dossier, evidence_id: str) -> str:
    """The record that a row of evidence is about, or ""."""
    rows = find_rows_by_value(dossier, "evidence", "evidence_id", evidence_id)
    return next(iter(list_panel_records(dossier, [row["record"] for row in rows])), "")
