"""Floor: the empty page with all objects frozen, so that the collection after every run finds little to walk."""

import gc

import streamlit as st

from floor_empty import head


@st.cache_resource
def freeze() -> None:
    gc.collect()
    gc.freeze()


head()
freeze()
