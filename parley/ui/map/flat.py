"""The flat control map on its page: the drawing goes to the browser once, a change of day or record is a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap
from parley.figures.map import flat as flat_map
from parley.figures.map import state as map_state
from parley.figures.map.key import draw_map_key, key_words, list_drawn_classes
from parley.figures.map.key_place import find_key_corner
from parley.figures.map.scene import build_map_scene, crop_to_phone, list_share_notes
from parley.figures.markup import Node, h
from parley.results import control
from parley.results.control_headline import control_headline_on_day
from parley.results.share import list_assessed_days
from parley.selection.selection import list_excluded_places
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.words import dates

MOST_YEARS = 7
"""Years that have room under the track on a phone."""

KEYS = "Map. Arrow keys step through the places, Enter opens one."


def flat_map_view(view: ViewState, base: BaseMap) -> None:
    """Show the drawing and its stepper; the browser brings both to the day and the record in the address."""
    show.tree(drawing(view.dossier.folder, view.dossier, base), "map_drawing")
    stepper_view(view)


def stepper_view(view: ViewState) -> None:
    """Step through the days on which control changes; paints the drawing beside it, if there is one."""
    control_map = show.component("control_map", "map/control_map.js")
    control_map(data=plan(view.dossier.folder, view.dossier), key="map_plan")
    control_map(data={"off": list_excluded_places(view.dossier, view.selection)}, key="map_off", height=1)


@st.cache_resource(show_spinner=False)
def drawing(folder: Path, _dossier: Dossier, _base: BaseMap) -> Node:
    """Both drawings with their key as of the default day: the same node for every reader, so it travels once."""
    dossier, base = _dossier, _base
    table = control.control_on_day(dossier, dossier.as_of)
    name = control_headline_on_day(dossier, dossier.as_of)
    wide = build_map_scene(dossier, base, table, name=name, ident="desk")
    wide = replace(wide, notes=list_share_notes(dossier, dossier.as_of))
    narrow = crop_to_phone(wide, "phone")
    corner, room = find_key_corner(wide, list_key_words_ever(dossier))
    desk, phone = flat_map.draw_flat_map(replace(wide, kept_free=room)), flat_map.draw_flat_map(narrow)
    return h(
        "div",
        h("div", desk, class_="desk-map", role="group", tabindex=0, aria_label=KEYS),
        h("p", class_="unseen", role="status", id="map-said"),
        h("div", phone, flat_map.draw_locator_map(base, wide.frame, narrow.frame), class_="phone-map"),
        draw_map_key(dossier, list_drawn_classes(dossier, table), dates.format_day(dossier.as_of), corner),
        class_="map-box",
    )


def list_key_words_ever(dossier: Dossier) -> list[str]:
    """The words of every class that the key shows on any day of change: the room that it needs at most."""
    days = control.list_change_days(dossier)
    drawn = set[str]().union(*(list_drawn_classes(dossier, control.control_on_day(dossier, day)) for day in days))
    words = key_words(dossier)
    return [words[kind] for kind in sorted(drawn) if words.get(kind)]


@st.cache_resource(show_spinner=False)
def drawing_for_paper(folder: Path, _dossier: Dossier, _base: BaseMap) -> show.Packed:
    """The same node, packed for a page that shows it only when printed."""
    return show.packed(drawing(folder, _dossier, _base))


@st.cache_resource(show_spinner=False)
def plan(folder: Path, _dossier: Dossier) -> dict[str, object]:
    """What the stepper knows of all days: the changes, and every territory's status at each; it travels once."""
    days = control.list_change_days(_dossier)
    return {
        "node": stepper(days),
        "days": [each.isoformat() for each in days],
        "short": [short_words(each, days) for each in days],
        "statuses": statuses_by_change(_dossier),
        "classes": [sorted(list_drawn_classes(_dossier, control.control_on_day(_dossier, day))) for day in days],
        "names": names(_dossier),
        "shares": list_shares_by_day(_dossier),
        "means": dict(control.status_words(_dossier)),
    }


def list_shares_by_day(dossier: Dossier) -> dict[str, object]:
    """The notes on assessed shares: the days assessed, and each territory's note from each of them on."""
    days = list_assessed_days(dossier)
    told = [list_share_notes(dossier, day) for day in days]
    names = told[0] if told else {}
    return {"days": [each.isoformat() for each in days], "notes": {name: [on[name] for on in told] for name in names}}


def statuses_by_change(dossier: Dossier) -> Mapping[str, list[tuple[str, bool, str, str, str]]]:
    """Each territory's status, claim, basis, fill and hue of a claim on each day of change."""
    tables = [
        map_state.statuses_by_territory(dossier, control.control_on_day(dossier, each))
        for each in control.list_change_days(dossier)
    ]
    names = sorted({territory for table in tables for territory in table})
    rows = {name: [table.get(name, map_state.TerritoryStatus()) for table in tables] for name in names}
    return {
        name: [(said.status, said.claimed, said.basis, said.fill, said.claim) for said in row]
        for name, row in rows.items()
    }


@lru_cache(maxsize=4)
def names(dossier: Dossier) -> Mapping[str, str]:
    """The territories that control is told of, in the order of the list: what arrow keys step through."""
    rows = dossier.territories[dossier.territories["territory_id"].isin(dossier.control["territory_id"])]
    return dict(zip(rows["territory_id"], rows["name"], strict=True))


def stepper(days: list[date]) -> Node:
    """Buttons for the changes before and after, a date field, a track in true time with years and changes, and Play."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    span = max(1, last - first)
    ticks = [h("i", style=f"left:{(each.toordinal() - first) / span:.2%}", class_="tick") for each in days]
    years = [
        h("span", str(each.year), style=f"left:{(each.toordinal() - first) / span:.2%}", class_="year")
        for each in list_track_years(days[0], days[-1])
    ]
    epoch = date(1970, 1, 1).toordinal()
    track = h(
        "input",
        type="range",
        class_="track",
        min=first - epoch,
        max=last - epoch,
        step=1,
        aria_label="Day of the map",
        title="Arrow keys: the changes; with Shift: months",
    )
    field = h(
        "input",
        type="date",
        class_="day-field",
        min=days[0].isoformat(),
        max=days[-1].isoformat(),
        aria_label="Go to day",
    )
    line = [h("span", class_="thumb-day", aria_hidden="true"), h("span", *ticks, class_="ticks"), track]
    return h(
        "div",
        h("button", "‹ Earlier", type="button", class_="button step"),
        h("div", *line, h("span", *years, class_="years", aria_hidden="true"), class_="line"),
        h("button", "Later ›", type="button", class_="button step"),
        field,
        h("button", "Play", type="button", class_="button play", aria_pressed="false"),
        class_="stepper",
        role="group",
        aria_label="Step through the days on which control changes",
    )


def list_track_years(first: date, last: date) -> list[date]:
    """The beginnings of the years that stand under the track: at most `MOST_YEARS`, in even steps; [] within a year."""
    years = range(first.year + 1, last.year + 1)
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if len(years) / each <= MOST_YEARS)
    return [date(year, 1, 1) for year in years if year % step == 0 or step == 1]


def short_words(day: date, days: list[date]) -> str:
    """A change on a button: month and year, with the day where two changes share them."""
    alike = [each for each in days if (each.year, each.month) == (day.year, day.month)]
    month = dates.format_date_span(dates.parse_date_span(f"{day:%Y-%m}"), short=True)
    return f"{day.day} {month}" if len(alike) > 1 else month
