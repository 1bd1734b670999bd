"""Floor: the empty page and a pydeck map of 27 polygons, geometry inline in every message."""

import pydeck as pdk
import streamlit as st

from floor_empty import head
from maps import COLOURS, VIEW, slider, statuses, units

choice = head()
status = statuses(slider(), choice)
collection = units()
features = [
    f | {"properties": f["properties"] | {"fill": COLOURS[s]}}
    for f, s in zip(collection["features"], status, strict=True)
]
layer = pdk.Layer(
    "GeoJsonLayer",
    {"type": "FeatureCollection", "features": features},
    id="units",
    get_fill_color="properties.fill",
    get_line_color=[80, 80, 80],
    line_width_min_pixels=1,
    pickable=True,
)
st.pydeck_chart(pdk.Deck([layer], initial_view_state=pdk.ViewState(**VIEW), map_provider=None), key="map")
