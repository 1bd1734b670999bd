"""Shared by the map floors: 27 units, a day slider, and the status of every unit on a day."""

import json
from pathlib import Path

import streamlit as st

UNITS = Path(__file__).parent / "static" / "units.geojson"
COLOURS = [[198, 219, 239], [253, 174, 107], [215, 48, 31], [153, 153, 153]]
VIEW = {"latitude": 48.5, "longitude": 31.5, "zoom": 4.7}


@st.cache_resource
def units() -> dict:
    """The GeoJSON of the units; each feature has its index ``i``, its ``id`` and ``name``."""
    return json.loads(UNITS.read_text())


def statuses(day: int, choice: int) -> list[int]:
    """Status (an index of COLOURS) of each unit on a day."""
    return [(i * 7 + day + choice) % 4 for i in range(27)]


def slider() -> int:
    return st.slider("Day", 0, 4000, key="day", bind="query-params")
