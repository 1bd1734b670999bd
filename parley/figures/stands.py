"""Where they stand, in short: the proposals on which most hangs, and who is for or against each.

A stance is never derived: only who makes a statement on a proposal stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    """Every proposal on which somebody takes a side, the most opposed first; else in the order of the tables.

    A person's voice is that of the state or body the person belongs to.
    """
    actors = dossier.actors.drop_duplicates("actor_id")
    columns = ["actor_id", "schema", "part_of"]
    bodies = {
        actor: part_of if schema == "Person" and part_of else actor
        for actor, schema, part_of in actors[columns].itertuples(index=False, name=None)
    }
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    rank = {actor: place for place, actor in enumerate(actors["actor_id"])}
    rows = statements.assign(body=statements["actor_id"].map(bodies))
    rows = rows.drop_duplicates(["topic_id", "body", "stance"])
    rows = rows.assign(rank=rows["body"].map(rank)).sort_values("rank", kind="stable")
    of_topic = dict(tuple(rows.groupby("topic_id", sort=False)))
    found = []
    for topic, proposition in dossier.topics[["topic_id", "proposition"]].itertuples(index=False, name=None):
        if topic in of_topic:
            said_here = of_topic[topic][["body", "stance", "statement_id"]].itertuples(index=False, name=None)
            voices = tuple(
                Voice(body, names.get(body, body), said, f"statement:{key}") for body, said, key in said_here
            )
            found.append(Stand(topic, proposition, group_of(voices), voices))
    found = [stand for stand in found if any(voice.stance != "neutral" for voice in stand.voices)]
    return sorted(found, key=lambda stand: (GROUPS.index(stand.group), -len(stand.voices) if stand.group else 0))


def group_of(voices: tuple[Voice, ...]) -> str:
    """How far the voices are apart."""
    said = {voice.stance for voice in voices}
    if {"for", "conditional"} & said and "against" in said:
        return GROUPS[0]
    return GROUPS[1] if "conditional" in said else GROUPS[2]


def headline(found: list[Stand]) -> str:
    """The finding: on how many proposals the sides are opposed."""
    return "Where they stand" if found else "No statement fits the filters"


def mark(stance: str) -> Node:
    """A stance as a sign of 16 px; its word always stands beside it."""
    half = h("path", d="M0 -7a7 7 0 0 0 0 14Z", class_="fill") if stance == "conditional" else None
    stroke = h("path", d=STROKES[stance], class_="sign") if stance in STROKES else None
    ring = h("path", d=RING, class_="ring")
    return h("svg", ring, half, stroke, viewBox="-8 -8 16 16", width=16, height=16, aria_hidden="true",
             class_=f"stance {stance}")  # fmt: skip
