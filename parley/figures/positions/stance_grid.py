"""Who stands where at a glance: a mark for each voice and proposal, for pictures too small for words in cells."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

from parley.dossier.actors import Actor
from parley.figures.files.paint import EXPORT_SANS_FONTS
from parley.figures.letters import wrap_text_lines
from parley.figures.markup import Node, h
from parley.figures.positions import stance
from parley.results.positions import PositionMatrix, Proposal

GRID_PROPOSAL_WIDTH, GRID_VOICE_WIDTH, GRID_HEAD_HEIGHT, GRID_ROW_HEIGHT = 480, 120, 76, 46
"""Widths of the proposals' column and of a voice's, heights of the heads and of a row, in pixels."""

MAX_GRID_VOICES, MAX_GRID_ROWS = 5, 5
GRID_NAME_SIZE, GRID_PROPOSAL_LETTERS = 17, 42
"""Size of a voice's name in pixels, and letters of a proposal that fit its column."""


def draw_stance_grid(matrix: PositionMatrix, glyph: Callable[[str], Node], name: str) -> Node:
    """The first proposals and voices; several statements of a voice on one proposal show the first's mark."""
    rows = matrix.proposals[:MAX_GRID_ROWS]
    voices = [each for each in matrix.voices if any(each.actor_id in row.cells for row in rows)][:MAX_GRID_VOICES]
    width, height = GRID_PROPOSAL_WIDTH + GRID_VOICE_WIDTH * len(voices), GRID_HEAD_HEIGHT + GRID_ROW_HEIGHT * len(rows)
    drawn = [draw_grid_row(row, voices, GRID_HEAD_HEIGHT + GRID_ROW_HEIGHT * at, width) for at, row in enumerate(rows)]
    return h(
        "svg",
        h(
            "g",
            [draw_grid_head(voice, at, glyph) for at, voice in enumerate(voices)],
            drawn,
            font_family=EXPORT_SANS_FONTS,
        ),
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_label=name,
    )


def draw_grid_head(voice: Actor, at: int, glyph: Callable[[str], Node]) -> Node:
    """A column's head: the side's mark over the name."""
    x = GRID_PROPOSAL_WIDTH + GRID_VOICE_WIDTH * at + GRID_VOICE_WIDTH / 2
    mark = h("g", *glyph(voice.side)[2:], transform=f"translate({x:g} 12) scale(1.3)")
    words = wrap_text_lines(voice.name, GRID_VOICE_WIDTH - 6, GRID_NAME_SIZE, 2)
    return h(
        "g",
        mark,
        [
            h(
                "text",
                each,
                x=x,
                y=44 + 20 * line,
                text_anchor="middle",
                font_size=GRID_NAME_SIZE,
                font_weight=600,
                fill="var(--ink)",
            )
            for line, each in enumerate(words)
        ],
    )


def draw_grid_row(row: Proposal, voices: Sequence[Actor], y: float, width: float) -> Node:
    """A proposal with the marks of those who are heard on it."""
    words = textwrap.shorten(row.proposition, GRID_PROPOSAL_LETTERS, placeholder=" …")
    marks = [
        h("g", *stance.draw_stance_shapes(row.cells[voice.actor_id][0].stance),
          transform=f"translate({GRID_PROPOSAL_WIDTH + GRID_VOICE_WIDTH * at + GRID_VOICE_WIDTH / 2:g} "
                    f"{y + GRID_ROW_HEIGHT / 2:g}) scale(1.9)")
        for at, voice in enumerate(voices)
        if voice.actor_id in row.cells
    ]  # fmt: skip
    rule = h("path", d=f"M0 {y:g}H{width:g}", stroke="var(--hair)", stroke_width=1, fill="none")
    text = h("text", words, x=0, y=y + GRID_ROW_HEIGHT / 2 + 8, font_size=22, fill="var(--ink)")
    return h("g", rule, text, marks)
