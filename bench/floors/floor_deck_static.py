"""Floor: as `deck`, geometry by URL from static serving; a rerun sends one short colour expression."""

import pydeck as pdk
import streamlit as st

from floor_empty import head
from maps import COLOURS, VIEW, slider, statuses


def draw(status: list[int]) -> None:
    colours = "[" + ",".join(str(COLOURS[s]).replace(" ", "") for s in status) + "]"
    layer = pdk.Layer(
        "GeoJsonLayer",
        "app/static/units.geojson",
        id="units",
        get_fill_color=f"({colours})[properties.i]",
        update_triggers={"getFillColor": status},
        get_line_color=[80, 80, 80],
        line_width_min_pixels=1,
        pickable=True,
    )
    st.pydeck_chart(pdk.Deck([layer], initial_view_state=pdk.ViewState(**VIEW), map_provider=None), key="map")


if __name__ == "__main__":
    choice = head()
    draw(statuses(slider(), choice))
