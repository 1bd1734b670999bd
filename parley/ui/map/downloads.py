"""The map to take away: what is shown as CSV, SVG, PNG and GeoJSON."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BOUNDARIES, BaseMap
from parley.evidence import citation
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.svg import Caption
from parley.figures.map import flat as flat_map
from parley.figures.map import key as map_key
from parley.figures.map import painting
from parley.figures.map import rows as map_rows
from parley.figures.map import state as map_state
from parley.figures.map.frame import fit_map_frame
from parley.figures.markup import Node
from parley.results import control
from parley.ui.frame import sheet
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map.flat import DESK, named_by_reference, off_filter, site_word
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
        title=control.control_headline_on_day(view.dossier, view.day),
        kicker=f"Control map · as of {dates.format_day(view.day)}",
        source=f"Source: {citation.cite_article_list(view.dossier)}; names and days from references where "
        "marked. The border is "
        f"the internationally recognised one. Hatching never says where inside a place. {BOUNDARIES}",
    )


def csv_of(view: ViewState, said: Caption) -> bytes:
    """The rows of the map."""
    return export_rows.write_export_csv(rows_of(view), said, map_rows.CONTROL_EXPORT_COLUMNS)


def areas(view: ViewState, base: BaseMap, said: Caption) -> bytes:
    """The units with their classes."""
    return map_rows.write_control_geojson(view.dossier, base, rows_of(view), said)


def rows_of(view: ViewState) -> list[dict[str, str]]:
    """A day's control as rows that explain themselves."""
    return map_rows.control_export_rows(
        view.dossier, control.control_on_day(view.dossier, view.day), view.day, off_filter(view)
    )


def svg_of(view: ViewState, base: BaseMap, said: Caption) -> str:
    """The flat map as it stands: day, filter and chosen place."""
    dossier = view.dossier
    table = control.control_on_day(dossier, view.day)
    state = map_state.statuses_by_territory(table)
    named = named_by_reference(dossier)
    frame = fit_map_frame(base.units, DESK)
    drawing = flat_map.draw_flat_map(
        base, dossier.territories, state, frame, name=said.title, ident="map", by_reference=named
    )
    chosen = view.selected("territory")
    figure = painting.apply_map_statuses(drawing, state, off_filter(view), chosen)
    return export.write_figure_svg(
        figure, key_of(dossier, control.list_area_statuses(dossier, table), bool(named)), said, sheet.rules()
    )


def key_of(dossier: Dossier, drawn: set[str], named: bool) -> list[tuple[Node, str]]:
    """The classes that the picture shows, as swatch and words, in the order of the page's key."""
    words = {**control.CONTROL_STATUS_WORDS, "rest": "rest of the country", "site": site_word(dossier)}
    words |= {"named": "name from a reference"} if named else {}
    shown = drawn | {"rest", "site", "named"}
    return [
        (map_key.draw_map_swatch(kind), words[kind])
        for kind in map_key.MAP_KEY_CLASSES
        if kind in shown and words.get(kind)
    ]
