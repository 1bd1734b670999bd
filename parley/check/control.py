"""See that statuses of control can all be true: one holder in full at a time, of a place and of what lies in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from parley.tables.contract import table_file_path
from parley.tables.faults import Fault
from parley.words import dates

FULL = frozenset({"annexed", "full"})
"""Statuses by which a place is held as a whole, so that nobody else can hold it on the same day."""

REMEDY = "Give one of the two rows another status or other days; partial fits where each holds a part."


@dataclass(frozen=True)
class HoldingInFull:
    """A row of `control` that holds a place as a whole, from its first sure day to its last."""

    row: int
    territory: str
    holder: str
    first: date
    last: date

    def overlaps(self, other: HoldingInFull) -> bool:
        """Whether both are sure to hold on one day."""
        return self.first <= other.last and other.first <= self.last


def check_control(contract: dict[str, Any], tables: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """A fault for every row that holds in full what another row holds in full, wholly or in a part of it."""
    file, above = table_file_path(contract, "control"), parents_by_territory(tables["territories"])
    by_place: dict[str, list[HoldingInFull]] = {}
    for each in list_full_holdings(tables["control"]):
        by_place.setdefault(each.territory, []).append(each)
    return [
        fault
        for place, held in by_place.items()
        for fault in (
            *same_place_faults(file, held),
            *nested_place_faults(file, held, by_place, list_enclosing_places(place, above)),
        )
    ]


def same_place_faults(file: str, held: Sequence[HoldingInFull]) -> Iterator[Fault]:
    """Of two rows that hold one place in full on one day, the later row has the fault."""
    for one, other in combinations(held, 2):
        if one.overlaps(other):
            problem = f"row {one.row} holds the same place in full at the same time."
            yield Fault(file, other.row, "status", other.territory, problem, REMEDY)


def nested_place_faults(
    file: str,
    held: Sequence[HoldingInFull],
    by_place: Mapping[str, Sequence[HoldingInFull]],
    outer_places: Sequence[str],
) -> Iterator[Fault]:
    """A place is held in full by one holder while all that it lies in is held in full by another."""
    for inner in held:
        for outer in (each for place in outer_places for each in by_place.get(place, ())):
            if inner.holder != outer.holder and inner.overlaps(outer):
                where = f"{inner.territory}, which lies in it, is held in full by {inner.holder} at the same time"
                problem = f"{where} (row {inner.row})."
                yield Fault(file, outer.row, "status", outer.territory, problem, REMEDY)


def list_full_holdings(control: pd.DataFrame) -> Iterator[HoldingInFull]:
    """The rows that hold a place as a whole, with their sure days; rows whose dates are no dates have their fault."""
    rows = control[control["status"].isin(FULL)]
    columns = ["territory_id", "controller_id", "valid_from", "valid_to"]
    for row, territory, holder, begun, ended in zip(rows.index, *(rows[name] for name in columns), strict=True):
        try:
            first = dates.parse_date_span(begun).latest or date.max
            last = (dates.parse_date_span(ended).earliest or date.min) if ended else date.max
        except dates.DateError:
            continue
        yield HoldingInFull(int(row), territory, holder, first, last)


def parents_by_territory(territories: pd.DataFrame) -> dict[str, str]:
    """What each territory is part of, by id."""
    return dict(zip(territories["territory_id"], territories["part_of"], strict=True))


def list_enclosing_places(place: str, above: Mapping[str, str]) -> list[str]:
    """All that a place lies in, the nearest first; a circle in `part_of`, which has its own fault, ends the climb."""
    found: list[str] = []
    while (place := above.get(place, "")) and place not in found:
        found.append(place)
    return found
