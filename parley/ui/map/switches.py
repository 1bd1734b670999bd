"""The two choices above the map: what it shows of each region, and which of two drawings shows it."""

from __future__ import annotations

from datetime import date

from parley.dossier.dossier import Dossier
from parley.figures.markup import Node, h
from parley.selection.map_parameters import layer_date_range
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState

FLAT_ONLY = "Assessed shares are drawn on the flat map only."


def switches(view: ViewState, day: date) -> None:
    """Layer and drawing in one row, each a pair of links; a choice that the dossier does not have is not offered."""
    pairs = [layers(view, day), drawings(view)]
    if any(pairs):
        show.tree(h("div", *filter(None, pairs), class_="map-switches", data_keeps=True), "map_switches")


def layers(view: ViewState, day: date) -> Node | None:
    """The way between the article's statuses and the reference's shares; None where there are no shares."""
    if view.dossier.occupied_share.empty:
        return None
    layer = view.own.get("layer", "control")
    return pair(
        "Layer of the map",
        [
            (words, view.link(**change_to(view.dossier, name, day)), name == layer)
            for name, words in (("control", "Control"), ("share", "Assessed share"))
        ],
    )


def drawings(view: ViewState) -> Node | None:
    """The way between the two drawings of control; on the other layer a word, if a link asks for both.

    None without geometry, as there is nothing to draw.
    """
    zoomed = view.own.get("view") == "zoom"
    if not view.dossier.has_geometry:
        return None
    if view.own.get("layer") == "share":
        return h("p", FLAT_ONLY, class_="flat-only", role="status") if zoomed else None
    return pair(
        "Drawing of the map",
        [
            ("Flat map", view.link(view=None), not zoomed),
            ("Zoomable map", view.link(view="zoom"), zoomed),
        ],
    )


def pair(name: str, choices: list[tuple[str, str, bool]]) -> Node:
    """Links of which one is where the reader is: words, address, whether it is on."""
    links = [h("a", words, href=href, aria_current="true" if on else None) for words, href, on in choices]
    return h("nav", *links, class_="switch", aria_label=name)


def change_to(dossier: Dossier, layer: str, day: date) -> dict[str, str | None]:
    """What changes in the address on the way to a layer: the day comes along as far as the layer reaches.

    The drawing does not come along: shares have one drawing only.
    """
    first, last = layer_date_range(dossier, layer)
    kept = day if first <= day <= last else dossier.as_of
    asof = None if kept == dossier.as_of else kept.isoformat()
    away = {"view": None} if layer == "share" else {}
    return {"layer": None if layer == "control" else layer, "asof": asof, **away}
