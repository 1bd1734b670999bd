"""Who controls what on a day, on whose word: a plain table that the map only draws."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_rows_by_value
from parley.words.wording import join_names, spell_small_number

STATUS_STRENGTH = {"annexed": 3, "full": 2, "partial": 1}
"""Statuses of control, the strongest first; `claimed` is a separate fact and stands beside them."""

CONTROL_STATUS_WORDS = {
    "annexed": "occupied and annexed",
    "full": "occupied",
    "partial": "occupied in part",
    "claimed": "claimed, not held in full",
    "": "no status on this day",
}
"""How each status reads; "in part" never says where."""


def list_change_days(dossier: Dossier) -> list[date]:
    """The days on which control changes: each first day, and each day after a last one, to the default as-of day."""
    begun = dossier.control["earliest"].dropna().dt.date
    ended = dossier.control["latest"].dropna().dt.date + timedelta(days=1)
    return sorted({*begun, *ended, dossier.as_of})


@lru_cache(maxsize=128)
def control_on_day(dossier: Dossier, day: date) -> pd.DataFrame:
    """One row per territory of `control`: its strongest status on the day, and whether it is claimed.

    Columns: territory_id, control_id, controller_id, status ("" = no status that day), claimed (control_id or ""),
    since (EDTF), date_basis, note, basis ("stated" where an article supports the row, else "reference").
    Computed once a day asked for; nobody may change it.
    """
    now = select_rows_in_force(dossier.control, day)
    now = now.assign(basis=now["control_id"].map(lambda key: find_control_basis(dossier, key)))
    held = now[now["status"].isin(STATUS_STRENGTH)].assign(strength=lambda t: t["status"].map(STATUS_STRENGTH))
    held = held.sort_values("strength", ascending=False, kind="stable").drop_duplicates("territory_id")
    claims = now[now["status"] == "claimed"].drop_duplicates("territory_id").set_index("territory_id")["control_id"]
    places = dossier.territories[dossier.territories["territory_id"].isin(dossier.control["territory_id"])]
    table = places[["territory_id"]].merge(held, on="territory_id", how="left")
    table["claimed"] = table["territory_id"].map(claims)
    table = table.rename(columns={"valid_from": "since"})
    columns = [
        "territory_id",
        "control_id",
        "controller_id",
        "status",
        "claimed",
        "since",
        "date_basis",
        "note",
        "basis",
    ]
    table = table[columns].astype(object)
    return table.where(table.notna(), "").astype(str)


@lru_cache(maxsize=8)
def control_history_by_territory(dossier: Dossier) -> dict[str, list[tuple[dict[Hashable, Any], list[int]]]]:
    """Each territory's different rows of `control_on_day` over all days of change, and at which changes each holds."""
    out: dict[str, list[tuple[dict[Hashable, Any], list[int]]]] = {}
    for at, day in enumerate(list_change_days(dossier)):
        for row in control_on_day(dossier, day).to_dict("records"):
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


@lru_cache(maxsize=256)
def control_headline_on_day(dossier: Dossier, day: date) -> str:
    """The finding of a day."""
    return control_headline(dossier, control_on_day(dossier, day))


def control_headline(dossier: Dossier, table: pd.DataFrame) -> str:
    """The finding of a day's table: who holds what in full and what in part; sites only where nothing else is held."""
    places = dossier.territories.set_index("territory_id")
    held = table[table["status"].isin(STATUS_STRENGTH)]
    areas = held[held["territory_id"].map(places["kind"]).ne("site")]
    held = held if areas.empty else areas
    if held.empty:
        return "No place is held by an outside power on this day"
    names = dossier.actors.set_index("actor_id")["name"]
    clauses = []
    for holder, rows in held.groupby("controller_id", sort=False):
        part = rows["status"].eq("partial")
        full = places.loc[rows.loc[~part, "territory_id"], "name"]
        clauses.append(
            f"{names[holder]} holds {format_holdings(list(full), places.loc[rows.loc[part, 'territory_id']])}"
        )
    return "; ".join(clauses)


def format_holdings(full: list[str], part: pd.DataFrame) -> str:
    """What one holder has: "Crimea in full and four more regions in part"."""
    clauses = (
        [f"{join_names(full) if len(full) < 4 else f'{spell_small_number(len(full))} places'} in full"] if full else []
    )
    if len(part):
        kinds = set(part["kind"])
        noun = f"{kinds.pop()}s" if len(kinds) == 1 else "places"
        more = "more " if full else ""
        few = join_names(list(part["name"])) if len(part) < 3 else f"{spell_small_number(len(part))} {more}{noun}"
        clauses.append(f"{few} in part")
    return join_names(clauses)


def list_area_statuses(dossier: Dossier, table: pd.DataFrame) -> set[str]:
    """The classes that a drawing of a day's table fills or outlines; sites have a mark of their own instead."""
    areas = dossier.territories.loc[dossier.territories["iso_3166_2"].ne(""), "territory_id"]
    table = table[table["territory_id"].isin(areas)]
    return {status for status in table["status"] if status} | ({"claimed"} if table["claimed"].ne("").any() else set())
