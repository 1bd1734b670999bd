"""The page of data and method: what stays the same for every reader with these filters is made once and packed."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from parley import citation, dates, known
from parley.dossier import Dossier
from parley.figures import data_words
from parley.markup import Node, h
from parley.selection import Selection
from parley.ui import (
    coverage_view,
    example_view,
    figure_frame,
    imprint_view,
    known_view,
    method_view,
    notes_view,
    show,
    sources_view,
)
from parley.ui.shell import Here

KEPT = 4
"""Views kept as drawn."""

SECTIONS = (
    ("about", "What this is"),
    ("coverage", "Coverage"),
    ("dates", "Dates"),
    ("known", "Stated, inferred, reference"),
    ("tables", "The tables"),
    ("evidence", "How evidence works"),
    ("notes", "Corrections and additions"),
    ("sources", "Sources and rights"),
    ("method", "How it was computed"),
    ("faults", "Faults"),
    ("changes", "What changed when"),
    ("report", "Report an error"),
)
"""The parts of the page, in order: the id of each and its name in the table of contents."""


class Drawn(NamedTuple):
    """The parts of the page that follow no choice; the dossier stays with them, so that no other takes its place."""

    coverage: show.Packed
    above: show.Packed
    below: show.Packed
    beside: show.Packed
    dossier: Dossier


def title(here: Here) -> tuple[str, str, str]:
    """Kicker, headline and deck."""
    dossier = here.dossier
    facts = known.total_of(known.counts_of(dossier))
    filtered = (
        " The filters narrow the tables of events and statements; all else tells of the whole."
        if here.selection
        else ""
    )
    return (
        f"Data and method · as of {dates.day_words(dossier.as_of)}",
        data_words.headline(*coverage_view.totals(dossier), facts),
        f"{data_words.deck(facts)}{filtered}",
    )


def alone(here: Here) -> None:
    """The coverage by itself, for a frame in somebody else's page, with the way to the whole page."""
    kicker, headline, _ = title(here)
    here.title(kicker, headline, "")
    show.tree(drawn(here).coverage, "embedded")
    whole = h("a", "Data and method", href=here.link())
    figure_frame.source_line(f"Source: {citation.articles(here.dossier, citation.MOST_CITED)}. ", whole)


def drawn(here: Here) -> Drawn:
    """All that does not depend on the table on show."""
    return made(here.dossier, here.selection, coverage_view.chosen(here), here)


@st.cache_resource(show_spinner=False, max_entries=KEPT, hash_funcs={Dossier: id})
def made(dossier: Dossier, selection: Selection, article: str, _here: Here) -> Drawn:
    """The parts under filters, which their links keep, with the strip of one article."""
    above = [known_view.dates_view(_here), known_view.facts_view(_here)]
    below = [
        example_view.example(_here),
        notes_view.notes(_here),
        sources_view.sources(_here),
        method_view.method(_here),
        imprint_view.faults(_here),
        imprint_view.changes(_here),
        imprint_view.report(dossier),
    ]
    beside = [
        contents(),
        imprint_view.borders(dossier),
        imprint_view.cite(_here),
        imprint_view.rights(dossier),
    ]
    return Drawn(
        show.packed(sections([imprint_view.about(_here), coverage_view.coverage(_here)])),
        show.packed(sections(above)),
        show.packed(sections(below)),
        show.packed(h("div", *beside, class_="data-beside")),
        dossier,
    )


def sections(parts: list[Node]) -> Node:
    """Parts of the page below each other."""
    return h("div", *parts, class_="data-page")


def motion(here: Here) -> None:
    """Bring a table that is chosen into sight; arrow keys go along the strip."""
    show.component("data", "data.js")(data={"table": here.own.get("table", "")}, key="data_motion", height=1)


def contents() -> Node:
    """The table of contents, for screens with room beside the text."""
    links = [h("li", h("a", words, href=f"#{ident}")) for ident, words in SECTIONS]
    return h("nav", h("h3", "On this page"), h("ul", *links), class_="page-contents", aria_label="On this page")
