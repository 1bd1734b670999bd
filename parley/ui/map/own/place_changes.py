"""Two tables of places side by side: which changed their status, as map, table and file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import geopandas as gpd
import streamlit as st

from parley.dossier.geometry import BaseMap
from parley.figures.files import rows as export_rows
from parley.figures.files.svg import Caption
from parley.figures.map import own as own_map
from parley.figures.map.scene import build_map_scene, crop_to_phone
from parley.figures.markup import Node, h
from parley.own_layer import place_changes as own_change
from parley.own_layer.layer import OwnLayer
from parley.own_layer.place_changes import PlaceChange
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.map.own.files import KeptFile, keep_drawing
from parley.ui.map.own.result import open_table
from parley.ui.parts import downloads, figure_frame
from parley.words.dates import format_day
from parley.words.messages import say

PLACE_EXPORT_COLUMNS = ("place", "region", "longitude", "latitude", "before", "after")


def result(
    view: ViewState, base: BaseMap, layers: tuple[OwnLayer, OwnLayer], files: tuple[KeptFile, KeptFile], day: date
) -> None:
    """Show which places of two tables have another status."""
    what = ("places", *layers)
    change = keep_drawing(files[1], day, what, lambda: own_change.compare_own_places(*layers))
    said = own_change.place_change_headline(change)
    show.html(h("h2", said), *(h("p", words, class_="sub") for words in own_change.describe_place_change(change)))
    if len(change.moved):
        show.tree(
            keep_drawing(files[1], day, ("drawing", *what), lambda: picture(view, base, change, said)),
            "own_changes_map",
        )
        show.tree(regions(change, base), "own_changes_table")
    source = source_words(change)
    figure_frame.source_line(source)
    caption = downloads.caption(view, said, say("Two files of a reader’s own"), source)
    st.download_button(
        say("Places as CSV"),
        partial(csv_of, change, base.units, replace(caption, licence="", filters="")),
        file_name="own-places-changed.csv",
        mime="text/csv",
        key="own_changes_csv",
        on_click="ignore",
        type="tertiary",
    )
    notes = [h("li", f"{layer.name}: {note}") for layer in (change.before, change.after) for note in layer.notes]
    if notes:
        show.html(h("h3", say("What was taken, repaired and left")), h("ul", *notes, class_="own-notes"))


def source_words(change: PlaceChange) -> str:
    """Where the numbers come from."""
    days = [format_day(layer.day) if layer.day else say("day not known") for layer in (change.before, change.after)]
    return say(
        "Source: two files opened by a reader, {first} ({first_day}) and {last} ({last_day}). Places are matched by "
        "number, else by where they lie. The statuses are the files’, not an article’s.",
        first=change.before.name, first_day=days[0], last=change.after.name, last_day=days[1],
    )  # fmt: skip


def picture(view: ViewState, base: BaseMap, change: PlaceChange, name: str) -> Node:
    """The places that changed, drawn for a desk and for a phone, with their key."""
    moved = OwnLayer(name, change.after.day, places=change.moved)
    wide = build_map_scene(view.dossier, base, None, name=name, ident="own-change-desk")
    narrow = crop_to_phone(wide, "own-change-phone")
    marks = own_map.assign_own_marks(own_map.rank_own_statuses(change.moved))
    key = [h("li", own_map.draw_own_swatch(mark), h("span", words)) for words, mark in marks.items()]
    return h(
        "div",
        h("div", own_map.draw_own_map(wide, moved), class_="own-desk"),
        h("div", own_map.draw_own_map(narrow, moved), class_="own-phone"),
        h("ul", *key, class_="own-key"),
        class_="own-box own-changes",
    )


def regions(change: PlaceChange, base: BaseMap) -> Node:
    """The places of each region by change of status."""
    counts = own_change.count_place_changes(change, base.units)
    body: list[list[Node]] = [
        [str(name), *(f"{count:,}" for count in row)] for name, row in zip(counts.index, counts.to_numpy(), strict=True)
    ]
    total: list[Node] = [say("The country"), *(f"{count:,}" for count in counts.sum())]
    headers: list[str] = [say("Region"), *map(str, counts.columns)]
    return open_table(say("Places by region and change of status"), headers, [*body, total])


def csv_of(change: PlaceChange, units: gpd.GeoDataFrame, caption: Caption) -> bytes:
    """A row for each place that changed."""
    names = dict(zip(units["iso_3166_2"], units["name"], strict=True))
    moved = change.moved
    written = [
        {
            "place": str(key),
            "region": names.get(code, ""),
            "longitude": f"{point.x:.6f}",
            "latitude": f"{point.y:.6f}",
            "before": before,
            "after": after,
        }
        for key, code, point, before, after in zip(
            moved["key"], moved["iso_3166_2"], moved.geometry, moved["before"], moved["after"], strict=True
        )
    ]
    return export_rows.write_export_csv(written, caption, PLACE_EXPORT_COLUMNS)
