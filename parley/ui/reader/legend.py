"""The key to an article's marks with a switch for each kind, the names to step through, and the bar that steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.evidence.marks import Span
from parley.figures import glyph
from parley.figures.article.article import TARGETS, Looks, looks_of
from parley.figures.markup import Node, h
from parley.tables.rows import tuples
from parley.text.articles import Article

SHOWN = ("passages", "people", "bodies", "places", "dates", "words")
"""The kinds of mark with a switch; words are those that a reader searches for, so the browser counts them."""

LOOK = {"people": "person", "bodies": "body"}
"""Kinds whose form has another name than their singular."""

FIRST = 8
"""Names that stand open in the list; the rest are folded."""


def legend(dossier: Dossier, article: Article, spans: Sequence[Span]) -> Node:
    """What is marked in the text, with counts and switches, the names, the key to the sides; folded on phones."""
    looks = looks_of(dossier)
    counts = counted(spans, looks)
    rows = [switch(kind, counts[kind]) for kind in SHOWN if counts[kind] or kind in ("passages", "words")]
    sides = [
        h("li", glyph.of_side(dossier, side), " ", h("span", label, class_=f"like-side of-{looks.sides[side]}"))
        for side, label in zip(dossier.sides["side_id"], dossier.sides["label"], strict=True)
    ]
    blocks = [h("h2", "Show in the text"), h("ul", *rows), names(dossier, spans, looks)]
    return h(
        "details",
        h("summary", "Marks"),
        *blocks,
        h("h2", "Sides"),
        h("ul", *sides),
        class_="legend",
        id="legend",
    )


def counted(spans: Sequence[Span], looks: Looks) -> Counter[str]:
    """How many distinct marks of each kind the text carries."""
    kinds = {"passage": "passages", "place": "places", "date": "dates"}
    places = {(kinds.get(span.kind) or people_or_bodies(span, looks), span.start, span.end) for span in spans}
    return Counter(kind for kind, _, _ in places)


def people_or_bodies(span: Span, looks: Looks) -> str:
    """The switch that a name belongs to; "" for marks without one."""
    if span.kind != "name":
        return ""
    return "people" if span.value in looks.people else "bodies"


def switch(kind: str, count: int) -> Node:
    """One kind of mark: on or off, in its own form, how many; searched words wait until there are any."""
    box = h("input", type="checkbox", checked=True, data_hides=kind)
    look = LOOK.get(kind, kind.removesuffix("s"))
    number = h("span", f"{count:,}", class_="muted")
    return h("li", h("label", box, h("span", kind, class_=f"like-{look}"), number), hidden=kind == "words")


def names(dossier: Dossier, spans: Sequence[Span], looks: Looks) -> list[Node]:
    """Who and what is named, most mentions first: each a button that steps through its mentions."""
    counts = Counter(TARGETS[span.kind] + span.value for span in spans if span.kind in TARGETS)
    known = known_names(dossier)
    items = [
        name(record, known[record], count, looks)
        for record, count in sorted(counts.items(), key=lambda item: (-item[1], known[item[0]]))
    ]
    if not items:
        return []
    more = h("details", h("summary", f"{len(items) - FIRST} more"), h("ul", *items[FIRST:]), class_="more-names")
    listed = [h("ul", *items[:FIRST]), more if len(items) > FIRST else None]
    return [h("h2", "Step through a name"), h("div", *listed, class_="named")]


@lru_cache(maxsize=4)
def known_names(dossier: Dossier) -> Mapping[str, str]:
    """What actors and territories are called, by record."""
    actors, territories = dossier.actors, dossier.territories
    known = {f"actor:{key}": name for key, name in tuples(actors, ["actor_id", "name"])}
    return known | {f"territory:{key}": name for key, name in tuples(territories, ["territory_id", "name"])}


def name(record: str, words: str, count: int, looks: Looks) -> Node:
    """One name in its form with its number of mentions."""
    kind, _, key = record.partition(":")
    form = "person" if key in looks.people else "body"
    look = "like-place" if kind == "territory" else f"like-{form} by-{looks.actors.get(key, 'grey')}"
    label = h("bdi", words, class_=look)
    number = h("span", f"{count:,}", class_="muted")
    return h("li", h("button", label, " ", number, type="button", data_name=record, aria_pressed="false"))


def steps(total: int) -> Node:
    """The bar above the text: how many sentences or mentions there are, and the ways through them. Filled and shown
    by the browser, which knows what was stepped to."""
    return h(
        "div",
        h("p", role="status", class_="steps-said"),
        h("button", "‹", word(" Previous"), type="button", class_="button", data_step=-1, aria_keyshortcuts="p"),
        h("button", word("Next "), "›", type="button", class_="button", data_step=1, aria_keyshortcuts="n"),
        h("a", "Show only matching", href="reader", class_="button only"),
        h("button", "×", type="button", class_="button leave", aria_label="Stop stepping through this name"),
        class_="steps",
        role="group",
        aria_label="Matches in the text",
        hidden=True,
        data_total=total,
    )


def word(text: str) -> Node:
    """The word of a button that shows its arrow only where room is short."""
    return h("span", text, class_="arrow-word")
