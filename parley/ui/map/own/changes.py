"""Two own layers side by side: what changed between them, as map, table and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from parley.dossier.boundaries import boundary_words
from parley.dossier.geometry import BaseMap
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.svg import Caption
from parley.figures.map import own as own_map
from parley.figures.map.scene import MapScene, build_map_scene, crop_to_phone
from parley.figures.markup import Node, h
from parley.own_layer import changes as own_change
from parley.own_layer.changes import LayerChange
from parley.own_layer.layer import OwnLayer
from parley.ui.frame import sheet, show
from parley.ui.frame.view_state import ViewState
from parley.ui.map.own.files import KeptFile, keep_drawing
from parley.ui.map.own.result import open_table
from parley.ui.parts import downloads, figure_frame
from parley.ui.parts.downloads import Download
from parley.words.dates import format_day
from parley.words.messages import format_number, say

NUMBERS = ("area_km2", "before_km2", "after_km2", "gained_km2", "lost_km2", "change_km2")
CHANGE_EXPORT_COLUMNS = (
    "region", "territory_id", *NUMBERS, "before_file", "before_day", "after_file", "after_day",
)  # fmt: skip


def result(
    view: ViewState, base: BaseMap, layers: tuple[OwnLayer, OwnLayer], files: tuple[KeptFile, KeptFile], day: date
) -> None:
    """Show what changed between two layers that could be read."""
    what = ("change", *layers)
    change, units, narrow = keep_drawing(files[1], day, what, lambda: measured(base, layers))
    said, sums = own_change.change_headline(change, units), own_change.describe_change(change, units, narrow)
    show.html(h("h2", said), *(h("p", words, class_="sub") for words in sums))
    drawn = keep_drawing(files[1], day, ("drawing", *what), lambda: picture(view, base, change, said))
    show.tree(drawn, "own_changes_map")
    rows = own_change.group_changes_by_territory(units, view.dossier.territories)
    show.tree(regions(change, rows), "own_changes_table")
    figure_frame.source_line(source_words(view, change))
    offer_files(view, base, change, rows, said)
    notes = [h("li", f"{layer.name}: {note}") for layer in (change.before, change.after) for note in layer.notes]
    if notes:
        show.html(h("h3", say("What was taken, repaired and left")), h("ul", *notes, class_="own-notes"))


def measured(base: BaseMap, layers: tuple[OwnLayer, OwnLayer]) -> tuple[LayerChange, pd.DataFrame, float]:
    """The change, its rows by unit, and how much of it may be drawing alone."""
    change = own_change.compare_own_layers(*layers)
    return change, own_change.measure_changes(change, base.units), own_change.measure_narrow_strips(change, base.units)


def name_layer(layer: OwnLayer) -> str:
    """A layer by its file and day."""
    return f"{layer.name}, {format_day(layer.day)}" if layer.day else say("{name}, day not known", name=layer.name)


def key_words(change: LayerChange) -> dict[str, str]:
    """What each form on the map means."""
    if change.over_time:
        return {
            "kept": say("held on both days"),
            "gained": say("gained: on the later day alone"),
            "lost": say("lost: on the earlier day alone"),
        }
    return {
        "kept": say("in both files"),
        "gained": say("only in {name}", name=change.after.name),
        "lost": say("only in {name}", name=change.before.name),
    }


def change_scene(view: ViewState, base: BaseMap, name: str) -> MapScene:
    """The dossier's places without any day's statuses: what changed is between the two files alone."""
    return build_map_scene(view.dossier, base, None, name=name, ident="own-change-desk")


def picture(view: ViewState, base: BaseMap, change: LayerChange, name: str) -> Node:
    """The change drawn for a desk and for a phone, with its key."""
    wide = change_scene(view, base, name)
    narrow = crop_to_phone(wide, "own-change-phone")
    kinds = set(change.pieces["change"])
    key = [
        h("li", own_map.draw_change_swatch(kind), h("span", words))
        for kind, words in key_words(change).items()
        if kind in kinds
    ]
    named = h("li", h("b", f"{name_layer(change.before)} → {name_layer(change.after)}"))
    return h(
        "div",
        h("div", own_map.draw_change_map(wide, change), class_="own-desk"),
        h("div", own_map.draw_change_map(narrow, change), class_="own-phone"),
        h("ul", named, *key, class_="own-key"),
        class_="own-box own-changes",
    )


def regions(change: LayerChange, rows: pd.DataFrame) -> Node:
    """The change of each region that either file touches, the largest first, and of the country."""
    touched = rows[rows[["before_km2", "after_km2"]].max(axis=1) >= own_change.MIN_TOLD_KM2]
    order = (touched["gained_km2"] + touched["lost_km2"]).sort_values(ascending=False, kind="stable").index
    body: list[list[Node]] = [[row["name"], *cells(row)] for row in touched.loc[order].to_dict("records")]
    total = {name: float(rows[name].sum()) for name in NUMBERS}
    before, after = column_names(change)
    headers = [say("Region"), before, after, *change_names(change), say("Difference")]
    caption = (
        say("What changed by region, in km²") if change.over_time else say("How the files differ by region, in km²")
    )
    return open_table(caption, headers, [*body, [say("The country"), *cells(total)]])


def cells(row: dict[str, float] | dict[object, object]) -> list[str]:
    """A row's numbers in the table's order; a difference has a sign."""
    values = {name: float(str(row[name])) for name in NUMBERS}
    shown = [own_change.format_km2(values[name]) for name in ("before_km2", "after_km2", "gained_km2", "lost_km2")]
    net = round(values["change_km2"])
    return [*shown, f"+{format_number(net)}" if net > 0 else format_number(net).replace("-", "−")]


def column_names(change: LayerChange) -> tuple[str, str]:
    """The two layers as headers: by day, or by file where days don't tell them apart."""
    if change.over_time and change.before.day and change.after.day:
        return format_day(change.before.day), format_day(change.after.day)
    return change.before.name, change.after.name


def change_names(change: LayerChange) -> tuple[str, str]:
    """Headers for what is in one layer alone."""
    if change.over_time:
        return say("Gained"), say("Lost")
    return say("Only in {name}", name=change.after.name), say("Only in {name}", name=change.before.name)


def source_words(view: ViewState, change: LayerChange, with_licence: bool = False) -> str:
    """Where the figures come from and how they were made."""
    return say(
        "Source: two files opened by a reader, {before} and {after}. Areas in an equal-area projection (EPSG:6933), "
        "within the outlines of the regions; overlaps within a file count once. {boundaries} The areas are the files’, "
        "not an article’s.",
        before=name_layer(change.before),
        after=name_layer(change.after),
        boundaries=boundary_words(view.dossier, with_licence=with_licence),
    )


def offer_files(view: ViewState, base: BaseMap, change: LayerChange, rows: pd.DataFrame, said: str) -> None:
    """Rows, picture and areas to take away. As buttons: files of one reader's visit have no address for others."""
    caption = caption_of(view, change, said)
    files = (
        Download(say("Rows as CSV"), "csv", "text/csv", partial(csv_of, change, rows, caption)),
        Download(say("Map as SVG"), "svg", "image/svg+xml", partial(svg_of, view, base, change, caption)),
        Download(say("Areas as GeoJSON"), "geojson", "application/geo+json",
                 partial(own_map.write_change_geojson, change, base.units, caption)),
    )  # fmt: skip
    with st.container(key="own_changes_downloads", horizontal=True, gap="small", vertical_alignment="center"):
        for file in files:
            st.download_button(
                file.words,
                file.make,
                file_name=f"own-layers-changed.{file.ending}",
                mime=file.mime,
                key=f"own_changes_{file.ending}",
                on_click="ignore",
                type="tertiary",
            )


def caption_of(view: ViewState, change: LayerChange, said: str) -> Caption:
    """What the files carry; the dossier's licence is not the files', so none is named."""
    kicker = say("Two files of a reader’s own: {before}, and {after}", before=name_layer(change.before),
                 after=name_layer(change.after))  # fmt: skip
    caption = downloads.caption(view, said, kicker, source_words(view, change, with_licence=True))
    return replace(caption, licence="", filters="")


def csv_of(change: LayerChange, rows: pd.DataFrame, caption: Caption) -> bytes:
    """A row for each region, km² with three decimals."""
    known = {
        "before_file": change.before.name,
        "before_day": change.before.day.isoformat() if change.before.day else "",
        "after_file": change.after.name,
        "after_day": change.after.day.isoformat() if change.after.day else "",
    }
    written: Sequence[dict[str, str]] = [
        {"region": str(row["name"]), "territory_id": str(row["territory_id"]), **known}
        | {name: f"{float(row[name]):.3f}" for name in NUMBERS}
        for row in rows.to_dict("records")
    ]
    return export_rows.write_export_csv(written, caption, CHANGE_EXPORT_COLUMNS)


def svg_of(view: ViewState, base: BaseMap, change: LayerChange, caption: Caption) -> bytes:
    """The map of the change as a file of its own."""
    figure = own_map.draw_change_map(change_scene(view, base, caption.title), change)
    kinds = set(change.pieces["change"])
    key = [(own_map.draw_change_swatch(kind), words) for kind, words in key_words(change).items() if kind in kinds]
    return export.write_figure_svg(figure, key, caption, sheet.rules()).encode()
