"""`data/geo` of a dossier in one go: read, take the units, build the layers, write them, say what to look at."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from parley.desk.geo.build import GeoLayers, build_geo_layers
from parley.desk.geo.source import (
    HOW_TO_GET,
    GeoError,
    OutlineFile,
    find_natural_earth,
    read_outlines,
    select_country,
)
from parley.desk.geo.units import Country, describe_country, take_units

UNIT_TABLE = "units.csv"
"""The editor's table of units beside the layers: which region is which unit, and what it is called."""


@dataclass(frozen=True)
class GeoRequest:
    """What the editor asks for: a country, a file and its layer, and whether layers that are there may be replaced."""

    country: str
    file: Path | None = None
    layer: str | None = None
    replace: bool = False


@dataclass(frozen=True)
class GeoResult:
    """What was made: the files, the units with where each came from, and what the editor should look at."""

    folder: Path
    source: Path
    files: tuple[str, ...]
    units: tuple[dict[str, Any], ...]
    without_outline: tuple[str, ...]
    own_codes: tuple[str, ...]
    remarks: tuple[str, ...]


def make_base_map(dossier: Path, asked: GeoRequest) -> GeoResult:
    """Build the geometry of a dossier; raises GeoError with what to do where it can't. Nothing is written half."""
    folder = dossier / "data" / read_geometry_name(dossier)
    if (folder / "units.geojson").exists() and not asked.replace:
        raise GeoError(f"{folder / 'units.geojson'}: is there already. Add --replace to make it anew.")
    country = describe_country(asked.country)
    path = asked.file or find_natural_earth()
    if path is None:
        raise GeoError(HOW_TO_GET)
    file = read_outlines(path, asked.layer)
    table = folder / UNIT_TABLE
    units, remarks = take_units(file, country, table if table.is_file() else None)
    if units.geometry.is_empty.all():
        raise GeoError(f"{path}: no region of {country.names[-1]} has an area.")
    layers = build_geo_layers(units, list_neighbours(file, country, units))
    texts = write_layers(layers, path)
    if not table.is_file():
        texts[UNIT_TABLE] = write_unit_table(units)
    write_together(folder, texts)
    held = set(units["iso_3166_2"])
    known = {code: name for code, name, _ in country.subdivisions}
    named = [code for code in list_territory_codes(dossier) if code not in held and code not in known]
    return GeoResult(
        folder,
        path,
        tuple(texts),
        tuple(units[["source", "iso_3166_2", "name", "kind"]].to_dict("records")),
        tuple(f"{code} ({name})" for code, name in known.items() if code not in held)
        + tuple(f"{code} (data/territories.csv)" for code in named),
        tuple(f"{row.name} ({row.iso_3166_2})" for row in units.itertuples(index=False) if row.iso_3166_2 not in known),
        (*remarks, *layers.remarks),
    )


def read_geometry_name(dossier: Path) -> str:
    """The folder of the geometry within data/, as the contract names it."""
    try:
        contract = json.loads((dossier / "data" / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GeoError(f"{dossier}: is no dossier ({error}). Make one with: python -m parley new FOLDER.") from error
    return str(contract.get("parley", {}).get("geometry", "geo"))


def list_neighbours(file: OutlineFile, country: Country, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """All other countries, each whole: of the same file where it holds the world, else of Natural Earth's; else none.

    A region that is one of our units is taken out, whichever country the file counts it to.
    """
    world = file if file.is_world else None
    if world is None and (found := find_natural_earth()):
        world = read_outlines(found)
    if world is None:
        return gpd.GeoDataFrame({"name": []}, geometry=[], crs=4326)
    own = select_country(world, country.names)
    others = world.regions.drop(own.index)
    ours = units.geometry.union_all()
    reach = gpd.GeoSeries([ours], crs=4326).representative_point()
    others = others[~others.geometry.representative_point().within(ours)] if not reach.empty else others
    column = next((name for name in ("admin", "country") if name in others), world.country)
    merged = others.dissolve(column, as_index=False)
    shapes = merged.geometry if world is file else merged.geometry.difference(ours)
    return gpd.GeoDataFrame({"name": merged[column].astype(str)}, geometry=shapes.array, crs=4326)


def write_layers(layers: GeoLayers, source: Path) -> dict[str, str]:
    """The layers as the text of their files."""
    made = {"units": layers.units.drop(columns="source"), "context": layers.context, "borders": layers.borders}
    return {f"{name}.geojson": write_layer(name, layer, source) for name, layer in made.items()}


def write_layer(name: str, layer: gpd.GeoDataFrame, source: Path) -> str:
    """One layer as GeoJSON, a feature a line, so that a change of one is seen as one."""
    features = json.loads(layer.to_json(drop_id=True))["features"] if len(layer) else []
    lines = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features]
    head = json.dumps({"type": "FeatureCollection", "name": name, "made_from": source.name}, ensure_ascii=False)[:-1]
    return head + ', "features": [\n' + ",\n".join(lines) + "\n]}\n"


def write_unit_table(units: gpd.GeoDataFrame) -> str:
    """The units as the editor's table, to be corrected and built anew."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "iso_3166_2", "name", "kind"])
    writer.writerows(units[["source", "iso_3166_2", "name", "kind"]].itertuples(index=False, name=None))
    return out.getvalue()


def write_together(folder: Path, texts: dict[str, str]) -> None:
    """Write files of a folder, each put in place only once all are written."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".geo-") as aside:
        for name, text in texts.items():
            (Path(aside) / name).write_text(text, encoding="utf-8")
        for name in texts:
            (Path(aside) / name).replace(folder / name)


def list_territory_codes(dossier: Path) -> list[str]:
    """The codes of units that the dossier's own territories name."""
    path = dossier / "data" / "territories.csv"
    if not path.is_file():
        return []
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    cells: list[str] = list(table.get("iso_3166_2", []))
    return sorted({code for cell in cells for code in cell.split() if "-" in code})
