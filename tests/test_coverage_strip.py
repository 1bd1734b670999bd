"""The strip of coverage: a block for each sentence, each a way to it, none shorter than a finger."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier
from parley.figures.data import coverage_strip
from parley.figures.data.coverage_strip import (
    COVERAGE_LETTER_WIDTH,
    MAX_COVERAGE_BLOCKS,
    MIN_COVERAGE_BLOCK_WIDTH,
    CoverageBlock,
    list_coverage_blocks,
)
from parley.figures.markup import text_from_node
from parley.results import known
from tests.nodes import attributes, of_class

BLOCKS = st.builds(
    CoverageBlock, st.integers(1, 99), st.integers(1, 9), st.text(max_size=900), st.integers(0, 12), st.text(max_size=9)
)


def test_every_sentence_has_its_block(tiny: Dossier) -> None:
    article = tiny.articles["story"]
    blocks = list_coverage_blocks(article, {1: 3, 4: 1}, {2: "It sets the scene."})
    assert [(each.number, each.records, each.reason) for each in blocks] == [
        (1, 3, ""), (2, 0, "It sets the scene."), (3, 0, ""), (4, 1, "")
    ]  # fmt: skip
    assert blocks[1].words == "“The quay is safe,” Marsh said."
    node = coverage_strip.draw_coverage_strip(blocks, lambda each: f"reader?sentence={each.number}", "Name")
    assert attributes(node, "href") == [f"reader?sentence={number}" for number in (1, 2, 3, 4)]
    assert [text_from_node(each) for each in of_class(node, "bare")] == ["–", "–"]


def test_covered_blocks_are_as_many_as_covered_sentences(dossier: Dossier) -> None:
    for source, article in dossier.articles.items():
        blocks = list_coverage_blocks(article, known.count_support_by_sentence(dossier)[source], {})
        assert sum(bool(each.records) for each in blocks) == len(known.count_support_by_sentence(dossier)[source])


@given(BLOCKS)
def test_a_block_is_as_long_as_its_sentence_and_never_too_short(block: CoverageBlock) -> None:
    assert block.width >= MIN_COVERAGE_BLOCK_WIDTH
    assert block.width == MIN_COVERAGE_BLOCK_WIDTH or abs(block.width - len(block.words) * COVERAGE_LETTER_WIDTH) <= 0.5
    assert str(block.records) in block.said or block.said == "no record"


@given(st.lists(BLOCKS, max_size=30), st.integers(100, 1000))
def test_no_block_of_a_file_lies_outside_or_on_another(blocks: list[CoverageBlock], width: int) -> None:
    drawn = coverage_strip.draw_coverage_rows(blocks, width, "Name")
    _, _, _, height = map(float, drawn[1]["viewBox"].split())
    boxes = [
        [float(rect[1][name]) for name in ("x", "y", "width", "height")]
        for rect in [*of_class(drawn, "cover"), *of_class(drawn, "cover-bare")]
    ]
    assert len(boxes) == len(blocks)
    assert all(x + wide <= width and y + high <= height for x, y, wide, high in boxes)
    for row in {y for _, y, _, _ in boxes}:
        line = sorted((x, wide) for x, y, wide, _ in boxes if y == row)
        assert all(x + wide < after for (x, wide), (after, _) in pairwise(line))


def test_a_very_long_text_is_cut() -> None:
    blocks = [CoverageBlock(number, 1, "Words.", 1, "") for number in range(1, MAX_COVERAGE_BLOCKS + 100)]
    assert (
        len(attributes(coverage_strip.draw_coverage_strip(blocks, lambda each: "x", "Name"), "href"))
        == MAX_COVERAGE_BLOCKS
    )


@pytest.mark.parametrize(
    ("backed", "sentences", "articles", "said"),
    [
        (23, 23, 1, "All 23 sentences support a record"),
        (29, 30, 1, "29 of 30 sentences support a record"),
        (1, 30, 3, "One of 30 sentences of three articles supports a record"),
        (0, 2, 1, "None of the two sentences supports a record"),
        (0, 1, 1, "The one sentence supports no record"),
        (0, 0, 0, "There is no sentence that could support a record"),
    ],
)
def test_the_headline_flips_with_its_rows(backed: int, sentences: int, articles: int, said: str) -> None:
    assert coverage_strip.coverage_headline(backed, sentences, articles) == said
