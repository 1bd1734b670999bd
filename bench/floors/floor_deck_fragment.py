"""Floor: as `deck_static`, slider and map in a fragment, so that a move reruns only these two."""

import streamlit as st

from floor_deck_static import draw
from floor_empty import head
from maps import slider, statuses


@st.fragment
def control(choice: int) -> None:
    draw(statuses(slider(), choice))


control(head())
