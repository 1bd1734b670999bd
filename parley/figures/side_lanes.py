"""Events folded by side: a lane for each side that has a part in any of them, and who acts in it and who is named.

The words of a mark (who it is) are not made here: a strip does not show them, and for many events they cost most.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from parley.dossier import Dossier
from parley.figures.lanes import NOBODY, Lane, parts_in, sides_as_rows, spaced


class SideLanes(NamedTuple):
    """The lanes from top to bottom; `marks` has event_id, lane (its key) and acts, one row for each event and lane."""

    lanes: tuple[Lane, ...]
    marks: pd.DataFrame


def side_lanes(dossier: Dossier, events: pd.DataFrame) -> SideLanes:
    """The lanes of these events in the order of the sides; events that name nobody have one of their own, the last."""
    pairs = parts_in(dossier, events)
    actors = dossier.actors.drop_duplicates("actor_id")
    sides = dict(zip(actors["actor_id"], actors["side"], strict=True))
    rows = sides_as_rows(dossier, actors[actors["actor_id"].isin(pairs["actor_id"])])
    marks = pd.concat([told_of(pairs, sides, acts) for acts in (True, False)], ignore_index=True)
    marks = marks.drop_duplicates(["event_id", "lane"])
    alone = events.loc[~events["event_id"].isin(pairs["event_id"]), "event_id"]
    if len(alone):
        rows.append((NOBODY, "nobody named", "", "", "grey", "circle"))
        marks = pd.concat([marks, pd.DataFrame({"event_id": alone, "lane": NOBODY, "acts": False})], ignore_index=True)
    return SideLanes(spaced(rows), marks)


def told_of(pairs: pd.DataFrame, sides: dict[str, str], acts: bool) -> pd.DataFrame:
    """The marks of those who act, or of those who are only named."""
    rows = pairs[pairs["acts"].astype(bool) == acts]
    return pd.DataFrame({"event_id": rows["event_id"], "lane": rows["actor_id"].map(sides), "acts": acts})
