"""The coverage of an article as a strip: a block for each sentence, as long, filled where it supports a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from parley.figures.markup import Node, h
from parley.text.articles import Article
from parley.words.counting import format_leading_count
from parley.words.wording import spell_small_number

MAX_COVERAGE_BLOCKS = 400
"""Blocks that are drawn; a longer text goes on in the file of its rows."""

COVERAGE_LETTER_WIDTH, MIN_COVERAGE_BLOCK_WIDTH = 0.5, 24
"""Pixels for a letter, and for the shortest block: a finger must hit it."""

COVERAGE_BLOCK_HEIGHT, COVERAGE_BLOCK_GAP = 24, 3


class CoverageBlock(NamedTuple):
    """A sentence: its place, its words, how many records it supports, and why none."""

    number: int
    paragraph: int
    words: str
    records: int
    reason: str

    @property
    def width(self) -> int:
        """Its length in pixels."""
        return max(MIN_COVERAGE_BLOCK_WIDTH, round(len(self.words) * COVERAGE_LETTER_WIDTH))

    @property
    def said(self) -> str:
        """What it supports, in words."""
        if self.records:
            return f"{self.records} {'record' if self.records == 1 else 'records'}"
        return "no record"


def list_coverage_blocks(
    article: Article, counts: Mapping[int, int], reasons: Mapping[int, str]
) -> list[CoverageBlock]:
    """The sentences of an article, in its order."""
    return [
        CoverageBlock(
            each.number,
            each.paragraph,
            article.passage_text(each.start, each.end),
            counts.get(each.number, 0),
            reasons.get(each.number, ""),
        )
        for each in article.sentences
    ]


def coverage_headline(backed: int, sentences: int, articles: int = 1) -> str:
    """The finding: how many sentences support a record."""
    if not sentences:
        return "There is no sentence that could support a record"
    where = f" of {spell_small_number(articles)} articles" if articles > 1 else ""
    if sentences == 1:
        return f"The one sentence {'supports a' if backed else 'supports no'} record"
    if backed in (0, sentences):
        every = f"{spell_small_number(sentences)} sentences{where}"
        return f"All {every} support a record" if backed else f"None of the {every} supports a record"
    head = format_leading_count(backed, f"of {spell_small_number(sentences)} sentences{where}")
    return f"{head} {'supports' if backed == 1 else 'support'} a record"


def draw_coverage_strip(blocks: Sequence[CoverageBlock], link: Callable[[CoverageBlock], str], name: str) -> Node:
    """The blocks as ways to their sentences; arrow keys go from one to the next."""
    items = [
        h(
            "li",
            h(
                "a",
                str(each.records) if each.records else "–",
                href=link(each),
                class_="sentence" if each.records else "sentence bare",
                style=f"width:{each.width}px",
                aria_label=f"{each.records or '–'}: {each.said}, sentence {each.number}, paragraph {each.paragraph}",
                title=f"Sentence {each.number}: {each.said}",
            ),
        )
        for each in blocks[:MAX_COVERAGE_BLOCKS]
    ]
    return h("ol", *items, class_="coverage-strip", aria_label=name)


def draw_coverage_rows(blocks: Sequence[CoverageBlock], width: int, name: str) -> Node:
    """The same for files: rows of blocks that fill a width."""
    marks, x, y = [], 0, 0
    for each in blocks[:MAX_COVERAGE_BLOCKS]:
        wide = min(each.width, width)
        if x and x + wide > width:
            x, y = 0, y + COVERAGE_BLOCK_HEIGHT + COVERAGE_BLOCK_GAP
        marks += draw_coverage_block(each, x, y, wide)
        x += wide + COVERAGE_BLOCK_GAP
    height = y + COVERAGE_BLOCK_HEIGHT + 2
    return h("svg", *marks, viewBox=f"0 0 {width} {height}", width=width, height=height, role="img", aria_label=name)


def draw_coverage_block(block: CoverageBlock, x: int, y: int, wide: int) -> list[Node]:
    """One block with the number of its records."""
    kind = "cover" if block.records else "cover-bare"
    out = [h("rect", x=x + 0.5, y=y + 0.5, width=wide - 1, height=COVERAGE_BLOCK_HEIGHT - 1, class_=kind)]
    if block.records:
        out.append(h("rect", x=x, y=y + COVERAGE_BLOCK_HEIGHT - 2, width=wide, height=2, class_="cover-line"))
        out.append(h("text", str(block.records), x=x + 6, y=y + 16, class_="cover-count"))
    return out


def list_coverage_key() -> list[tuple[Node, str]]:
    """The two forms of a block, as swatch and words."""
    shapes = [("cover", "supports so many records"), ("cover-bare", "supports none; the reason stands in the table")]
    return [
        (
            h(
                "svg",
                h("rect", x=0.5, y=0.5, width=19, height=13, class_=kind),
                width=20,
                height=14,
                aria_hidden="true",
            ),
            words,
        )
        for kind, words in shapes
    ]
