"""Small tables of statements and contacts for tests of the positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from parley.dossier.dossier import Dossier, add_span_columns
from parley.figures.markup import Node, is_element

TOPICS = ("quay", "tolls", "dredging", "ferry")
PEOPLE = (
    ("mayor", "Ada Marsh", "Person", "town", "town"),
    ("town", "Town of Lindow", "Country", "", "town"),
    ("board", "Port Board", "PublicBody", "", "board"),
    ("guild", "Guild of Pilots", "Organization", "", "board"),
    ("hermit", "The Hermit", "Person", "", ""),
)
"""Actors: id, name, schema, part of, side."""


def found(node: Node, tag: str, name: str = "") -> list[Node]:
    """Every element of a tag, with a class where one is given."""
    if not is_element(node):
        return []
    own = node[0] == tag and name in [*node[1].get("class", "").split(), ""]
    return [node] * own + [each for child in node[2:] for each in found(child, tag, name)]


def world(tiny: Dossier, said: Iterable[tuple[str, str, str]], people: Iterable[tuple[str, ...]] = PEOPLE) -> Dossier:
    """A dossier with these statements s0, s1, …: actor, topic, stance; no sentence stands behind them."""
    actors = pd.DataFrame(list(people), columns=["actor_id", "name", "schema", "part_of", "side"]).assign(role="")
    rows = [
        {
            "statement_id": f"s{i}",
            "actor_id": who,
            "topic_id": topic,
            "stance": stance,
            "act": "says",
            "summary": f"Words {i}",
            "date": "2021-05-04",
            "date_words": "",
            "date_basis": "stated",
            "date_note": "",
            "event_id": "",
            "attribution": "reported",
        }
        for i, (who, topic, stance) in enumerate(said)
    ]
    columns = list(tiny.statements.columns[: len(rows[0])]) if rows else list(tiny.statements.columns)
    topics = pd.DataFrame(
        {
            "topic_id": TOPICS,
            "label": [t.capitalize() for t in TOPICS],
            "proposition": [f"The {t} stays" for t in TOPICS],
        }
    )
    statements = add_span_columns(pd.DataFrame(rows, columns=columns), "date") if rows else tiny.statements.iloc[:0]
    return replace(tiny, actors=actors, topics=topics, statements=statements, evidence=tiny.evidence.iloc[:0])


def with_contacts(tiny: Dossier, *told: tuple[str, str, str, tuple[tuple[str, str], ...]]) -> Dossier:
    """A dossier with these events: id, kind, date, and who has which role in them."""
    base = world(tiny, [])
    events = pd.DataFrame(
        [
            {"event_id": key, "headline": f"Event {key}", "description": "", "label": "", "date": day, "date_words": "",
             "date_basis": "stated" if day else "", "order_note": "", "kind": kind, "status": "happened"}
            for key, kind, day, _ in told
        ]
    )  # fmt: skip
    parts = [(key, who, role) for key, _, _, roles in told for who, role in roles]
    pairs = pd.DataFrame(parts, columns=["event_id", "actor_id", "role"]).assign(acts=True)
    return replace(base, events=add_span_columns(events, "date"), event_actors=pairs)
