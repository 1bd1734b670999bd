"""The states and bodies of a dossier: who counts where, by `part_of`, and how each is called in little room."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.tables.rows import iterate_row_tuples


class Actor(NamedTuple):
    """An actor as positions and contacts need it; `place` is its place in the order of sides and editors."""

    actor_id: str
    name: str
    short: str
    body: str
    side: str
    place: int


@lru_cache(maxsize=4)
def actors_by_id(dossier: Dossier) -> Mapping[str, Actor]:
    """Every actor by id, each with the body it counts for: itself, where it is part of none."""
    table = dossier.actors.drop_duplicates("actor_id")
    ranks = {side: rank for rank, side in enumerate(dossier.sides["side_id"])}
    ordered = table.assign(rank=table["side"].map(ranks)).sort_values("rank", na_position="last", kind="stable")
    columns = ["actor_id", "name", "schema", "part_of", "side"]
    rows = {row[0]: row for row in iterate_row_tuples(ordered, columns)}
    parts = {key: part for key, _, _, part, _ in rows.values()}
    shorts = actor_short_names(dossier)
    return {
        key: Actor(
            key, name, shorts.get(key, name) if schema == "Person" else name, find_top_body(key, parts), side, place
        )
        for place, (key, name, schema, _, side) in enumerate(rows.values())
    }


def find_top_body(key: str, parts: Mapping[str, str]) -> str:
    """The last body above an actor that the tables know; a circle ends where it would begin anew."""
    seen = {key}
    while (above := parts.get(key, "")) in parts and above not in seen:
        seen.add(above)
        key = above
    return key


def actor_short_names(dossier: Dossier) -> dict[str, str]:
    """The longest spelling that is the end of a name ("Ada Marsh": "Marsh"), by actor; none where there is none."""
    names = dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))
    rows = dossier.aliases
    own = rows[rows["target_type"].eq("actor") & rows["kind"].eq("name")]
    found: dict[str, str] = {}
    for alias, key in iterate_row_tuples(own, ["alias", "target_id"]):
        if names.get(key, "").endswith(f" {alias}") and len(alias) > len(found.get(key, "")):
            found[key] = alias
    return found
