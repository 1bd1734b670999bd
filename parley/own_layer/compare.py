"""A reader's layer beside what the dossier says: the article's claim, the statuses of the day, a reference's shares."""

from __future__ import annotations

from datetime import date

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.results import claim, control, share
from parley.words.dates import format_day

LEAST = 0.05
"""Shares under this, in per cent, are printed as none."""


def percent(part: float) -> str:
    """A share with one decimal; what rounds to nothing is none."""
    return share.pct(part) if part >= LEAST else "none"


def headline(part: float) -> str:
    """The finding of a layer of areas."""
    return f"By this file, {percent(part)} of the country is held" if part >= LEAST else "By this file nothing is held"


def status_words(table: pd.DataFrame) -> dict[str, str]:
    """What the day's table says of each territory."""
    return {row["territory_id"]: control.WORDS[row["status"]] for row in table.to_dict("records")}


def allowed(dossier: Dossier, day: date) -> tuple[float, float] | None:
    """The least and the most of the country, in per cent, that a day's statuses allow, by official areas.

    At least what is held in full; at most that and, whole, every region held in part: "in part" says neither where nor
    how much. None where the dossier gives no area of the country.
    """
    whole, places = claim.country_area(dossier), claim.held(dossier, day)
    if not whole:
        return None
    full = float(places.loc[places["status"].isin(claim.FULL), "area_km2"].sum())
    part = float(places.loc[places["status"].eq("partial"), "area_km2"].sum())
    return full / whole * 100, (full + part) / whole * 100


def beside_statuses(dossier: Dossier, part: float, day: date) -> str:
    """Whether a layer's share agrees with the day's statuses."""
    bounds = allowed(dossier, day)
    if bounds is None:
        return ""
    least, most = bounds
    if most < LEAST:
        return "The statuses name nothing held on that day."
    place = "lies between" if least - LEAST <= part <= most + LEAST else "does not lie between"
    low, high = f"{percent(least)} (held in full alone)", f"{percent(most)} (held in part counted whole)"
    return f"The statuses allow {low} to {high}: it {place} them."


def beside_claim(dossier: Dossier, part: float) -> str:
    """Whether a layer's share rounds to what the article says of its day."""
    said = claim.claim_of(dossier)
    if said is None:
        return ""
    low, high = said.range
    agrees = "agrees" if low <= part <= high else "does not agree"
    of = f"said of {format_day(dossier.as_of)}; {low:g}% to {high:g}% round to it"
    return f"It {agrees} with the article’s “{said.words}” ({of})."


def beside_reference(dossier: Dossier, part: float, found: share.Shares | None) -> str:
    """How far a layer's share lies from a reference's."""
    if found is None or found.country is None:
        return ""
    gap = abs(part - found.country)
    far = "the same" if gap < LEAST else f"{gap:.1f} points {'less' if found.country < part else 'more'}"
    return f"The reference for {format_day(found.day)} says {share.with_error(dossier, found, found.country)}: {far}."


def days_apart(own: date | None, shown: date) -> str:
    """A word on the days compared."""
    if own is None:
        return f"Nothing in the file’s name says its day; the statuses are those of {format_day(shown)}."
    if own == shown:
        return f"File and statuses are of {format_day(shown)}."
    return f"The file is of {format_day(own)}, the statuses are those of {format_day(shown)}."
