"""A day's statuses written onto a drawing of the map, as attributes that the style sheet paints."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from parley.figures.map.state import TerritoryStatus
from parley.figures.markup import Node, is_element

MAP_STATE_ATTRIBUTES = frozenset(
    {"data-status", "data-basis", "data-claimed", "data-off", "data-kept", "data-chosen", "data-fill", "data-claim"}
)
"""What of an element's attributes tells of a day, a filter or a choice."""


def apply_map_statuses(
    node: Node, state: Mapping[str, TerritoryStatus], off: Collection[str] = (), chosen: str = ""
) -> Node:
    """The drawing with every status on every element of its territory, as the browser paints it on a page."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    if territory := attributes.get("data-territory"):
        kept = {name: value for name, value in attributes.items() if name not in MAP_STATE_ATTRIBUTES}
        attributes = kept | status_attributes(
            state.get(territory, TerritoryStatus()), territory in off, territory == chosen
        )
        attributes |= {"data-kept": ""} if off and territory not in off else {}
    return [tag, attributes, *(apply_map_statuses(child, state, off, chosen) for child in children)]


def status_attributes(said: TerritoryStatus, off: bool, chosen: bool) -> dict[str, str]:
    """A territory's status as attributes; what does not hold is absent, as the rules expect."""
    flags = {"data-claimed": said.claimed, "data-off": off, "data-chosen": chosen}
    texts = {
        "data-status": said.status,
        "data-basis": said.basis,
        "data-fill": said.fill,
        "data-claim": said.claim,
    }
    return {name: value for name, value in texts.items() if value} | {name: "" for name, on in flags.items() if on}
