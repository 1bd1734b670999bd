"""The matrix as a drawing, for files: the same cells and words as the page's table, set in lines by width."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from parley.dossier.actors import Actor
from parley.figures.files.paint import EXPORT_SANS_FONTS
from parley.figures.markup import Node, h
from parley.figures.positions import stance
from parley.results.positions import MatrixStatement, PositionMatrix, Proposal

MATRIX_HEAD_WIDTH, MATRIX_COLUMN_WIDTH, MATRIX_HEAD_HEIGHT = 190.0, 128.0, 66.0
"""Width of the first column and of each other one, and the height of the heads, in pixels."""

MATRIX_FONT_SIZE, MATRIX_LINE_HEIGHT, MATRIX_LETTER_WIDTH = 12.5, 16.0, 6.4
"""Size of the words, from line to line, and a letter's width."""

MARK_INDENT, MARK_BLANKS = 18.0, "\u2007\u2007\u2007"
"""Room for a stance's mark before the first line, in pixels and in blanks that no wrapping drops."""

MATRIX_CELL_PADDING, MATRIX_CELL_GAP = 7.0, 4.0
"""Room inside a cell and between cells."""

STANCE_FILLS = {"for": "var(--for)", "conditional": "var(--bg)", "against": "var(--bg)", "neutral": "var(--panel)"}
STANCE_EDGES = {"conditional": ("var(--for-line)", 1.0), "against": ("var(--ink)", 2.0)}


class MatrixLine(NamedTuple):
    """A line of words: bold or not, ink or muted, so many pixels in from the left."""

    words: str
    bold: bool = False
    muted: bool = False
    indent: float = 0


def draw_matrix_figure(matrix: PositionMatrix, glyph: Callable[[str], Node], silent: str, off: str, name: str) -> Node:
    """The drawing at its own size; `silent` and `off` are the words of empty cells."""
    width = MATRIX_HEAD_WIDTH + MATRIX_COLUMN_WIDTH * len(matrix.voices)
    parts: list[Node] = [
        draw_matrix_heads(matrix.voices, glyph),
        draw_matrix_rule(MATRIX_HEAD_HEIGHT, width, "var(--ink)", 1.5),
    ]
    y = MATRIX_HEAD_HEIGHT
    for row in matrix.proposals:
        high = matrix_row_height(row, matrix.voices)
        parts.append(draw_matrix_lines(wrap_proposal_lines(row), 0, y + MATRIX_CELL_PADDING + 4))
        for place, voice in enumerate(matrix.voices):
            left = MATRIX_HEAD_WIDTH + place * MATRIX_COLUMN_WIDTH
            said = row.cells.get(voice.actor_id, ())
            empty = off if (row.topic_id, voice.actor_id) in matrix.off else silent
            parts.append(
                draw_matrix_cell(said, left, y + MATRIX_CELL_GAP, high - 2 * MATRIX_CELL_GAP)
                if said
                else draw_empty_cell(empty, left, y + MATRIX_CELL_GAP)
            )
        y += high
        parts.append(draw_matrix_rule(y, width, "var(--hair)", 1))
    box = f"0 0 {width:g} {y + 2:g}"
    return h(
        "svg",
        h("g", *parts, font_family=EXPORT_SANS_FONTS, font_size=MATRIX_FONT_SIZE),
        viewBox=box,
        width=width,
        height=y + 2,
        role="img",
        aria_label=name,
    )


def draw_matrix_heads(voices: Sequence[Actor], glyph: Callable[[str], Node]) -> Node:
    """The heads of the columns, on one line at the foot."""
    out: list[Node] = [
        draw_matrix_lines([MatrixLine("Proposal", True)], 0, MATRIX_HEAD_HEIGHT - MATRIX_LINE_HEIGHT - 10)
    ]
    for place, voice in enumerate(voices):
        x = MATRIX_HEAD_WIDTH + place * MATRIX_COLUMN_WIDTH + MATRIX_CELL_PADDING
        lines = wrap_matrix_words(voice.name, MATRIX_COLUMN_WIDTH - 2 * MATRIX_CELL_PADDING, True)
        top = MATRIX_HEAD_HEIGHT - len(lines) * MATRIX_LINE_HEIGHT - 10
        out += [
            h("g", *glyph(voice.side)[2:], transform=f"translate({x + 6:g} {top - 8:g})"),
            draw_matrix_lines(lines, x, top),
        ]
    return h("g", *out)


def wrap_proposal_lines(row: Proposal) -> list[MatrixLine]:
    """A proposal with the words for how far voices are apart."""
    return [
        *wrap_matrix_words(row.proposition, MATRIX_HEAD_WIDTH - 2 * MATRIX_CELL_PADDING, True),
        *wrap_matrix_words(row.words, MATRIX_HEAD_WIDTH - 2 * MATRIX_CELL_PADDING, muted=True),
    ]


def wrap_statement_lines(said: MatrixStatement) -> list[MatrixLine]:
    """A statement's lines; the first leaves room for its mark."""
    room = MATRIX_COLUMN_WIDTH - 2 * MATRIX_CELL_PADDING - MATRIX_CELL_GAP - (7 if said.stance == "conditional" else 0)
    look = stance.STANCE_LOOKS[stance.normalize_stance(said.stance)]
    given = ", ".join(filter(None, [said.speaker, stance.ATTRIBUTION_WORDS.get(said.attribution, ""), said.basis]))
    act = ", ".join(filter(None, [said.act, look.word]))
    # room for the mark is left by a number of pixels: librsvg drops blanks at the beginning of a text
    first, *rest = wrap_matrix_words(MARK_BLANKS + act, room - 6, True)
    first = first._replace(words=first.words.removeprefix(MARK_BLANKS), indent=MARK_INDENT)
    return [first, *rest, *wrap_matrix_words(said.summary, room), *wrap_matrix_words(given, room, muted=True)]


def wrap_matrix_words(words: str, room: float, bold: bool = False, muted: bool = False) -> list[MatrixLine]:
    """Words in lines that fit the room."""
    letters = max(6, int(room / (MATRIX_LETTER_WIDTH * (1.06 if bold else 1))))
    lines = textwrap.wrap(words, letters, drop_whitespace=True, break_on_hyphens=False)
    return [MatrixLine(line, bold, muted) for line in lines]


def matrix_row_height(row: Proposal, voices: Sequence[Actor]) -> float:
    """A row's height: that of its highest cell or of its head."""
    cells = [sum(map(matrix_statement_height, row.cells.get(voice.actor_id, ()))) for voice in voices]
    return max(
        [
            len(wrap_proposal_lines(row)) * MATRIX_LINE_HEIGHT + 2 * MATRIX_CELL_PADDING + 4,
            *(high + 2 * MATRIX_CELL_GAP for high in cells),
        ]
    )


def matrix_statement_height(said: MatrixStatement) -> float:
    """A statement's height with the gap that follows it."""
    return len(wrap_statement_lines(said)) * MATRIX_LINE_HEIGHT + 2 * MATRIX_CELL_PADDING + MATRIX_CELL_GAP


def draw_matrix_cell(said: Sequence[MatrixStatement], x: float, y: float, high: float) -> Node:
    """A cell's statements below each other; the last one reaches to the foot, so that cells of a row are as high."""
    out = []
    foot = y + high
    for place, each in enumerate(said):
        own = matrix_statement_height(each) - MATRIX_CELL_GAP if place < len(said) - 1 else foot - y
        out.append(draw_matrix_statement(each, x, y, own))
        y += own + MATRIX_CELL_GAP
    return h("g", *out)


def draw_matrix_statement(said: MatrixStatement, x: float, y: float, high: float) -> Node:
    """One statement: its ground or frame, a band of hatching where it is on conditions, its mark and words."""
    look = stance.normalize_stance(said.stance)
    colour, edge = STANCE_EDGES.get(look, ("none", 0.0))
    inset = edge / 2
    ground = h(
        "rect",
        x=x + inset,
        y=y + inset,
        width=MATRIX_COLUMN_WIDTH - MATRIX_CELL_GAP - edge,
        height=high - edge,
        fill=STANCE_FILLS[look],
        stroke=colour,
        stroke_width=edge,
    )
    band = 7.0 if look == "conditional" else 0.0
    mark = h(
        "g",
        *stance.draw_stance_shapes(look),
        transform=f"translate({x + band + MATRIX_CELL_PADDING + 7:g} {y + MATRIX_CELL_PADDING + 8:g}) scale(.9)",
    )
    words = draw_matrix_lines(wrap_statement_lines(said), x + band + MATRIX_CELL_PADDING, y + MATRIX_CELL_PADDING)
    return h("g", ground, draw_condition_hatch(x, y, high) if band else None, mark, words)


def draw_condition_hatch(x: float, y: float, high: float) -> Node:
    """Slanted lines down the left edge."""
    steps = range(1, max(2, int((high - 7) / 5)))
    path = "".join(f"M{x + 1:g} {y + 7 + at * 5:g}l6 -6" for at in steps)
    return h("path", d=path, fill="none", stroke="var(--for-line)", stroke_width=1.6)


def draw_empty_cell(words: str, x: float, y: float) -> Node:
    """An empty cell and why it is empty."""
    return draw_matrix_lines(
        wrap_matrix_words(words, MATRIX_COLUMN_WIDTH - 2 * MATRIX_CELL_PADDING, muted=True),
        x + MATRIX_CELL_PADDING,
        y + MATRIX_CELL_PADDING,
    )


def draw_matrix_lines(lines: Sequence[MatrixLine], x: float, top: float) -> Node:
    """Lines of words from a height down."""
    return h(
        "g",
        *(
            h(
                "text",
                line.words,
                x=x + line.indent,
                y=top + 12 + at * MATRIX_LINE_HEIGHT,
                fill="var(--muted)" if line.muted else "var(--ink)",
                font_weight=600 if line.bold else None,
            )
            for at, line in enumerate(lines)
        ),
    )


def draw_matrix_rule(y: float, width: float, colour: str, thick: float) -> Node:
    """A line across the drawing."""
    return h("line", x1=0, x2=width, y1=y, y2=y, stroke=colour, stroke_width=thick)
