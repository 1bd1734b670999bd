"""What a reader's own layer comes to: the finding, the picture with its key, the table, what was taken and left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from parley.dossier.boundaries import boundary_words
from parley.dossier.geometry import BaseMap
from parley.figures.map import key as map_key
from parley.figures.map import own as own_map
from parley.figures.map.holder_patterns import fill_properties
from parley.figures.map.key import list_drawn_classes
from parley.figures.map.legend import build_map_legend
from parley.figures.map.scene import build_map_scene, crop_to_phone
from parley.figures.markup import Node, h
from parley.own_layer import compare as own_compare
from parley.own_layer import share as own_share
from parley.own_layer.days import list_file_name_days
from parley.own_layer.layer import OwnLayer
from parley.results import share
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.words.articles import say_not_in_articles
from parley.words.dates import format_day
from parley.words.wording import spell_small_number


def result(
    view: ViewState,
    base: BaseMap,
    layer: OwnLayer,
    table: pd.DataFrame,
    day: date,
    once: Callable[[Callable[[], Node]], Node],
) -> None:
    """Show a layer that could be read; `once` keeps its picture."""
    said, beside = finding(view, base, layer, day)
    show.html(h("h2", said), *(h("p", words, class_="sub") for words in beside if words))
    show.tree(once(lambda: picture(view, base, layer, table, day, said)), "own_map")
    if layer.areas is not None:
        shares(view, base, layer, table, day)
    else:
        places(base, layer)
    if layer.notes:
        notes = h("ul", *(h("li", note) for note in layer.notes), class_="own-notes")
        show.html(h("h3", "What was taken, repaired and left"), notes)


def finding(view: ViewState, base: BaseMap, layer: OwnLayer, day: date) -> tuple[str, list[str]]:
    """The layer's headline, and how it stands to the day's statuses, the article's claim and a reference."""
    days = own_compare.compare_layer_days(layer.day, day, list_file_name_days(layer.name))
    if layer.places is not None:
        counts = layer.places["status"].value_counts()
        listed = ", ".join(f"{status} {count:,}" for status, count in counts.items())
        return f"This file gives the status of {spell_small_number(len(layer.places))} places", [
            f"By status: {listed}.",
            days,
        ]
    part = own_share.own_country_share(own_share.measure_unit_shares(layer, base.units))
    if layer.classes.open:
        said = own_compare.describe_open_classes(layer.classes)
        return own_compare.own_layer_headline(part, least=True), [said, days]
    found = share.assessed_shares_on(view.dossier, layer.day or day)
    return own_compare.own_layer_headline(part), [
        own_compare.compare_with_claim(view.dossier, part),
        own_compare.compare_with_reference(view.dossier, part, found),
        own_compare.compare_with_statuses(view.dossier, part, day),
        days,
    ]


def picture(view: ViewState, base: BaseMap, layer: OwnLayer, table: pd.DataFrame, day: date, name: str) -> Node:
    """The layer over the day's statuses, drawn for a desk and for a phone, with its key."""
    wide = build_map_scene(view.dossier, base, table, name=name, ident="own-desk")
    narrow = crop_to_phone(wide, "own-phone")
    return h(
        "div",
        h("div", own_map.draw_own_map(wide, layer), class_="own-desk"),
        h("div", own_map.draw_own_map(narrow, layer), class_="own-phone"),
        key(view, layer, table, day),
        class_="own-box",
    )


def key(view: ViewState, layer: OwnLayer, table: pd.DataFrame, day: date) -> Node:
    """The layer's forms by file and day, then the classes of the day's statuses."""
    named = f"{layer.name}, {format_day(layer.day)}" if layer.day else f"{layer.name}, day not known"
    if layer.places is None:
        rows = [h("li", own_map.draw_own_swatch(), h("span", named))]
    else:
        marks = own_map.assign_own_marks(own_map.rank_own_statuses(layer.places))
        rows = [h("li", h("b", named)), *(h("li", own_map.draw_own_swatch(mark), word) for word, mark in marks.items())]
    drawn, words = list_drawn_classes(view.dossier, table) - {"site", "named"}, map_key.key_words(view.dossier)
    legend = build_map_legend(view.dossier)
    below = [
        h("li", map_key.draw_map_swatch(kind), h("span", words[kind]))
        for kind in map_key.list_key_classes(legend)
        if kind in drawn and words.get(kind)
    ]
    return h(
        "ul",
        *rows,
        h("li", h("b", f"Below it, as of {format_day(day)}")),
        *below,
        class_="own-key",
        style=fill_properties(legend, "own-desk").removeprefix(";") or None,
    )


def shares(view: ViewState, base: BaseMap, layer: OwnLayer, table: pd.DataFrame, day: date) -> None:
    """The share of each region, beside the day's status and a reference's share where there is one."""
    units = own_share.measure_unit_shares(layer, base.units)
    rows = own_share.group_shares_by_territory(units, view.dossier.territories).sort_values(
        "share_pct", ascending=False
    )
    words, found = (
        own_compare.status_words_by_territory(view.dossier, table),
        share.assessed_shares_on(view.dossier, layer.day or day),
    )
    named = rows["share_pct"].ge(own_compare.MIN_PRINTED_SHARE) | rows["territory_id"].isin(words)
    silent = h("span", say_not_in_articles(len(view.dossier.articles)), class_="muted")
    body = [
        [
            row["name"],
            own_compare.format_own_share(row["share_pct"]),
            f"{row['held_km2']:,.0f}",
            words.get(row["territory_id"], silent),
            *reference_cell(found, found.of(row["codes"]) if found else None),
        ]
        for row in rows[named].to_dict("records")
    ]
    part, held = own_compare.format_own_share(own_share.own_country_share(units)), f"{units['held_km2'].sum():,.0f}"
    total = ["The country", part, held, "", *reference_cell(found, found.country if found else None)]
    headers = ["Region", "Share by this file", "km² by this file", f"Status, {format_day(day)}"]
    headers += [f"Share by the reference, {format_day(found.day)}"] if found else []
    show.tree(open_table(f"Shares by region, computed from {layer.name}", headers, [*body, total]), "own_table")
    rest = int((~named).sum())
    figure_frame.source_line(
        "Share = what of the file lies in a region’s outline ÷ the same outline’s area, both in an equal-area "
        f"projection; overlaps count once. {f'The other {spell_small_number(rest)} regions: none. ' if rest else ''}"
        f"{boundary_words(view.dossier)} Another map’s outlines may move a share by about a point. "
        "The shares are the file’s, not an article’s."
    )


def reference_cell(found: share.AssessedShares | None, part: float | None) -> list[Node]:
    """A reference's share, blank where it has none for the whole place; no cell where there is no reference."""
    if found is None:
        return []
    return ["" if part is None else own_compare.format_own_share(part)]


def places(base: BaseMap, layer: OwnLayer) -> None:
    """The places of each region by status."""
    counts = own_share.count_places_by_status(layer, base.units)
    body = [
        [str(name), *(f"{count:,}" for count in row)] for name, row in zip(counts.index, counts.to_numpy(), strict=True)
    ]
    total = ["The country", *(f"{count:,}" for count in counts.sum())]
    headers = ["Region", *map(str, counts.columns)]
    show.tree(open_table(f"Places by region and status in {layer.name}", headers, [*body, total]), "own_table")
    figure_frame.source_line(
        "Each place counts in the region it lies in. How many places are held says nothing of how much ground is. "
        "The statuses are the file’s, not an article’s."
    )


def open_table(caption: str, headers: list[str], rows: list[list[Node]]) -> Node:
    """A table that is not folded: it is what was asked for."""
    head = h("tr", *(h("th", text, scope="col") for text in headers))
    body = [h("tr", h("th", row[0], scope="row"), *(h("td", cell) for cell in row[1:])) for row in rows]
    table = h("table", h("caption", caption), h("thead", head), h("tbody", *body))
    scroll = h("div", table, class_="scroll", tabindex=0, role="region", aria_label=caption)
    return h("div", scroll, class_="twin own-shares")
