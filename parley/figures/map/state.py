"""What a map paints: each territory's status on a day, and which units belong to which territory."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from parley.tables.rows import iterate_row_tuples


@dataclass(frozen=True)
class TerritoryStatus:
    """What a territory's fill and outline say on a day; `basis` is "reference" where no article supports it."""

    status: str = ""
    claimed: bool = False
    basis: str = "stated"


def statuses_by_territory(table: pd.DataFrame) -> dict[str, TerritoryStatus]:
    """The rows of `control.control_on` by territory."""
    rows = iterate_row_tuples(table, ["territory_id", "status", "claimed", "basis"])
    return {key: TerritoryStatus(status, bool(claimed), basis or "reference") for key, status, claimed, basis in rows}


def unit_owners(territories: pd.DataFrame) -> dict[str, str]:
    """The territory of each unit, by ISO 3166-2 code."""
    pairs = zip(territories["territory_id"], territories["iso_3166_2"], strict=True)
    return {code: territory for territory, codes in pairs for code in codes.split()}
