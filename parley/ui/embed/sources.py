"""The comparison of sources for somebody else's page: where articles differ, and records against articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.evidence import citation
from parley.figures.files.embed_page import EmbedContent
from parley.figures.markup import Node, h
from parley.ui.frame.view_state import ViewState
from parley.ui.sources import page as sources_page
from parley.words.messages import say


def embedded(view: ViewState) -> Iterator[EmbedContent]:
    """The differences with the table; where that is too much for a small page, the differences alone."""
    compared = sources_page.build_view_comparison(view)
    kicker, headline, rule = sources_page.sources_page_head(view)
    several = len(view.dossier.articles) > 1 and bool(compared.records)
    whole = EmbedContent(
        kicker,
        headline,
        sources_page.draw_differences_section(view, compared)
        if several
        else h("p", say("There is nothing to compare.")),
        draw_table(view) if several else None,
        f"Source: {citation.join_publisher_names(view.dossier)}. {rule}",
        view.link(),
        say("Open the sources"),
    )
    yield whole
    if several:
        yield replace(whole, table=None)


def draw_table(view: ViewState) -> Node:
    """The records against the articles."""
    return sources_page.draw_comparison_table(view, sources_page.build_view_comparison(view))
