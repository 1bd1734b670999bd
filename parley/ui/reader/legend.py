"""The key to an article's marks with a switch for each kind, the names to step through, and the bar that steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.evidence.marks import ArticleMark
from parley.figures import glyph
from parley.figures.article.article import MARK_RECORD_PREFIXES, ArticleMarkStyle, build_article_mark_style
from parley.figures.markup import Node, h
from parley.tables.rows import iterate_row_tuples
from parley.text.articles import Article

SWITCHABLE_MARK_KINDS = ("passages", "people", "bodies", "places", "dates", "words")
"""The kinds of mark with a switch; words are those that a reader searches for, so the browser counts them."""

MARK_KIND_CLASSES = {"people": "person", "bodies": "body"}
"""Kinds whose form has another name than their singular."""

MAX_OPEN_NAMES = 8
"""Names that stand open in the list; the rest are folded."""


def draw_article_legend(dossier: Dossier, article: Article, spans: Sequence[ArticleMark]) -> Node:
    """What is marked in the text, with counts and switches, the names, the key to the sides; folded on phones."""
    looks = build_article_mark_style(dossier)
    counts = count_mark_kinds(spans, looks)
    rows = [
        draw_mark_switch(kind, counts[kind])
        for kind in SWITCHABLE_MARK_KINDS
        if counts[kind] or kind in ("passages", "words")
    ]
    sides = [
        h("li", glyph.draw_side_glyph(dossier, side), " ", h("span", label, class_=f"like-side of-{looks.sides[side]}"))
        for side, label in zip(dossier.sides["side_id"], dossier.sides["label"], strict=True)
    ]
    blocks = [h("h2", "Show in the text"), h("ul", *rows), draw_named_records(dossier, spans, looks)]
    return h(
        "details",
        h("summary", "Marks"),
        *blocks,
        h("h2", "Sides"),
        h("ul", *sides),
        class_="legend",
        id="legend",
    )


def count_mark_kinds(spans: Sequence[ArticleMark], looks: ArticleMarkStyle) -> Counter[str]:
    """How many distinct marks of each kind the text carries."""
    kinds = {"passage": "passages", "place": "places", "date": "dates"}
    places = {(kinds.get(span.kind) or name_mark_kind(span, looks), span.start, span.end) for span in spans}
    return Counter(kind for kind, _, _ in places)


def name_mark_kind(span: ArticleMark, looks: ArticleMarkStyle) -> str:
    """The switch that a name belongs to; "" for marks without one."""
    if span.kind != "name":
        return ""
    return "people" if span.value in looks.people else "bodies"


def draw_mark_switch(kind: str, count: int) -> Node:
    """One kind of mark: on or off, in its own form, how many; searched words wait until there are any."""
    box = h("input", type="checkbox", checked=True, data_hides=kind)
    look = MARK_KIND_CLASSES.get(kind, kind.removesuffix("s"))
    number = h("span", f"{count:,}", class_="muted")
    return h("li", h("label", box, h("span", kind, class_=f"like-{look}"), number), hidden=kind == "words")


def draw_named_records(dossier: Dossier, spans: Sequence[ArticleMark], looks: ArticleMarkStyle) -> list[Node]:
    """Who and what is named, most mentions first: each a button that steps through its mentions."""
    counts = Counter(
        MARK_RECORD_PREFIXES[span.kind] + span.value for span in spans if span.kind in MARK_RECORD_PREFIXES
    )
    known = build_record_names(dossier)
    items = [
        draw_name_button(record, known[record], count, looks)
        for record, count in sorted(counts.items(), key=lambda item: (-item[1], known[item[0]]))
    ]
    if not items:
        return []
    more = h(
        "details",
        h("summary", f"{len(items) - MAX_OPEN_NAMES} more"),
        h("ul", *items[MAX_OPEN_NAMES:]),
        class_="more-names",
    )
    listed = [h("ul", *items[:MAX_OPEN_NAMES]), more if len(items) > MAX_OPEN_NAMES else None]
    return [h("h2", "Step through a name"), h("div", *listed, class_="named")]


@lru_cache(maxsize=4)
def build_record_names(dossier: Dossier) -> Mapping[str, str]:
    """What actors and territories are called, by record."""
    actors, territories = dossier.actors, dossier.territories
    known = {f"actor:{key}": name for key, name in iterate_row_tuples(actors, ["actor_id", "name"])}
    return known | {f"territory:{key}": name for key, name in iterate_row_tuples(territories, ["territory_id", "name"])}


def draw_name_button(record: str, words: str, count: int, looks: ArticleMarkStyle) -> Node:
    """One name in its form with its number of mentions."""
    kind, _, key = record.partition(":")
    form = "person" if key in looks.people else "body"
    look = "like-place" if kind == "territory" else f"like-{form} by-{looks.actors.get(key, 'grey')}"
    label = h("bdi", words, class_=look)
    number = h("span", f"{count:,}", class_="muted")
    return h("li", h("button", label, " ", number, type="button", data_name=record, aria_pressed="false"))


def draw_step_bar(total: int) -> Node:
    """The bar above the text: how many sentences or mentions there are, and the ways through them. Filled and shown
    by the browser, which knows what was stepped to."""
    return h(
        "div",
        h("p", role="status", class_="steps-said"),
        h(
            "button",
            "‹",
            draw_arrow_word(" Previous"),
            type="button",
            class_="button",
            data_step=-1,
            aria_keyshortcuts="p",
        ),
        h("button", draw_arrow_word("Next "), "›", type="button", class_="button", data_step=1, aria_keyshortcuts="n"),
        h("a", "Show only matching", href="reader", class_="button only"),
        h("button", "×", type="button", class_="button leave", aria_label="Stop stepping through this name"),
        class_="steps",
        role="group",
        aria_label="Matches in the text",
        hidden=True,
        data_total=total,
    )


def draw_arrow_word(text: str) -> Node:
    """The word of a button that shows its arrow only where room is short."""
    return h("span", text, class_="arrow-word")
