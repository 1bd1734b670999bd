"""Where the sources differ: a record, and beside each article's name what it gives, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parley.dossier.source_names import SourceName
from parley.evidence.source_comparison import ArticleChanges, ComparedRecord
from parley.evidence.telling import Telling
from parley.figures.markup import Node, h
from parley.figures.sources.table import SourceLinks, draw_telling_mark
from parley.words.messages import say, say_count

CHANGE_WORDS = {
    "new": ("{count} record told for the first time", "{count} records told for the first time"),
    "confirmed": ("{count} record confirmed", "{count} records confirmed"),
    "otherwise": ("{count} record told otherwise", "{count} records told otherwise"),
    "revised": ("{count} record revised by its own publisher", "{count} records revised by their own publisher"),
    "withdrawn": ("{count} record no longer told so", "{count} records no longer told so"),
}
"""What an article does to records, by the field of `ArticleChanges`, for one and for several."""

OPEN_CHANGES = ("otherwise", "revised", "withdrawn")
"""Changes whose records stand in sight; the others are folded."""


def draw_differences(
    records: Sequence[ComparedRecord],
    names: Callable[[str], SourceName],
    links: SourceLinks,
    languages: Callable[[str], str],
) -> Node:
    """A list of records that articles tell otherwise; every telling has its words and the way to them."""
    items = [
        h(
            "li",
            h(
                "h3",
                h("a", row.title, href=links.record(row), dir="auto"),
                h("span", row.distance.words, class_="apart") if row.distance.words else None,
            ),
            h("ul", *(draw_difference_line(each, names, links, languages) for each in row.tellings), class_="tellings"),
            class_="difference",
        )
        for row in records
    ]
    return h("ol", *items, class_="differences")


def draw_difference_line(
    telling: Telling, names: Callable[[str], SourceName], links: SourceLinks, languages: Callable[[str], str]
) -> Node:
    """One article's telling: its mark, whose it is, what it gives instead, and its words."""
    name = names(telling.source_id)
    whose = h("b", h("bdi", name.name, lang=name.language or None))
    day = f"{name.day and f', {name.day}'}{name.language and f' ({name.language})'}"
    gives = h("span", telling.says, class_="says", dir="auto") if telling.says else None
    quote = h("q", telling.words, lang=languages(telling.source_id) or None, dir="auto")
    return h(
        "li",
        draw_telling_mark(telling.stance),
        h("p", h("span", whose, day, class_="whose"), gives, h("a", quote, href=links.sentence(telling))),
    )


def draw_changes(
    changes: Sequence[ArticleChanges],
    heads: Callable[[str], Node],
    links: SourceLinks,
) -> Node:
    """Article by article: what it adds to those before it. What goes against them stands in sight, the rest folded."""
    items = [
        h(
            "li",
            h("h3", heads(each.source_id)),
            *(
                draw_change_group(name, getattr(each, name), each.source_id, links)
                for name in CHANGE_WORDS
                if getattr(each, name)
            ),
            None if any(each[1:]) else h("p", say("It tells of no record that the filters leave."), class_="muted"),
        )
        for each in changes
    ]
    return h("ol", *items, class_="article-changes")


def draw_change_group(name: str, rows: Sequence[ComparedRecord], source: str, links: SourceLinks) -> Node:
    """The records of one kind of change, each the way to the sentence of this article."""
    said = say_count(*CHANGE_WORDS[name], len(rows))
    items = []
    for row in rows:
        own = next(each for each in row.tellings if each.source_id == source)
        gives = h("span", own.says, class_="says", dir="auto") if own.says else None
        items.append(h("li", h("a", row.title, href=links.sentence(own), dir="auto"), gives))
    if name in OPEN_CHANGES:
        return h("div", h("p", said, class_="change-kind"), h("ul", *items), class_="change")
    return h("details", h("summary", said), h("ul", *items), class_="change", id=f"change-{source}-{name}")
