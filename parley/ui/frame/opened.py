"""The dossier and its geometry, opened once a process and shared by all readers."""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st

from parley.dossier import geometry
from parley.dossier.dossier import Dossier, open_dossier


@st.cache_resource(show_spinner="Opening the dossier and checking every quotation …")
def open_dossier_with_spinner(folder: Path) -> Dossier:
    """The dossier for a page, which says what is being done while it is opened."""
    return cached_dossier(folder)


@st.cache_resource(show_spinner=False)
def cached_dossier(folder: Path) -> Dossier:
    """The dossier, opened once a process; frozen, so that collections after each run do not walk it again."""
    dossier = open_dossier(folder)
    gc.collect()
    gc.freeze()
    return dossier


@st.cache_resource(show_spinner=False)
def cached_base_map(folder: Path) -> geometry.BaseMap | None:
    """A dossier's own geometry, by its folder, read once a process; None where it has none."""
    return geometry.read_base_map(folder)
