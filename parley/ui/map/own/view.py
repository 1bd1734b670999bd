"""Compare files of one's own: one drawn over the day's statuses and measured by region, two beside each other."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from parley.figures.markup import h
from parley.own_layer import layer as own_layer
from parley.own_layer.formats import registry
from parley.own_layer.layer import OwnLayerError
from parley.ui.frame import show
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map.own import changes as own_changes
from parley.ui.map.own import files as own_files
from parley.ui.map.own import place_changes as own_place_changes
from parley.ui.map.own import result as own_result
from parley.words.messages import say

OPENED = "own_layer_opened"
"""Name in the session: the box stays open for who has opened a file in this visit."""


def takes() -> str:
    """What may be opened, by the list of formats."""
    return say(
        "Assessed control as {formats}; places need a status, longitude and latitude. In any coordinate system, up to "
        "{most} MB.",
        formats=registry.name_layer_formats(),
        most=own_layer.MAX_LAYER_MB,
    )


def promise() -> str:
    """What happens to a file."""
    return say(
        "The file is kept for your visit, also while you read other pages: it is read in this server’s memory, is not "
        "stored, and goes nowhere else."
    )


def own_layer_view(view: ViewState, table: pd.DataFrame, day: date) -> None:
    """Offer to open a file; show what it comes to, or why it can't be read. Nothing else of the page changes."""
    base = cached_base_map(view.dossier.geometry)
    if base is None or base.units.empty:
        return
    with (
        st.container(key="own_layer"),
        st.expander(say("Compare a file of your own"), expanded=bool(st.session_state.get(OPENED))),
    ):
        show.html(h("p", takes()), h("p", promise()))
        file = own_files.ask_for_file("own_file", say("File of assessed control"))
        if file is None:
            return
        st.session_state[OPENED] = True
        try:
            layer = own_files.read_chosen_layer(file, base, day)
            if layer.classes.asks:
                ask_first(layer)
                return
            second = own_files.ask_for_file("own_file_2", say("A second file, of another day or source"))
            if second is None:
                own_result.result(
                    view, base, layer, table, day, lambda draw: own_files.keep_drawing(file, day, layer, draw)
                )
                return
            other = own_files.read_chosen_layer(second, base, day)
            if other.classes.asks:
                ask_first(other)
                return
            tables = layer.places is not None and other.places is not None
            show_changes = own_place_changes.result if tables else own_changes.result
            show_changes(view, base, (layer, other), (file, second), day)
        except OwnLayerError as fault:
            show.html(own_files.refusal(fault))


def ask_first(layer: own_layer.OwnLayer) -> None:
    """Say that nothing is measured before the reader has chosen, and between what."""
    said = say("Nothing is measured yet: choose above which classes mean ground held.")
    show.html(h("p", h("b", layer.name, ": "), layer.classes.note, " ", said, class_="notice own-asks", role="status"))
