"""The small map of the front page: as of the dossier's own day, each place a way to its record on the map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from parley.dossier.boundaries import boundary_words
from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap
from parley.evidence import citation
from parley.figures.map import flat as flat_map
from parley.figures.map import painting
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.key import draw_map_key, list_drawn_classes
from parley.figures.map.linked import link_map_places
from parley.figures.map.scene import build_map_scene, crop_to_phone
from parley.figures.markup import Node, h
from parley.results import control
from parley.results.control_headline import control_headline_on_day
from parley.selection import address
from parley.selection.selection import Selection, list_excluded_places
from parley.ui.frame import show
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map.flat import names
from parley.words import dates

DESK_MAP_WIDTH = 560
"""Width of the drawing on a desk, in pixels; CSS shows it or the phone's."""

COARSE_TOLERANCE = 1.0
"""Detail below this many pixels is left to the map's own page: the front page comes first, and soon."""


def render_front_map(view: ViewState) -> None:
    """Show the map with its finding; without geometry the finding alone, and without control nothing."""
    if view.dossier.control.empty:
        return
    base = cached_base_map(view.dossier.geometry)
    show.tree(draw_front_map(view.dossier.folder, view.dossier, base), "front_map")
    show.component("front_map", "map/front_map.js")(
        data=front_map_message(view, base is not None), key="front_map_state"
    )


@st.cache_resource(show_spinner=False)
def draw_front_map(folder: Path, _dossier: Dossier, _base: BaseMap | None) -> Node:
    """Finding, key and both drawings: the same node for every reader and every filter, so it travels once."""
    dossier, base = _dossier, _base
    table = control.control_on_day(dossier, dossier.as_of)
    finding, day = control_headline_on_day(dossier, dossier.as_of), dates.format_day(dossier.as_of)
    if base is None:
        sub = f"Control on {day}. This dossier has no geometry, so there is no map."
        return h("section", h("h2", finding), h("p", sub, class_="sub"))
    head = [h("h2", finding), h("p", f"Control on {day}; hatching never says where inside a place.", class_="sub")]
    frame = replace(fit_map_frame(base.units, DESK_MAP_WIDTH), tolerance=COARSE_TOLERANCE)
    wide = replace(build_map_scene(dossier, base, table, name=finding, ident="front", frame=frame), small=True)
    narrow, words = crop_to_phone(wide, "front-phone"), control.status_words(dossier)
    links = {
        territory: (
            address.page_href("map", Selection(), {"record": f"territory:{territory}"}),
            f"{name}: {words[wide.state[territory].status]}",
        )
        for territory, name in names(dossier).items()
    }
    desk, phone = (
        link_map_places(painting.apply_map_statuses(flat_map.draw_flat_map(scene), scene.state), links)
        for scene in (wide, narrow)
    )
    return h(
        "section",
        head,
        draw_map_key(dossier, list_drawn_classes(dossier, table), day),
        h("div", desk, class_="desk-map"),
        h("div", phone, flat_map.draw_locator_map(base, wide.frame, narrow.frame), class_="phone-map"),
        class_="small-map",
    )


def front_map_message(view: ViewState, mapped: bool) -> dict[str, object]:
    """What the filters change: where the links lead, which places lose their fill; and the line below the map."""
    words = f"Source: {citation.join_publisher_names(view.dossier)}; names and days from references where marked. "
    words += f"{boundary_words(view.dossier)} " if mapped else ""
    return {
        "node": h("p", words, h("a", "Open the map", href=view.link("map")), class_="source"),
        "links": {key: view.link("map", record=f"territory:{key}") for key in names(view.dossier)},
        "off": list_excluded_places(view.dossier, view.selection),
    }
