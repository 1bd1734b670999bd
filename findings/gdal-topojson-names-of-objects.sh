#!/usr/bin/env bash
# GDAL as bundled with pyogrio 0.13.0: TopoJSON whose objects are bare geometries, which the format allows beside
# collections of them, reads as one layer "TopoJSON"; the names of the objects, often the only thing that tells what an area
# is, come through neither as layers nor as a column. The same two areas as collections are two layers with these names.
# Seen on 1 December 2026 with Python 3.11: "bare: TopoJSON (2 areas, columns id), collections: held, free".
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyogrio==0.13.0 numpy==2.4.6 pyarrow==26.0.1 2>/dev/null
"$folder/venv/bin/python" - "$folder" <<'PY'
import json
import sys
from pathlib import Path

import pyogrio

folder = Path(sys.argv[1])
ARCS = [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], [[2, 0], [3, 0], [3, 1], [2, 1], [2, 0]]]
AREAS = {"held": {"type": "Polygon", "arcs": [[0]]}, "free": {"type": "Polygon", "arcs": [[1]]}}


def write(name: str, objects: dict) -> Path:
    path = folder / f"{name}.topojson"
    path.write_text(json.dumps({"type": "Topology", "arcs": ARCS, "objects": objects}))
    return path


bare = write("bare", AREAS)
whole = write("whole", {name: {"type": "GeometryCollection", "geometries": [area]} for name, area in AREAS.items()})
layers = [str(name) for name, _ in pyogrio.list_layers(bare)]
info = pyogrio.read_info(bare)
named = [str(name) for name, _ in pyogrio.list_layers(whole)]
columns = ", ".join(map(str, info["fields"]))
print(f"bare: {', '.join(layers)} ({info['features']} areas, columns {columns}), collections: {', '.join(named)}")
assert layers == ["TopoJSON"] and info["features"] == 2 and named == ["held", "free"], "names of bare objects are kept now"
PY
