"""The map to take away: what is shown as CSV, SVG, PNG and GeoJSON."""

from __future__ import annotations

from dataclasses import replace

from parley.dossier.boundaries import boundary_words
from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap
from parley.evidence import citation
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.svg import Caption
from parley.figures.map import flat as flat_map
from parley.figures.map import key as map_key
from parley.figures.map import painting
from parley.figures.map import rows as map_rows
from parley.figures.map.key import list_drawn_classes
from parley.figures.map.legend import build_map_legend
from parley.figures.map.scene import build_map_scene, list_share_notes
from parley.figures.markup import Node
from parley.results import control
from parley.results.control_headline import control_headline_on_day
from parley.selection.selection import list_excluded_places
from parley.ui.frame import sheet
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map.view import HATCH_MEANS, shares_source
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.words import dates


def files_of(view: ViewState) -> Files:
    """What a map has to take; without geometry there are rows only."""
    base = cached_base_map(view.dossier.geometry)
    rows = Download("Rows as CSV", "csv", "text/csv", lambda: csv_of(view, caption_of(view)))
    return Files("control-map", [rows, *(drawn_files(view, base) if base else [])])


def drawn_files(view: ViewState, base: BaseMap) -> list[Download]:
    """The map as pictures, and its areas."""

    def svg() -> str:
        return svg_of(view, base, caption_of(view))

    return [
        Download("Map as SVG", "svg", "image/svg+xml", lambda: svg().encode()),
        Download("Map as PNG", "png", "image/png", lambda: downloads.png(svg())),
        Download("Areas as GeoJSON", "geojson", "application/geo+json", lambda: areas(view, base, caption_of(view))),
    ]


MAP = Offer("map", "map", files_of)


def caption_of(view: ViewState) -> Caption:
    """What the files say beside the picture."""
    return downloads.caption(
        view,
        title=control_headline_on_day(view.dossier, view.day),
        kicker=f"Control map · as of {dates.format_day(view.day)}",
        source=f"Source: {citation.cite_article_list(view.dossier)}; names and days from references where "
        f"marked. {HATCH_MEANS} {shares_source(view.dossier, view.day)}"
        f"{boundary_words(view.dossier, with_licence=True)}",
    )


def csv_of(view: ViewState, said: Caption) -> bytes:
    """The rows of the map."""
    return export_rows.write_export_csv(rows_of(view), said, map_rows.CONTROL_EXPORT_COLUMNS)


def areas(view: ViewState, base: BaseMap, said: Caption) -> bytes:
    """The units with their classes."""
    return map_rows.write_control_geojson(view.dossier, base, rows_of(view), said)


def rows_of(view: ViewState) -> list[dict[str, str]]:
    """A day's control as rows that explain themselves."""
    return map_rows.control_export_rows(view.dossier, view.day, list_excluded_places(view.dossier, view.selection))


def svg_of(view: ViewState, base: BaseMap, said: Caption) -> str:
    """The flat map as it stands: day, filter and chosen place."""
    dossier = view.dossier
    table = control.control_on_day(dossier, view.day)
    scene = build_map_scene(dossier, base, table, name=said.title, ident="map")
    held = {key for key, status in scene.state.items() if status.status == "partial"}
    notes = list_share_notes(dossier, view.day)
    scene = replace(scene, notes={key: words for key, words in notes.items() if key in held and words})
    excluded = list_excluded_places(view.dossier, view.selection)
    figure = painting.apply_map_statuses(
        flat_map.draw_flat_map(scene), scene.state, excluded, view.selected("territory")
    )
    return export.write_figure_svg(figure, key_of(dossier, list_drawn_classes(dossier, table)), said, sheet.rules())


def key_of(dossier: Dossier, drawn: set[str]) -> list[tuple[Node, str]]:
    """The classes that the picture shows, as swatch and words, in the order of the page's key."""
    words, legend = map_key.key_words(dossier), build_map_legend(dossier)
    return [
        (map_key.draw_map_swatch(kind), words[kind])
        for kind in map_key.list_key_classes(legend)
        if kind in drawn and words.get(kind)
    ]
