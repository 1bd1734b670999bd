"""Records against articles as a table: a disc where an article tells a record, a ring where it differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from parley.dossier.source_names import SourceName
from parley.evidence.source_comparison import ComparedRecord
from parley.evidence.telling import Telling
from parley.figures.markup import Node, h
from parley.figures.sources.words import RECORD_KIND_WORDS
from parley.words.messages import say

MAX_ARTICLE_COLUMNS = 8
"""Articles that stand as columns of their own; beyond, a column is a publisher."""

MAX_COLUMNS = 12
"""Columns of the table; the file has a row for every telling."""

TOLD_MARK = "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z"
"""A disc; the ring has the same outline. Sixteen units square."""


class SourceColumn(NamedTuple):
    """A column: its name, a deck beneath ("" = none), its language and the articles in it."""

    name: str
    deck: str
    language: str
    articles: tuple[str, ...]


class SourceLinks(NamedTuple):
    """Where marks lead: a record's own page, and the sentence by which an article tells it."""

    record: Callable[[ComparedRecord], str]
    sentence: Callable[[Telling], str]


def list_source_columns(
    articles: Sequence[str], names: Callable[[str], SourceName], publishers: Callable[[str], str]
) -> list[SourceColumn]:
    """The columns: articles in order of publication, or, where these are many, publishers by their first article."""
    if len(articles) <= MAX_ARTICLE_COLUMNS:
        return [SourceColumn(names(key).name, names(key).day, names(key).language, (key,)) for key in articles]
    grouped: dict[str, list[str]] = {}
    for key in articles:
        grouped.setdefault(publishers(key), []).append(key)
    return [
        SourceColumn(
            names(keys[0]).name, say("{number} articles", number=len(keys)), names(keys[0]).language, tuple(keys)
        )
        for keys in grouped.values()
    ]


def draw_source_table(
    records: Sequence[ComparedRecord], columns: Sequence[SourceColumn], links: SourceLinks, caption: str
) -> Node:
    """The table; what is silent has a quiet dash with the word for readers who hear it."""
    shown = list(columns)[:MAX_COLUMNS]
    heads = [
        h(
            "th",
            h("bdi", column.name, lang=column.language or None),
            h("small", " ".join(filter(None, [column.deck, column.language and f"({column.language})"]))),
            scope="col",
        )
        for column in shown
    ]
    body = [
        h(
            "tr",
            h(
                "th",
                h("a", row.title, href=links.record(row), dir="auto"),
                h("small", RECORD_KIND_WORDS[row.kind]),
                scope="row",
            ),
            *(h("td", draw_source_cell(row, column, links)) for column in shown),
            data_record=row.link,
        )
        for row in records
    ]
    head = h("thead", h("tr", h("th", say("Record"), scope="col"), *heads))
    table = h("table", h("caption", caption, class_="unseen"), head, h("tbody", *body))
    return h("div", table, class_="scroll source-table", tabindex=0, role="region", aria_label=caption)


def draw_source_cell(row: ComparedRecord, column: SourceColumn, links: SourceLinks) -> Node:
    """How the articles of a column tell a record: otherwise before so, silence as a dash."""
    own = [each for each in row.tellings if each.source_id in column.articles]
    first = next((each for each in own if each.stance == "differs"), own[0] if own else None)
    if first is None:
        return h("span", h("span", "–", aria_hidden="true"), h("span", say("silent"), class_="unseen"), class_="silent")
    whose = f"{column.name}: {row.title}"
    if first.stance == "supports":
        label = say("{whose}. Told so. Sentence", whose=whose)
        return h("a", draw_telling_mark("supports"), href=links.sentence(first), class_="told", aria_label=label)
    words = first.says or say("otherwise")
    label = say("{whose}. Told otherwise: {words}. Sentence", whose=whose, words=words)
    return h(
        "a",
        draw_telling_mark("differs"),
        h("span", words, dir="auto"),
        href=links.sentence(first),
        class_="told differs",
        aria_label=label,
    )


def draw_telling_mark(stance: str) -> Node:
    """A disc for what is told so, a ring for what is told otherwise."""
    shape = h("path", d=TOLD_MARK, class_=f"telling {stance}")
    return h("svg", shape, viewBox="0 0 16 16", class_="mark", aria_hidden="true")


def draw_source_key() -> Node:
    """The marks in words."""
    entries = (("supports", say("tells it so")), ("differs", say("tells it otherwise, with what it gives")))
    items = [h("li", draw_telling_mark(stance), h("span", words)) for stance, words in entries]
    return h("ul", *items, h("li", h("span", "–", class_="silent"), h("span", say("silent"))), class_="key source-key")
