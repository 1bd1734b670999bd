"""Where outlines come from: a file of any format that GDAL reads, and which of its properties tell name, code, country.

Natural Earth's regions are not shipped with Parley (13 MB): Debian's package qgis-common brings them, and is looked for
where it puts them. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pyogrio.errors
import shapely

NATURAL_EARTH_PATHS = (Path("/usr/share/qgis/resources/data/world_map.gpkg"),)
"""Where Natural Earth's regions lie once Debian's qgis-common is installed."""

NATURAL_EARTH_LAYER = "states_provinces"

HOW_TO_GET = (
    "No outlines are here. Name a file with the country’s regions (--from FILE: GeoPackage, Shapefile, GeoJSON …), or "
    "install Debian’s package qgis-common, which brings Natural Earth’s: apt-get install --no-install-recommends "
    "qgis-common. Without installing it: apt-get download qgis-common, dpkg -x it into a folder, and name "
    "usr/share/qgis/resources/data/world_map.gpkg in it."
)

CODE_COLUMNS = ("iso_3166_2", "iso3166_2", "shapeiso", "iso_3166-2", "iso", "hasc_1")
"""Properties that hold ISO 3166-2 codes in files of the field, in small letters."""

NAME_COLUMNS = ("name_en", "name", "name_1", "shapename", "adm1_en", "adm1_name", "nam", "woe_name", "gn_name")
COUNTRY_COLUMNS = ("iso_a2", "adm0_a3", "gid_0", "shapegroup", "iso_a3", "country", "adm0_pcode", "admin", "sov_a3")
KEY_COLUMNS = ("adm1_code", "fips", "shapeid", "gid_1", "adm1_pcode", "iso_3166_2", "gn_name", "woe_name", "name")
"""Properties by which one region is told from another when the editor's table names it."""


class GeoError(Exception):
    """What stops a base map, in a sentence that says what to do."""


@dataclass(frozen=True)
class OutlineFile:
    """Regions as read, in WGS84, with the columns that tell name, code and country ("" where the file has none)."""

    path: Path
    regions: gpd.GeoDataFrame
    name: str
    code: str
    country: str
    key: str

    @property
    def is_world(self) -> bool:
        """Whether it holds the regions of more than one country, and so the neighbours too."""
        return bool(self.country) and self.regions[self.country].nunique() > 1


def find_natural_earth() -> Path | None:
    """Natural Earth's regions where a package put them; None where it did not."""
    return next((path for path in NATURAL_EARTH_PATHS if path.is_file()), None)


def read_outlines(path: Path, layer: str | None = None) -> OutlineFile:
    """Read a file of regions; of several layers the named one, else Natural Earth's, else the first of areas."""
    if not path.exists():
        raise GeoError(f"{path}: there is no such file.")
    try:
        layers = pyogrio.list_layers(path)
        chosen = layer or choose_layer(layers.tolist())
        frame = gpd.read_file(path, layer=chosen)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        raise GeoError(f"{path}: cannot be read as outlines ({error}).") from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise GeoError(f"{path}, layer {chosen}: holds no geometry. Name another layer with --layer.")
    frame = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
    frame = frame[frame.geom_type.isin(["Polygon", "MultiPolygon"])]
    if frame.empty:
        raise GeoError(f"{path}, layer {chosen}: holds no areas. Name another layer with --layer.")
    frame = frame.set_crs(4326) if frame.crs is None else frame.to_crs(4326)
    frame = frame.assign(geometry=shapely.make_valid(frame.geometry.array)).reset_index(drop=True)
    name, code, country = (find_column(frame, among) for among in (NAME_COLUMNS, CODE_COLUMNS, COUNTRY_COLUMNS))
    return OutlineFile(path, frame, name, code, country, find_column(frame, KEY_COLUMNS))


def choose_layer(layers: Sequence[Sequence[str | None]]) -> str:
    """The layer to read of a file: Natural Earth's regions, else the first with areas, else the first."""
    names = [str(name) for name, _ in layers]
    areas = [str(name) for name, kind in layers if "Polygon" in str(kind)]
    if NATURAL_EARTH_LAYER in names:
        return NATURAL_EARTH_LAYER
    return (areas or names)[0]


def find_column(frame: gpd.GeoDataFrame, among: Sequence[str]) -> str:
    """The first of some properties that a file has, whatever the case of its letters; "" where it has none."""
    held = {str(column).lower(): str(column) for column in frame.columns}
    return next((held[name] for name in among if name in held and frame[held[name]].notna().any()), "")


def select_country(file: OutlineFile, names: Sequence[str]) -> gpd.GeoDataFrame:
    """The regions of a country by any of its codes and names; all regions of a file that knows no countries."""
    if not file.country:
        return file.regions
    wanted = {name.casefold() for name in names}
    columns = [column for column in file.regions.columns if str(column).lower() in COUNTRY_COLUMNS]
    fits = pd.Series(False, file.regions.index)
    for column in columns:
        fits |= file.regions[column].astype("string").str.casefold().isin(wanted).fillna(False).astype(bool)
    return file.regions[fits]
