"""Who wants what, as one table: a matrix where there is room, a card for each proposal on a phone (by the sheet)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parley.dossier.actors import Actor
from parley.figures.markup import Node, add_roving_tabindex, h
from parley.figures.positions import stance
from parley.figures.positions import words as positions_words
from parley.results.positions import MatrixStatement, PositionMatrix, Proposal
from parley.words.messages import say_count

MAX_CELL_STATEMENTS, MAX_MATRIX_STATEMENTS = 6, 240
"""Statements a cell shows one by one, and about as many as all cells do; the rest of a crowded cell is counted, with
the way to all of them."""

OUTSIDE_FILTERS = "Outside the filters"


class MatrixLinks:
    """Where things lead to: a record's evidence, and one cell's statements alone."""

    def __init__(self, record: Callable[[str], str], narrow: Callable[[str, str], str]) -> None:
        self.record = record
        self.narrow = narrow


def draw_positions_matrix(
    matrix: PositionMatrix, glyph: Callable[[str], Node], ways: MatrixLinks, articles: int
) -> Node:
    """The table; `glyph` draws a side's mark. Which cell is chosen is said apart, so that the table travels once."""
    silent = positions_words.silent_cell_words(articles)
    first = h("th", "Proposal", scope="col", role="columnheader")
    head = h("tr", first, *(draw_voice_head(voice, ways) for voice in matrix.voices), role="row")
    most = cell_statement_limit(matrix)
    several, single = split_single_voices(matrix)
    rows = [draw_proposal_row(row, matrix, ways, silent, most) for row in several]
    shown = (*matrix.voices, *matrix.left_out)
    sides = {side_sprite_name(voice): glyph(voice.side)[2:] for voice in shown}
    box = h(
        "div",
        stance.draw_mark_sprite({name: stance.draw_stance_shapes(name) for name in stance.STANCE_LOOKS} | sides),
        h("table", h("thead", head, role="rowgroup"), h("tbody", *rows, role="rowgroup"), role="table",
          aria_label=positions_words.matrix_alt_text(matrix)),
        class_="matrix",
        style=f"--voices:{len(matrix.voices)}",
    )  # fmt: skip
    return h("div", add_roving_tabindex(box), draw_single_voices(single, matrix, ways) if single else None)


def split_single_voices(matrix: PositionMatrix) -> tuple[list[Proposal], list[Proposal]]:
    """The proposals that make rows, and those of one voice, for a list; where there are no others, all are rows."""
    several = [row for row in matrix.proposals if len(row.cells) > 1]
    if not several:
        return list(matrix.proposals), []
    return several, [row for row in matrix.proposals if len(row.cells) < 2]


def draw_single_voices(rows: Sequence[Proposal], matrix: PositionMatrix, ways: MatrixLinks) -> Node:
    """Proposals on which one voice alone is heard, as a list: what it says, with its mark."""
    most = cell_statement_limit(matrix)
    voices = {voice.actor_id: voice for voice in (*matrix.voices, *matrix.left_out)}
    items = [
        h(
            "li",
            h("p", row.proposition, class_="single-proposal"),
            *(
                h("div", draw_voice_name(voices[body]), *draw_said(row, voices[body], said, ways, most))
                for body, said in row.cells.items()
            ),
        )
        for row in rows
    ]
    title = say_count("{count} proposal with one voice only", "{count} proposals with one voice only", len(rows))
    box = h("section", h("p", title, class_="single-title"), h("ul", *items), class_="single-voices", aria_label=title)
    return add_roving_tabindex(box)


def draw_voice_name(voice: Actor) -> Node:
    """A voice's name behind its side's mark."""
    return h("span", stance.draw_sprite_use(side_sprite_name(voice)), h("span", voice.name), class_="single-voice")


def cell_statement_limit(matrix: PositionMatrix) -> int:
    """How many statements a cell shows one by one: fewer where many cells are crowded."""
    filled = sum(voice.actor_id in row.cells for row in matrix.proposals for voice in matrix.voices)
    return max(1, min(MAX_CELL_STATEMENTS, MAX_MATRIX_STATEMENTS // max(1, filled)))


def side_sprite_name(voice: Actor) -> str:
    """The name of a side's mark among the shapes that the table refers to."""
    return f"side-{voice.side}"


def draw_voice_head(voice: Actor, ways: MatrixLinks) -> Node:
    """A column's head: the side's mark over the name, which leads to who this is."""
    record = f"actor:{voice.actor_id}"
    name = h(
        "a",
        stance.draw_sprite_use(side_sprite_name(voice)),
        h("span", voice.name),
        href=ways.record(record),
        data_record=record,
        id=f"voice-{voice.actor_id}",
    )
    return h("th", name, scope="col", role="columnheader")


def draw_proposal_row(row: Proposal, matrix: PositionMatrix, ways: MatrixLinks, silent: str, most: int) -> Node:
    """A proposal: what it says and how far voices are apart on it, a cell for each voice, and who is silent."""
    head = h("th", h("span", row.proposition), h("small", row.words), scope="row", role="rowheader")
    cells = [draw_voice_cell(row, voice, matrix.off, ways, silent, most) for voice in matrix.voices]
    return h("tr", head, *cells, draw_silent_voices(row, matrix, silent), role="row", class_=row.group)


def draw_voice_cell(
    row: Proposal, voice: Actor, off: frozenset[tuple[str, str]], ways: MatrixLinks, silent: str, most: int
) -> Node:
    """A voice's statements on a proposal, all of them; where there is none, that and why it is empty."""
    said = row.cells.get(voice.actor_id, ())
    if not said and (row.topic_id, voice.actor_id) in off:
        return h("td", OUTSIDE_FILTERS, role="cell", class_="silent")
    if not said:
        dash = h("span", "–", aria_hidden="true")
        return h("td", dash, h("span", silent, class_="unseen"), role="cell", class_="silent")
    links = draw_said(row, voice, said, ways, most)
    name = h("span", stance.draw_sprite_use(side_sprite_name(voice)), h("span", voice.name), class_="voice")
    return h("td", name, h("div", *links), role="cell")


def draw_said(row: Proposal, voice: Actor, said: Sequence[MatrixStatement], ways: MatrixLinks, most: int) -> list[Node]:
    """A voice's first statements on a proposal, and the way to the rest of them."""
    links: list[Node] = [draw_cell_statement(each, voice, ways) for each in said[:most]]
    if len(said) > most:
        words = f"and {len(said) - most:,} more"
        links.append(h("a", words, href=ways.narrow(row.topic_id, voice.actor_id), class_="more"))
    return links


def draw_cell_statement(said: MatrixStatement, voice: Actor, ways: MatrixLinks) -> Node:
    """One statement: its mark and what is done, the stance in words, the summary, who says it and how it is given."""
    look, record = stance.normalize_stance(said.stance), f"statement:{said.statement_id}"
    word = stance.STANCE_LOOKS[look].word
    hidden = h("span", ", for it", class_="unseen")
    given = stance.ATTRIBUTION_WORDS.get(said.attribution, "")
    who = h("b", said.speaker) if said.speaker else h("span", f"{voice.name}, ", class_="unseen")
    return h(
        "a",
        h("span", stance.draw_sprite_use(look), h("span", said.act), f", {word}" if word else hidden, class_="act"),
        h("span", said.summary, class_="summary"),
        h("span", who, ", " if said.speaker and given else None, given, class_=f"given {said.attribution}"),
        h("span", said.basis, class_=f"basis {said.basis}") if said.basis else None,
        href=ways.record(record),
        id=f"cell-{said.statement_id}",
        data_record=record,
        class_=f"said-cell {look}",
    )


def draw_silent_voices(row: Proposal, matrix: PositionMatrix, silent: str) -> Node:
    """Who is silent on a proposal, in one line: what a phone shows in place of empty cells."""
    empty = [voice for voice in matrix.voices if voice.actor_id not in row.cells]
    off = [voice for voice in empty if (row.topic_id, voice.actor_id) in matrix.off]
    lines = [(silent, [voice for voice in empty if voice not in off]), (OUTSIDE_FILTERS, off)]
    return h("td", *(h("p", f"{words}: {join_voice_names(voices)}") for words, voices in lines if voices), role="cell",
             class_="quiet")  # fmt: skip


def join_voice_names(voices: Sequence[Actor]) -> str:
    """Voices as a plain list."""
    return ", ".join(voice.name for voice in voices)
