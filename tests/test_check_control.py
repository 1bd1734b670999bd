"""Statuses that cannot all be true: two holders in full of one place, or of a place and of what lies in it."""

from __future__ import annotations

import pandas as pd
import pytest

from parley.check.control import check_control

ABOVE = {"land": "", "north": "land", "port": "north", "south": "land"}


def faults(*rows: tuple[str, str, str, str, str]) -> list[tuple[int | None, str]]:
    columns = ["territory_id", "controller_id", "status", "valid_from", "valid_to"]
    index = pd.Index(range(2, 2 + len(rows)), name="row")
    control = pd.DataFrame(list(rows), columns=columns, index=index, dtype="str")
    territories = pd.DataFrame({"territory_id": list(ABOVE), "part_of": list(ABOVE.values())}, dtype="str")
    found = check_control({}, {"control": control, "territories": territories})
    return [(fault.row, fault.problem) for fault in found]


def test_two_that_hold_one_place_in_full_on_one_day_are_a_fault() -> None:
    found = faults(("north", "army", "full", "2021", ""), ("north", "rebels", "full", "2022-03-01", ""))
    assert found == [(3, "row 2 holds the same place in full at the same time.")]


def test_the_same_holder_in_two_rows_is_a_fault_too() -> None:
    assert len(faults(("north", "army", "full", "2021", ""), ("north", "army", "annexed", "2022", ""))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [("north", "army", "full", "2021", "2021-12-31"), ("north", "rebels", "full", "2022-01-01", "")],
        [("north", "army", "partial", "2021", ""), ("north", "rebels", "partial", "2021", "")],
        [("north", "army", "full", "2021", ""), ("north", "rebels", "claimed", "2021", "")],
        [("north", "army", "full", "[..2022-05-01]", "2022-04-01"), ("north", "rebels", "full", "2022-05-02", "")],
        [("north", "army", "full", "2021", ""), ("south", "rebels", "full", "2021", "")],
        [("land", "army", "full", "2021", ""), ("north", "army", "full", "2021", "")],
        [("land", "army", "partial", "2021", ""), ("north", "rebels", "full", "2021", "")],
        [("north", "army", "full", "no date", ""), ("north", "rebels", "full", "2022", "")],
    ],
)
def test_what_can_all_be_true_is_no_fault(rows: list[tuple[str, str, str, str, str]]) -> None:
    assert faults(*rows) == []


def test_a_place_held_in_full_within_what_another_holds_in_full_is_a_fault_of_the_larger() -> None:
    found = faults(("land", "army", "full", "2021", ""), ("port", "rebels", "full", "2022", ""))
    assert found == [(2, "port, which lies in it, is held in full by rebels at the same time (row 3).")]
