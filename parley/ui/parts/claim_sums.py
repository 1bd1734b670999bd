"""Each number of the checked claim with its formula and its source, for the map page and for the method."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.figures.basis_tag import tag
from parley.figures.map.state import unit_owners
from parley.figures.markup import Node, h
from parley.results import claim, share
from parley.results.claim import CheckedClaim
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.words import dates
from parley.words.wording import join_names

JUDGED = {
    "holds": "the share the words mean is among them.",
    "rounding": "all of it rounds to what the words mean.",
    "open": "only part of it rounds to what the words mean.",
    "fails": "none of it rounds to what the words mean.",
    "unknown": "",
}
"""What the rule gives, in words."""


def sums(view: ViewState, found: CheckedClaim) -> list[Node]:
    """Each number with what it is, its formula and its source."""
    whole, dossier = found.country_area, view.dossier
    areas = "Official areas: " + join_names(area_sources(dossier, (*found.full, *found.partial))) + "."
    least = f"{found.full_area:,.0f} ÷ {whole:,.0f} km². {areas}"
    most = f"({found.full_area:,.0f} + {found.partial_area:,.0f}) ÷ {whole:,.0f} km², whole regions. {areas}"
    full = join_names(unit_words(view, found.full))
    parts = f"{full}, and the whole of {join_names(names(dossier, found.partial))}"
    out = [
        entry(
            said_number(found),
            [words_of(view, found.claim.evidence_id, f"the article: “{found.claim.words}”")],
            rule(found),
        ),
        entry(share.format_share(found.least), [f"{full} alone"], least),
        entry(share.format_share(found.most), [parts], most),
    ]
    if found.reference is not None and found.reference.country is not None:
        at = f"assessed as occupied, {dates.format_day(found.reference.day)} "
        formula = "Occupied area ÷ the same outline’s area, in an equal-area projection. Not comparable in the last "
        formula += f"digit with sums of official areas. Source: {share.publisher(dossier, found.reference)}, "
        formula += f"version {share.version(dossier, found.reference)}."
        value = share.format_share_with_error(dossier, found.reference, found.reference.country)
        out.insert(
            1, entry(value.partition(" (")[0], [f"±{found.reference.error:g} points, {at}", tag("reference")], formula)
        )
    return [node for pair in out for node in pair]


def entry(value: str, words: list[Node], formula: str) -> list[Node]:
    """One number: its value, what it is, how it comes about."""
    return [h("dt", value), h("dd", *words, h("p", formula))]


def said_number(found: CheckedClaim) -> str:
    """The share that the article's words mean."""
    return f"{found.claim.share:g}%"


def rule(found: CheckedClaim) -> str:
    """The rule by which the claim is judged, and what it gives."""
    first, last = found.claim.range
    said = f"Read as {found.claim.share:g}% in steps of {found.claim.rounded_to:g}: {first:g} to {last:g}%. "
    if found.reference is None or found.reference.country is None:
        return said + "There is no reference for the day."
    low, high = found.reference.country - found.reference.error, found.reference.country + found.reference.error
    reach = f"The reference allows {share.format_share(low)} to {share.format_share(high)}: "
    return said + reach + JUDGED[found.verdict] + in_parts(found, low, high)


def in_parts(found: CheckedClaim, low: float, high: float) -> str:
    """The same by another rule, where the words mean one part of so many: which part the reference is nearest to."""
    if found.reference is None or found.reference.country is None or 100 % found.claim.share:
        return ""
    middle = claim.nearest_unit_fraction(found.reference.country)
    said = f" Counted in whole parts, {share.format_share(found.reference.country)} is nearest to 1/{middle}"
    others = [edge for edge in (low, high) if claim.nearest_unit_fraction(edge) != middle]
    return (
        said
        + "".join(f", {share.format_share(edge)} to 1/{claim.nearest_unit_fraction(edge)}" for edge in others)
        + "."
    )


def words_of(view: ViewState, evidence_id: str, words: str) -> Node:
    """Words of the article as the way to their sentence."""
    row = view.dossier.evidence.set_index("evidence_id").loc[evidence_id]
    return h("a", words, href=view.link("reader", article=str(row["source_id"]), evidence=evidence_id))


def area_sources(dossier: Dossier, territories: tuple[str, ...]) -> list[str]:
    """Who gives the areas of some territories."""
    rows = dossier.evidence
    rows = rows[rows["record"].isin([f"territory:{key}" for key in territories]) & rows["property"].eq("area_km2")]
    publishers = dossier.sources.set_index("source_id")["publisher"]
    return list(dict.fromkeys(publishers[source] for source in rows["source_id"])) or ["not named"]


def names(dossier: Dossier, territories: tuple[str, ...]) -> list[str]:
    """The names of some territories."""
    known = dossier.territories.set_index("territory_id")["name"]
    return [known[key] for key in territories]


def unit_words(view: ViewState, territories: tuple[str, ...]) -> list[str]:
    """Names of territories, one made of several units by all of theirs."""
    base = cached_base_map(view.dossier.geometry)
    drawn = dict(zip(base.units["iso_3166_2"], base.units["name"], strict=True)) if base is not None else {}
    owners = unit_owners(view.dossier.territories)
    out: list[str] = []
    for key, name in zip(territories, names(view.dossier, territories), strict=True):
        units = [drawn[code] for code, owner in owners.items() if owner == key and code in drawn]
        out += units if len(units) > 1 else [name]
    return out
