"""The key of the control map: every class that a drawing may show, in words; rows of classes not drawn are hidden."""

from __future__ import annotations

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.figures.hatch import draw_hatch_pattern
from parley.figures.map.holder_patterns import draw_fill_patterns, fill_properties
from parley.figures.map.legend import MapLegend, build_map_legend
from parley.figures.map.places import named_by_reference, site_word
from parley.figures.markup import Node, h
from parley.results.control import list_area_statuses, status_words

MAP_KEY_CLASSES = ("annexed", "full", "partial", "maybe", "claimed", "rest", "site", "named")
"""In the order of the key: what is held, what is claimed, the rest, sites, names that come from a reference."""


def draw_map_key(dossier: Dossier, drawn: set[str], as_of: str, corner: str = "") -> Node:
    """The as-of line and a row for each class or, where several sides hold, each fill; those not drawn are hidden.

    `corner` is where on the map it stands (`find_key_corner`), "" where it stands beside it.
    """
    legend, words = build_map_legend(dossier), key_words(dossier)
    patterns = [draw_hatch_pattern("key-hatch"), *draw_fill_patterns(legend, "key")]
    return h(
        "div",
        draw_hidden_patterns(patterns),
        h("p", f"As of {as_of}", class_="as-of"),
        h(
            "ul",
            *(
                h("li", draw_map_swatch(kind), h("span", words[kind]), data_class=kind, hidden=kind not in drawn)
                for kind in list_key_classes(legend)
                if words.get(kind)
            ),
            style=fill_properties(legend, "key").removeprefix(";") or None,
        ),
        class_=f"map-key {corner}".strip(),
    )


def list_key_classes(legend: MapLegend) -> list[str]:
    """The classes of the key in its order: statuses, or the fills of several holders, then what every map has."""
    if not legend.drawn:
        return list(MAP_KEY_CLASSES)
    return [*(f"fill-{at}" for at in range(len(legend.drawn))), "claimed", "rest", "site", "named"]


def key_words(dossier: Dossier) -> dict[str, str]:
    """What each class of the key means; "" for one that the dossier has not."""
    fills = {f"fill-{at}": fill.words for at, fill in enumerate(build_map_legend(dossier).drawn)}
    words = dict(status_words(dossier))
    return {**words, **fills, "site": site_word(dossier), "named": "name from a reference"}


def list_drawn_classes(dossier: Dossier, table: pd.DataFrame) -> set[str]:
    """The classes of the key that a drawing of a day's table shows, on areas and in the marks of points."""
    legend = build_map_legend(dossier)
    named = {"named"} if named_by_reference(dossier) else set()
    statuses = list_area_statuses(dossier, table)
    drawn = dossier.territories["iso_3166_2"].ne("") | dossier.territories["latitude"].notna()
    rows = table[table["territory_id"].isin(dossier.territories.loc[drawn, "territory_id"])]
    if not legend.drawn:
        return statuses | {status for status in rows["status"] if status} | {"rest", "site"} | named
    fills = {f"fill-{legend.find_fill(holders)}" for holders in rows["holders"] if holders}
    return fills | (statuses & {"claimed"}) | {"rest", "site"} | named


def draw_hidden_patterns(patterns: list[Node]) -> Node:
    """The swatches' patterns, in a picture of its own: a pattern in a hidden drawing would not be painted."""
    return h("svg", h("defs", *patterns), width=0, height=0, aria_hidden="true", class_="pattern")


def draw_map_swatch(kind: str) -> Node:
    """A class as a small picture: its fill, hatch, outline or mark."""
    if kind == "named":
        return h("span", "Aa", class_="swatch named-by-reference", aria_hidden="true")
    if kind == "site":
        mark = h("path", d="M9 1L14.5 6.5L9 12L3.5 6.5Z", class_="site")
    else:
        mark = h("rect", x=1, y=1, width=16, height=11, class_=f"swatch-{kind}")
    return h("svg", mark, viewBox="0 0 18 13", width=18, height=13, aria_hidden="true", class_="swatch")
