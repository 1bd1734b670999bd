"""How dates and all other facts are known: counted, each count with the records behind it."""

from __future__ import annotations

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.figures.basis_tag import tag
from parley.figures.data import words as data_words
from parley.figures.markup import Node, h
from parley.results import known
from parley.tables.rows import iterate_row_tuples
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.figure_frame import pilcrow, twin_of
from parley.words import dates
from parley.words.wording import spell_small_number

MAX_KNOWN_ROWS = 200
"""Rows of a list on the page; the file has all."""

DATE_BASIS_MEANINGS = {
    "stated": "in the words of an article",
    "inferred": "worked out by an editor, with the reasoning",
    "reference": "from a named reference, not from an article",
}


def group_events_by_basis(dossier: Dossier) -> dict[str, pd.DataFrame]:
    """The dated events by how their dates are known, in order of time."""
    rows = dossier.events[dossier.events["span"].notna()]
    return {basis: rows[rows["date_basis"].eq(basis)] for basis in DATE_BASIS_MEANINGS}


def draw_dates_section(view: ViewState) -> Node:
    """How each event's date is known: four numbers, each with its records."""
    dossier = view.dossier
    found = group_events_by_basis(dossier)
    counts = {basis: len(rows) for basis, rows in found.items()}
    undated = len(dossier.events) - sum(counts.values())
    disputed = count_disputed_dates(dossier)
    items = [draw_known_count(count, tag(basis), DATE_BASIS_MEANINGS[basis]) for basis, count in counts.items()]
    items.append(draw_known_count(disputed, tag("disputed"), "also corrected by an editor, with a reference"))
    none = (
        f" {spell_small_number(undated).capitalize()} {'has' if undated == 1 else 'have'} no date." if undated else ""
    )
    title = data_words.dates_headline(*counts.values())
    return h(
        "section",
        h("h2", title),
        h(
            "p",
            f"How the date of each of the {spell_small_number(len(dossier.events))} events is known.{none}",
            class_="sub",
        ),
        h("ul", *items, class_="known-counts"),
        *(draw_dated_events(view, basis, rows) for basis, rows in found.items() if len(rows)),
        id="dates",
    )


def draw_known_count(count: int, form: Node | None, words: str) -> Node:
    """One count, with the form that its kind takes on every page."""
    return h("li", h("b", f"{count:,}"), form, h("span", words, class_="muted"))


def count_disputed_dates(dossier: Dossier) -> int:
    """Events whose date evidence disputes."""
    rows = dossier.evidence
    own = rows[rows["stance"].eq("disputes") & rows["target_type"].eq("event") & rows["property"].eq("date")]
    return int(own["record"].nunique())


def draw_dated_events(view: ViewState, basis: str, rows: pd.DataFrame) -> Node:
    """The events behind one count."""
    columns = ["event_id", "headline", "span", "date_words", "date_note"]
    cells = [
        [
            h("a", headline, href=view.link("timeline", record=f"event:{key}")),
            dates.format_date_span(span),
            [f"“{words}”. " if words else "", h("span", note, class_="muted")],
            pilcrow(view, f"event:{key}", headline),
        ]
        for key, headline, span, words, note in iterate_row_tuples(rows.head(MAX_KNOWN_ROWS), columns)
    ]
    noun = "date" if len(rows) == 1 else "dates"
    form = "from a reference" if basis == "reference" else basis
    cut = f"; the first {MAX_KNOWN_ROWS} stand here" if len(rows) > MAX_KNOWN_ROWS else ""
    said = f"{spell_small_number(len(rows)).capitalize()} {noun} {form}{cut}"
    headers = ["Event", "Date", "The source’s words, and the reasoning", "Sentence"]
    return twin_of(said, f"Events whose date is {form}", headers, cells, f"dates_{basis}")


def draw_facts_section(view: ViewState) -> Node:
    """What is stated, inferred, from a reference: counted by kind."""
    counts = known.count_facts_by_basis(view.dossier)
    title = data_words.facts_headline(known.sum_basis_counts(counts))
    if not counts:
        return h("section", h("h2", title), id="known")
    rows = [
        h(
            "tr",
            h("th", each.label, scope="row"),
            *map(draw_known_count_cell, (*each[1:], each.total)),
            class_="total" if last else None,
        )
        for each, last in [*((each, False) for each in counts), (known.sum_basis_counts(counts), True)]
    ]
    heads = [
        h("th", "What", scope="col"),
        *(h("th", tag(basis), scope="col", class_="number") for basis in DATE_BASIS_MEANINGS),
        h("th", "All", scope="col", class_="number"),
    ]
    rule = (
        "A record, or a single detail that has its own evidence, is stated where an article’s words support it, and "
        "from a reference where only a reference does. A date is what an editor marked it as. Nothing is counted twice."
    )
    table = h(
        "table",
        h("caption", "Facts by how they are known", class_="unseen"),
        h("thead", h("tr", *heads)),
        h("tbody", *rows),
    )
    return h(
        "section",
        h("h2", title),
        h("p", rule, class_="sub"),
        h(
            "div",
            table,
            class_="scroll plain-table",
            tabindex=0,
            role="region",
            aria_label="Facts by how they are known",
        ),
        draw_reference_table(view),
        id="known",
    )


def draw_known_count_cell(count: int) -> Node:
    """A count, or a dash for none."""
    return h("td", f"{count:,}" if count else "–", class_="number")


def draw_reference_table(view: ViewState) -> Node | None:
    """What rests on a reference, each with the place in it."""
    dossier = view.dossier
    rows = dossier.evidence[dossier.evidence["stance"].eq("supports")]
    rows = rows[~rows["source_id"].isin(dossier.articles)]
    if rows.empty:
        return None
    titles = dossier.sources.set_index("source_id")["title"]
    columns = ["record", "property", "source_id", "place", "note"]
    cells = [
        [
            record.partition(":")[2],
            column.replace("_", " ") or "the row itself",
            titles.get(source, source),
            place,
            h("span", note, class_="muted"),
        ]
        for record, column, source, place, note in iterate_row_tuples(rows.head(MAX_KNOWN_ROWS), columns)
    ]
    cut = f"; the first {MAX_KNOWN_ROWS} stand here" if len(rows) > MAX_KNOWN_ROWS else ""
    headers = ["Record", "What of it", "Reference", "Place in it", "What it says"]
    said = (
        f"{spell_small_number(len(rows)).capitalize()} {'passage' if len(rows) == 1 else 'passages'} in references{cut}"
    )
    return twin_of(said, "What rests on a reference", headers, cells, "known_references")
