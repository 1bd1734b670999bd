"""What a reader may do with the dossier, and how to reach who made it: words, rights, citation, changes, errors."""

from __future__ import annotations

from typing import Any

from parley.check.links import DependentFault
from parley.dossier import browse
from parley.dossier.boundaries import boundary_source, read_boundary_setting
from parley.dossier.dossier import Dossier
from parley.dossier.lookup import readable_article_rows
from parley.evidence import citation
from parley.evidence.annotations import is_web_address
from parley.evidence.quotes import cite_reference
from parley.figures.markup import Node, h
from parley.results.control import status_words
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.downloads import licence
from parley.words import dates
from parley.words.counting import format_count
from parley.words.wording import capitalize_first, join_names

MAX_LISTED_CHANGES = 30
"""Changes on the page, the newest first; the table has all."""

OWN_WORDS = frozenset({"full", "partial"})
"""Statuses below that stand for the dossier's own words."""

CONTROL_WORD_MEANINGS = (
    ("annexed", "full", "who holds the ground, said by us"),
    ("full", "full", "who holds the ground, said by us"),
    ("partial", "partial", "large portions; never where inside a place"),
    ("claimed", "claimed", "what one side says, and does not hold in full"),
    ("annexed", "annexed", "held in full, and declared part of the holder’s state"),
)
"""By the status that needs it: a status whose word is the dossier's own, or a word of ours, and what it means."""


def draw_about_section(view: ViewState) -> Node:
    """What this is, and what it is not."""
    dossier = view.dossier
    count = len(dossier.articles)
    one = count == 1
    what = "one article" if one else f"{count:,} articles" if count else "a set of references"
    is_it = (
        f"This is {what}, taken apart: each row of the tables stands with the sentence or the reference it rests on."
    )
    report = "It is a report with its own choices" if one else "They are reports with their own choices"
    is_not = (
        f"It is no account of all that happened. {report}; what is not in {'it' if one else 'them'} is not here, "
        "unless a reference says it, and then it looks different. Nobody’s position is derived from another’s."
    )
    words = [h("p", each) for each in (dossier.description, is_it, is_not) if each]
    return h("section", h("h2", "What this is, and what it is not"), *words, class_="prose", id="about")


def draw_border_section(dossier: Dossier) -> Node:
    """Whose border is drawn, and what the words for control mean."""
    statuses = set(dossier.control["status"])
    own, stance = status_words(dossier), read_boundary_setting(dossier, "stance")
    words = list(
        dict.fromkeys(
            (own[word] if word in OWN_WORDS else word, meaning)
            for status, word, meaning in CONTROL_WORD_MEANINGS
            if status in statuses
        )
    )
    if not dossier.occupied_share.empty:
        words.append(("assessed", "a third party’s estimate, always with who and when"))
    held = dossier.control[dossier.control["status"].isin(["annexed", "claimed"])]
    names = dossier.territories.set_index("territory_id")["name"]
    inside = list(dict.fromkeys(names.get(key, key) for key in held["territory_id"]))
    includes = f" It includes {join_names(inside)}, whatever is held or claimed there." if inside else ""
    references = list_control_references(dossier, set(held["control_id"]))
    return h(
        "section",
        h("h3", "Borders and words"),
        h("p", f"{stance}{includes}") if stance else None,
        h("p", f"{join_names(references)}.", class_="muted") if references else None,
        h("dl", *(node for word, meaning in words for node in (h("dt", word), h("dd", meaning))), class_="words"),
    )


def list_control_references(dossier: Dossier, controls: set[str]) -> list[str]:
    """The references that evidence adds to annexations and claims."""
    rows = dossier.evidence[dossier.evidence["stance"].eq("context") & dossier.evidence["target_type"].eq("control")]
    rows = rows[rows["target_id"].isin(controls) & ~rows["source_id"].isin(dossier.articles)]
    return list(dict.fromkeys(cite_reference(dossier, source) for source in rows["source_id"]))


def draw_citation_section(view: ViewState) -> Node:
    """The citation, with a button that copies it."""
    said = citation.cite_dossier(view.dossier)
    copy = h("button", "Copy citation", type="button", class_="button", data_copy=said, data_link=view.link(
        **dict.fromkeys(view.own)))  # fmt: skip
    status = h("span", role="status", class_="said")
    return h("section", h("h3", "How to cite"), h("p", said, class_="muted"), h("p", copy, status), id="cite")


def draw_licence_section(dossier: Dossier) -> Node:
    """Under which terms each part may be used."""
    articles = readable_article_rows(dossier)
    known = articles["rights"].ne("")
    text = (
        "as their row in the table of sources says" if known.all() else "no right of reuse is known; quoted as evidence"
    )
    own = {str(each) for each in articles["rights"] if each}
    lines = [
        ("Tables", licence(dossier).removeprefix("Licence: ").rstrip(".") or "no licence is named"),
        (
            "Article" if len(articles) == 1 else "Articles",
            join_names(sorted(own)) if known.all() and len(own) == 1 else text,
        ),
        ("Base map", boundary_source(dossier) if dossier.has_geometry else ""),
        ("Assessed shares", "under the reference’s own terms" if len(dossier.occupied_share) else ""),
        ("Typefaces", "Source Serif 4 and Libre Franklin, SIL Open Font Licence 1.1"),
        ("Code", "MIT"),
    ]
    pairs = [node for what, terms in lines if terms for node in (h("dt", what), h("dd", terms))]
    return h("section", h("h3", "Licences"), h("dl", *pairs, class_="words"), id="licences")


def draw_fault_section(view: ViewState) -> Node:
    """What the check finds wrong."""
    dossier = view.dossier
    rows, tables = sum(map(len, dossier.tables.values())), len(browse.list_table_names(dossier))
    causes = [fault for fault in dossier.faults if not isinstance(fault, DependentFault)]
    if not dossier.faults:
        said = (
            f"None. The check looked at {format_count(rows, 'row')} of {format_count(tables, 'table')} on "
            "opening this dossier."
        )
    else:
        more = len(dossier.faults) - len(causes)
        follow = (
            f" {capitalize_first(format_count(more, 'more row'))} {'is' if more == 1 else 'are'} left out "
            "because of them."
            if more
            else ""
        )
        said = (
            f"{capitalize_first(format_count(len(causes), 'fault'))}, listed above the headline; those "
            f"rows are not shown.{follow}"
        )
    return h("section", h("h2", "Faults in the tables"), h("p", said), class_="prose", id="faults")


def draw_change_section(view: ViewState) -> Node:
    """What was changed in the tables, the newest first."""
    rows = view.dossier.changes
    if rows.empty:
        none = h("p", "This dossier keeps no list of changes (a table “changes”).")
        return h("section", h("h2", "What changed when"), none, class_="prose", id="changes")
    newest = rows.iloc[::-1].sort_values("date", ascending=False, kind="stable")
    items: list[Node] = []
    for day, group in newest.head(MAX_LISTED_CHANGES).groupby("date", sort=False):
        lines = [draw_change_item(view, row) for row in group.to_dict("records")]
        items.append(h("li", h("h3", dates.format_date_span(dates.parse_date_span(str(day)))), h("ul", *lines)))
    all_of_them = h("a", "All changes", href=view.link(table="changes", sort="-date", p=None, find=None))
    cut = (
        h("p", f"The newest {MAX_LISTED_CHANGES} of {len(rows):,}. ", all_of_them, class_="muted")
        if len(rows) > MAX_LISTED_CHANGES
        else None
    )
    return h("section", h("h2", "What changed when"), h("ul", *items, class_="change-list"), cut, id="changes")


def draw_change_item(view: ViewState, row: dict[Any, str]) -> Node:
    """One change, with the way to the rows it concerns."""
    find = f'"{row["record"]}"' if row["record"] else None
    where = (
        h("a", row["table"], href=view.link(table=row["table"], find=find, sort=None, p=None)) if row["table"] else None
    )
    return h("li", where, ": " if where else None, row["what"], " ", h("span", row["why"], class_="muted"))


def draw_report_section(dossier: Dossier) -> Node:
    """Where an error is reported: as the contract says, else how to find out."""
    ways = list_error_contacts(dossier.contract)
    give = "Name the table, the id of the row and the sentence: “Copy link” beside a record holds all three."
    if ways:
        return h(
            "section", h("h2", "Report an error"), h("p", "To ", *ways, "."), h("p", give), class_="prose", id="report"
        )
    none = (
        "The dossier names no address for this. Whoever published this copy is named by the site, or by the person, "
        "that led you here; what they correct will stand under “What changed when”."
    )
    return h("section", h("h2", "Report an error"), h("p", none), h("p", give), class_="prose", id="report")


def list_error_contacts(contract: dict[str, Any]) -> list[Node]:
    """The addresses that a contract gives: `bugs`, its contributors' own, its homepage."""
    bugs = contract.get("bugs", "")
    named = [("the list of errors", bugs.get("url", "") if isinstance(bugs, dict) else bugs)]
    for each in contract.get("contributors", []):
        if isinstance(each, dict):
            name = str(each.get("title") or each.get("organization") or "the editors")
            email = str(each.get("email", ""))
            named.append((name, f"mailto:{email}" if "@" in email else each.get("path", "")))
    named.append(("the dossier’s own site", contract.get("homepage", "")))
    links = [
        h("a", name, href=str(way)) for name, way in named if is_web_address(str(way)) or str(way).startswith("mailto:")
    ]
    return [piece for link in links for piece in (link, ", or ")][:-1]
