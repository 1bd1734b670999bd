"""Compare a file of one's own: opened in the reader's session, drawn over the day's statuses, measured by region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pandas as pd
import streamlit as st

from parley.dossier.geometry import BaseMap
from parley.figures.markup import Node, h
from parley.own_layer import layer as own_layer
from parley.own_layer.formats import registry
from parley.own_layer.layer import LayerChoice, OwnLayer, OwnLayerError
from parley.ui.frame import show
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.streamlit_internals import UploadedFile
from parley.ui.frame.view_state import ViewState
from parley.ui.map import own_result
from parley.words.messages import say

KEPT = "own_layer_kept"
PROMISE = (
    "The file stays on this page: it is read in this server’s memory for your visit, is not stored, and goes nowhere "
    "else."
)


def takes() -> str:
    """What may be opened, by the list of formats."""
    return say(
        "Assessed control as {formats}; places need a status, longitude and latitude. In any coordinate system, up to "
        "{most} MB.",
        formats=registry.name_layer_formats(),
        most=own_layer.MAX_LAYER_MB,
    )


def own_layer_view(view: ViewState, table: pd.DataFrame, day: date) -> None:
    """Offer to open a file; show what it comes to, or why it can't be read. Nothing else of the page changes."""
    base = cached_base_map(view.dossier.geometry)
    if base is None or base.units.empty:
        return
    with st.container(key="own_layer"), st.expander("Compare a file of your own"):
        show.html(h("p", takes()), h("p", PROMISE))
        file = st.file_uploader(
            "File of assessed control",
            type=registry.list_upload_endings(),
            key="own_file",
            max_upload_size=own_layer.MAX_LAYER_MB,
        )
        if file is None:
            st.session_state.pop(KEPT, None)
            return
        try:
            layer = chosen(file, base, day)
        except OwnLayerError as fault:
            refusal(fault)
            return
        if layer.classes.asks:
            show.html(h("p", layer.classes.note, " ", say("Choose above what is to be measured."), class_="notice"))
            return
        own_result.result(view, base, layer, table, day, once(file, layer, day))


def chosen(file: UploadedFile, base: BaseMap, day: date) -> OwnLayer:
    """The layer with the classes the reader takes; asked only where the file has several."""
    layer = kept(file, base, day, ())
    if not layer.classes.column:
        return layer
    names = [value for value, _ in layer.classes.counts]
    picked = st.multiselect(
        f"Classes to take, by column “{layer.classes.column}”",
        names,
        default=list(layer.classes.taken),
        format_func=lambda value: value or "no value",
        key=f"own_classes_{file.file_id}",
    )
    same = not picked or set(picked) == set(layer.classes.taken)
    return layer if same else kept(file, base, day, tuple(picked))


def kept(file: UploadedFile, base: BaseMap, day: date, wanted: tuple[str, ...]) -> OwnLayer:
    """Read a file once for each day and choice, and keep it in this session only: a cache would be shared by all."""
    store = st.session_state.setdefault(KEPT, {})
    key = (file.file_id, day, wanted)
    if key not in store:
        for old in [other for other in store if other[:2] != key[:2]]:
            del store[old]
        with telling(file.name) as tell:
            try:
                store[key] = own_layer.read_own_layer(
                    file.name, file.getvalue(), base.units, day, LayerChoice(wanted), tell
                )
            except OwnLayerError as fault:
                store[key] = fault
    if isinstance(store[key], OwnLayerError):
        raise store[key]
    found = store[key]
    assert isinstance(found, OwnLayer)
    return found


def once(file: UploadedFile, layer: OwnLayer, day: date) -> Callable[[Callable[[], Node]], Node]:
    """Draw a layer once a visit, not with every change of the page; what is drawn is kept beside the layer."""

    def drawn(draw: Callable[[], Node]) -> Node:
        store = st.session_state[KEPT]
        key = (file.file_id, day, ("drawn", id(layer)))
        if key not in store:
            with telling(file.name) as tell:
                tell("Drawing it")
                store[key] = draw()
        return store[key]

    return drawn


@contextmanager
def telling(name: str) -> Iterator[Callable[[str], None]]:
    """A line that names the step at work and goes with it. Each word to the page is also where the work stops when
    the reader has taken the file off meanwhile."""
    line = st.empty()

    def tell(step: str) -> None:
        with line:
            show.html(h("p", f"{step}: {name} … Take the file off to stop.", class_="notice own-step", role="status"))

    yield tell
    line.empty()


def refusal(fault: OwnLayerError) -> None:
    """Name the file, what is wrong and what to do."""
    said = [h("p", h("b", fault.name, ": "), fault.problem, " ", fault.remedy)]
    show.html(h("div", *said, class_="faults own-fault", role="alert"))
