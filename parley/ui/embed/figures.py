"""The figures that can stand in somebody else's page, and how a page of ours shows its own alone (`?embed=true`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parley.figures.files.embed_page import EmbedContent
from parley.figures.markup import Node, h
from parley.selection.link_values import LinkNotice
from parley.ui.embed import (
    map as embed_map,
)
from parley.ui.embed import (
    positions as embed_positions,
)
from parley.ui.embed import (
    quote as embed_quote,
)
from parley.ui.embed import (
    sources as embed_sources,
)
from parley.ui.embed import (
    timeline as embed_timeline,
)
from parley.ui.frame import filters, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.view_state import ViewState


class Figure(NamedTuple):
    """The page whose parameters a figure reads, and what makes its forms, the fullest first."""

    page: str
    make: Callable[[ViewState], Iterable[EmbedContent]]


FIGURES: Mapping[str, Figure] = {
    "map": Figure("map", embed_map.embedded),
    "timeline": Figure("timeline", embed_timeline.embedded),
    "positions": Figure("positions", embed_positions.embedded),
    "sources": Figure("sources", embed_sources.embedded),
    "quote": Figure("reader", embed_quote.embedded),
}
"""By the name in their addresses. The front page, which has none, shows its map."""


def forms(view: ViewState, name: str, notices: Sequence[LinkNotice] = ()) -> Iterator[EmbedContent]:
    """A figure's forms with the filters that are on, and what of the address could not be followed, in words."""
    taken = [words for words, _ in filters.parts(view.dossier, view.selection)]
    total = len(view.dossier.events)
    asked = f"{len(view.shown.events):,} of {total:,} events: {'; '.join(taken)}" if taken else ""
    said = tuple(f"{notice.value} {notice.text}" for notice in notices)
    return (replace(each, asked=asked, notices=said) for each in FIGURES[name].make(view))


def alone(view: ViewState, heading: Heading) -> None:
    """Show a page's figure with its source and the way to the whole of it, and nothing else."""
    name = next((name for name, figure in FIGURES.items() if figure.page == view.page), "map")
    shown = next(forms(view, name))
    heading.write(shown.kicker, shown.headline, "")
    show.tree(show.packed(body(shown)), "embedded")


def body(shown: EmbedContent) -> Node:
    """What stands under the headline."""
    home = h("a", shown.place, href=shown.home)
    return h(
        "div",
        h("p", shown.asked, class_="asked") if shown.asked else None,
        shown.figure,
        shown.table,
        h("p", shown.source, " ", home, class_="source"),
        class_="embedded",
    )
