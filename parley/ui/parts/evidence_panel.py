"""The evidence panel: a record with the sentence it rests on, in one form for every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import streamlit as st

from parley.dossier.lookup import find_row_by_id
from parley.evidence import citation
from parley.evidence.quotes import EvidenceQuote
from parley.evidence.record import RecordDetails, RecordFact, RecordParty, describe_record
from parley.figures import glyph
from parley.figures.basis_tag import tag
from parley.figures.markup import Node, h
from parley.results.positions import build_position_matrix
from parley.selection import address
from parley.selection.selection import Selection
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.words.messages import say

Shape = Literal["column", "strip"]
KINDS = {"event": "Event", "statement": "Statement", "actor": "Actor", "territory": "Place"}
WAYS = {"map": "On the map", "timeline": "On the timeline", "positions": "See it in positions"}
NOTES = {"disputes": "Disputed", "context": "Context"}


def panel(view: ViewState, shape: Shape = "column", day: date | None = None, key: str = "evidence") -> None:
    """Show the record the address names, as a column or a strip (a sheet on phones); a hint when there is none.

    A territory is told as of `day`, by default the dossier's as-of day.
    """
    with st.container(key=f"{key}_{shape}"):
        if view.record:
            show.tree(panel_of(view, describe_record(view.dossier, view.record, day or view.dossier.as_of), shape), key)
        else:
            hint = h("p", "Select a mark to read its sentence.")
            show.tree(h("aside", hint, class_="panel hint", aria_label="Evidence"), key)


def panel_of(view: ViewState, record: RecordDetails, shape: Shape) -> Node:
    """A record as a node: its place in the list, notes that dispute it, its sentence, how it is known, ways on."""
    notes = [quote for quote in record.quotes if quote.stance == "disputes"]
    support = [quote for quote in record.quotes if quote.stance == "supports"]
    first = support[0] if support else None
    further = [*support[1:], *(quote for quote in record.quotes if quote.stance == "context")]
    title = h("h2", record.title, class_="panel-title")
    differing = [quote for quote in record.quotes if quote.stance == "differs"]
    words = h(
        "div",
        title,
        [note_of(note) for note in notes],
        quote_of(view, first) if first else None,
        differing_quotes(view, differing) if differing else None,
    )
    return h(
        "aside",
        head(view, record),
        words,
        h("div", facts_of(view, record.facts, record.parties), class_="panel-facts"),
        further_of(view, further) if further else None,
        links_of(view, "Events", record.events) if record.events else None,
        links_of(view, "Statements" if record.name.startswith("event:") else "Said with it", record.said)
        if record.said
        else None,
        foot(view, record, first),
        class_=f"panel {shape}",
        aria_label="Evidence",
    )


def head(view: ViewState, record: RecordDetails) -> Node:
    """Where the record stands among those shown, the ones before and after it, and the way to close the panel."""
    place, before, after = neighbours(view, record)
    steps = [
        h("a", text, href=view.link(record=name, evidence=None), id=f"panel-{ident}") if name else None
        for text, name, ident in (("‹ Previous", before, "previous"), ("Next ›", after, "next"))
    ]
    close = h(
        "a",
        "×",
        href=view.link(record=None, evidence=None),
        class_="close",
        data_close=True,
        aria_label="Close the evidence",
    )
    return h("div", h("span", place), h("span", *steps, class_="panel-steps"), close, class_="panel-head")


def neighbours(view: ViewState, record: RecordDetails) -> tuple[str, str, str]:
    """ "Event 10 of 17", and the records before and after it among those shown ("" where there is none).

    Events stand in order of time, statements as the positions are read.
    """
    kind, _, key = record.name.partition(":")
    if kind not in ("event", "statement"):
        return KINDS[kind], "", ""
    if kind == "event":
        ids = list(view.shown.events["event_id"])
    else:
        ids = build_position_matrix(view.dossier, view.shown.statements).order()
    if key not in ids:
        return "Outside the filters", "", ""
    at = ids.index(key)
    before = f"{kind}:{ids[at - 1]}" if at else ""
    after = f"{kind}:{ids[at + 1]}" if at + 1 < len(ids) else ""
    return f"{KINDS[kind]} {at + 1:,} of {len(ids):,}", before, after


def note_of(note: EvidenceQuote) -> Node:
    """An editor's note: the words it is about, what is said of them, and on which reference."""
    said = [h("b", NOTES[note.stance] + "."), f" “{note.sentence[note.start : note.end]}”: {note.note}"]
    reference = h("span", f" {note.reference}", class_="muted") if note.reference else None
    return h("p", *said, reference, class_="panel-note")


def quote_of(view: ViewState, quote: EvidenceQuote) -> Node:
    """The whole sentence with the quoted words marked, or the place in a reference; then its source."""
    if quote.paragraph is None:
        return h("div", h("p", tag("reference"), f" {quote.reference}. {quote.note}", class_="cite"), class_="quote")
    words = h("mark", quote.sentence[quote.start : quote.end])
    sentence = h("blockquote", quote.sentence[: quote.start], words, quote.sentence[quote.end :], dir="auto")
    place = view.link("reader", article=quote.source_id, evidence=quote.evidence_id, record=view.record)
    way = h("span", " · ", h("a", "Read it in the article", href=place))
    return h(
        "div", sentence, h("p", f"{quote.source}, paragraph {quote.paragraph}", way, class_="cite"), class_="quote"
    )


def differing_quotes(view: ViewState, quotes: list[EvidenceQuote]) -> Node:
    """What other sources give instead, each with its words: they stand in sight, beside what they differ from."""
    items = [
        h(
            "li",
            h("p", h("b", quote.says), " ", quote.note) if quote.says or quote.note else None,
            quote_of(view, quote),
        )
        for quote in quotes
    ]
    return h("section", h("h3", say("Told otherwise")), h("ul", *items), class_="panel-differs")


def facts_of(view: ViewState, facts: tuple[RecordFact, ...], parties: tuple[RecordParty, ...]) -> Node:
    """When, where, since: each with how it is known; then who, filled where they act and hollow where only named."""
    rows = [
        [
            h("dt", fact.label),
            h("dd", h("span", fact.words), " ", tag(fact.basis), h("p", fact.note) if fact.note else None),
        ]
        for fact in facts
    ]
    who = [h("dt", "Who"), h("dd", h("ul", *(party_of(view, party) for party in parties), class_="who"))]
    return h("dl", *rows, who if parties else None)


def party_of(view: ViewState, party: RecordParty) -> Node:
    """An actor with its side's glyph and its part in the record."""
    mark = glyph.draw_side_glyph(view.dossier, party.side, party.acts)
    name = h("a", party.name, href=view.link(record=f"actor:{party.actor_id}"), class_="acts" if party.acts else None)
    return h("li", mark, name, h("span", party.role, class_="muted"))


def further_of(view: ViewState, quotes: list[EvidenceQuote]) -> Node:
    """The rest of the evidence, folded: more sentences, what single columns rest on, what a reference adds."""
    items = [
        h(
            "li",
            h("p", f"For “{quote.proves.replace('_', ' ')}”", class_="muted") if quote.proves else None,
            note_of(quote) if quote.stance == "context" and quote.paragraph else quote_of(view, quote),
        )
        for quote in quotes
    ]
    summary = h("summary", f"Further evidence ({len(quotes)})")
    return h("details", summary, h("ol", *items), class_="further", id="panel-further")


def links_of(view: ViewState, title: str, records: tuple[tuple[str, str], ...]) -> Node:
    """Records that belong to this one, each a way to its own evidence."""
    items = [h("li", h("a", words, href=view.link(record=name))) for name, words in records]
    return h("div", h("h3", title), h("ul", *items), class_="panel-events")


def foot(view: ViewState, record: RecordDetails, quote: EvidenceQuote | None) -> Node:
    """Ways on: the same record on other pages, and the sentence to copy with its source."""
    pages = {
        "event": ("timeline",),
        "territory": ("map",),
        "actor": ("timeline",),
        "statement": ("positions", "timeline"),
    }
    ways = [
        h("a", WAYS[page], href=view.link(page, record=record.name))
        for page in pages[record.name.partition(":")[0]]
        if page != view.page
    ]
    copies = [h("button", "Copy link", type="button", class_="button", data_copy="address")]
    if quote:
        said, place = citation_of(view, quote)
        label = "Copy sentence with source"
        copies.insert(
            0,
            h(
                "button",
                label,
                type="button",
                class_="button",
                data_copy=said,
                data_link=place,
                data_quotes=quote.paragraph is not None,
            ),
        )
    return h(
        "div", *ways, narrowing(view, record), *copies, h("span", role="status", class_="said"), class_="panel-foot"
    )


def narrowing(view: ViewState, record: RecordDetails) -> Node | None:
    """The way to everything that concerns an actor or a place, where it is not filtered to that already."""
    kind, _, key = record.name.partition(":")
    field = {"actor": "actors", "territory": "places"}.get(kind, "")
    if not field or key in getattr(view.selection, field):
        return None
    narrowed = replace(view.selection, **dict[str, Any]({field: (*getattr(view.selection, field), key)}))
    name = find_row_by_id(view.dossier, "actors" if kind == "actor" else "territories", key)["name"]
    return h("a", f"Filter everything to {name}", href=view.filtered(narrowed), class_="button")


def citation_of(view: ViewState, quote: EvidenceQuote) -> tuple[str, str]:
    """What the clipboard gets after the sentence that the panel shows, and the way to it in the reader."""
    if quote.paragraph is None:
        return quote.reference, view.link()
    own = {"article": quote.source_id, "evidence": quote.evidence_id}
    return citation.format_citation_place(view.dossier, quote.source_id, quote.paragraph), address.page_href(
        "reader", Selection(), own
    )
