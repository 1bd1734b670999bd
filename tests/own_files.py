"""Files of assessed control as readers might open them, made here: sound ones and damaged ones."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely

from parley.own_layer import layer as own_layer
from parley.own_layer.layer import OwnLayer
from tests.conftest import ROOT

DAY = date(2025, 3, 18)
UNITS: gpd.GeoDataFrame = gpd.read_file(ROOT / "data/geo/units.geojson")
"""The project's own outlines."""

SQUARE = shapely.box(36.0, 47.3, 38.0, 48.3)
"""An area that lies in the country's south-east."""


def read(data: bytes, name: str = "control.geojson", **options: object) -> OwnLayer:
    """Read a file against the project's own outlines."""
    return own_layer.read_own_layer(name, data, UNITS, DAY, **options)  # type: ignore[arg-type]


def circled(radius: float) -> shapely.Geometry:
    """A shape of very many points."""
    return shapely.Point(36, 48.5).buffer(radius, quad_segs=50_000)


def geojson(*shapes: Any, crs: str = "", properties: list[dict[str, Any]] | None = None) -> bytes:
    """A collection of shapes (or geometries as dictionaries) with properties."""
    values = [
        shape if isinstance(shape, dict) or shape is None else shapely.geometry.mapping(shape) for shape in shapes
    ]
    given = properties or [{} for _ in values]
    features = [
        {"type": "Feature", "properties": said, "geometry": value} for value, said in zip(values, given, strict=True)
    ]
    content: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if crs:
        content["crs"] = {"type": "name", "properties": {"name": crs}}
    return json.dumps(content).encode()


def frame(*shapes: Any, crs: Any = 4326, **columns: Any) -> gpd.GeoDataFrame:
    """Shapes as a layer."""
    return gpd.GeoDataFrame(columns, geometry=list(shapes) or [SQUARE], crs=crs)


def geopackage(folder: Path, **layers: gpd.GeoDataFrame) -> bytes:
    """A GeoPackage with these layers."""
    path = folder / "made.gpkg"
    for number, (name, layer) in enumerate((layers or {"control": frame()}).items()):
        pyogrio.write_dataframe(layer, path, layer=name, append=number > 0)
    return path.read_bytes()


def shapefile(folder: Path, layer: gpd.GeoDataFrame | None = None, without: tuple[str, ...] = ()) -> bytes:
    """A zipped Shapefile, some parts left out."""
    pyogrio.write_dataframe(frame() if layer is None else layer, folder / "control.shp")
    parts = [path for path in sorted(folder.glob("control.*")) if path.suffix not in without]
    return zipped({f"made/{path.name}": path.read_bytes() for path in parts})


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def geoparquet(folder: Path, layer: gpd.GeoDataFrame | None = None) -> bytes:
    """GeoParquet."""
    path = folder / "made.parquet"
    (frame() if layer is None else layer).to_parquet(path)
    return path.read_bytes()


def table(*rows: str) -> bytes:
    """A CSV of lines."""
    return "\n".join(rows).encode()


def kml(*placemarks: str, styles: str = "") -> bytes:
    """A KML document of these placemarks (and folders)."""
    body = styles + "".join(placemarks)
    return (
        f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{body}</Document></kml>'.encode()
    )


def placemark(shape: Any = SQUARE, inside: str = "") -> str:
    """A placemark with one area, holes and all."""

    def ring(tag: str, line: Any) -> str:
        places = " ".join(f"{x},{y},0" for x, y, *_ in line.coords)
        return f"<{tag}><LinearRing><coordinates>\n{places}\n</coordinates></LinearRing></{tag}>"

    holes = "".join(ring("innerBoundaryIs", hole) for hole in shape.interiors)
    return f"<Placemark>{inside}<Polygon>{ring('outerBoundaryIs', shape.exterior)}{holes}</Polygon></Placemark>"


def topojson(**objects: tuple[Any, dict[str, Any]]) -> bytes:
    """A topology, quantised, with an object for each area."""
    arcs, named = [], {}
    for number, (name, (shape, properties)) in enumerate(objects.items()):
        steps, last = [], (0, 0)
        for x, y in shape.exterior.coords:
            at = (round(x * 1000), round(y * 1000))
            steps.append([at[0] - last[0], at[1] - last[1]])
            last = at
        arcs.append(steps)
        named[name] = {"type": "Polygon", "arcs": [[number]], "properties": properties}
    scale = {"scale": [0.001, 0.001], "translate": [0, 0]}
    return json.dumps({"type": "Topology", "transform": scale, "objects": named, "arcs": arcs}).encode()


def flatgeobuf(folder: Path, layer: gpd.GeoDataFrame | None = None) -> bytes:
    """FlatGeobuf."""
    path = folder / "made.fgb"
    pyogrio.write_dataframe(frame() if layer is None else layer, path)
    return path.read_bytes()


class WkbType(pa.ExtensionType):  # type: ignore[misc]
    """What Arrow writes as Parquet's native geometry type."""

    def __init__(self, about: bytes = b"{}") -> None:
        self.about = about
        super().__init__(pa.binary(), "geoarrow.wkb")

    def __arrow_ext_serialize__(self) -> bytes:
        return self.about

    @classmethod
    def __arrow_ext_deserialize__(cls, _: pa.DataType, about: bytes) -> WkbType:
        return cls(about)


def native_parquet(layer: gpd.GeoDataFrame, about: bytes = b"{}", **columns: pa.Array) -> bytes:
    """Parquet whose geometry has the native type, with `about` as its extension metadata, and without `geo`."""
    pa.register_extension_type(WkbType())
    try:
        packed = pa.array(list(shapely.to_wkb(layer.geometry.values)), pa.binary())
        shapes = pa.ExtensionArray.from_storage(WkbType(about), packed)
        out = io.BytesIO()
        pq.write_table(pa.table({"area": shapes, **columns}), out, store_schema=False)
        return out.getvalue()
    finally:
        pa.unregister_extension_type("geoarrow.wkb")
