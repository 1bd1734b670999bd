#!/usr/bin/env bash
# shapely 2.2.0 (GEOS as bundled): set_precision gives back a valid polygon with its outer ring turned from
# counter-clockwise to clockwise, though no coordinate moves. RFC 7946 (section 3.1.6) asks for counter-clockwise, so
# GeoJSON that is rounded last breaks the rule that it kept before; strict readers refuse it. Turn rings after rounding.
# Seen on 1 December 2026 with Python 3.11: "before: True, after: False".
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check shapely==2.2.0 numpy==2.4.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import shapely

square = shapely.from_wkt("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")
rounded = shapely.set_precision(square, 0.001)
before, after = square.exterior.is_ccw, rounded.exterior.is_ccw
print(f"before: {before}, after: {after}")
assert rounded.equals(square), "the square itself has changed"
assert (before, after) == (True, False), "set_precision keeps the direction of rings now"
PY
