"""What changed on the map between two days: whose hold or claim of a place is new, gone or of another kind."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from parley.dossier.dossier import Dossier
from parley.results.control import list_control_rows
from parley.words import dates
from parley.words.messages import say, say_count
from parley.words.wording import capitalize_first, spell_small_number

ChangeKind = Literal["holder", "status", "claim"]
"""Another holder, another status of the same holders, or claims alone."""


class ControlChange(NamedTuple):
    """A place whose rows differ between two days; rows are those of `list_control_rows`, without empty ones."""

    territory_id: str
    kind: ChangeKind
    before: tuple[dict[str, str], ...]
    after: tuple[dict[str, str], ...]


@lru_cache(maxsize=64)
def list_control_changes(dossier: Dossier, first: date, last: date) -> tuple[ControlChange, ...]:
    """The places that changed from the first day to the last, in the order of the dossier's list."""
    earlier, later = group_rows_by_place(dossier, first), group_rows_by_place(dossier, last)
    changes = []
    for territory in later:
        before, after = earlier.get(territory, ()), later[territory]
        if describe_holding(before) != describe_holding(after):
            changes.append(ControlChange(territory, find_change_kind(before, after), before, after))
    return tuple(changes)


def group_rows_by_place(dossier: Dossier, day: date) -> dict[str, tuple[dict[str, str], ...]]:
    """The rows of a day by place; a place that nobody holds or claims has none."""
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in list_control_rows(dossier, day):
        rows = found.setdefault(row["territory_id"], ())
        if row["control_id"]:
            found[row["territory_id"]] = (*rows, row)
    return found


def describe_holding(rows: tuple[dict[str, str], ...]) -> frozenset[tuple[str, str, bool]]:
    """What a place's rows say on the map: who, how, and whether it is claimed."""
    return frozenset((row["controller_id"], row["status"], bool(row["claimed"])) for row in rows)


def find_change_kind(before: tuple[dict[str, str], ...], after: tuple[dict[str, str], ...]) -> ChangeKind:
    """What of a place changed: who holds it, how it is held, or claims alone."""
    how = [
        {(row["controller_id"], row["status"]) for row in rows if row["status"] != "claimed"}
        for rows in (before, after)
    ]
    who = [{holder for holder, _ in each} for each in how]
    return "holder" if who[0] != who[1] else "status" if how[0] != how[1] else "claim"


def control_changes_headline(dossier: Dossier, first: date, last: date) -> str:
    """The finding: how many places changed between two days."""
    changes = list_control_changes(dossier, first, last)
    days = {"first": dates.format_day(first), "last": dates.format_day(last)}
    if not changes:
        return say("No place changed between {first} and {last}", **days)
    hands = sum(each.kind == "holder" for each in changes)
    if hands:
        return say_count(
            "{spelt} place changed hands between {first} and {last}",
            "{spelt} places changed hands between {first} and {last}",
            hands,
            spelt=capitalize_first(spell_small_number(hands)),
            **days,
        )
    return say_count(
        "{spelt} place changed its status between {first} and {last}, none its holder",
        "{spelt} places changed their status between {first} and {last}, none its holder",
        len(changes),
        spelt=capitalize_first(spell_small_number(len(changes))),
        **days,
    )
