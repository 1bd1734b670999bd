"""Where everything of a timeline in order stands, computed from its steps and lanes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from parley.figures.letters import SOFT, broken, width_of
from parley.figures.timeline.lanes import Lane, Lanes
from parley.figures.timeline.steps import Steps

LEAST_STEP, MOST_STEP, GAP = 46.0, 96.0, 30.0
"""How wide a step is at least and at most, and what stands for a gap."""

LANE, LEADING, HEAD = 27.0, 14.0, 21.0
"""Height of a lane, of a line of words, and of the box's head."""

WHEN, WORDS, NAME = 12.5, 11.0, 13.0
"""Sizes of letters: dates, labels and lanes."""

LONGEST_NAME = 126.0
"""A longer name of a lane stands in two lines, in pixels."""

MOST_LINES = 4
"""So many lines of words stand under a date."""


@dataclass(frozen=True)
class Plan:
    """Where everything stands, in pixels."""

    steps: Steps
    lanes: Lanes
    wanted: float
    labels: bool

    @cached_property
    def left(self) -> float:
        """Where the names of lanes end and steps begin."""
        longest = max((width_of(line, NAME) for lane in self.lanes.lanes for line in name_of(lane)), default=0.0)
        return round(longest + 32)

    @cached_property
    def gaps(self) -> int:
        """How many gaps are written out."""
        return sum(bool(step.gap) for step in self.steps.steps)

    @cached_property
    def step(self) -> float:
        """How wide a step is: as wide as the room allows."""
        room = (self.wanted - self.left - 2 - self.gaps * GAP) / max(1, len(self.steps.steps))
        return round(min(MOST_STEP, max(LEAST_STEP, room)), 2)

    @cached_property
    def width(self) -> float:
        """The whole width: as asked for, or what the steps need."""
        return round(max(self.wanted, self.left + self.gaps * GAP + len(self.steps.steps) * self.step + 2))

    @cached_property
    def lefts(self) -> list[float]:
        """Where each step begins."""
        out, x = [], self.left
        for step in self.steps.steps:
            x += GAP if step.gap else 0
            out.append(round(x, 2))
            x += self.step
        return out

    @cached_property
    def dates(self) -> list[list[str]]:
        """The date of each step in lines."""
        return [broken(step.when.replace(" – ", "–"), self.step, WHEN, 3) for step in self.steps.steps]

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each step in lines: the editor's own lines where they fit."""
        return [fitted(step.lines, self.step) if self.labels else [] for step in self.steps.steps]

    @cached_property
    def top(self) -> float:
        """Where dates begin: under the head of the box, if there is one."""
        return HEAD + 6 if any(step.framed for step in self.steps.steps) else 4.0

    @cached_property
    def words_top(self) -> float:
        """Where words begin: under the longest date."""
        return self.top + max((len(lines) for lines in self.dates), default=1) * LEADING + 7

    @cached_property
    def lanes_top(self) -> float:
        """Where the first lane lies."""
        return self.words_top + max((len(lines) for lines in self.words), default=0) * LEADING + 22

    @cached_property
    def bottom(self) -> float:
        """Where lanes and box end."""
        return round(self.lanes_top + self.lanes.depth * LANE + 18, 1)

    @cached_property
    def height(self) -> float:
        """The whole height."""
        return self.bottom + 2

    def y(self, lane: Lane) -> float:
        """A lane's height."""
        return round(self.lanes_top + lane.y * LANE, 1)

    def middle(self, at: int) -> float:
        """The middle of a step."""
        return round(self.lefts[at] + self.step / 2, 2)


def fitted(lines: tuple[str, ...], room: float) -> list[str]:
    """The editor's lines where they fit; those that are too long are broken anew."""
    plain = [line.replace(SOFT, "") for line in lines]
    if len(lines) <= MOST_LINES and all(width_of(line, WORDS) <= room for line in plain):
        return plain
    return broken(" ".join(lines), room, WORDS, MOST_LINES)


def name_of(lane: Lane) -> list[str]:
    """A lane's name in one line, or in two where it is long."""
    if width_of(lane.label, NAME) <= LONGEST_NAME:
        return [lane.label]
    return broken(lane.label, LONGEST_NAME, NAME, 2)
