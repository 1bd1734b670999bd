"""The matrix as a drawing, for files: the same cells and words as the page's table, set in lines by width."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from parley.dossier.actors import Actor
from parley.figures.files.paint import SANS
from parley.figures.markup import Node, h
from parley.figures.positions import stance
from parley.results.positions import Matrix, Proposal, Said

HEAD, COLUMN, TOP = 190.0, 128.0, 66.0
"""Width of the first column and of each other one, and the height of the heads, in pixels."""

SIZE, LEADING, LETTER = 12.5, 16.0, 6.4
"""Size of the words, from line to line, and a letter's width."""

PAD, GAP = 7.0, 4.0
"""Room inside a cell and between cells."""

FILLS = {"for": "var(--for)", "conditional": "var(--bg)", "against": "var(--bg)", "neutral": "var(--panel)"}
EDGES = {"conditional": ("var(--for-line)", 1.0), "against": ("var(--ink)", 2.0)}


class Line(NamedTuple):
    """A line of words: bold or not, ink or muted."""

    words: str
    bold: bool = False
    muted: bool = False


def matrix_drawing(matrix: Matrix, glyph: Callable[[str], Node], silent: str, off: str, name: str) -> Node:
    """The drawing at its own size; `silent` and `off` are the words of empty cells."""
    width = HEAD + COLUMN * len(matrix.voices)
    parts: list[Node] = [heads(matrix.voices, glyph), rule(TOP, width, "var(--ink)", 1.5)]
    y = TOP
    for row in matrix.proposals:
        high = height_of(row, matrix.voices)
        parts.append(set_lines(head_lines(row), 0, y + PAD + 4))
        for place, voice in enumerate(matrix.voices):
            left = HEAD + place * COLUMN
            said = row.cells.get(voice.actor_id, ())
            empty = off if (row.topic_id, voice.actor_id) in matrix.off else silent
            parts.append(cell(said, left, y + GAP, high - 2 * GAP) if said else nothing(empty, left, y + GAP))
        y += high
        parts.append(rule(y, width, "var(--hair)", 1))
    box = f"0 0 {width:g} {y + 2:g}"
    return h("svg", h("g", *parts, font_family=SANS, font_size=SIZE), viewBox=box, width=width, height=y + 2,
             role="img", aria_label=name)  # fmt: skip


def heads(voices: Sequence[Actor], glyph: Callable[[str], Node]) -> Node:
    """The heads of the columns, on one line at the foot."""
    out: list[Node] = [set_lines([Line("Proposal", True)], 0, TOP - LEADING - 10)]
    for place, voice in enumerate(voices):
        x = HEAD + place * COLUMN + PAD
        lines = wrap(voice.name, COLUMN - 2 * PAD, True)
        top = TOP - len(lines) * LEADING - 10
        out += [h("g", *glyph(voice.side)[2:], transform=f"translate({x + 6:g} {top - 8:g})"), set_lines(lines, x, top)]
    return h("g", *out)


def head_lines(row: Proposal) -> list[Line]:
    """A proposal with the words for how far voices are apart."""
    return [*wrap(row.proposition, HEAD - 2 * PAD, True), *wrap(row.words, HEAD - 2 * PAD, muted=True)]


def statement_lines(said: Said) -> list[Line]:
    """A statement's lines; the first leaves room for its mark."""
    room = COLUMN - 2 * PAD - GAP - (7 if said.stance == "conditional" else 0)
    look = stance.LOOKS[stance.known(said.stance)]
    given = ", ".join(filter(None, [said.speaker, stance.GIVEN.get(said.attribution, ""), said.basis]))
    act = ", ".join(filter(None, [said.act, look.word]))
    indent = "\u2003\u2002"
    first = [Line(line.words, True) for line in wrap(indent + act, room - 6, True)]
    return [*first, *wrap(said.summary, room), *wrap(given, room, muted=True)]


def wrap(words: str, room: float, bold: bool = False, muted: bool = False) -> list[Line]:
    """Words in lines that fit the room."""
    letters = max(6, int(room / (LETTER * (1.06 if bold else 1))))
    lines = textwrap.wrap(words, letters, drop_whitespace=True, initial_indent="", break_on_hyphens=False)
    return [Line(line, bold, muted) for line in lines]


def height_of(row: Proposal, voices: Sequence[Actor]) -> float:
    """A row's height: that of its highest cell or of its head."""
    cells = [sum(map(statement_height, row.cells.get(voice.actor_id, ()))) for voice in voices]
    return max([len(head_lines(row)) * LEADING + 2 * PAD + 4, *(high + 2 * GAP for high in cells)])


def statement_height(said: Said) -> float:
    """A statement's height with the gap that follows it."""
    return len(statement_lines(said)) * LEADING + 2 * PAD + GAP


def cell(said: Sequence[Said], x: float, y: float, high: float) -> Node:
    """A cell's statements below each other; the last one reaches to the foot, so that cells of a row are as high."""
    out = []
    foot = y + high
    for place, each in enumerate(said):
        own = statement_height(each) - GAP if place < len(said) - 1 else foot - y
        out.append(statement(each, x, y, own))
        y += own + GAP
    return h("g", *out)


def statement(said: Said, x: float, y: float, high: float) -> Node:
    """One statement: its ground or frame, a band of hatching where it is on conditions, its mark and words."""
    look = stance.known(said.stance)
    colour, edge = EDGES.get(look, ("none", 0.0))
    inset = edge / 2
    ground = h("rect", x=x + inset, y=y + inset, width=COLUMN - GAP - edge, height=high - edge, fill=FILLS[look],
               stroke=colour, stroke_width=edge)  # fmt: skip
    band = 7.0 if look == "conditional" else 0.0
    mark = h("g", *stance.shapes(look), transform=f"translate({x + band + PAD + 7:g} {y + PAD + 8:g}) scale(.9)")
    words = set_lines(statement_lines(said), x + band + PAD, y + PAD)
    return h("g", ground, hatching(x, y, high) if band else None, mark, words)


def hatching(x: float, y: float, high: float) -> Node:
    """Slanted lines down the left edge."""
    steps = range(1, max(2, int((high - 7) / 5)))
    path = "".join(f"M{x + 1:g} {y + 7 + at * 5:g}l6 -6" for at in steps)
    return h("path", d=path, fill="none", stroke="var(--for-line)", stroke_width=1.6)


def nothing(words: str, x: float, y: float) -> Node:
    """An empty cell and why it is empty."""
    return set_lines(wrap(words, COLUMN - 2 * PAD, muted=True), x + PAD, y + PAD)


def set_lines(lines: Sequence[Line], x: float, top: float) -> Node:
    """Lines of words from a height down."""
    return h(
        "g",
        *(
            h(
                "text",
                line.words,
                x=x,
                y=top + 12 + at * LEADING,
                fill="var(--muted)" if line.muted else "var(--ink)",
                font_weight=600 if line.bold else None,
            )
            for at, line in enumerate(lines)
        ),
    )


def rule(y: float, width: float, colour: str, thick: float) -> Node:
    """A line across the drawing."""
    return h("line", x1=0, x2=width, y1=y, y2=y, stroke=colour, stroke_width=thick)
