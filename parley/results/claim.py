"""An article's claim of a share, held against the tables: official areas of whole regions, and a reference's share.

The claim is a setting of the dossier's contract; without one there is nothing to check.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.results import control
from parley.results.share import AssessedShares, assessed_shares_on, share_error_points

ClaimVerdict = Literal["holds", "rounding", "open", "fails", "unknown"]

FULL_CONTROL_STATUSES = ("annexed", "full")


@dataclass(frozen=True)
class ShareClaim:
    """What the article says: the words, where they stand, the share they mean, and how coarse they are."""

    evidence_id: str
    words: str
    share: float
    rounded_to: float

    @property
    def range(self) -> tuple[float, float]:
        """The shares that round to the claim."""
        return self.share - self.rounded_to / 2, self.share + self.rounded_to / 2


@dataclass(frozen=True)
class CheckedClaim:
    """A claim beside what can be computed of it as of a day; areas in km², shares in per cent of the country."""

    claim: ShareClaim
    day: date
    country_area: float
    full: tuple[str, ...]
    partial: tuple[str, ...]
    full_area: float
    partial_area: float
    reference: AssessedShares | None
    verdict: ClaimVerdict

    @property
    def least(self) -> float:
        """The share of what is held in full."""
        return 100 * self.full_area / self.country_area

    @property
    def most(self) -> float:
        """The share if all that is held in part were held in full."""
        return 100 * (self.full_area + self.partial_area) / self.country_area


@dataclass(frozen=True)
class ClaimedPortion:
    """A place the article says is held in part, with the reference's share of it."""

    territory_id: str
    share: float | None
    large: bool | None


@dataclass(frozen=True)
class PortionsClaim:
    """The article's "large portions" place by place; `large` is what lies above `more_than` per cent."""

    evidence_id: str
    words: str
    more_than: float
    places: tuple[ClaimedPortion, ...]


def read_share_claim(dossier: Dossier) -> ShareClaim | None:
    """The claim the contract names, or None."""
    said = dossier.settings.get("claim")
    if not isinstance(said, dict) or said.get("evidence_id") not in set(dossier.evidence["evidence_id"]):
        return None
    return ShareClaim(said["evidence_id"], str(said["words"]), float(said["share_pct"]), float(said["rounded_to"]))


@lru_cache(maxsize=8)
def check_share_claim(dossier: Dossier) -> CheckedClaim | None:
    """Hold the claim against the tables as of the dossier's own day; None without a claim or an area to divide by."""
    claim, whole = read_share_claim(dossier), official_country_area(dossier)
    if claim is None or not whole:
        return None
    places = control_with_areas(dossier, dossier.as_of)
    full = places[places["status"].isin(FULL_CONTROL_STATUSES)]
    partial = places[places["status"] == "partial"]
    shares = assessed_shares_on(dossier, dossier.as_of)
    country = shares.country if shares else None
    return CheckedClaim(
        claim=claim,
        day=dossier.as_of,
        country_area=whole,
        full=tuple(full["territory_id"]),
        partial=tuple(partial["territory_id"]),
        full_area=float(full["area_km2"].sum()),
        partial_area=float(partial["area_km2"].sum()),
        reference=shares if country is not None else None,
        verdict=judge_share_claim(claim, country, share_error_points(dossier)),
    )


def official_country_area(dossier: Dossier) -> float:
    """The official area of the country that the regions are part of; 0 where none is given."""
    areas = dossier.territories.set_index("territory_id")["area_km2"]
    wholes = areas[areas.index.isin(dossier.territories["part_of"])].dropna()
    return float(wholes.max()) if len(wholes) else 0.0


def control_with_areas(dossier: Dossier, day: date) -> pd.DataFrame:
    """The regions with a status on a day and their official areas; sites and places without an area are left out."""
    table = control.control_on_day(dossier, day)
    areas = dossier.territories.loc[dossier.territories["kind"] != "site", ["territory_id", "area_km2"]]
    return table.merge(areas.dropna(), on="territory_id")


def judge_share_claim(claim: ShareClaim, reference: float | None, error: float) -> ClaimVerdict:
    """How a claim stands to a reference.

    "holds": the claim lies within the reference's error. "rounding": every share the reference allows rounds to the
    claim, in steps as coarse as its words. "open": only some of them do. "fails": none does.
    """
    if reference is None:
        return "unknown"
    low, high = reference - error, reference + error
    first, last = claim.range
    if low <= claim.share <= high:
        return "holds"
    if first <= low and high <= last:
        return "rounding"
    return "fails" if high < first or low > last else "open"


def nearest_unit_fraction(share: float) -> int:
    """Which one of 1, 2, 3 … equal parts a share is nearest to: 5 for 18.5 (one-fifth)."""
    return min(range(1, 101), key=lambda parts: abs(100 / parts - share))


def claim_headline(claim: ShareClaim, found: ClaimVerdict) -> str:
    """The finding of a check as a sentence."""
    said = f"“{claim.words[:1].upper()}{claim.words[1:]}”"
    return (
        said
        + {
            "holds": " holds",
            "rounding": " holds, as rounding",
            "open": " may hold: the reference cannot tell",
            "fails": " does not hold against the reference",
            "unknown": " cannot be checked: there is no reference for the day",
        }[found]
    )


@lru_cache(maxsize=8)
def check_portions_claim(dossier: Dossier) -> PortionsClaim | None:
    """The places held in part on the dossier's day, each with the reference's share; None where nothing is claimed."""
    said = (dossier.settings.get("claim") or {}).get("portions")
    if not said or said.get("evidence_id") not in set(dossier.evidence["evidence_id"]):
        return None
    codes = dossier.territories.set_index("territory_id")["iso_3166_2"]
    places = control_with_areas(dossier, dossier.as_of)
    shares, least = assessed_shares_on(dossier, dossier.as_of), float(said["more_than_pct"])
    error = share_error_points(dossier)
    rows = []
    for key in places.loc[places["status"] == "partial", "territory_id"]:
        share = shares.of(codes[key]) if shares else None
        rows.append(ClaimedPortion(key, share, None if share is None else share - error > least))
    return PortionsClaim(said["evidence_id"], str(said["words"]), least, tuple(rows))
