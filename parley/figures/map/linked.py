"""A flat map whose places are links: the same drawing, with each territory's units and point inside an anchor."""

from __future__ import annotations

from collections.abc import Mapping

from parley.figures.markup import Node, h


def link_map_places(drawing: Node, links: Mapping[str, tuple[str, str]]) -> Node:
    """Wrap what can be chosen on a drawing of `draw_flat_map`; `links` give address and name by territory.

    A picture with links in it is a group and no longer an image.
    """
    tag, attributes, *children = drawing
    seen: dict[tuple[str, str], Node] = {}
    out: list[Node] = []
    for child in children:
        kind, territory = child[1].get("class", ""), child[1].get("data-territory", "")
        if territory not in links or kind not in ("unit", "unit-mark", "share-unit", "point"):
            out.append(child)
        elif (kind, territory) in seen:
            seen[kind, territory].append(child)
        else:
            address, name = links[territory]
            seen[kind, territory] = h("a", child, href=address, aria_label=name, data_place=territory)
            out.append(seen[kind, territory])
    return [tag, {**attributes, "role": "group"}, *out]
