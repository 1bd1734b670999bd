"""What a map paints: each territory's status on a day, and which units belong to which territory."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.figures.map.legend import build_map_legend
from parley.tables.rows import iterate_row_tuples


@dataclass(frozen=True)
class TerritoryStatus:
    """What a territory's fill and outline say on a day; `basis` is "reference" where no article supports it.

    `fill` is the number of a fill of the legend and `claim` a hue; both are "" where statuses alone are drawn.
    """

    status: str = ""
    claimed: bool = False
    basis: str = "stated"
    fill: str = ""
    claim: str = ""


def statuses_by_territory(dossier: Dossier, table: pd.DataFrame) -> dict[str, TerritoryStatus]:
    """The rows of `control_on_day` by territory, with the fill and the hue of a claim where several sides hold."""
    legend = build_map_legend(dossier)
    rows = iterate_row_tuples(table, ["territory_id", "status", "claimed", "basis", "holders", "claimants"])
    return {
        key: TerritoryStatus(
            status,
            bool(claimed),
            basis or "reference",
            legend.find_fill(holders),
            legend.find_claim_hue(claimants),
        )
        for key, status, claimed, basis, holders, claimants in rows
    }


def unit_owners(territories: pd.DataFrame) -> dict[str, str]:
    """The territory of each unit, by ISO 3166-2 code."""
    pairs = zip(territories["territory_id"], territories["iso_3166_2"], strict=True)
    return {code: territory for territory, codes in pairs for code in codes.split()}
