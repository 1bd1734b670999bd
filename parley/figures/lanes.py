"""The lanes of a timeline: who has one, in what order, and the mark of each event in every lane it concerns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pandas as pd

from parley.dossier import Dossier
from parley.figures import palette

MOST_LANES = 40
"""With more actors than this, each side has one lane."""

NOBODY = "nobody"
"""The lane of events that name no actor; no id can be the same, as it stands for itself in no table."""

SIDE_GAP = 0.6
"""Room between two sides, in lanes."""


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
class Lanes:
    """The lanes from top to bottom, the marks in them (event_id, lane, acts, who), and the lane of each actor."""

    lanes: tuple[Lane, ...]
    marks: pd.DataFrame
    by_side: bool
    lane_of: Mapping[str, str] = field(default_factory=dict)

    @property
    def depth(self) -> float:
        """Where the last lane lies, in lanes."""
        return self.lanes[-1].y if self.lanes else 0.0


def lanes_of(
    dossier: Dossier,
    events: pd.DataFrame,
    most: int = MOST_LANES,
    homes: Mapping[str, str] | None = None,
    also: Collection[str] = (),
) -> Lanes:
    """A lane per actor of these events, by side in the order of the tables; a lane per side if they are too many.

    `homes` puts actors into the lane of another; `also` are actors that need a lane though no event names them.
    """
    pairs = parts_in(dossier, events)
    actors = dossier.actors.drop_duplicates("actor_id")
    own = {key: (homes or {}).get(key, key) for key in actors["actor_id"]}
    present = {own[key] for key in [*pairs["actor_id"].unique(), *also] if key in own}
    concerned = actors[actors["actor_id"].isin(present)]
    by_side = len(concerned) > most
    sides = dict(zip(actors["actor_id"], actors["side"], strict=True))
    lane_of = {key: sides.get(home, "") if by_side else home for key, home in own.items()}
    marks = marks_of(pairs.assign(lane=pairs["actor_id"].map(lane_of)), dict(actors[["actor_id", "name"]].values))
    unnamed = events.loc[~among(events["event_id"], pairs["event_id"]), "event_id"]
    alone = pd.DataFrame({"event_id": unnamed, "lane": NOBODY, "acts": False, "who": "nobody named"})
    rows = sides_as_rows(dossier, concerned) if by_side else actors_as_rows(dossier, concerned)
    if len(alone):
        rows.append((NOBODY, "nobody named", "", "", "grey", "circle"))
    return Lanes(spaced(rows), pd.concat([marks, alone], ignore_index=True), by_side, lane_of)


def parts_in(dossier: Dossier, events: pd.DataFrame) -> pd.DataFrame:
    """Who has a part in these events, those whom the tables know."""
    pairs = dossier.event_actors[["event_id", "actor_id", "acts"]]
    known = among(pairs["actor_id"], dossier.actors["actor_id"])
    return pairs[known & among(pairs["event_id"], events["event_id"])]


def among(column: pd.Series, wanted: pd.Series) -> pd.Series:
    """Which values of a column stand in another; on plain objects, as columns of strings are slow at many values."""
    ids = set(wanted.to_numpy(dtype=object))
    return pd.Series([value in ids for value in column.to_numpy(dtype=object)], index=column.index, dtype=bool)


def marks_of(pairs: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """One mark per event and lane: it acts when anybody in it does."""
    columns = ["event_id", "lane", "acts", "who"]
    told = pairs.assign(who=pairs["actor_id"].map(names))[columns]
    shared = told.duplicated(["event_id", "lane"], keep=False)
    if not shared.any():
        return told.reset_index(drop=True)
    together: dict[tuple[str, str], tuple[list[bool], dict[str, None]]] = {}
    for event, lane, acts, who in told[shared].itertuples(index=False, name=None):
        acting, names_there = together.setdefault((event, lane), ([], {}))
        acting.append(acts)
        names_there[who] = None
    several = [(*key, any(acting), ", ".join(there)) for key, (acting, there) in together.items()]
    return pd.concat([told[~shared], pd.DataFrame(several, columns=columns)], ignore_index=True)


def actors_as_rows(dossier: Dossier, actors: pd.DataFrame) -> list[tuple[str, ...]]:
    """Actors by side, each side in the editor's order; those without a side come last."""
    ranks = {side: rank for rank, side in enumerate(dossier.sides["side_id"])}
    ordered = actors.assign(rank=actors["side"].map(ranks)).sort_values("rank", na_position="last", kind="stable")
    looks = looks_of(dossier)
    return [
        (key, name, f"actor:{key}", side, *looks.get(side, ("grey", "circle")))
        for key, name, side in ordered[["actor_id", "name", "side"]].itertuples(index=False, name=None)
    ]


def sides_as_rows(dossier: Dossier, actors: pd.DataFrame) -> list[tuple[str, ...]]:
    """The sides of these actors; a last row gathers those without one."""
    present = set(actors["side"])
    rows = [
        (side, label, "", side, hue, palette.shape(shape))
        for side, label, hue, shape in dossier.sides[["side_id", "label", "hue", "shape"]].itertuples(index=False)
        if side in present
    ]
    others = present - set(dossier.sides["side_id"])
    return rows + [(side, "no side", "", side, "grey", "circle") for side in sorted(others)]


def looks_of(dossier: Dossier) -> dict[str, tuple[str, str]]:
    """Hue and shape of each side."""
    rows = dossier.sides[["side_id", "hue", "shape"]].itertuples(index=False, name=None)
    return {side: (hue, palette.shape(shape)) for side, hue, shape in rows}


def spaced(rows: list[tuple[str, ...]]) -> tuple[Lane, ...]:
    """Give each row its height: one apart, a little more between two sides."""
    out: list[Lane] = []
    y = 0.0
    for key, label, record, side, hue, shape in rows:
        if out:
            y += 1 + (SIDE_GAP if side != out[-1].side or key == NOBODY else 0)
        out.append(Lane(key, label, record, side, hue, shape, y))
    return tuple(out)
