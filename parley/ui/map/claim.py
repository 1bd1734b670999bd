"""The article's claim of a share beside what the tables and a reference say: a picture, and each formula."""

from __future__ import annotations

from datetime import date

from parley.dossier.dossier import Dossier
from parley.figures.basis_tag import tag
from parley.figures.map.scene import DESK_WIDTH, PHONE_WIDTH
from parley.figures.markup import Node, h
from parley.figures.shares.claim_range import draw_claim_range
from parley.results import claim, share
from parley.results.claim import CheckedClaim, PortionsClaim
from parley.ui.frame import show
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.claim_sums import names, sums, words_of
from parley.words import dates
from parley.words.wording import spell_small_number


def claim_view(view: ViewState) -> None:
    """The claim, checked; nothing where the dossier's contract names none."""
    if framed := told(view):
        show.tree(framed, "claim")


@kept()
def told(view: ViewState) -> show.Packed | None:
    """The claim with its numbers under filters, which the ways to its sentences keep."""
    dossier = view.dossier
    found = claim.check_share_claim(dossier)
    if found is None:
        return None
    title, country = claim.claim_headline(found.claim, found.verdict), share.find_country_name(dossier)
    sub = (
        f"Share of {country}’s area as of {dates.format_day(found.day)}: from what is held in full to "
        "every region named"
    )
    name = f"{title}. {spoken(found)}"
    framed = h(
        "section",
        h("h2", title),
        h("p", sub, class_="sub"),
        h("div", draw_claim_range(found, DESK_WIDTH, name), class_="wide"),
        h("div", draw_claim_range(found, PHONE_WIDTH, name), class_="narrow"),
        h("dl", *sums(view, found), class_="sums"),
        portions_of(view, claim.check_portions_claim(dossier), found.day),
        class_="claim",
    )
    return show.packed(framed)


def spoken(found: CheckedClaim) -> str:
    """The picture in words."""
    ends = (
        f"Held in full: {share.format_share(found.least)}; with every region held in part: "
        f"{share.format_share(found.most)}"
    )
    if found.reference is None or found.reference.country is None:
        return f"{ends}."
    return (
        f"{ends}; a reference: {share.format_share(found.reference.country)}, within {found.reference.error:g} points."
    )


def portions_of(view: ViewState, found: PortionsClaim | None, day: date) -> Node | None:
    """The article's "large portions" region by region."""
    if found is None or not found.places:
        return None
    rows = [portion(view.dossier, place.territory_id, place.share) for place in found.places]
    large = sum(place.large is True for place in found.places)
    count = (
        "each"
        if large == len(found.places)
        else f"{spell_small_number(large)} of {spell_small_number(len(found.places))}"
    )
    said = (
        f"has more than {found.more_than:g}% of {count} as occupied on {dates.format_day(day)}. The article gives no "
    )
    said += f"number, so the bar of {found.more_than:g}% is ours; nor does it name the regions."
    title = words_of(view, found.evidence_id, f"“{found.words[:1].upper()}{found.words[1:]}”")
    return h("div", h("h3", title), h("p", "A ", tag("reference"), " ", said), h("ul", *rows, class_="portions"))


def portion(dossier: Dossier, territory: str, value: float | None) -> Node:
    """One region with the reference's share of it."""
    return h(
        "li",
        f"{names(dossier, (territory,))[0]} ",
        h("b", share.format_share(value) if value is not None else "not assessed"),
    )
