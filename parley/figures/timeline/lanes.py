"""The lanes of a timeline: who has one, in what order, and the mark of each event in every lane it concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import pandas as pd

from parley.dossier.actors import Actor, actors_by_id
from parley.dossier.dossier import Dossier
from parley.dossier.lookup import EventParticipation, list_event_participations
from parley.figures import palette
from parley.tables.rows import iterate_row_tuples, list_column_values

MAX_ACTOR_LANES = 40
"""With more actors than this, each side has one lane."""

NOBODY_LANE = "nobody"
"""The lane of events that name no actor; no id can be the same, as it stands for itself in no table."""

SIDE_GAP = 0.6
"""Room between two sides, in lanes."""


LaneRow = tuple[str, str, str, str, str, str]
"""A lane before it has a height: key, label, record, side, hue and shape."""


class LaneMark(NamedTuple):
    """An event in a lane: whether anybody in it acts, and who they are."""

    event_id: str
    lane: str
    acts: bool
    who: str


@dataclass(frozen=True)
class Lane:
    """One line across the picture: an actor's, a side's, or that of events that name nobody."""

    key: str
    label: str
    record: str
    side: str
    hue: str
    shape: str
    y: float


@dataclass(frozen=True)
class LaneLayout:
    """The lanes from top to bottom, the marks in them, and the lane of each actor."""

    lanes: tuple[Lane, ...]
    marks: tuple[LaneMark, ...]
    by_side: bool
    lane_of: Mapping[str, str] = field(default_factory=dict)

    @property
    def depth(self) -> float:
        """Where the last lane lies, in lanes."""
        return self.lanes[-1].y if self.lanes else 0.0

    @cached_property
    def table(self) -> pd.DataFrame:
        """The marks as a table, with the same kinds of columns where there is none; made when it is asked for."""
        rows = pd.DataFrame(self.marks, columns=LaneMark._fields)
        return rows.astype({"event_id": "str", "lane": "str", "acts": bool, "who": "str"})


def build_lanes(
    dossier: Dossier,
    events: pd.DataFrame,
    most: int = MAX_ACTOR_LANES,
    homes: Mapping[str, str] | None = None,
    also: Collection[str] = (),
) -> LaneLayout:
    """A lane per actor of these events, by side in the order of the tables; a lane per side if they are too many.

    `homes` puts actors into the lane of another; `also` are actors that need a lane though no event names them.
    """
    actors, parts = actors_by_id(dossier), list_participations(dossier, events)
    own = {key: (homes or {}).get(key, key) for key in actors}
    present = {own[key] for key in {actor for _, actor, _ in parts}.union(also) if key in own}
    concerned = [actor for key, actor in actors.items() if key in present]
    by_side = len(concerned) > most
    lane_of = {key: actors[home].side if by_side else home for key, home in own.items()}
    sides = {actor.side for actor in concerned}
    rows = side_lane_rows(dossier, sides) if by_side else actor_lane_rows(dossier, concerned)
    marks = build_lane_marks(parts, lane_of, actors)
    named = {mark.event_id for mark in marks}
    if alone := [key for key in list_column_values(events["event_id"]) if key not in named]:
        rows.append((NOBODY_LANE, "nobody named", "", "", "grey", "circle"))
        marks += [LaneMark(key, NOBODY_LANE, False, "nobody named") for key in alone]
    return LaneLayout(stack_lane_rows(rows), tuple(marks), by_side, lane_of)


def list_participations(dossier: Dossier, events: pd.DataFrame) -> list[EventParticipation]:
    """Who has a part in these events, those whom the tables know."""
    wanted, actors = set(list_column_values(events["event_id"])), actors_by_id(dossier)
    return [part for part in list_event_participations(dossier) if part[0] in wanted and part[1] in actors]


def build_lane_marks(
    parts: Sequence[EventParticipation], lane_of: Mapping[str, str], actors: Mapping[str, Actor]
) -> list[LaneMark]:
    """One mark per event and lane: it acts when anybody in it does."""
    found: dict[tuple[str, str], LaneMark] = {}
    several: dict[tuple[str, str], dict[str, None]] = {}
    names_of = {key: actor.name for key, actor in actors.items()}
    for event, actor, acts in parts:
        at, name = (event, lane_of[actor]), names_of[actor]
        if before := found.get(at):
            several.setdefault(at, {before.who: None})[name] = None
            found[at] = before._replace(acts=before.acts or acts)
        else:
            found[at] = LaneMark(event, at[1], acts, name)
    for at, names in several.items():
        found[at] = found[at]._replace(who=", ".join(names))
    return list(found.values())


def actor_lane_rows(dossier: Dossier, actors: Iterable[Actor]) -> list[LaneRow]:
    """Actors with the look of their side; those without a side come last."""
    looks = side_hues_and_shapes(dossier)
    return [
        (actor.actor_id, actor.name, f"actor:{actor.actor_id}", actor.side, *looks.get(actor.side, ("grey", "circle")))
        for actor in actors
    ]


def side_lane_rows(dossier: Dossier, present: Collection[str]) -> list[LaneRow]:
    """These sides in the editor's order; a last row gathers those without one."""
    labels = dict(iterate_row_tuples(dossier.sides, ["side_id", "label"]))
    rows = [
        (side, labels[side], "", side, *look) for side, look in side_hues_and_shapes(dossier).items() if side in present
    ]
    return rows + [(side, "no side", "", side, "grey", "circle") for side in sorted(set(present) - set(labels))]


@lru_cache(maxsize=4)
def side_hues_and_shapes(dossier: Dossier) -> dict[str, tuple[str, str]]:
    """Hue and shape of each side, in the editor's order."""
    rows = iterate_row_tuples(dossier.sides, ["side_id", "hue", "shape"])
    return {side: (hue, palette.find_shape_name(shape)) for side, hue, shape in rows}


def stack_lane_rows(rows: Iterable[LaneRow]) -> tuple[Lane, ...]:
    """Give each row its height: one apart, a little more between two sides."""
    out: list[Lane] = []
    y = 0.0
    for key, label, record, side, hue, shape in rows:
        if out:
            y += 1 + (SIDE_GAP if side != out[-1].side or key == NOBODY_LANE else 0)
        out.append(Lane(key, label, record, side, hue, shape, y))
    return tuple(out)
