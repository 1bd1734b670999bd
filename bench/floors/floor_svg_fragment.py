"""Floor: as `svg_map`, slider and map in a fragment, so that a move reruns only these two."""

import streamlit as st

from floor_empty import head
from floor_svg_map import chart
from maps import slider, statuses


@st.fragment
def control(choice: int) -> None:
    chart(data="".join(map(str, statuses(slider(), choice))))


control(head())
