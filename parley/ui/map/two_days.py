"""Which two days a view of the map compares, what changed between them, and which places are pale."""

from __future__ import annotations

from datetime import date

from parley.results.control_changes import ControlChange, list_control_changes
from parley.selection.selection import list_excluded_places
from parley.ui.frame.view_state import ViewState


def read_compared_days(view: ViewState) -> tuple[date, date] | None:
    """The two days that a view compares, the earlier first; None where it shows one."""
    asked = view.own.get("versus")
    if not asked:
        return None
    other = date.fromisoformat(asked)
    return (other, view.day) if other < view.day else (view.day, other)


def list_changes(view: ViewState, days: tuple[date, date]) -> list[ControlChange]:
    """The changes that the filters leave."""
    off = set(list_excluded_places(view.dossier, view.selection))
    return [change for change in list_control_changes(view.dossier, *days) if change.territory_id not in off]


def list_unchanged_places(view: ViewState, days: tuple[date, date]) -> list[str]:
    """The places that both drawings pale: those that did not change, and those that a filter leaves out."""
    changed = {change.territory_id for change in list_changes(view, days)}
    return [key for key in view.dossier.territories["territory_id"] if key not in changed]


def list_paled_places(view: ViewState) -> list[str]:
    """The places that a drawing pales: what the filters leave out, and beside another day what did not change."""
    days = read_compared_days(view)
    return list_unchanged_places(view, days) if days else list_excluded_places(view.dossier, view.selection)
