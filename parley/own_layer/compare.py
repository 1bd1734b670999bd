"""A reader's layer beside what the dossier says: the article's claim, the statuses of the day, a reference's shares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.own_layer.classes import ControlClasses, name_class
from parley.results import claim, control, share
from parley.words.dates import format_day
from parley.words.messages import list_in_words, say, say_count

MIN_PRINTED_SHARE = 0.05
"""Shares under this, in per cent, are printed as none."""


def format_own_share(part: float) -> str:
    """A share with one decimal; what rounds to nothing is none."""
    return share.format_share(part) if part >= MIN_PRINTED_SHARE else "none"


def own_layer_headline(part: float, least: bool = False) -> str:
    """The finding of a layer of areas; `least` where some of its classes may mean held too."""
    if part < MIN_PRINTED_SHARE:
        return say("By this file nothing is held")
    if least:
        return say("By this file, at least {share} of the country is held", share=format_own_share(part))
    return say("By this file, {share} of the country is held", share=format_own_share(part))


def describe_open_classes(classes: ControlClasses) -> str:
    """Which classes say neither, and that nothing is compared before the reader has decided on them."""
    named = list_in_words([f"“{name_class(value)}”" for value in classes.open])
    return say_count(
        "{names} may mean held or not, and is left out of this share. Once you have taken it, or said above that it is "
        "not held, the share is compared with the article and the statuses.",
        "{names} may mean held or not, and are left out of this share. Once you have taken them, or said above that "
        "they are not held, the share is compared with the article and the statuses.",
        len(classes.open),
        names=named,
    )


def status_words_by_territory(dossier: Dossier, table: pd.DataFrame) -> dict[str, str]:
    """What the day's table says of each territory."""
    words = control.status_words(dossier)
    return {row["territory_id"]: words[row["status"]] for row in table.to_dict("records")}


def status_share_range(dossier: Dossier, day: date) -> tuple[float, float] | None:
    """The least and the most of the country, in per cent, that a day's statuses allow, by official areas.

    At least what is held in full; at most that and, whole, every region held in part: "in part" says neither where nor
    how much. None where the dossier gives no area of the country.
    """
    whole, places = claim.official_country_area(dossier), claim.control_with_areas(dossier, day)
    if not whole:
        return None
    full = float(places.loc[places["status"].isin(claim.FULL_CONTROL_STATUSES), "area_km2"].sum())
    part = float(places.loc[places["status"].eq("partial"), "area_km2"].sum())
    return full / whole * 100, (full + part) / whole * 100


def compare_with_statuses(dossier: Dossier, part: float, day: date) -> str:
    """Whether a layer's share agrees with the day's statuses."""
    bounds = status_share_range(dossier, day)
    if bounds is None:
        return ""
    least, most = bounds
    if most < MIN_PRINTED_SHARE:
        return "The statuses name nothing held on that day."
    place = "lies between" if least - MIN_PRINTED_SHARE <= part <= most + MIN_PRINTED_SHARE else "does not lie between"
    low, high = (
        f"{format_own_share(least)} (held in full alone)",
        f"{format_own_share(most)} (held in part counted whole)",
    )
    return f"The statuses allow {low} to {high}: it {place} them."


def compare_with_claim(dossier: Dossier, part: float) -> str:
    """Whether a layer's share rounds to what the article says of its day."""
    said = claim.read_share_claim(dossier)
    if said is None:
        return ""
    low, high = said.range
    agrees = "agrees" if low <= part <= high else "does not agree"
    of = f"said of {format_day(dossier.as_of)}; {low:g}% to {high:g}% round to it"
    return f"It {agrees} with the article’s “{said.words}” ({of})."


def compare_with_reference(dossier: Dossier, part: float, found: share.AssessedShares | None) -> str:
    """How far a layer's share lies from a reference's."""
    if found is None or found.country is None:
        return ""
    gap = abs(part - found.country)
    far = "the same" if gap < MIN_PRINTED_SHARE else f"{gap:.1f} points {'less' if found.country < part else 'more'}"
    return (
        f"The reference for {format_day(found.day)} says "
        f"{share.format_share_with_error(dossier, found, found.country)}: {far}."
    )


def compare_layer_days(own: date | None, shown: date, named: Sequence[date] = ()) -> str:
    """A word on the days compared; `named` are those that the file's name may mean, if it isn't clear."""
    if own is None and len(named) > 1:
        days = " or ".join(format_day(day) for day in named[:3])
        message = "The file’s name may mean {days}; the statuses are those of {shown}."
        return say(message, days=days, shown=format_day(shown))
    if own is None:
        return f"Nothing in the file’s name says its day; the statuses are those of {format_day(shown)}."
    if own == shown:
        return f"File and statuses are of {format_day(shown)}."
    return f"The file is of {format_day(own)}, the statuses are those of {format_day(shown)}."
