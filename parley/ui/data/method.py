"""How dates, areas and shares were computed: the rules, the formulas, and the numbers they give here."""

from __future__ import annotations

from parley.dossier import browse
from parley.dossier.dossier import Dossier
from parley.figures.markup import Node, h
from parley.results import claim, share
from parley.results.share import MAX_JOINED_GAP
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import claim_sums
from parley.words import dates
from parley.words.counting import format_count
from parley.words.wording import join_names, spell_small_number

PRECISION_PHRASES = {
    "minute": "to the minute",
    "day": "to the day",
    "week": "to the week",
    "month": "to the month",
    "year": "to the year",
    "span": "to a span of days",
}


def draw_method_section(view: ViewState) -> Node:
    """The section: quotations, dates, control, areas, shares, as far as the dossier has them."""
    dossier = view.dossier
    parts = [
        draw_quotation_method(dossier),
        draw_date_method(dossier),
        draw_control_method(dossier),
        draw_area_method(view),
        draw_share_method(dossier),
    ]
    return h(
        "section",
        h("h2", "How it was computed"),
        h("p", "The rules, with the numbers they give in these tables.", class_="sub"),
        *(part for part in parts if part),
        id="method",
    )


def draw_method_part(title: str, *paragraphs: Node | None) -> Node:
    """One subject."""
    return h("div", h("h3", title), *paragraphs, class_="method-part")


def draw_quotation_method(dossier: Dossier) -> Node | None:
    """How quotations are found in the text."""
    rows = dossier.evidence[dossier.evidence["source_id"].isin(dossier.articles)]
    if rows.empty:
        return None
    exact = int(rows["anchor"].eq("exact").sum())
    letter = "All" if exact == len(rows) else f"{exact:,}"
    said = (
        f"Each quotation must stand in its article. {letter} of the {len(rows):,} here do so letter for letter"
        f"{'' if exact == len(rows) else '; the others differ in typography only'}. One that no longer does is "
        "reported as a fault and not drawn; it is never moved to words that are merely alike."
    )
    return draw_method_part("Quotations", h("p", said))


def draw_date_method(dossier: Dossier) -> Node | None:
    """How dates are read, and how fine they are."""
    spans = [span for span in dossier.events["span"] if span is not None]
    if not spans:
        return None
    lasting = sum(span.kind == "lasting" for span in spans)
    fine = [span.precision for span in spans if span.kind != "lasting"]
    told = [
        f"{spell_small_number(fine.count(each))} {words}" for each, words in PRECISION_PHRASES.items() if each in fine
    ]
    ways = f"{join_names(told)} are known" if told else ""
    last = f"{spell_small_number(lasting)} {'lasts' if lasting == 1 else 'last'} over a time" if lasting else ""
    rows = dossier.sources[dossier.sources["source_id"].eq(dossier.main_source)]
    basis = str(rows["published_basis"].iloc[0]) if len(rows) else ""
    hangs = {"inferred": ", itself inferred", "reference": ", itself from a reference"}.get(basis, "")
    day = dates.format_day(dossier.as_of)
    rule = (
        "A date is kept as exact as its source: a month stays a month. “Before” and “by” a day are open spans (EDTF, "
        f"ISO 8601-2). Of {format_count(len(spans), 'dated event')}, "
        f"{join_names([each for each in (ways, last) if each])}."
    )
    weekday = (
        f"A weekday or “last week” is counted from the article’s day, {day}{hangs}; "
        "the reasoning stands beside each such date."
        if len(dossier.articles) == 1
        else "A weekday or “last week” is counted from the day of the article that says it; the reasoning "
        "stands beside each such date."
    )
    filtered = (
        "A filter by dates keeps an event whose date could lie in it. Days are plain days; no time zone moves them."
    )
    inferred = (
        dossier.events["date_basis"].eq("inferred").any() or dossier.statements["date_basis"].eq("inferred").any()
    )
    return draw_method_part("Dates", h("p", rule), h("p", weekday) if inferred else None, h("p", filtered))


def draw_control_method(dossier: Dossier) -> Node | None:
    """How a status of a day comes about."""
    if dossier.control.empty:
        return None
    said = (
        "A status holds from its first day to its last, both included; "
        f"{format_count(len(dossier.control), 'row')} of the "
        "table “control” say so. Of several on one day the strongest is drawn: annexed, then held in full, then in "
        "part. A claim is a fact of its own and stands beside what is held. “In part” never says where."
    )
    return draw_method_part("Control", h("p", said))


def draw_area_method(view: ViewState) -> Node | None:
    """Sums of official areas, and the claim held against them."""
    found = claim.check_share_claim(view.dossier)
    if found is None:
        if view.dossier.territories["area_km2"].isna().all():
            return None
        return draw_method_part(
            "Areas",
            h("p", "Areas are official ones, as their references give them; outlines are drawn, never measured."),
        )
    said = (
        "Sums are of official areas of whole regions, as their references give them, divided by the country’s. The "
        "outlines of the map are simplified: they are drawn, never measured."
    )
    return draw_method_part(
        "Areas, and the claim",
        h("p", said, " ", h("a", claim.claim_headline(found.claim, found.verdict), href=view.link("map")), "."),
        h("dl", *claim_sums.sums(view, found), class_="sums"),
    )


def draw_share_method(dossier: Dossier) -> Node | None:
    """How assessed shares were computed, by whom, how far they may be off."""
    rows = dossier.occupied_share
    if rows.empty:
        return None
    days = share.list_assessed_days(dossier)
    publishers = dossier.sources.set_index("source_id")["publisher"]
    whose = join_names([str(publishers.get(source, source)) for source in rows["source_id"].unique()])
    error, before = (
        share.share_error_points(dossier),
        str(dossier.settings.get("occupied_share", {}).get("larger_before", "")),
    )
    larger = f", more before {dates.format_day(dates.parse_day(before))}" if before else ""
    within = f" They may be off by ±{error:g} points{larger}." if error else ""
    formula = h(
        "p", "share = occupied area ÷ the same outline’s area × 100, both in an equal-area projection", class_="formula"
    )
    said = (
        f"{len(rows):,} shares on {format_count(len(days), 'day')} from {dates.format_day(days[0])} to "
        f"{dates.format_day(days[-1])}, assessed by {whose}, not by an article.{within}"
    )
    never = (
        "Both areas come from one outline, so that its coarseness cancels out; an assessed area is never divided by an "
        "official one, and regions’ shares are never added up. The country’s share is computed on its own. Two days "
        f"more than {MAX_JOINED_GAP.days} days apart are not joined by a line."
    )
    return draw_method_part(browse.table_title(dossier, "occupied_share"), h("p", said), formula, h("p", never))
