"""Files to take away from under a figure, made only when a reader asks for them, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import urljoin

import streamlit as st

from parley.dossier.dossier import Dossier
from parley.figures.files.svg import Caption
from parley.figures.markup import Node, h
from parley.tables.contract import ContractError, read_contract
from parley.ui.frame import show
from parley.ui.frame.filters import parts
from parley.ui.frame.site import ROOT
from parley.ui.frame.view_state import ViewState
from parley.words.dates import format_day
from parley.words.messages import say

MAX_PLAIN_LINKS = 4
"""Files that stand in a row under a figure; formats of other tools are folded behind them."""

FACES = ROOT / "static" / "fonts"


class Download(NamedTuple):
    """One file: the words of its link, its ending and type, and how it is made."""

    words: str
    ending: str
    mime: str
    make: Callable[[], bytes]


class Files(NamedTuple):
    """The files of one view and how their names begin."""

    stem: str
    files: Sequence[Download]


class Offer(NamedTuple):
    """What stands under one figure to take away: its name in addresses, whose page's parameters say what is in the
    files, and the files of a view (None where there is nothing to take)."""

    name: str
    page: str
    files_of: Callable[[ViewState], Files | None]


def links(view: ViewState, what: Offer) -> Node | None:
    """A row of links that say what they bring, to stand in a figure's tree; None on a plain host, which has no routes.

    They can be copied, and cost a view less than as many buttons. The browser keeps their parameters those of the page:
    a day or a record may be chosen later (`upToDate` in `static/page.js`).
    """
    files = what.files_of(view) if view.served else None
    if files is None:
        return None
    query = view.link(record="").partition("?")[2]
    ways = [
        h("a", file.words, href=f"download/{what.name}.{file.ending}{query and '?'}{query}", download="")
        for file in files.files
    ]
    more = h("details", h("summary", say("More formats")), *ways[MAX_PLAIN_LINKS:], class_="more-files")
    rest = [more] if len(ways) > MAX_PLAIN_LINKS else []
    return h("div", *ways[:MAX_PLAIN_LINKS], *rest, class_="downloads", data_of=what.name)


def offer(view: ViewState, what: Offer, shown: Callable[[], ViewState] | None = None) -> None:
    """The links, or on a plain host the buttons, as a row of their own."""
    if row := links(view, what):
        show.html(row)
    buttons(view, what, shown)


def buttons(view: ViewState, what: Offer, shown: Callable[[], ViewState] | None = None) -> None:
    """What a plain host shows in place of the links; nothing is made before a click, and the page stays as it is.

    `shown` tells what the page shows when one is pressed: a day or a record may have been chosen since.
    """
    files = None if view.served else what.files_of(view)
    if files is None:
        return
    with st.container(key=f"{what.name}_downloads", horizontal=True, gap="small", vertical_alignment="center"):
        for file in files.files:
            st.download_button(
                file.words,
                partial(made, what, shown or (lambda: view), file.ending),
                file_name=f"{files.stem}.{file.ending}",
                mime=file.mime,
                key=f"{what.name}_{file.ending}",
                on_click="ignore",
                type="tertiary",
            )


def made(what: Offer, shown: Callable[[], ViewState], ending: str) -> bytes:
    """A file of what is shown now."""
    files = what.files_of(shown())
    return next(file.make() for file in files.files if file.ending == ending) if files else b""


def png(svg: str, zoom: int = 2) -> bytes:
    """A file's picture as PNG, `zoom` pixels for one of the drawing."""
    from parley.figures.files.png import png_from_svg as drawn

    return drawn(svg, FACES, zoom)


def caption(view: ViewState, title: str, kicker: str, source: str) -> Caption:
    """What a file carries: finding, day, filters, source, licence, the address it was taken from, and when."""
    narrowed = "; ".join(words for words, _ in parts(view.dossier, view.selection))
    return Caption(
        title=title,
        kicker=kicker,
        source=source,
        licence=licence(view.dossier),
        address=urljoin(view.url, view.link()),
        filters=f"Filters: {narrowed}" if narrowed else "",
        taken=format_day(date.today()),
    )


@lru_cache(maxsize=8)
def licence(dossier: Dossier) -> str:
    """The licence of the tables as the contract names it, or ""."""
    try:
        named = read_contract(dossier.folder).get("licenses", [])
    except ContractError:
        return ""
    titles = [str(each.get("title") or each.get("name", "")) for each in named if isinstance(each, dict)]
    return f"Licence: {'; '.join(filter(None, titles))}." if any(titles) else ""
