"""Where they stand, in short: the proposals on which most hangs, and who is for or against each.

A stance is never derived: only who makes a statement on a proposal stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from parley.dossier import Dossier
from parley.markup import Node, h

WORDS = {"for": "for", "against": "against", "conditional": "on conditions", "neutral": "takes no side"}
"""Each stance in words, as it stands beside its mark."""

GROUPS = ("opposed", "on conditions", "")
"""In this order: some for and some against; somebody for it on conditions; the rest."""

RING = "M0 -7a7 7 0 1 0 0 14a7 7 0 1 0 0 -14Z"
STROKES = {"for": "M-3 0.2L-0.9 2.6L3.2 -2.4", "against": "M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6", "neutral": "M-3 0H3"}


@dataclass(frozen=True)
class Voice:
    """A state or body with its stance, and the statement that says so."""

    actor_id: str
    name: str
    stance: str
    record: str


@dataclass(frozen=True)
class Stand:
    """A proposal, how far the voices are apart on it (one of `GROUPS`), and the voices."""

    topic_id: str
    proposition: str
    group: str
    voices: tuple[Voice, ...]


def stands(dossier: Dossier, statements: pd.DataFrame) -> list[Stand]:
    """Every proposal on which somebody takes a side: by group, then those with most voices; else as in the tables.

    A person's voice is that of the state or body the person belongs to.
    """
    names, bodies = bodies_of(dossier)
    columns = ["topic_id", "actor_id", "stance", "statement_id"]
    rows = statements[columns].drop_duplicates(columns[:3])
    said: dict[str, dict[tuple[str, str], str]] = {}
    for topic, actor, stance, key in rows.itertuples(index=False, name=None):
        said.setdefault(topic, {}).setdefault((bodies.get(actor, actor), stance), key)
    rank = {actor: place for place, actor in enumerate(names)}
    found = []
    for topic, proposition in zip(dossier.topics["topic_id"], dossier.topics["proposition"], strict=True):
        if topic in said:
            spoken = sorted(said[topic].items(), key=lambda item: rank.get(item[0][0], len(rank)))
            voices = tuple(
                Voice(body, names.get(body, body), stance, f"statement:{key}") for (body, stance), key in spoken
            )
            found.append(Stand(topic, proposition, group_of(voices), voices))
    found = [stand for stand in found if sides_taken(stand)]
    return sorted(found, key=lambda stand: (GROUPS.index(stand.group), -sides_taken(stand)))


@lru_cache(maxsize=4)
def bodies_of(dossier: Dossier) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The name of every actor in the order of the table, and whose voice each one's is."""
    columns = ["actor_id", "name", "schema", "part_of"]
    rows = list(dossier.actors[columns].itertuples(index=False, name=None))
    bodies = {key: part_of if schema == "Person" and part_of else key for key, _, schema, part_of in rows}
    return {key: name for key, name, *_ in rows}, bodies


def sides_taken(stand: Stand) -> int:
    """How many voices are for or against a proposal, with or without conditions."""
    return sum(voice.stance != "neutral" for voice in stand.voices)


def group_of(voices: tuple[Voice, ...]) -> str:
    """How far the voices are apart."""
    said = {voice.stance for voice in voices}
    if {"for", "conditional"} & said and "against" in said:
        return GROUPS[0]
    return GROUPS[1] if "conditional" in said else GROUPS[2]


def mark(stance: str) -> Node:
    """A stance as a sign of 16 px; its word always stands beside it."""
    half = h("path", d="M0 -7a7 7 0 0 0 0 14Z", class_="fill") if stance == "conditional" else None
    stroke = h("path", d=STROKES[stance], class_="sign") if stance in STROKES else None
    ring = h("path", d=RING, class_="ring")
    return h("svg", ring, half, stroke, viewBox="-8 -8 16 16", width=16, height=16, aria_hidden="true",
             class_=f"stance {stance}")  # fmt: skip
