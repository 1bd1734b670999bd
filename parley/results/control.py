"""Who controls what on a day, on whose word: plain tables that the map only draws.

A place may have several rows on one day: two that hold a part each, one that holds and one that claims, two that claim.
`list_holdings` has them all; `control_on_day` has one row a place, its strongest status with all its holders beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_rows_by_value

STATUS_STRENGTH = {"annexed": 4, "full": 3, "partial": 2, "maybe": 1}
"""Statuses of control, the strongest first; `claimed` is a separate fact and stands beside them.

`maybe` is in no table: a row whose first day is known only as "by" (`[..2025-11-07]`) has it before that day.
"""

DEFAULT_STATUS_WORDS = MappingProxyType(
    {
        "annexed": "held and annexed",
        "full": "held",
        "partial": "held in part",
        "maybe": "may already be held",
        "claimed": "claimed, not held in full",
        "": "no status on this day",
        "rest": "elsewhere",
        "none": "The tables name no holder on this day",
    }
)
"""How each status reads where a dossier's contract says nothing else (`parley.words`); "in part" never says where."""

HOLDING_COLUMNS = ("territory_id", "control_id", "controller_id", "status", "since", "date_basis", "note", "basis")
CONTROL_ROW_KEYS = (*HOLDING_COLUMNS, "claimed")


@lru_cache(maxsize=8)
def status_words(dossier: Dossier) -> Mapping[str, str]:
    """The words of the dossier for each status, for the rest of the map and for a day without a holder."""
    own = dossier.settings.get("words", {})
    known = {name: str(own[name]) for name in DEFAULT_STATUS_WORDS if name in own} if isinstance(own, Mapping) else {}
    return MappingProxyType({**DEFAULT_STATUS_WORDS, **known})


def list_change_days(dossier: Dossier) -> list[date]:
    """The days on which control changes: each first day, and each day after a last one, to the default as-of day."""
    begun = {*dossier.control["earliest"].dropna().dt.date, *dossier.control["sure"].dropna().dt.date}
    ended = dossier.control["latest"].dropna().dt.date + timedelta(days=1)
    return sorted({*begun, *ended, dossier.as_of})


@lru_cache(maxsize=128)
def list_holdings(dossier: Dossier, day: date) -> pd.DataFrame:
    """Every row of `control` in force on a day, by place, its strongest first and the claims on it last.

    Columns: HOLDING_COLUMNS, with `status` as of the day (`maybe` before a first day known as "by"), `since` (EDTF) and
    `basis` ("stated" where an article supports the row, else "reference"). Nobody may change it.
    """
    now = select_rows_in_force(dossier.control, day)
    unsure = (now["sure"] > pd.Timestamp(day)) & now["status"].ne("claimed")
    now = now.assign(
        status=now["status"].mask(unsure, "maybe"),
        basis=now["control_id"].map(lambda key: find_control_basis(dossier, key)),
        place=now["territory_id"].map({key: at for at, key in enumerate(dossier.territories["territory_id"])}),
        weakness=now["status"].mask(unsure, "maybe").map(STATUS_STRENGTH).fillna(0) * -1,
    )
    rows = now.sort_values(["place", "weakness"], kind="stable").rename(columns={"valid_from": "since"})
    return rows[list(HOLDING_COLUMNS)].astype(str).reset_index(drop=True)


@lru_cache(maxsize=128)
def control_on_day(dossier: Dossier, day: date) -> pd.DataFrame:
    """One row per territory of `control`: its strongest status on the day, who else holds it, who claims it.

    Columns: those of `list_holdings` (status "" = no status that day), then `claimed` (the first claim's control_id, or
    ""), `holders` (all that hold it, as "side:status" with blanks between) and `claimants` (the sides that claim it).
    Computed once a day asked for; nobody may change it.
    """
    rows = list_holdings(dossier, day)
    rows = rows.assign(side=rows["controller_id"].map(dossier.actors.set_index("actor_id")["side"]))
    held, claims = rows[rows["status"].ne("claimed")], rows[rows["status"].eq("claimed")]
    places = dossier.territories[dossier.territories["territory_id"].isin(dossier.control["territory_id"])]
    first = held.drop_duplicates("territory_id").drop(columns="side")
    table = places[["territory_id"]].merge(first, on="territory_id", how="left")
    table["claimed"] = table["territory_id"].map(
        claims.drop_duplicates("territory_id").set_index("territory_id")["control_id"]
    )
    table["holders"] = table["territory_id"].map(join_by_territory(held, held["side"] + ":" + held["status"]))
    table["claimants"] = table["territory_id"].map(join_by_territory(claims, claims["side"]))
    table = table.astype(object)
    return table.where(table.notna(), "").astype(str)


def join_by_territory(rows: pd.DataFrame, texts: pd.Series) -> dict[str, str]:
    """The different texts of each territory's rows in a fixed order, with blanks between."""
    grouped = texts.groupby(rows["territory_id"], sort=False)
    return {str(territory): " ".join(sorted(set(found))) for territory, found in grouped}


@lru_cache(maxsize=128)
def list_control_rows(dossier: Dossier, day: date) -> tuple[dict[str, str], ...]:
    """A row for each place and whoever holds it on a day, or only claims it; a place without either has one row.

    Keys: HOLDING_COLUMNS and `claimed`, the control_id of the holder's own claim or "". A claim by one who does not
    hold the place is a row of its own, of status "claimed".
    """
    out: list[dict[str, str]] = []
    by_place: dict[str, list[dict[str, str]]] = {}
    for row in list_holdings(dossier, day).to_dict("records"):
        by_place.setdefault(row["territory_id"], []).append({str(name): str(value) for name, value in row.items()})
    told = set(dossier.control["territory_id"])
    for place in (key for key in dossier.territories["territory_id"] if key in told):
        out += merge_own_claims(by_place.get(place, [])) or [
            dict.fromkeys(CONTROL_ROW_KEYS, "") | {"territory_id": place}
        ]
    return tuple(out)


def empty_control_row(territory_id: str) -> dict[str, str]:
    """The row of a place that nobody holds or claims on a day."""
    return dict.fromkeys(CONTROL_ROW_KEYS, "") | {"territory_id": territory_id}


def merge_own_claims(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """One place's rows with each holder's own claim on the row by which it holds the place."""
    claims = [row for row in rows if row["status"] == "claimed"]
    held = [row for row in rows if row["status"] != "claimed"]
    own = {row["controller_id"]: row["control_id"] for row in reversed(claims)}
    holders = {row["controller_id"] for row in held}
    others = [row | {"claimed": row["control_id"]} for row in claims if row["controller_id"] not in holders]
    return [row | {"claimed": own.get(row["controller_id"], "")} for row in held] + others


@lru_cache(maxsize=8)
def control_history_by_territory(dossier: Dossier) -> dict[str, list[tuple[dict[str, str], list[int]]]]:
    """Each territory's different rows of `list_control_rows` over all days of change, with the changes of each."""
    out: dict[str, list[tuple[dict[str, str], list[int]]]] = {}
    for at, day in enumerate(list_change_days(dossier)):
        for row in list_control_rows(dossier, day):
            told = out.setdefault(row["territory_id"], [])
            same = next((changes for known, changes in told if known == row), None)
            if same is None:
                told.append((row, [at]))
            else:
                same.append(at)
    return out


def select_rows_in_force(control: pd.DataFrame, day: date) -> pd.DataFrame:
    """The rows in force on a day, both ends included; an open end lasts."""
    at = pd.Timestamp(day)
    return control[~(control["earliest"] > at) & ~(control["latest"] < at)]


@lru_cache(maxsize=4096)
def find_control_basis(dossier: Dossier, control_id: str) -> str:
    """ "stated" where a sentence of an article supports the status, "reference" where only a reference does."""
    rows = find_rows_by_value(dossier, "evidence", "record", f"control:{control_id}")
    supports = [row for row in rows if row["stance"] == "supports" and not row["property"]]
    return "stated" if any(row["source_id"] in dossier.articles for row in supports) else "reference"


def list_area_statuses(dossier: Dossier, table: pd.DataFrame) -> set[str]:
    """The classes that a drawing of a day's table fills or outlines; sites have a mark of their own instead."""
    areas = dossier.territories.loc[dossier.territories["iso_3166_2"].ne(""), "territory_id"]
    table = table[table["territory_id"].isin(areas)]
    return {status for status in table["status"] if status} | ({"claimed"} if table["claimed"].ne("").any() else set())
