"""The positions for somebody else's article: the matrix (cards in a narrow frame) and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.evidence import citation
from parley.figures.files.embed_page import EmbedContent, mark_current_record
from parley.figures.markup import Node, h
from parley.figures.positions import stance
from parley.figures.positions import words as positions_words
from parley.results.positions import PositionMatrix
from parley.ui.frame.view_state import ViewState
from parley.ui.positions import view as positions_view


def embedded(view: ViewState) -> Iterator[EmbedContent]:
    """The matrix with its table; where that is too much for a small page, the matrix alone."""
    shown = positions_view.build_current_matrix(view)
    kicker, headline, _ = positions_view.positions_page_head(view, shown)
    some = bool(shown.proposals)
    whole = EmbedContent(
        kicker,
        headline,
        picture(view, shown) if some else positions_view.draw_empty_matrix(view),
        positions_view.draw_matrix_table(view, shown) if some else None,
        f"Source: {citation.join_publisher_names(view.dossier)}. {positions_view.ATTRIBUTION_NOTE}",
        view.link(),
        "Open the positions",
    )
    yield whole
    if some:
        yield replace(whole, table=None)


def picture(view: ViewState, matrix: PositionMatrix) -> Node:
    """The matrix with its key and its rule of order, what is chosen marked."""
    return h(
        "div",
        h("p", positions_words.matrix_subtitle(matrix), class_="sub"),
        stance.draw_stance_key(positions_view.list_matrix_stances(matrix)),
        mark_current_record(positions_view.draw_matrix_with_links(view, matrix), view.record),
    )
