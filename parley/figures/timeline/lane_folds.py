"""Too many actors for a picture: who shares the lane of the body or state they belong to."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.figures.timeline.lanes import LaneLayout, build_lanes, list_participations

MAX_ORDER_LANES = 14
"""A picture in order has no more lanes than this."""


def fold_lanes(
    dossier: Dossier, events: pd.DataFrame, statements: pd.DataFrame, most: int = MAX_ORDER_LANES
) -> tuple[LaneLayout, dict[str, list[str]]]:
    """The lanes of these events and of who makes these statements, and the names that were folded, by lane.

    Those with the fewest marks fold into their bodies first; if that is not enough, each side has one lane.
    """
    parts = Counter(part.actor for part in list_participations(dossier, events)) + Counter(statements["actor_id"])
    homes = assign_shared_lanes(dossier, parts, most)
    lanes = build_lanes(dossier, events, most, homes, list(parts))
    named = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    under: dict[str, list[str]] = {}
    for key in dossier.actors["actor_id"]:
        if key in parts and lanes.lane_of[key] != key:
            under.setdefault(lanes.lane_of[key], []).append(named[key])
    return lanes, under


def add_speaker_names(dossier: Dossier, statements: pd.DataFrame) -> pd.DataFrame:
    """Statements of actors the tables know, with `who` makes each."""
    named = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    known = [actor in named for actor in statements["actor_id"]]
    told = statements if all(known) else statements[known]
    return told.assign(who=[named[actor] for actor in told["actor_id"]])


def assign_shared_lanes(dossier: Dossier, parts: Counter[str], most: int) -> dict[str, str]:
    """Whose lane each actor shares, for those who do not have one of their own."""
    bodies = parent_body_by_actor(dossier)
    homes: dict[str, str] = {}
    open_ = {key for key in parts if key in bodies}
    while open_ and len({homes.get(key, key) for key in parts}) > most:
        fewest = min(parts[key] for key in open_)
        folding = {key for key in open_ if parts[key] == fewest}
        open_ -= folding
        homes |= {key: bodies[key] for key in folding}
        homes = {key: homes.get(home, home) for key, home in homes.items()}
    return homes


def parent_body_by_actor(dossier: Dossier) -> dict[str, str]:
    """The body or state that each actor belongs to, where the tables know it; a ring of bodies counts as none."""
    pairs = dict(zip(dossier.actors["actor_id"], dossier.actors["part_of"], strict=True))
    return {key: body for key, body in pairs.items() if body in pairs and not is_in_body_cycle(key, pairs)}


def is_in_body_cycle(key: str, pairs: dict[str, str]) -> bool:
    """Whether an actor is, over its bodies, part of itself."""
    seen: set[str] = set()
    at = pairs.get(key, "")
    while at and at not in seen:
        if at == key:
            return True
        seen.add(at)
        at = pairs.get(at, "")
    return False
