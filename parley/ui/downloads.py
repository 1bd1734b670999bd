"""The map to take away: what is shown as CSV, SVG, PNG and GeoJSON, made only when a reader asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import urljoin

import streamlit as st

from parley import control, dates
from parley.contract import ContractFault, read_contract
from parley.dossier import Dossier
from parley.figures import export, export_rows, flat_map, map_key, map_state
from parley.figures.export import Caption
from parley.figures.flat_frame import frame_of
from parley.geometry import BaseMap
from parley.markup import Node
from parley.ui import sheet
from parley.ui.filters import parts
from parley.ui.flat_map_view import DESK, named_by_reference, off_filter, site_word
from parley.ui.shell import Here, base_map
from parley.ui.site import ROOT

FACES = ROOT / "static" / "fonts"

BOUNDARIES = "Boundaries: Natural Earth (public domain)"


def map_downloads(here: Here, day: date) -> None:
    """A row of buttons that say what they bring; without geometry there are rows only."""
    base = base_map(here.dossier.geometry)
    said = caption_of(here, day)
    with st.container(key="map_downloads", horizontal=True, gap="small", vertical_alignment="center"):
        button("Rows as CSV", "csv", "text/csv", day, lambda: csv_of(here, day, said))
        if base is not None:
            button("Map as SVG", "svg", "image/svg+xml", day, lambda: svg_of(here, base, day, said).encode())
            button("Map as PNG", "png", "image/png", day, lambda: png_of(here, base, day, said))
            button("Areas as GeoJSON", "geojson", "application/geo+json", day, lambda: areas(here, base, day, said))


def button(words: str, ending: str, mime: str, day: date, make: Callable[[], bytes]) -> None:
    """One download; nothing is made before the click, and the page stays as it is after it."""
    st.download_button(
        words,
        make,
        file_name=f"control-{day.isoformat()}.{ending}",
        mime=mime,
        key=f"download_{ending}",
        on_click="ignore",
        type="tertiary",
        help=None,
    )


def caption_of(here: Here, day: date) -> Caption:
    """What the files carry: finding, day, filters, sources, licence, and the address they were taken from."""
    dossier = here.dossier
    taken = "; ".join(words for words, _ in parts(dossier, here.selection))
    return Caption(
        title=control.headline(dossier, control.control_on(dossier, day)),
        kicker=f"Control map · as of {dates.day_words(day)}",
        source=f"Source: {cited(dossier)}; names and days from references where marked. The border is the "
        "internationally recognised one. Hatching never says where inside a place.",
        licence=f"{licence(dossier)}{BOUNDARIES}.",
        address=urljoin(st.context.url or "", here.link()),
        filters=f"Filters: {taken}" if taken else "",
    )


def cited(dossier: Dossier) -> str:
    """The articles, each by publisher, title and day."""
    rows = dossier.sources[dossier.sources["source_id"].isin(dossier.articles)]
    return "; ".join(
        f"{publisher}, “{title}”, {dates.words(dates.parse(published)) if published else 'no day known'}"
        for publisher, title, published in rows[["publisher", "title", "published"]].itertuples(index=False)
    )


def licence(dossier: Dossier) -> str:
    """The licence of the tables as the contract names it, or ""."""
    try:
        named = read_contract(dossier.folder).get("licenses", [])
    except ContractFault:
        return ""
    titles = [str(each.get("title") or each.get("name", "")) for each in named if isinstance(each, dict)]
    return f"Licence: {'; '.join(filter(None, titles))}. " if any(titles) else ""


def csv_of(here: Here, day: date, said: Caption) -> bytes:
    """The rows of the map."""
    return export_rows.to_csv(rows_of(here, day), said)


def areas(here: Here, base: BaseMap, day: date, said: Caption) -> bytes:
    """The units with their classes."""
    return export_rows.to_geojson(here.dossier, base, rows_of(here, day), said)


def rows_of(here: Here, day: date) -> list[dict[str, str]]:
    """A day's control as rows that explain themselves."""
    return export_rows.control_rows(here.dossier, control.control_on(here.dossier, day), day, off_filter(here))


def svg_of(here: Here, base: BaseMap, day: date, said: Caption) -> str:
    """The flat map as it stands: day, filter and chosen place."""
    dossier = here.dossier
    table = control.control_on(dossier, day)
    state = map_state.statuses(table)
    named = named_by_reference(dossier)
    frame = frame_of(base.units, DESK)
    drawing = flat_map.flat_map(
        base, dossier.territories, state, frame, name=said.title, ident="map", by_reference=named
    )
    chosen = here.record.partition(":")[2] if here.record.startswith("territory:") else ""
    figure = export.painted(drawing, state, off_filter(here), chosen)
    return export.svg(figure, key_of(dossier, control.classes_on(dossier, table), bool(named)), said, sheet.rules())


def key_of(dossier: Dossier, drawn: set[str], named: bool) -> list[tuple[Node, str]]:
    """The classes that the picture shows, as swatch and words, in the order of the page's key."""
    words = {**control.WORDS, "rest": "rest of the country", "site": site_word(dossier)}
    words |= {"named": "name from a reference"} if named else {}
    shown = drawn | {"rest", "site", "named"}
    return [(map_key.swatch(kind), words[kind]) for kind in map_key.CLASSES if kind in shown and words.get(kind)]


def png_of(here: Here, base: BaseMap, day: date, said: Caption) -> bytes:
    """The same picture as PNG."""
    from parley.figures.export_png import png  # the renderer and its fonts only for those who ask for them

    return png(svg_of(here, base, day, said), FACES)
