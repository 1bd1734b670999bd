"""The positions on their page: the matrix, its source and files, and the same statements as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from parley.dossier.actors import actors_by_id
from parley.evidence import citation
from parley.figures import glyph
from parley.figures.markup import Node, h
from parley.figures.positions import matrix as positions_matrix
from parley.figures.positions import stance
from parley.figures.positions import words as positions_words
from parley.figures.positions.matrix import MatrixLinks
from parley.results.positions import DEFAULT_VOICE_LIMIT, FULL_VOICE_LIMIT, PositionMatrix, build_position_matrix
from parley.selection.selection import Selection
from parley.ui.frame import filters, show
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.words import dates
from parley.words.wording import spell_small_number

MATRIX_TITLE = "Who wants what"
MAX_MATRIX_ROWS = 120
"""Statements the table lists; the file has all of them."""

ATTRIBUTION_NOTE = "“As reported” and “described, not quoted” are paraphrase. A stance is never derived from another."
"""How to read what the article gives in its own words."""


@kept(lambda view: view.own.get("view", ""))
def build_current_matrix(view: ViewState) -> PositionMatrix:
    """The matrix of the statements that are shown, with all columns where the address asks for them."""
    most = FULL_VOICE_LIMIT if view.own.get("view") == "all" else DEFAULT_VOICE_LIMIT
    return build_position_matrix(view.dossier, view.shown.statements, most)


def draw_matrix_with_links(view: ViewState, shown: PositionMatrix) -> Node:
    """The matrix with its links."""
    ways = MatrixLinks(lambda record: view.link(record=record), lambda topic, body: matrix_cell_href(view, topic, body))
    return positions_matrix.draw_positions_matrix(shown, make_side_glyph_drawer(view), ways, len(view.dossier.articles))


def positions_page_head(view: ViewState, shown: PositionMatrix) -> tuple[str, str, str]:
    """Kicker, headline and deck of the page."""
    several = not view.dossier.statements.empty
    return (
        f"Positions · as of {dates.format_day(view.dossier.as_of)}",
        positions_words.positions_headline(shown, view.dossier.names, several),
        positions_words.positions_deck(shown, len(view.dossier.articles)),
    )


def make_side_glyph_drawer(view: ViewState) -> Callable[[str], Node]:
    """What draws a side's mark, each side looked up once a run."""
    return cache(lambda side: glyph.draw_side_glyph(view.dossier, side))


def draw_matrix_section(view: ViewState, shown: PositionMatrix) -> Node:
    """The matrix in its frame, or why there is none; which cell is chosen goes to the browser apart from it."""
    return (
        draw_matrix_frame(replace(view, record=""), shown, draw_matrix_with_links(view, shown))
        if shown.proposals
        else draw_empty_matrix(view)
    )


def draw_matrix_frame(view: ViewState, shown: PositionMatrix, node: Node) -> Node:
    """The matrix between its head and its source, and the way to columns left out."""
    more = draw_columns_link(view, shown)
    return h(
        "div",
        figure_frame.head(
            MATRIX_TITLE, positions_words.matrix_subtitle(shown), stance.draw_stance_key(list_matrix_stances(shown))
        ),
        node,
        h("p", more, class_="positions-more", data_keeps=True) if more else None,
        draw_matrix_source(view),
    )


def list_matrix_stances(shown: PositionMatrix) -> set[str]:
    """The stances that are shown."""
    return {
        stance.normalize_stance(said.stance) for row in shown.proposals for each in row.cells.values() for said in each
    }


def render_positions_selection(view: ViewState) -> None:
    """Mark what is chosen in every figure of the page, and let arrow keys walk through them."""
    show.component("positions", "roving.js")(data={"selected": view.record}, key="positions_motion")


def matrix_cell_href(view: ViewState, topic: str, body: str) -> str:
    """This view with one cell's statements only: its topic, and everybody who speaks on it for the body."""
    rows = view.shown.statements
    actors = actors_by_id(view.dossier)
    speakers = dict.fromkeys(rows.loc[rows["topic_id"] == topic, "actor_id"])
    own = tuple(who for who in speakers if who in actors and actors[who].body == body)
    return positions_filter_href(view, replace(view.selection, actors=own, match="any", topics=(topic,)))


def positions_filter_href(view: ViewState, selection: Selection) -> str:
    """This page under other filters, nothing chosen: so the link is the same whatever is chosen now."""
    return replace(view, record="").filtered(selection)


def draw_columns_link(view: ViewState, shown: PositionMatrix) -> Node | None:
    """The way to all columns, or back to the busiest; none where all stand there anyway."""
    total = len(shown.voices) + len(shown.left_out)
    every = view.own.get("view") == "all"
    if shown.left_out and not every:
        words = (
            f"Show {FULL_VOICE_LIMIT} of {total:,} voices"
            if total > FULL_VOICE_LIMIT
            else f"Show all {spell_small_number(total)} voices"
        )
        return h("a", words, href=view.link(view="all"))
    if every and total > DEFAULT_VOICE_LIMIT:
        words = f"Show the {spell_small_number(DEFAULT_VOICE_LIMIT)} voices with most statements"
        return h("a", words, href=view.link(view=None))
    return None


def draw_empty_matrix(view: ViewState) -> Node:
    """Why there is no matrix: the filters leave no statement, or the dossier has none."""
    if view.selection and not view.dossier.statements.empty:
        return filters.nothing(view.dossier, view.selection, view.filtered, "statement")
    said = "The tables of this dossier hold no statements, so there are no positions to set side by side."
    return h("section", h("h2", "No statements"), h("p", said), class_="empty", aria_label="Nothing to show")


def draw_matrix_source(view: ViewState) -> Node:
    """What the matrix rests on, and how the article gives what it says."""
    link = h("span", h("a", "Link to this view", href=view.link()), data_keeps=True)
    return h("p", f"Source: {citation.join_publisher_names(view.dossier)}. {ATTRIBUTION_NOTE} ", link, class_="source")


def matrix_table_rows(view: ViewState, shown: PositionMatrix) -> list[list[Node]]:
    """The table's rows, in the order of the matrix."""
    table = view.shown.statements
    days = dict(zip(table["statement_id"], zip(table["span"], table["date_basis"], strict=True), strict=True))
    names = actors_by_id(view.dossier)
    rows: list[list[Node]] = []
    for row, said in shown.read()[:MAX_MATRIX_ROWS]:
        span, basis = days[said.statement_id]
        title = f"{names[said.actor_id].name} {said.act}: {said.summary}"
        record = f"statement:{said.statement_id}"
        rows.append(
            [
                row.proposition,
                names[said.body].name,
                names[said.actor_id].name if said.speaker else "",
                h("a", f"{said.act}: {said.summary}", href=view.link(record=record)),
                stance.STANCE_LOOKS[stance.normalize_stance(said.stance)].word or "for it",
                stance.ATTRIBUTION_WORDS.get(said.attribution, ""),
                dates.format_date_span(span) if span else "no date given",
                basis if span else "",
                figure_frame.pilcrow(view, record, title),
            ]
        )
    return rows


def draw_matrix_table(view: ViewState, shown: PositionMatrix) -> Node:
    """The same statements as a table."""
    total = len(shown.read())
    headers = ["Proposal", "Voice", "Speaker", "What", "Stance", "Given", "When", "How known", "Sentence"]
    part = f"; the first {MAX_MATRIX_ROWS} of {total:,}, all are in the file" if total > MAX_MATRIX_ROWS else ""
    caption = f"Statements by proposal, with who makes them and how they are given{part}"
    same = (
        "The same statement as a table" if total == 1 else f"The same {spell_small_number(total)} statements as a table"
    )
    return figure_frame.twin_of(same, caption, headers, matrix_table_rows(view, shown), "positions_table")
