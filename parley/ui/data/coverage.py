"""How much of the articles the tables rest on: a strip of one article's sentences, the same as a table, the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from parley.check.coverage import outside_reasons_by_sentence
from parley.dossier.dossier import Dossier
from parley.figures.data import coverage_strip
from parley.figures.data.coverage_strip import MAX_COVERAGE_BLOCKS, CoverageBlock, list_coverage_blocks
from parley.figures.markup import Node, add_roving_tabindex, h
from parley.results import known
from parley.selection.library import build_article_frame, sort_library_articles
from parley.text.sentence_address import sentence_address
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.figure_frame import twin_of
from parley.words.wording import spell_small_number

MAX_COVERAGE_ARTICLES = 50
"""Articles that the table names; the reader's list has all of them."""

MAX_SENTENCE_LETTERS = 90
"""Letters of a sentence that the table shows."""


def coverage_source_id(view: ViewState) -> str:
    """The article whose sentences are shown: the address's, else the dossier's main one; "" where there is none."""
    first = view.own.get("article") or view.dossier.main_source
    return first if first in view.dossier.articles else next(iter(view.dossier.articles), "")


def count_backed_sentences(dossier: Dossier) -> tuple[int, int]:
    """Sentences that support a record, and all sentences."""
    backed = sum(map(len, known.count_support_by_sentence(dossier).values()))
    return backed, sum(len(article.sentences) for article in dossier.articles.values())


def build_coverage_blocks(dossier: Dossier, source: str) -> list[CoverageBlock]:
    """The sentences of an article with what they support."""
    article = dossier.articles[source]
    return list_coverage_blocks(
        article,
        known.count_support_by_sentence(dossier)[source],
        outside_reasons_by_sentence(dossier.settings, article),
    )


def dossier_coverage_headline(dossier: Dossier) -> str:
    """The finding over all articles."""
    return coverage_strip.coverage_headline(*count_backed_sentences(dossier), len(dossier.articles))


def draw_coverage_section(view: ViewState) -> Node:
    """The figure; a word where the dossier has no article."""
    dossier, source = view.dossier, coverage_source_id(view)
    title = dossier_coverage_headline(dossier)
    if not source:
        none = "Without an article there are no sentences: every record here rests on a reference."
        return h("section", h("h2", title), h("p", none, class_="sub"), id="coverage")
    rows = build_coverage_blocks(dossier, source)
    several = len(dossier.articles) > 1
    of = [" of ", h("bdi", build_article_frame(dossier).loc[source, "title"])] if several else []
    sub = [
        "One block for each sentence",
        *of,
        ", as long as the sentence; the number is that of the records it supports.",
    ]
    cut = h(
        "p",
        f"The first {MAX_COVERAGE_BLOCKS:,} of {len(rows):,} sentences are drawn; the file has them all.",
        class_="muted",
    )
    strip = coverage_strip.draw_coverage_strip(
        rows, partial(sentence_href, view, source), f"{title}; arrow keys go from sentence to sentence"
    )
    return h(
        "section",
        h("h2", title),
        h("p", *sub, class_="sub"),
        add_roving_tabindex(h("div", strip)),
        draw_unbacked_sentences(rows),
        cut if len(rows) > MAX_COVERAGE_BLOCKS else None,
        draw_coverage_table(view, source, rows),
        draw_articles_coverage(view, known.count_support_by_sentence(dossier), source) if several else None,
        id="coverage",
    )


def sentence_href(view: ViewState, source: str, block: CoverageBlock) -> str:
    """A sentence in the reader."""
    article = view.dossier.articles[source]
    named = sentence_address(article, article.sentences[block.number - 1])
    return view.link("reader", article=source, sentence=str(named))


def draw_unbacked_sentences(rows: list[CoverageBlock]) -> Node:
    """The sentences without a record, with the reason."""
    without = [each for each in rows if not each.records]
    if not without:
        return h("p", "Hollow blocks would be sentences that support none; there is none here.", class_="muted")
    said = [f"sentence {each.number}, {each.reason.rstrip('.') or 'no reason given'}" for each in without[:12]]
    more = f"; and {spell_small_number(len(without) - 12)} more, in the table" if len(without) > 12 else ""
    return h("p", f"Hollow, without a record: {'; '.join(said)}{more}.", class_="muted")


def draw_coverage_table(view: ViewState, source: str, rows: list[CoverageBlock]) -> Node:
    """The same sentences as a table."""
    cells = [
        [
            f"{each.number}",
            h("a", shorten_sentence(each.words), href=sentence_href(view, source, each), dir="auto"),
            f"{each.paragraph}",
            f"{each.records}",
            each.reason,
        ]
        for each in rows[:MAX_COVERAGE_BLOCKS]
    ]
    headers = ["Sentence", "Its words", "Paragraph", "Records", "Why none"]
    noun = "sentence" if len(rows) == 1 else "sentences"
    said = f"The same {spell_small_number(len(cells))} {noun} as a table"
    return twin_of(said, "Sentences with the records they support", headers, cells, "coverage_table")


def shorten_sentence(words: str) -> str:
    """The beginning of a sentence."""
    return words if len(words) <= MAX_SENTENCE_LETTERS else f"{words[:MAX_SENTENCE_LETTERS].rsplit(' ', 1)[0]} …"


def draw_articles_coverage(view: ViewState, covered: Mapping[str, Mapping[int, int]], source: str) -> Node:
    """The articles, the newest first, each with how many of its sentences support a record."""
    rows = sort_library_articles(view.dossier, "date").head(MAX_COVERAGE_ARTICLES)
    cells = [
        [
            h("a", h("bdi", title), href=view.link(article=str(key)), aria_current="true" if key == source else None),
            h("bdi", publisher or "not known"),
            day,
            f"{len(covered[str(key)]):,} of {sentences:,}",
        ]
        for key, title, publisher, day, sentences in rows[["title", "publisher", "day", "sentences"]].itertuples(
            name=None
        )
    ]
    total = len(view.dossier.articles)
    said = (
        f"All {spell_small_number(total)} articles"
        if total <= MAX_COVERAGE_ARTICLES
        else f"The newest {MAX_COVERAGE_ARTICLES} of {total:,} articles"
    )
    caption = "Articles with the sentences that support a record; choose one to see its strip"
    return twin_of(said, caption, ["Article", "Publisher", "Day", "Sentences"], cells, "coverage_articles")
