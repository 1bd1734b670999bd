"""Where everything of a timeline in order stands, computed from its steps and lanes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from parley.figures.letters import SOFT_HYPHEN, estimate_text_width, wrap_text_lines
from parley.figures.timeline.lanes import Lane, LaneLayout
from parley.figures.timeline.steps import StepSequence

MIN_STEP_WIDTH, MAX_STEP_WIDTH, STEP_GAP_WIDTH = 46.0, 96.0, 30.0
"""How wide a step is at least and at most, and what stands for a gap."""

ORDER_LANE_HEIGHT, TEXT_LINE_HEIGHT, BOX_HEAD_HEIGHT = 27.0, 14.0, 21.0
"""Height of a lane, of a line of words, and of the box's head."""

DATE_FONT_SIZE, LABEL_FONT_SIZE, LANE_FONT_SIZE = 12.5, 11.0, 13.0
"""Sizes of letters: dates, labels and lanes."""

MAX_LANE_NAME_WIDTH = 126.0
"""A longer name of a lane stands in two lines, in pixels."""

MAX_LABEL_LINES = 4
"""So many lines of words stand under a date."""


@dataclass(frozen=True)
class OrderLayout:
    """Where everything stands, in pixels."""

    steps: StepSequence
    lanes: LaneLayout
    wanted: float
    labels: bool

    @cached_property
    def left(self) -> float:
        """Where the names of lanes end and steps begin."""
        longest = max(
            (estimate_text_width(line, LANE_FONT_SIZE) for lane in self.lanes.lanes for line in lane_name_lines(lane)),
            default=0.0,
        )
        return round(longest + 32)

    @cached_property
    def gaps(self) -> int:
        """How many gaps are written out."""
        return sum(bool(step.gap) for step in self.steps.steps)

    @cached_property
    def step(self) -> float:
        """How wide a step is: as wide as the room allows."""
        room = (self.wanted - self.left - 2 - self.gaps * STEP_GAP_WIDTH) / max(1, len(self.steps.steps))
        return round(min(MAX_STEP_WIDTH, max(MIN_STEP_WIDTH, room)), 2)

    @cached_property
    def width(self) -> float:
        """The whole width: as asked for, or what the steps need."""
        return round(max(self.wanted, self.left + self.gaps * STEP_GAP_WIDTH + len(self.steps.steps) * self.step + 2))

    @cached_property
    def lefts(self) -> list[float]:
        """Where each step begins."""
        out, x = [], self.left
        for step in self.steps.steps:
            x += STEP_GAP_WIDTH if step.gap else 0
            out.append(round(x, 2))
            x += self.step
        return out

    @cached_property
    def dates(self) -> list[list[str]]:
        """The date of each step in lines."""
        return [
            wrap_text_lines(step.when.replace(" – ", "–"), self.step, DATE_FONT_SIZE, 3) for step in self.steps.steps
        ]

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each step in lines: the editor's own lines where they fit."""
        return [fit_label_lines(step.lines, self.step) if self.labels else [] for step in self.steps.steps]

    @cached_property
    def top(self) -> float:
        """Where dates begin: under the head of the box, if there is one."""
        return BOX_HEAD_HEIGHT + 6 if any(step.framed for step in self.steps.steps) else 4.0

    @cached_property
    def words_top(self) -> float:
        """Where words begin: under the longest date."""
        return self.top + max((len(lines) for lines in self.dates), default=1) * TEXT_LINE_HEIGHT + 7

    @cached_property
    def lanes_top(self) -> float:
        """Where the first lane lies."""
        return self.words_top + max((len(lines) for lines in self.words), default=0) * TEXT_LINE_HEIGHT + 22

    @cached_property
    def bottom(self) -> float:
        """Where lanes and box end."""
        return round(self.lanes_top + self.lanes.depth * ORDER_LANE_HEIGHT + 18, 1)

    @cached_property
    def height(self) -> float:
        """The whole height."""
        return self.bottom + 2

    def y(self, lane: Lane) -> float:
        """A lane's height."""
        return round(self.lanes_top + lane.y * ORDER_LANE_HEIGHT, 1)

    def middle(self, at: int) -> float:
        """The middle of a step."""
        return round(self.lefts[at] + self.step / 2, 2)


def fit_label_lines(lines: tuple[str, ...], room: float) -> list[str]:
    """The editor's lines where they fit; those that are too long are broken anew."""
    plain = [line.replace(SOFT_HYPHEN, "") for line in lines]
    if len(lines) <= MAX_LABEL_LINES and all(estimate_text_width(line, LABEL_FONT_SIZE) <= room for line in plain):
        return plain
    return wrap_text_lines(" ".join(lines), room, LABEL_FONT_SIZE, MAX_LABEL_LINES)


def lane_name_lines(lane: Lane) -> list[str]:
    """A lane's name in one line, or in two where it is long."""
    if estimate_text_width(lane.label, LANE_FONT_SIZE) <= MAX_LANE_NAME_WIDTH:
        return [lane.label]
    return wrap_text_lines(lane.label, MAX_LANE_NAME_WIDTH, LANE_FONT_SIZE, 2)
