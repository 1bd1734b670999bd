"""The article's claim of a share beside what the tables and a reference say: a picture, and each formula."""

from __future__ import annotations

from datetime import date

from parley.dossier.dossier import Dossier
from parley.figures.map.state import unit_owners
from parley.figures.markup import Node, h
from parley.figures.shares.claim_range import claim_range
from parley.results import claim, share
from parley.results.claim import Checked, Portions
from parley.ui.frame import show
from parley.ui.frame.evidence_panel import tag
from parley.ui.frame.keeping import kept
from parley.ui.frame.shell import Here, base_map
from parley.ui.map import shares as share_view
from parley.ui.map.flat import DESK, PHONE
from parley.words import dates
from parley.words.wording import joined, number

JUDGED = {
    "holds": "the share the words mean is among them.",
    "rounding": "all of it rounds to what the words mean.",
    "open": "only part of it rounds to what the words mean.",
    "fails": "none of it rounds to what the words mean.",
    "unknown": "",
}
"""What the rule gives, in words."""


def claim_view(here: Here) -> None:
    """The claim, checked; nothing where the dossier's contract names none."""
    if framed := told(here):
        show.tree(framed, "claim")


@kept()
def told(here: Here) -> show.Packed | None:
    """The claim with its numbers under filters, which the ways to its sentences keep."""
    dossier = here.dossier
    found = claim.check_claim(dossier)
    if found is None:
        return None
    title, country = claim.headline(found.claim, found.verdict), share.country_name(dossier)
    sub = (
        f"Share of {country}’s area as of {dates.day_words(found.day)}: from what is held in full to every region named"
    )
    name = f"{title}. {spoken(found)}"
    framed = h(
        "section",
        h("h2", title),
        h("p", sub, class_="sub"),
        h("div", claim_range(found, DESK, name), class_="wide"),
        h("div", claim_range(found, PHONE, name), class_="narrow"),
        h("dl", *sums(here, found), class_="sums"),
        portions_of(here, claim.portions(dossier), found.day),
        class_="claim",
    )
    return show.packed(framed)


def spoken(found: Checked) -> str:
    """The picture in words."""
    ends = f"Held in full: {share.pct(found.least)}; with every region held in part: {share.pct(found.most)}"
    if found.reference is None or found.reference.country is None:
        return f"{ends}."
    return f"{ends}; a reference: {share.pct(found.reference.country)}, within {found.reference.error:g} points."


def sums(here: Here, found: Checked) -> list[Node]:
    """Each number with what it is, its formula and its source."""
    whole, dossier = found.country_area, here.dossier
    areas = "Official areas: " + joined(area_sources(dossier, (*found.full, *found.partial))) + "."
    least = f"{found.full_area:,.0f} ÷ {whole:,.0f} km². {areas}"
    most = f"({found.full_area:,.0f} + {found.partial_area:,.0f}) ÷ {whole:,.0f} km², whole regions. {areas}"
    full = joined(unit_words(here, found.full))
    parts = f"{full}, and the whole of {joined(names(dossier, found.partial))}"
    out = [
        entry(
            said_number(found),
            [words_of(here, found.claim.evidence_id, f"the article: “{found.claim.words}”")],
            rule(found),
        ),
        entry(share.pct(found.least), [f"{full} alone"], least),
        entry(share.pct(found.most), [parts], most),
    ]
    if found.reference is not None and found.reference.country is not None:
        at = f"assessed as occupied, {dates.day_words(found.reference.day)} "
        formula = "Occupied area ÷ the same outline’s area, in an equal-area projection. Not comparable in the last "
        formula += f"digit with sums of official areas. Source: {share_view.publisher(dossier, found.reference)}, "
        formula += f"version {share_view.version(dossier, found.reference)}."
        value = share.with_error(dossier, found.reference, found.reference.country)
        out.insert(
            1, entry(value.partition(" (")[0], [f"±{found.reference.error:g} points, {at}", tag("reference")], formula)
        )
    return [node for pair in out for node in pair]


def entry(value: str, words: list[Node], formula: str) -> list[Node]:
    """One number: its value, what it is, how it comes about."""
    return [h("dt", value), h("dd", *words, h("p", formula))]


def said_number(found: Checked) -> str:
    """The share that the article's words mean."""
    return f"{found.claim.share:g}%"


def rule(found: Checked) -> str:
    """The rule by which the claim is judged, and what it gives."""
    first, last = found.claim.range
    said = f"Read as {found.claim.share:g}% in steps of {found.claim.rounded_to:g}: {first:g} to {last:g}%. "
    if found.reference is None or found.reference.country is None:
        return said + "There is no reference for the day."
    low, high = found.reference.country - found.reference.error, found.reference.country + found.reference.error
    reach = f"The reference allows {share.pct(low)} to {share.pct(high)}: "
    return said + reach + JUDGED[found.verdict] + in_parts(found, low, high)


def in_parts(found: Checked, low: float, high: float) -> str:
    """The same by another rule, where the words mean one part of so many: which part the reference is nearest to."""
    if found.reference is None or found.reference.country is None or 100 % found.claim.share:
        return ""
    middle = claim.nearest_part(found.reference.country)
    said = f" Counted in whole parts, {share.pct(found.reference.country)} is nearest to 1/{middle}"
    others = [edge for edge in (low, high) if claim.nearest_part(edge) != middle]
    return said + "".join(f", {share.pct(edge)} to 1/{claim.nearest_part(edge)}" for edge in others) + "."


def words_of(here: Here, evidence_id: str, words: str) -> Node:
    """Words of the article as the way to their sentence."""
    row = here.dossier.evidence.set_index("evidence_id").loc[evidence_id]
    return h("a", words, href=here.link("reader", article=str(row["source_id"]), evidence=evidence_id))


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


def unit_words(here: Here, territories: tuple[str, ...]) -> list[str]:
    """Names of territories, one made of several units by all of theirs."""
    base = base_map(here.dossier.geometry)
    drawn = dict(zip(base.units["iso_3166_2"], base.units["name"], strict=True)) if base is not None else {}
    owners = unit_owners(here.dossier.territories)
    out: list[str] = []
    for key, name in zip(territories, names(here.dossier, territories), strict=True):
        units = [drawn[code] for code, owner in owners.items() if owner == key and code in drawn]
        out += units if len(units) > 1 else [name]
    return out


def portions_of(here: Here, found: Portions | None, day: date) -> Node | None:
    """The article's "large portions" region by region."""
    if found is None or not found.places:
        return None
    rows = [portion(here.dossier, place.territory_id, place.share) for place in found.places]
    large = sum(place.large is True for place in found.places)
    count = "each" if large == len(found.places) else f"{number(large)} of {number(len(found.places))}"
    said = f"has more than {found.more_than:g}% of {count} as occupied on {dates.day_words(day)}. The article gives no "
    said += f"number, so the bar of {found.more_than:g}% is ours; nor does it name the regions."
    title = words_of(here, found.evidence_id, f"“{found.words[:1].upper()}{found.words[1:]}”")
    return h("div", h("h3", title), h("p", "A ", tag("reference"), " ", said), h("ul", *rows, class_="portions"))


def portion(dossier: Dossier, territory: str, value: float | None) -> Node:
    """One region with the reference's share of it."""
    return h(
        "li", f"{names(dossier, (territory,))[0]} ", h("b", share.pct(value) if value is not None else "not assessed")
    )
