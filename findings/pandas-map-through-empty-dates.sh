#!/usr/bin/env bash
# pandas 3.1.1: Series.map with a Series of dates as its dictionary works while there is a row, and raises TypeError
# ("Cannot cast DatetimeArray to dtype float64") where both are empty, as in a table that has no rows yet. Looking the
# dates up as plain values (a dict of ordinals) works for none, one and many.
# Seen on 1 December 2026 with Python 3.11: "one row: 2025-03-18, no row: TypeError".
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 numpy==2.4.6 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import pandas as pd


def look_up(keys: list[str], days: dict[str, str]) -> pd.Series:
    known = pd.Series(days, index=pd.Index(list(days), dtype="str"), dtype="datetime64[s]")
    return pd.Series(keys, dtype="str").map(known)


one = look_up(["a"], {"a": "2025-03-18"}).iloc[0].date().isoformat()
try:
    none = f"{len(look_up([], {}))} rows"
except TypeError as error:
    none = "TypeError"
    print(error)
print(f"one row: {one}, no row: {none}")
assert (one, none) == ("2025-03-18", "TypeError"), "mapping through an empty Series of dates has changed"
PY
