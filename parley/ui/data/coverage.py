"""How much of the articles the tables rest on: a strip of one article's sentences, the same as a table, the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from parley.check.coverage import reasons_of
from parley.dossier.dossier import Dossier
from parley.figures.data import coverage_strip
from parley.figures.data.coverage_strip import MOST, Block, blocks_of
from parley.figures.markup import Node, h, roving
from parley.results import known
from parley.selection.library import articles_of, ordered
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.figure_frame import twin_of
from parley.words.wording import number

MOST_ARTICLES = 50
"""Articles that the table names; the reader's list has all of them."""

FIRST_WORDS = 90
"""Letters of a sentence that the table shows."""


def chosen(view: ViewState) -> str:
    """The article whose sentences are shown: the address's, else the dossier's main one; "" where there is none."""
    first = view.own.get("article") or view.dossier.main_source
    return first if first in view.dossier.articles else next(iter(view.dossier.articles), "")


def totals(dossier: Dossier) -> tuple[int, int]:
    """Sentences that support a record, and all sentences."""
    backed = sum(map(len, known.covered(dossier).values()))
    return backed, sum(len(article.sentences) for article in dossier.articles.values())


def blocks(dossier: Dossier, source: str) -> list[Block]:
    """The sentences of an article with what they support."""
    article = dossier.articles[source]
    return blocks_of(article, known.covered(dossier)[source], reasons_of(dossier.settings, article))


def headline(dossier: Dossier) -> str:
    """The finding over all articles."""
    return coverage_strip.headline(*totals(dossier), len(dossier.articles))


def coverage(view: ViewState) -> Node:
    """The figure; a word where the dossier has no article."""
    dossier, source = view.dossier, chosen(view)
    title = headline(dossier)
    if not source:
        none = "Without an article there are no sentences: every record here rests on a reference."
        return h("section", h("h2", title), h("p", none, class_="sub"), id="coverage")
    rows = blocks(dossier, source)
    several = len(dossier.articles) > 1
    of = [" of ", h("bdi", articles_of(dossier).loc[source, "title"])] if several else []
    sub = [
        "One block for each sentence",
        *of,
        ", as long as the sentence; the number is that of the records it supports.",
    ]
    cut = h("p", f"The first {MOST:,} of {len(rows):,} sentences are drawn; the file has them all.", class_="muted")
    strip = coverage_strip.strip(rows, partial(way, view, source), f"{title}; arrow keys go from sentence to sentence")
    return h(
        "section",
        h("h2", title),
        h("p", *sub, class_="sub"),
        roving(h("div", strip)),
        bare(rows),
        cut if len(rows) > MOST else None,
        twin(view, source, rows),
        others(view, known.covered(dossier), source) if several else None,
        id="coverage",
    )


def way(view: ViewState, source: str, block: Block) -> str:
    """A sentence in the reader."""
    return view.link("reader", article=source, sentence=str(block.number))


def bare(rows: list[Block]) -> Node:
    """The sentences without a record, with the reason."""
    without = [each for each in rows if not each.records]
    if not without:
        return h("p", "Hollow blocks would be sentences that support none; there is none here.", class_="muted")
    said = [f"sentence {each.number}, {each.reason.rstrip('.') or 'no reason given'}" for each in without[:12]]
    more = f"; and {number(len(without) - 12)} more, in the table" if len(without) > 12 else ""
    return h("p", f"Hollow, without a record: {'; '.join(said)}{more}.", class_="muted")


def twin(view: ViewState, source: str, rows: list[Block]) -> Node:
    """The same sentences as a table."""
    cells = [
        [
            f"{each.number}",
            h("a", short(each.words), href=way(view, source, each), dir="auto"),
            f"{each.paragraph}",
            f"{each.records}",
            each.reason,
        ]
        for each in rows[:MOST]
    ]
    headers = ["Sentence", "Its words", "Paragraph", "Records", "Why none"]
    noun = "sentence" if len(rows) == 1 else "sentences"
    said = f"The same {number(len(cells))} {noun} as a table"
    return twin_of(said, "Sentences with the records they support", headers, cells, "coverage_table")


def short(words: str) -> str:
    """The beginning of a sentence."""
    return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS].rsplit(' ', 1)[0]} …"


def others(view: ViewState, covered: Mapping[str, Mapping[int, int]], source: str) -> Node:
    """The articles, the newest first, each with how many of its sentences support a record."""
    rows = ordered(view.dossier, "date").head(MOST_ARTICLES)
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
        f"All {number(total)} articles"
        if total <= MOST_ARTICLES
        else f"The newest {MOST_ARTICLES} of {total:,} articles"
    )
    caption = "Articles with the sentences that support a record; choose one to see its strip"
    return twin_of(said, caption, ["Article", "Publisher", "Day", "Sentences"], cells, "coverage_articles")
