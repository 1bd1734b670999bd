"""Events folded by side: a lane for each side that has a part in any of them, and who acts in it and who is named.

Numbers, not names: of 50,000 events a strip needs only which row stands in which lane.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from parley.dossier.actors import actors_by_id
from parley.dossier.dossier import Dossier
from parley.figures.timeline.lanes import NOBODY_LANE, Lane, LaneRow, side_lane_rows, stack_lane_rows


class SideLanes(NamedTuple):
    """The lanes from top to bottom, and the marks, one for each event and lane, in three columns of the same length:
    `event` is the row among the events (from 0), `lane` the number of the lane, `acts` whether the side acts in it."""

    lanes: tuple[Lane, ...]
    event: np.ndarray
    lane: np.ndarray
    acts: np.ndarray


def build_side_lanes(dossier: Dossier, events: pd.DataFrame) -> SideLanes:
    """The lanes of some rows of `dossier.events`; events that name nobody have a lane of their own, the last."""
    rows, event, lane, acts = index_side_marks(dossier)
    row_of = np.full(len(dossier.events), -1)
    row_of[events.index.to_numpy()] = np.arange(len(events))
    kept = row_of[event] >= 0
    event, lane, acts = row_of[event[kept]], lane[kept], acts[kept]
    alone = np.setdiff1d(np.arange(len(events)), event)
    present = np.unique(lane)
    found = [rows[number] for number in present]
    lane = np.searchsorted(present, lane)
    if len(alone):
        event = np.concatenate([event, alone])
        lane = np.concatenate([lane, np.full(len(alone), len(found))])
        acts = np.concatenate([acts, np.zeros(len(alone), dtype=bool)])
        found.append((NOBODY_LANE, "nobody named", "", "", "grey", "circle"))
    return SideLanes(stack_lane_rows(found), event, lane, acts)


@lru_cache(maxsize=4)
def index_side_marks(dossier: Dossier) -> tuple[list[LaneRow], np.ndarray, np.ndarray, np.ndarray]:
    """All sides as rows of `lanes.py`, and a mark for each event and side: the event's row, the side's, acting."""
    sides = {key: actor.side for key, actor in actors_by_id(dossier).items()}
    pairs, rows = dossier.event_actors, side_lane_rows(dossier, set(sides.values()))
    numbers = {row[0]: number for number, row in enumerate(rows)}
    lane_of = {actor: numbers[side] for actor, side in sides.items()}
    row_of = {event: row for row, event in enumerate(dossier.events["event_id"])}
    lane = np.array([lane_of.get(actor, -1) for actor in pairs["actor_id"]], dtype=int)
    event = np.array([row_of.get(each, -1) for each in pairs["event_id"]], dtype=int)
    acts = pairs["acts"].to_numpy(dtype=bool)
    known = np.flatnonzero((lane >= 0) & (event >= 0))
    known = known[np.argsort(~acts[known], kind="stable")]  # who acts comes first, and stays where both are said
    _, first = np.unique(event[known] * len(rows) + lane[known], return_index=True)
    kept = known[first]
    return rows, event[kept], lane[kept], acts[kept]
