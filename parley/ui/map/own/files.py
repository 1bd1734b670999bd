"""The files that a reader has opened: kept in this reader's session for the visit, whatever page is shown meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

import streamlit as st

from parley.dossier.geometry import BaseMap
from parley.figures.markup import Node, h
from parley.own_layer import layer as own_layer
from parley.own_layer.classes import name_class
from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats import registry
from parley.own_layer.formats.encodings import name_encoding
from parley.own_layer.layer import LayerChoice, OwnLayer
from parley.ui.frame import show
from parley.ui.frame.streamlit_internals import UploadedFile
from parley.words.messages import say

Value = TypeVar("Value")

FILES, READ = "own_files_kept", "own_layers_read"
"""Names in the session, of no widget: what is tied to a widget is forgotten with the page that shows it."""

WIDGETS = ("own_file", "own_file_2")


@dataclass(frozen=True)
class KeptFile:
    """A file as opened; `ident` tells it from another of the same name."""

    ident: str
    name: str
    data: bytes


def list_kept_files() -> dict[str, KeptFile]:
    """The files kept, by the widget that opened each."""
    found: dict[str, KeptFile] = st.session_state.setdefault(FILES, {})
    return found


def ask_for_file(widget: str, label: str) -> KeptFile | None:
    """A place to open a file, and the file: the one just chosen, or the one kept from before another page."""
    given = st.file_uploader(
        label,
        type=registry.list_upload_endings(),
        key=widget,
        max_upload_size=own_layer.MAX_LAYER_MB,
        on_change=partial(keep_chosen_file, widget),
    )
    files = list_kept_files()
    if given is not None and (widget not in files or files[widget].ident != given.file_id):
        keep_file(widget, given)
    kept = files.get(widget)
    if kept is not None and given is None:
        size = len(kept.data)
        many = f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 1000))} kB"
        show.html(
            h("p", say("Kept for your visit: {name} ({size}).", name=kept.name, size=many), class_="own-kept-file")
        )
        st.button(say("Take it off"), key=f"{widget}_off", on_click=partial(drop_file, widget), type="tertiary")
    return kept


def keep_chosen_file(widget: str) -> None:
    """What the reader's own choice does: another file takes the place of the last, none takes it off. A widget that
    is merely drawn anew, after another page, never calls this."""
    given = st.session_state.get(widget)
    if given is None:
        drop_file(widget)
    else:
        keep_file(widget, given)


def keep_file(widget: str, given: UploadedFile) -> None:
    """Keep a file for the visit."""
    list_kept_files()[widget] = KeptFile(given.file_id, given.name, given.getvalue())


def drop_file(widget: str) -> None:
    """Forget a file; with the first the second goes too."""
    for each in WIDGETS if widget == WIDGETS[0] else (widget,):
        list_kept_files().pop(each, None)


def read_chosen_layer(file: KeptFile, base: BaseMap, day: date) -> OwnLayer:
    """The layer with the encoding and the classes that the reader takes; asked only where there is a choice."""
    layer = read_kept_layer(file, base, day, LayerChoice())
    choice = LayerChoice()
    if layer.encoding is not None and layer.encoding.open:
        choice = LayerChoice(encoding=choose_encoding(file, layer))
        layer = read_kept_layer(file, base, day, choice)
    if not layer.classes.column:
        return layer
    picked = choose_classes(file, layer, choice.encoding)
    confirmed = bool(layer.classes.open) and not layer.classes.asks and confirm_classes(file, layer)
    if not picked or (set(picked) == set(layer.classes.taken) and not confirmed):
        return layer
    return read_kept_layer(file, base, day, LayerChoice(picked, choice.encoding))


def choose_encoding(file: KeptFile, layer: OwnLayer) -> str:
    """The encoding of a file's texts by the reader's choice; "" for the one that was found."""
    found = layer.encoding
    assert found is not None
    samples = dict(found.samples)
    picked = remembered(
        f"own_encoding_{file.ident}",
        found.codec,
        lambda key: st.selectbox(
            say("Encoding of its texts"),
            list(samples),
            format_func=lambda codec: f"{name_encoding(codec)}: {samples[codec]}",
            key=key,
        ),
    )
    return "" if picked == found.codec else str(picked)


def choose_classes(file: KeptFile, layer: OwnLayer, encoding: str) -> tuple[str, ...]:
    """The classes that the reader takes, first those that clearly mean held."""
    names = [value for value, _ in layer.classes.counts]
    counts = dict(layer.classes.counts)
    return tuple(
        remembered(
            f"own_classes_{file.ident}_{encoding}",
            [] if layer.classes.asks else list(layer.classes.taken),
            lambda key: st.multiselect(
                say("Classes to take as held, by column “{column}”", column=layer.classes.column),
                names,
                format_func=lambda value: f"{name_class(value)} ({counts[value]:,})",
                key=key,
            ),
        )
    )


def confirm_classes(file: KeptFile, layer: OwnLayer) -> bool:
    """Whether the reader says that the classes left open are not held."""
    label = say("The others ({names}) are not held", names=", ".join(map(name_class, layer.classes.open)))
    return bool(remembered(f"own_others_{file.ident}", False, lambda key: st.checkbox(label, key=key)))


def remembered(key: str, first: Value, ask: Callable[[str], Value]) -> Value:
    """A widget whose value outlives its page: what was chosen is kept under a name of its own beside it."""
    kept = f"{key}_kept"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(kept, first)
    st.session_state[kept] = value = ask(key)
    return value


def read_kept_layer(file: KeptFile, base: BaseMap, day: date, choice: LayerChoice) -> OwnLayer:
    """Read a file once for each day and choice, and keep it in this session only: a cache would be shared by all."""
    store = st.session_state.setdefault(READ, {})
    key = (file.ident, day, choice)
    if key not in store:
        current = {each.ident for each in list_kept_files().values()}
        for old in [old for old in store if old[0] not in current or old[1] != day]:
            del store[old]
        with telling(file.name) as tell:
            try:
                store[key] = own_layer.read_own_layer(file.name, file.data, base.units, day, choice, tell)
            except OwnLayerError as fault:
                store[key] = fault
    if isinstance(store[key], OwnLayerError):
        raise store[key]
    found = store[key]
    assert isinstance(found, OwnLayer)
    return found


def keep_drawing(file: KeptFile, day: date, what: object, draw: Callable[[], Value]) -> Value:
    """What is made of a layer once a visit, not with every change of the page; it goes when the file goes."""
    store = st.session_state[READ]
    key = (file.ident, day, ("drawn", what))
    if key not in store:
        with telling(file.name) as tell:
            tell(say("Drawing it"))
            store[key] = draw()
    found: Value = store[key]
    return found


@contextmanager
def telling(name: str) -> Iterator[Callable[[str], None]]:
    """A line that names the step at work and goes with it. Each word to the page is also where the work stops when
    the reader has taken the file off meanwhile."""
    line = st.empty()

    def tell(step: str) -> None:
        with line:
            said = say("{step}: {name} … Take the file off to stop.", step=step, name=name)
            show.html(h("p", said, class_="notice own-step", role="status"))

    yield tell
    line.empty()


def refusal(fault: OwnLayerError) -> Node:
    """Name the file, what is wrong and what to do."""
    said = h("p", h("b", fault.name, ": "), fault.problem, " ", fault.remedy)
    return h("div", said, class_="faults own-fault", role="alert")
