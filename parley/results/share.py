"""What a reference assesses as occupied: shares of regions and of the country by day, as figures of that reference.

A region that a day of the table does not name has 0 on it; on days that the table lacks nothing is known, so every
answer carries the assessed day it is taken from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.words import dates

MAX_JOINED_GAP = timedelta(days=45)
"""Two assessments further apart than this are not joined by a line: nothing is known between them."""


@dataclass(frozen=True)
class AssessedShares:
    """The shares of one assessed day: the country's apart from its units' (all that the table ever names)."""

    day: date
    country: float | None
    units: dict[str, float]
    version: str
    source_id: str
    error: float

    def of(self, codes: str) -> float | None:
        """The share of a territory by its codes; None where it is made of several units that differ.

        Shares of units are never added up: that would need the reference's own outlines.
        """
        found = {self.units.get(code, 0.0) for code in codes.split()}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class SharePoint:
    """A share on an assessed day."""

    day: date
    share: float


def is_country_code(code: str) -> bool:
    """Whether a code names a country (two letters) and not a part of one."""
    return "-" not in code


@lru_cache(maxsize=8)
def list_assessed_days(dossier: Dossier) -> list[date]:
    """The days the table has, in order."""
    return sorted(set(dossier.occupied_share["day"]))


@lru_cache(maxsize=8)
def list_assessed_units(dossier: Dossier) -> list[str]:
    """Every unit the table names on any day, in order of code."""
    return sorted(code for code in dossier.occupied_share["iso_3166_2"].unique() if not is_country_code(code))


def find_assessed_day(dossier: Dossier, day: date) -> date | None:
    """The last assessed day not after a day, or None before the first."""
    return max((each for each in list_assessed_days(dossier) if each <= day), default=None)


@lru_cache(maxsize=128)
def assessed_shares_on(dossier: Dossier, day: date) -> AssessedShares | None:
    """The shares of the last assessed day not after a day; None where the table has none so early."""
    at = find_assessed_day(dossier, day)
    if at is None:
        return None
    rows = dossier.occupied_share[dossier.occupied_share["day"] == at]
    given = dict(zip(rows["iso_3166_2"], rows["share_pct"].astype(float), strict=True))
    country = next((share for code, share in given.items() if is_country_code(code)), None)
    units = {code: given.get(code, 0.0) for code in list_assessed_units(dossier)}
    first = rows.iloc[0]
    return AssessedShares(at, country, units, first["version"], first["source_id"], share_error_points(dossier))


@lru_cache(maxsize=256)
def list_share_runs(dossier: Dossier, code: str) -> list[list[SharePoint]]:
    """A unit's shares over time, in runs without a gap; a code of the country gives the country's."""
    rows = dossier.occupied_share[dossier.occupied_share["iso_3166_2"] == code]
    given = dict(zip(rows["day"], rows["share_pct"].astype(float), strict=True))
    days = [day for day in list_assessed_days(dossier) if day in given or not is_country_code(code)]
    return split_share_runs([SharePoint(day, given.get(day, 0.0)) for day in days])


def split_share_runs(points: list[SharePoint]) -> list[list[SharePoint]]:
    """Points in order, parted where two of them lie too far apart to be joined."""
    out: list[list[SharePoint]] = []
    for point in points:
        if out and point.day - out[-1][-1].day <= MAX_JOINED_GAP:
            out[-1].append(point)
        else:
            out.append([point])
    return out


def find_country_code(dossier: Dossier) -> str:
    """The code of the country whose own share the table has, or ""."""
    return next((code for code in dossier.occupied_share["iso_3166_2"] if is_country_code(code)), "")


def find_country_name(dossier: Dossier) -> str:
    """The country that the regions are part of, by name."""
    countries = dossier.territories[dossier.territories["kind"] == "country"]
    whole = countries[countries["territory_id"].isin(dossier.territories["part_of"])]
    return str(whole["name"].iloc[0]) if len(whole) else "the country"


def share_error_points(dossier: Dossier) -> float:
    """How far the shares may be off, in points, as the contract states it."""
    return float(dossier.settings.get("occupied_share", {}).get("error_points", 0.0))


def has_larger_error(dossier: Dossier, day: date) -> bool:
    """Whether a day lies in the time for which the contract says that the error is larger."""
    before = str(dossier.settings.get("occupied_share", {}).get("larger_before", ""))
    return bool(before) and day < dates.parse_day(before)


def is_after_article(dossier: Dossier, day: date) -> bool:
    """Whether a day lies after the article's own: what is shown of it, no article could say."""
    return day > dossier.as_of


def format_share(share: float) -> str:
    """A share as readers read it: 18.5%; nothing and all of it without a decimal."""
    return f"{share:g}%" if share in (0, 100) else f"{share:.1f}%"


def format_share_with_error(dossier: Dossier, shares: AssessedShares, share: float) -> str:
    """A share with its error: "18.5% (±0.2 points)"; early days have a larger one, nothing and all of it have none."""
    more = " or more" if has_larger_error(dossier, shares.day) else ""
    return (
        f"{format_share(share)} (±{shares.error:g} points{more})"
        if shares.error and share not in (0, 100)
        else format_share(share)
    )


def assessed_share_headline(dossier: Dossier, shares: AssessedShares | None) -> str:
    """The finding of an assessed day: how much of the country, or that nothing is assessed."""
    name = find_country_name(dossier)
    if shares is None:
        return f"No share of {name} is assessed so early"
    if shares.country is not None:
        said = f"{format_share(shares.country)} of {name}" if shares.country else f"none of {name}"
        return f"A reference assesses {said} as occupied"
    count = sum(share > 0 for share in shares.units.values())
    regions = "one region" if count == 1 else f"{count} regions" if count else "no region"
    return f"A reference assesses {regions} of {name} as occupied, at least in part"


def publisher(dossier: Dossier, shares: AssessedShares) -> str:
    """Who publishes the reference."""
    rows = dossier.sources.loc[dossier.sources["source_id"] == shares.source_id, "publisher"]
    return str(rows.iloc[0]) if len(rows) else "the reference"


def version(dossier: Dossier, shares: AssessedShares) -> str:
    """Which version of the reference, without repeating whose it is."""
    return shares.version.removeprefix(publisher(dossier, shares)).strip()
