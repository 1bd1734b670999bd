"""The zoomable control map on its page: WebGL, loaded only when asked for, with the flat map's key and day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import streamlit as st

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap, centre_base_map
from parley.figures.map.key import draw_map_key
from parley.figures.map.legend import build_map_legend
from parley.figures.map.places import MapLabel, list_map_labels
from parley.figures.map.state import statuses_by_territory, unit_owners
from parley.figures.markup import h
from parley.figures.zoom_map import event_points
from parley.figures.zoom_map import events as deck_events
from parley.figures.zoom_map import geometry as deck_geometry
from parley.figures.zoom_map.deck import build_zoom_map
from parley.figures.zoom_map.geometry import GEOMETRY_LAYERS, fit_units_view
from parley.figures.zoom_map.rows import data_url_from_rows
from parley.figures.zoom_map.tiles import LINE_LAYERS
from parley.results import control
from parley.results.control_headline import control_headline_on_day
from parley.selection.selection import list_excluded_places
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.map import row_addresses
from parley.ui.map.flat import drawing_for_paper, flat_map_view, stepper_view
from parley.ui.parts import figure_frame
from parley.words import dates

CHART = "zoom_map"
PROBE, NARROW = "webgl", "zoom_map_narrow"
"""What asks the browser, and where its answer on the window is kept."""
TURN = "zoom_map_turn"
"""Where the number of choices made is kept."""
NO_WEBGL = "This browser cannot draw the zoomable map (it has no WebGL). The flat map shows the same rows."
SIZES = {"desk": deck_geometry.OPENING_MAP_SIZE, "phone": (320, 380)}
"""Pixels a map is wide and high, to choose the zoom at which what it must show fits; some phones give it more."""


def zoom_map_view(view: ViewState, base: BaseMap) -> Callable[[ViewState], None] | None:
    """Show the map's frame and its stepper; gives back what draws the map as of a day."""
    if webgl_is_missing():
        show.html(h("p", NO_WEBGL, role="status", class_="notice"))
        flat_map_view(view, base)
        return None
    whole, base = base, centre_base_map(base)
    places, opened = places_in(base, view.dossier), opening_view(base, view.dossier, device())
    where, happened = (
        event_points.positions_by_territory(places),
        event_points.list_event_place_pairs(view.shown.events, view.dossier.event_territories),
    )
    points = event_points.build_event_points(happened, where, opened["zoom"])
    with st.container(key="zoom_box"):
        box = st.container()
        key = draw_map_key(view.dossier, set(), dates.format_day(view.dossier.as_of))
        show.tree(
            [*key, *deck_events.draw_event_key(points, event_points.count_unplaced_events(happened, where))], "zoom_key"
        )
    with st.container(key="zoom_paper"):  # WebGL cannot be printed: on paper the flat map stands in for it
        show.paper_tree(drawing_for_paper(view.dossier.folder, view.dossier, whole), "paper_drawing")
    stepper_view(view)

    def draw(now: ViewState) -> None:
        with box:
            chart(now, base, places, points)

    return draw


def chart(
    view: ViewState, base: BaseMap, places: Sequence[MapLabel], points: Sequence[event_points.EventPoint]
) -> None:
    """The map as of a day; a click writes the record into the address."""
    dossier = view.dossier
    table = control.control_on_day(dossier, view.day)
    picture = build_zoom_map(
        source(view, base),
        list(base.units["iso_3166_2"]),
        dossier.territories,
        places,
        statuses_by_territory(dossier, table),
        opening_view(base, dossier, device()),
        theme=figure_frame.theme(),
        selected=view.selected("territory"),
        off=list_excluded_places(view.dossier, view.selection),
        turn=st.session_state.get(TURN, 0),
        events=points,
        small=device() == "phone",
        legend=build_map_legend(dossier),
    )
    if view.served:
        picture = row_addresses.addressed(picture)
    figure_frame.deck(picture, CHART, control_headline_on_day(dossier, view.day), choose(view), SIZES[device()][1])


def webgl_is_missing() -> bool:
    """Whether the browser has said that it has no WebGL; only then, or where it is narrow, it costs a second run."""
    probe = show.component("webgl", "map/webgl.js")
    told = probe(
        key=PROBE,
        default={"missing": False, "narrow": False},
        on_missing_change=lambda: None,
        on_narrow_change=lambda: None,
    )
    st.session_state[NARROW] = bool(told.narrow)
    return bool(told.missing)


def source(view: ViewState, base: BaseMap) -> dict[str, Any]:
    """Geometry by address where our routes answer, inline on a plain host; lines of territories alone, as tiles."""
    lined = tuple(unit_owners(view.dossier.territories))
    if not view.served:
        return inline(view.dossier.geometry, lined, base)
    # The routes make the layers ready; here they are only named. Other units' lines are another address.
    mark = f"{crc32(','.join(lined).encode()) & 0xFFFF:x}"
    layers = {name: f"geometry/{name}.json" for name in GEOMETRY_LAYERS}
    return layers | {name: f"geometry/{name}/{{z}}/{{x}}/{{y}}?{mark}" for name in LINE_LAYERS}


@st.cache_resource(show_spinner="Preparing the map …")
def inline(folder: Path, lined: tuple[str, ...], _base: BaseMap) -> dict[str, Any]:
    """The layers of the base map, made ready once a process."""
    lines = deck_geometry.build_inline_lines(_base, lined)
    return deck_geometry.build_layer_geometry(_base) | {name: data_url_from_rows(rows) for name, rows in lines.items()}


def device() -> str:
    """What the reader holds, as far as the browser says so: "phone" (or a window as narrow) or "desk"."""
    mobile = "Mobi" in (st.context.headers.get("User-Agent") or "")
    return "phone" if mobile or st.session_state.get(NARROW) else "desk"


@lru_cache(maxsize=4)
def places_in(base: BaseMap, dossier: Dossier) -> list[MapLabel]:
    """What the map names: the same for every view of a dossier."""
    return list_map_labels(base, dossier.territories)


@lru_cache(maxsize=8)
def opening_view(base: BaseMap, dossier: Dossier, held: str) -> dict[str, float]:
    """Where the map opens: on all units; on a phone closer, on cities and the units that belong to a territory."""
    units, owners = base.units, unit_owners(dossier.territories)
    near = units[units["iso_3166_2"].isin(owners) | units["kind"].eq("city")] if held == "phone" and owners else units
    return fit_units_view(units if near.empty else near, SIZES[held], units)


def choose(view: ViewState) -> Any:
    """What a click does: the unit's, the site's or the disc's place becomes the record; a disc of several filters."""
    owners = {
        code: territory
        for territory, codes in zip(
            view.dossier.territories["territory_id"], view.dossier.territories["iso_3166_2"], strict=True
        )
        for code in codes.split()
    }

    def write() -> None:
        chosen = figure_frame.selected_object(CHART)
        places = deck_events.read_chosen_places(chosen)
        if len(places) > 1:
            st.query_params["place"] = places
            st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
            return
        territory = "".join(places) or owners.get(chosen.get("properties", {}).get("iso", ""), "")
        if territory:
            st.query_params["record"] = f"territory:{territory}"
            st.session_state[TURN] = st.session_state.get(TURN, 0) + 1

    return write
