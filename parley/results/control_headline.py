"""The finding of a map's day in a sentence: one holder's places by name, several holders' by number and kind."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.results.control import list_holdings, status_words
from parley.words.wording import join_names, spell_small_number

SURE = ("annexed", "full", "partial")
"""Statuses that say that a place is held."""

MAX_NAMED_LENGTH = 96
"""Letters of a headline that stand in two lines of a desk's page; a longer one counts places instead of naming them."""

MAX_NAMED_HOLDERS = 3
"""Holders that a headline names: more would not stand in two lines."""

PLURAL_SCHEMAS = frozenset({"Group", "Organization"})
"""Kinds of actor whose names may be plural ("Rapid Support Forces hold"); a state of plural name holds all the same."""

PLURAL_KINDS = {"country": "countries", "region": "regions", "city": "cities", "site": "sites"}
"""The kinds of territories in the plural."""


@lru_cache(maxsize=256)
def control_headline_on_day(dossier: Dossier, day: date) -> str:
    """The finding of a day."""
    return control_headline(dossier, list_holdings(dossier, day))


def control_headline(dossier: Dossier, holdings: pd.DataFrame) -> str:
    """The finding of a day's holdings (territory_id, controller_id, status); sites count where nothing else is held."""
    places = dossier.territories.set_index("territory_id")
    held = holdings[holdings["status"].isin(SURE)]
    areas = held[held["territory_id"].map(places["kind"]).ne("site")]
    held = held if areas.empty else areas
    if held.empty:
        return status_words(dossier)["none"]
    named = "; ".join(
        holder_clause(dossier, str(holder), rows.drop_duplicates("territory_id"), places)
        for holder, rows in held.groupby("controller_id", sort=False)
    )
    several = held["controller_id"].nunique() > 1
    return several_holders_headline(dossier, held) if several and len(named) > MAX_NAMED_LENGTH else named


def holder_clause(dossier: Dossier, holder: str, rows: pd.DataFrame, places: pd.DataFrame) -> str:
    """What one holder has, by name where it is little."""
    part = rows["status"].eq("partial")
    full = places.loc[rows.loc[~part, "territory_id"], "name"]
    return (
        f"{holder_with_verb(dossier, holder)} {format_holdings(list(full), places.loc[rows.loc[part, 'territory_id']])}"
    )


def holder_with_verb(dossier: Dossier, actor_id: str) -> str:
    """A holder's name with the verb in its number."""
    row = dossier.actors.set_index("actor_id").loc[actor_id]
    name = str(row["name"])
    last = name.split()[-1].lower() if name.split() else ""
    plural = row["schema"] in PLURAL_SCHEMAS and last.endswith("s") and not last.endswith(("ss", "us", "is"))
    return f"{name} {'hold' if plural else 'holds'}"


def format_holdings(full: list[str], part: pd.DataFrame) -> str:
    """What one holder has: "Crimea in full and four more regions in part"."""
    clauses = (
        [f"{join_names(full) if len(full) < 4 else f'{spell_small_number(len(full))} places'} in full"] if full else []
    )
    if len(part):
        kinds = set(part["kind"])
        noun = PLURAL_KINDS.get(kinds.pop(), "places") if len(kinds) == 1 else "places"
        more = "more " if full else ""
        few = join_names(list(part["name"])) if len(part) < 3 else f"{spell_small_number(len(part))} {more}{noun}"
        clauses.append(f"{few} in part")
    return join_names(clauses)


def several_holders_headline(dossier: Dossier, holdings: pd.DataFrame) -> str:
    """Several holders by the number of places of the commonest kind: "A holds five of Inlandia’s 18 regions; B two".

    A place that several hold, or one holds in part, is counted once, as split. Places of other kinds (cities) are in
    the list and on the map: a count of regions and cities together would count a city twice.
    """
    kinds = dossier.territories.set_index("territory_id")["kind"]
    kind = holdings["territory_id"].map(kinds).value_counts().index[0]
    rows = holdings[holdings["territory_id"].map(kinds).eq(kind)]
    split = set(rows.loc[rows["status"].eq("partial") | rows.duplicated("territory_id", keep=False), "territory_id"])
    whole = rows[~rows["territory_id"].isin(split)]["controller_id"].value_counts()
    total = int(dossier.territories["kind"].eq(kind).sum())
    of_all = f"of {possessive_country(dossier)}{spell_small_number(total)} {PLURAL_KINDS.get(str(kind), 'places')}"
    clauses = []
    for at, (actor_id, count) in enumerate(whole.head(MAX_NAMED_HOLDERS).items()):
        number = spell_small_number(int(count))
        name = holder_with_verb(dossier, str(actor_id))
        clauses.append(f"{name} {number} {of_all}" if at == 0 else f"{name.rsplit(' ', 1)[0]} {number}")
    rest = int(whole.iloc[MAX_NAMED_HOLDERS:].sum())
    clauses += [f"others {spell_small_number(rest)}"] if rest else []
    if split:
        clauses.append(split_words(len(split), len(clauses), of_all))
    return "; ".join(clauses)


def split_words(count: int, told: int, of_all: str) -> str:
    """How many places are held in parts, as the last clause or as the whole sentence."""
    number = spell_small_number(count)
    if told:
        return f"{number} {'is' if count == 1 else 'are'} split"
    return f"{number[:1].upper()}{number[1:]} {of_all} {'is' if count == 1 else 'are'} held in parts, none in full"


def possessive_country(dossier: Dossier) -> str:
    """The country whose regions are counted, as "Inlandia’s "; "" where the tables name none, or several."""
    countries = dossier.territories.loc[dossier.territories["kind"].eq("country"), "name"]
    return f"{countries.iloc[0]}’s " if len(countries) == 1 else ""
