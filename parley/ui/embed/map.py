"""The map for somebody else's article: control or assessed shares of a day, each place a way to its sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from parley.dossier.boundaries import boundary_credit
from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap
from parley.evidence import citation
from parley.figures.files.embed_page import EmbedContent
from parley.figures.map import (
    flat as flat_map,
)
from parley.figures.map import (
    painting,
    shared_paths,
)
from parley.figures.map import (
    shares as share_map,
)
from parley.figures.map import (
    state as map_state,
)
from parley.figures.map.frame import MapFrame, fit_map_frame
from parley.figures.map.key import draw_map_key, list_drawn_classes
from parley.figures.map.linked import link_map_places
from parley.figures.map.scene import CROP_MARGIN, build_map_scene, select_owned_units
from parley.figures.markup import Node, h
from parley.results import control, share
from parley.results.control_headline import control_headline_on_day
from parley.selection.selection import list_excluded_places
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map import share_units
from parley.ui.map import shares as share_view
from parley.ui.map import view as map_view
from parley.ui.map.flat import names
from parley.ui.parts.figure_frame import twin_of
from parley.words import dates
from parley.words.wording import spell_small_number

DESK, PHONE = 680, 358
"""Widths of the two drawings in pixels."""

COARSE = 1.0
"""Detail below this many pixels is left to the map's own page."""

NAMELESS = "A number without a name: see the table below."
NO_MAP = "This dossier has no geometry, so there is no map; the table has its rows."


def embedded(view: ViewState) -> list[EmbedContent]:
    """The layer that the address asks for."""
    if view.own.get("layer") == "share":
        return [shares(view)]
    return [statuses(view)]


def statuses(view: ViewState) -> EmbedContent:
    """Who controls what, as the tables say."""
    table = control.control_on_day(view.dossier, view.day)
    rows = [
        map_view.cells(view, row, names(view.dossier)[row["territory_id"]], holders(view.dossier))
        for row in table.to_dict("records")
    ]
    headers = ["Place", "Status", "Held by", "Since", "Status known from", "Claim", "Sentence"]
    said = f"The same {spell_small_number(len(rows))} {'place' if len(rows) == 1 else 'places'} as a table"
    return EmbedContent(
        map_view.kicker(view.day),
        control_headline_on_day(view.dossier, view.day),
        picture(view, control_headline_on_day(view.dossier, view.day)),
        twin_of(said, f"Control as of {dates.format_day(view.day)}", headers, rows, "map_table"),
        f"Source: {citation.join_publisher_names(view.dossier)}; names and days from references where marked. "
        f"{map_view.HATCH_MEANS} {boundary_credit(view.dossier)}",
        view.link("map"),
        "Open the map",
    )


def holders(dossier: Dossier) -> dict[str, str]:
    """The names of actors by id."""
    return dict(zip(dossier.actors["actor_id"], dossier.actors["name"], strict=True))


def picture(view: ViewState, finding: str) -> Node:
    """Both drawings as of the day, CSS shows the one that fits; each place leads to its record."""
    dossier, base = view.dossier, cached_base_map(view.dossier.geometry)
    if base is None:
        return h("p", NO_MAP, class_="empty")
    table = control.control_on_day(dossier, view.day)
    words, ways = control.status_words(dossier), {}
    state = map_state.statuses_by_territory(dossier, table)
    for territory, name in names(dossier).items():
        ways[territory] = (way(view, territory), f"{name}: {words[state[territory].status]}")
    chosen, excluded = view.selected("territory"), list_excluded_places(view.dossier, view.selection)
    desk, phone = (
        link_map_places(painting.apply_map_statuses(named(drawing, finding), state, excluded, chosen), ways)
        for drawing in drawings(dossier, base)
    )
    whole, crop = frames(dossier, base)
    key = draw_map_key(dossier, list_drawn_classes(dossier, table), dates.format_day(view.day))
    return box(desk, phone, flat_map.draw_locator_map(base, whole, crop), key, (whole, crop))


def way(view: ViewState, territory: str) -> str:
    """The way to a place's sentence on the map's page, as of the day shown."""
    return view.link("map", record=f"territory:{territory}")


def box(desk: Node, phone: Node, locator: Node | None, key: Node, drawn: tuple[MapFrame, MapFrame]) -> Node:
    """The frame of the map with both drawings; their outlines stand there once where one scale serves both."""
    if shared_paths.frame_scale_ratio(*drawn) <= shared_paths.MAX_OUTLINE_SCALE:
        desk = shared_paths.add_line_ids(desk, "desk")
        phone = shared_paths.reuse_shared_outlines(phone, "phone", "desk", *drawn)
    narrow = h("div", phone, locator, class_="phone-map")
    return h("div", h("div", desk, class_="desk-map"), narrow, key, class_="map-box")


def named(drawing: Node, finding: str) -> Node:
    """A drawing under the finding of the day that it shows."""
    tag, attributes, *children = drawing
    return [tag, attributes | {"aria-label": finding}, *children]


@lru_cache(maxsize=4)
def frames(dossier: Dossier, base: BaseMap) -> tuple[MapFrame, MapFrame]:
    """All units for a desk, and for a phone those that belong to a territory."""
    whole = replace(fit_map_frame(base.units, DESK), tolerance=COARSE)
    seen = select_owned_units(dossier, base)
    return whole, replace(fit_map_frame(seen, PHONE, CROP_MARGIN, whole.crs), tolerance=COARSE)


@lru_cache(maxsize=4)
def drawings(dossier: Dossier, base: BaseMap) -> tuple[Node, Node]:
    """Both drawings without a day: made once a dossier, and nobody may change them."""
    wide, narrow = (
        flat_map.draw_flat_map(
            replace(build_map_scene(dossier, base, None, name="", ident=ident, frame=frame), small=True)
        )
        for frame, ident in zip(frames(dossier, base), ("desk", "phone"), strict=True)
    )
    return wide, narrow


def shares(view: ViewState) -> EmbedContent:
    """How much of each region a reference assesses as occupied."""
    found = share.assessed_shares_on(view.dossier, view.day)
    base = cached_base_map(view.dossier.geometry)
    finding = share.assessed_share_headline(view.dossier, found)
    if found is None or base is None:
        picture = h("p", NO_MAP if found else "Nothing is assessed on this day.", class_="empty")
    else:
        picture = share_picture(view, found, base, finding)
    return EmbedContent(
        share_view.kicker(view.day),
        finding,
        picture,
        share_view.table(view, found) if found else None,
        share_view.sources(view, found) if found else "",
        view.link("map"),
        "Open the map",
    )


def share_picture(view: ViewState, found: share.AssessedShares, base: BaseMap, finding: str) -> Node:
    """Both drawings of an assessed day with their key."""
    dossier, owners = view.dossier, map_state.unit_owners(view.dossier.territories)
    ways: dict[str, tuple[str, str]] = {}
    units = share_units.unit_names(view)
    for code in share_view.in_order(found, units):
        if territory := owners.get(code):
            ways.setdefault(
                territory, (way(view, territory), f"{units[code]}: {share.format_share(found.units[code])}")
            )
    chosen = view.record.removeprefix("territory:")
    whole, crop = frames(dossier, base)
    wide, narrow = (
        link_map_places(
            share_map.draw_share_map(
                base, found.units, owners, frame, name=finding, ident=ident, selected=chosen, small=small
            ),
            ways,
        )
        for frame, ident, small in ((whole, "desk", False), (crop, "phone", True))
    )
    whose = f"Share of each region assessed as occupied by {share.publisher(dossier, found)}, not by an article"
    key = share_map.draw_share_key(
        f"As of {dates.format_day(found.day)}", whose, share_view.after_words(dossier, found.day)
    )
    if share_map.find_nameless_units(base, found.units, crop):
        key = [key, h("p", NAMELESS, class_="nameless narrow")]
    return box(wide, narrow, None, key, (whole, crop))
