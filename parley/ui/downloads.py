"""Files to take away from under a figure, made only when a reader asks for them, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

import streamlit as st

from parley.contract import ContractFault, read_contract
from parley.dates import day_words
from parley.dossier import Dossier
from parley.figures.export import Caption
from parley.ui.filters import parts
from parley.ui.shell import Here
from parley.ui.site import ROOT

FACES = ROOT / "static" / "fonts"


class Download(NamedTuple):
    """One file: the words of its button, its ending and type, and how it is made."""

    words: str
    ending: str
    mime: str
    make: Callable[[], bytes]


def downloads(name: str, stem: str, files: Sequence[Download]) -> None:
    """A row of buttons that say what they bring; nothing is made before a click, and the page stays as it is."""
    with st.container(key=f"{name}_downloads", horizontal=True, gap="small", vertical_alignment="center"):
        for file in files:
            st.download_button(
                file.words,
                file.make,
                file_name=f"{stem}.{file.ending}",
                mime=file.mime,
                key=f"{name}_{file.ending}",
                on_click="ignore",
                type="tertiary",
            )


def png(svg: str, zoom: int = 2) -> bytes:
    """A file's picture as PNG, `zoom` pixels for one of the drawing."""
    from parley.figures.export_png import png as drawn  # the renderer and its fonts only for those who ask for them

    return drawn(svg, FACES, zoom)


def caption(here: Here, title: str, kicker: str, source: str) -> Caption:
    """What a file carries: finding, day, filters, source, licence, the address it was taken from, and when."""
    narrowed = "; ".join(words for words, _ in parts(here.dossier, here.selection))
    return Caption(
        title=title,
        kicker=kicker,
        source=source,
        licence=licence(here.dossier),
        address=urljoin(here.url, here.link()),
        filters=f"Filters: {narrowed}" if narrowed else "",
        taken=day_words(date.today()),
    )


@lru_cache(maxsize=8)
def licence(dossier: Dossier) -> str:
    """The licence of the tables as the contract names it, or ""."""
    try:
        named = read_contract(dossier.folder).get("licenses", [])
    except ContractFault:
        return ""
    titles = [str(each.get("title") or each.get("name", "")) for each in named if isinstance(each, dict)]
    return f"Licence: {'; '.join(filter(None, titles))}." if any(titles) else ""
