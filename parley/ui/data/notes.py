"""The editor's notes on the articles: what is corrected and what is added, each with its sentence and its reference."""

from __future__ import annotations

import pandas as pd

from parley.dossier.lookup import find_row_by_id
from parley.evidence.backing import format_record_line
from parley.evidence.quotes import quote_from_evidence_row
from parley.figures.basis_tag import tag
from parley.figures.data import words as data_words
from parley.figures.markup import Node, h
from parley.ui.frame.view_state import ViewState

MAX_LISTED_NOTES = 60
"""Notes of each kind on the page; the table of evidence has all."""

MAX_OPEN_NOTES = 5
"""So many notes of a kind stand in the open."""


def draw_notes_section(view: ViewState) -> Node:
    """Corrections first, then additions."""
    rows = view.dossier.evidence
    disputes, context = rows[rows["stance"].eq("disputes")], rows[rows["stance"].eq("context")]
    nothing = "No row of evidence disputes an article or adds to it." if disputes.empty and context.empty else ""
    said = (
        nothing
        or "An editor’s notes, each with the words it is about and the reference it rests on; the text stays as it was."
    )
    return h(
        "section",
        h("h2", data_words.notes_headline(len(disputes), len(context))),
        h("p", said, class_="sub"),
        draw_note_list(view, "Corrections", disputes),
        draw_note_list(view, "Additions", context),
        id="notes",
    )


def draw_note_list(view: ViewState, title: str, rows: pd.DataFrame) -> Node | None:
    """The notes of one kind; what is said alike of several records stands once. Many notes are folded."""
    if rows.empty:
        return None
    alike = rows.groupby(["source_id", "exact", "place", "note"], sort=False)
    items = [draw_note_item(view, group) for _, group in alike][:MAX_LISTED_NOTES]
    all_of_them = h("a", "All rows of evidence", href=view.link(table="evidence", sort="stance", p=None, find=None))
    more = [f"The first {MAX_LISTED_NOTES} of {alike.ngroups:,} stand here. ", all_of_them]
    cut = h("p", *more, class_="muted") if alike.ngroups > MAX_LISTED_NOTES else None
    body = h("ul", *items, class_="note-list")
    if len(items) <= MAX_OPEN_NOTES:
        return h("div", h("h3", title), body, cut)
    summary = h("summary", f"{title} ({len(rows):,})")
    return h("details", summary, body, cut, class_="folded-list", id=f"notes-{title.lower()}")


def draw_note_item(view: ViewState, rows: pd.DataFrame) -> Node:
    """One note: the words it is about, what it says, its reference, the records it concerns."""
    row = rows.iloc[0]
    quote = quote_from_evidence_row(view.dossier, find_row_by_id(view.dossier, "evidence", row["evidence_id"]))
    concerns = h(
        "p", f"On: {'; '.join(format_note_target(view, each) for _, each in rows.iterrows())}.", class_="muted"
    )
    if quote.paragraph is None:
        return h("li", h("p", tag("reference"), f" {quote.note}"), h("p", quote.reference, class_="muted"), concerns)
    place = view.link("reader", article=quote.source_id, evidence=quote.evidence_id)
    form = [tag("disputed"), " "] if row["stance"] == "disputes" else []
    sentence = h("a", f"“{quote.sentence[quote.start : quote.end]}”", href=place, dir="auto")
    return h(
        "li",
        h("p", *form, sentence, h("span", f" ¶ {quote.paragraph}", class_="muted")),
        h("p", quote.note),
        h("p", quote.reference, class_="muted") if quote.reference else None,
        concerns,
    )


def format_note_target(view: ViewState, row: pd.Series) -> str:
    """The record that a note is about, and what of it."""
    about = format_record_line(view.dossier, row["record"])
    return f"{about}, {row['property'].replace('_', ' ')}" if row["property"] else about
