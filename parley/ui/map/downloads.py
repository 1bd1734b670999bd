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
from parley.figures.map.frame import frame_of
from parley.figures.markup import Node
from parley.results import control
from parley.ui.frame import downloads, sheet
from parley.ui.frame.downloads import Download, Files, Offer
from parley.ui.frame.shell import ViewState, base_map
from parley.ui.map.flat import DESK, named_by_reference, off_filter, site_word
from parley.words import dates


def files_of(here: ViewState) -> Files:
    """What a map has to take; without geometry there are rows only."""
    base = base_map(here.dossier.geometry)
    rows = Download("Rows as CSV", "csv", "text/csv", lambda: csv_of(here, caption_of(here)))
    return Files("control-map", [rows, *(drawn_files(here, base) if base else [])])


def drawn_files(here: ViewState, base: BaseMap) -> list[Download]:
    """The map as pictures, and its areas."""

    def svg() -> str:
        return svg_of(here, base, caption_of(here))

    return [
        Download("Map as SVG", "svg", "image/svg+xml", lambda: svg().encode()),
        Download("Map as PNG", "png", "image/png", lambda: downloads.png(svg())),
        Download("Areas as GeoJSON", "geojson", "application/geo+json", lambda: areas(here, base, caption_of(here))),
    ]


MAP = Offer("map", "map", files_of)


def caption_of(here: ViewState) -> Caption:
    """What the files say beside the picture."""
    return downloads.caption(
        here,
        title=control.headline_on(here.dossier, here.day),
        kicker=f"Control map · as of {dates.day_words(here.day)}",
        source=f"Source: {citation.articles(here.dossier)}; names and days from references where marked. The border is "
        f"the internationally recognised one. Hatching never says where inside a place. {BOUNDARIES}",
    )


def csv_of(here: ViewState, said: Caption) -> bytes:
    """The rows of the map."""
    return export_rows.to_csv(rows_of(here), said, map_rows.COLUMNS)


def areas(here: ViewState, base: BaseMap, said: Caption) -> bytes:
    """The units with their classes."""
    return map_rows.to_geojson(here.dossier, base, rows_of(here), said)


def rows_of(here: ViewState) -> list[dict[str, str]]:
    """A day's control as rows that explain themselves."""
    return map_rows.control_rows(here.dossier, control.control_on(here.dossier, here.day), here.day, off_filter(here))


def svg_of(here: ViewState, base: BaseMap, said: Caption) -> str:
    """The flat map as it stands: day, filter and chosen place."""
    dossier = here.dossier
    table = control.control_on(dossier, here.day)
    state = map_state.statuses(table)
    named = named_by_reference(dossier)
    frame = frame_of(base.units, DESK)
    drawing = flat_map.flat_map(
        base, dossier.territories, state, frame, name=said.title, ident="map", by_reference=named
    )
    chosen = here.record.partition(":")[2] if here.record.startswith("territory:") else ""
    figure = painting.painted(drawing, state, off_filter(here), chosen)
    return export.svg(figure, key_of(dossier, control.classes_on(dossier, table), bool(named)), said, sheet.rules())


def key_of(dossier: Dossier, drawn: set[str], named: bool) -> list[tuple[Node, str]]:
    """The classes that the picture shows, as swatch and words, in the order of the page's key."""
    words = {**control.WORDS, "rest": "rest of the country", "site": site_word(dossier)}
    words |= {"named": "name from a reference"} if named else {}
    shown = drawn | {"rest", "site", "named"}
    return [(map_key.swatch(kind), words[kind]) for kind in map_key.CLASSES if kind in shown and words.get(kind)]
