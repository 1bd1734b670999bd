"""The page of data and method: what stays the same for every reader with these filters is made once and packed."""

from __future__ import annotations

from typing import NamedTuple

from parley.evidence import citation
from parley.figures.data import words as data_words
from parley.figures.markup import Node, h
from parley.results import known
from parley.ui.data import (
    coverage as coverage_view,
)
from parley.ui.data import (
    example as example_view,
)
from parley.ui.data import (
    imprint as imprint_view,
)
from parley.ui.data import (
    known as known_view,
)
from parley.ui.data import (
    method as method_view,
)
from parley.ui.data import (
    notes as notes_view,
)
from parley.ui.data import (
    sources as sources_view,
)
from parley.ui.frame import show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.words import dates

DATA_CACHE_SIZE = 4
"""Views kept as drawn."""

DATA_PAGE_SECTIONS = (
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


class DataPageParts(NamedTuple):
    """The parts of the page that follow no choice."""

    coverage: show.Packed
    above: show.Packed
    below: show.Packed
    beside: show.Packed


def data_page_title(view: ViewState) -> tuple[str, str, str]:
    """Kicker, headline and deck."""
    dossier = view.dossier
    facts = known.sum_basis_counts(known.count_facts_by_basis(dossier))
    filtered = (
        " The filters narrow the tables of events and statements; all else tells of the whole."
        if view.selection
        else ""
    )
    return (
        f"Data and method · as of {dates.format_day(dossier.as_of)}",
        data_words.data_page_headline(*coverage_view.count_backed_sentences(dossier), facts),
        f"{data_words.data_page_deck(facts)}{filtered}",
    )


def render_coverage_embed(view: ViewState, heading: Heading) -> None:
    """The coverage by itself, for a frame in somebody else's page, with the way to the whole page."""
    kicker, headline, _ = data_page_title(view)
    heading.write(kicker, headline, "")
    show.tree(build_data_page(view).coverage, "embedded")
    whole = h("a", "Data and method", href=view.link())
    figure_frame.source_line(
        f"Source: {citation.cite_article_list(view.dossier, citation.MAX_CITED_ARTICLES)}. ", whole
    )


@kept(coverage_view.coverage_source_id, DATA_CACHE_SIZE)
def build_data_page(view: ViewState) -> DataPageParts:
    """All that does not depend on the table on show: under filters, which links keep, with the strip of one article."""
    dossier = view.dossier
    above = [known_view.draw_dates_section(view), known_view.draw_facts_section(view)]
    below = [
        example_view.draw_evidence_example(view),
        notes_view.draw_notes_section(view),
        sources_view.draw_sources_section(view),
        method_view.draw_method_section(view),
        imprint_view.draw_fault_section(view),
        imprint_view.draw_change_section(view),
        imprint_view.draw_report_section(dossier),
    ]
    beside = [
        draw_data_contents(),
        imprint_view.draw_border_section(dossier),
        imprint_view.draw_citation_section(view),
        imprint_view.draw_licence_section(dossier),
    ]
    return DataPageParts(
        show.packed(
            stack_data_sections([imprint_view.draw_about_section(view), coverage_view.draw_coverage_section(view)])
        ),
        show.packed(stack_data_sections(above)),
        show.packed(stack_data_sections(below)),
        show.packed(h("div", *beside, class_="data-beside")),
    )


def stack_data_sections(parts: list[Node]) -> Node:
    """Parts of the page below each other."""
    return h("div", *parts, class_="data-page")


def render_data_selection(view: ViewState) -> None:
    """Bring a table that is chosen into sight; arrow keys go along the strip."""
    show.component("data", "data.js")(data={"table": view.own.get("table", "")}, key="data_motion", height=1)


def draw_data_contents() -> Node:
    """The table of contents, for screens with room beside the text."""
    links = [h("li", h("a", words, href=f"#{ident}")) for ident, words in DATA_PAGE_SECTIONS]
    return h("nav", h("h3", "On this page"), h("ul", *links), class_="page-contents", aria_label="On this page")
