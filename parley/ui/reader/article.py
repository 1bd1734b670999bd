"""The article on its page: what of it the address asks to read, its head, and its text with the marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id, find_rows_by_value
from parley.evidence import marks
from parley.evidence.passages import (
    Passage,
    find_first_evidence,
    find_passage_by_evidence,
    list_article_passages,
    list_panel_records,
)
from parley.evidence.quotes import EvidenceQuote, quote_from_evidence_row
from parley.figures.article import article as figure
from parley.figures.basis_tag import tag
from parley.figures.markup import Node, h
from parley.selection import address
from parley.selection.named_query import read_named_query
from parley.selection.search import count_article_hits
from parley.selection.selection import Selection
from parley.selection.source_filter import list_chosen_articles
from parley.text.articles import Article
from parley.text.blocks import ArticleBlock
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.reader import legend as article_legend
from parley.words import dates


@dataclass(frozen=True)
class ReaderState:
    """An article as one reader sees it: its passages, the searched words, the sentences that fit, what is chosen."""

    article: Article
    passages: tuple[Passage, ...]
    words: tuple[marks.ArticleMark, ...]
    matching: frozenset[int]
    filtered: bool
    folded: bool
    passage: Passage | None
    quote: str


def find_best_article(view: ViewState) -> str:
    """The article with most sentences that hold the words searched for; "" where nothing is searched for or found."""
    if not view.selection.words.strip() or len(view.dossier.articles) < 2:
        return ""
    chosen = list_chosen_articles(view.dossier, view.selection.sources) if view.selection.sources else None
    counts = count_article_hits(view.dossier, read_named_query(view.dossier, view.selection.words).query)
    fitting = {name: count for name, count in counts.items() if chosen is None or name in chosen}
    return max(fitting, key=fitting.__getitem__, default="")


def read_reader_state(view: ViewState) -> ReaderState | None:
    """What the address asks to read; None where the dossier has no such article."""
    articles = view.dossier.articles
    asked = [
        view.own.get("article"),
        evidence_source_id(view),
        find_best_article(view),
        view.dossier.main_source,
        *articles,
    ]
    source = next((name for name in asked if name in articles), "")
    if not source:
        return None
    article = articles[source]
    passages = list_article_passages(view.dossier, source)
    quote = view.own.get("evidence") or find_first_evidence(view.dossier, view.record)
    words, matching = find_article_matches(view.dossier, source, view.selection)
    passage = find_passage_by_evidence(passages, quote)
    folded = bool(view.own.get("only") and matching)
    return ReaderState(
        article, passages, words, matching, bool(view.selection), folded, passage, quote if passage else ""
    )


@lru_cache(maxsize=64)
def find_article_matches(
    dossier: Dossier, source: str, selection: Selection
) -> tuple[tuple[marks.ArticleMark, ...], frozenset[int]]:
    """Where an article holds the searched words, and which of its sentences answer: the same whatever is chosen."""
    article = dossier.articles[source]
    words = tuple(marks.find_search_marks(dossier, article, selection.words))
    return words, frozenset(marks.find_matching_sentences(dossier, article, selection))


def evidence_source_id(view: ViewState) -> str:
    """The article that the chosen evidence, or the chosen record's, stands in."""
    quote = view.own.get("evidence") or find_first_evidence(view.dossier, view.record)
    row = find_row_by_id(view.dossier, "evidence", quote) if quote else {}
    return str(row["source_id"]) if row.get("start") is not None else ""


def reader_choice_parameters(view: ViewState) -> tuple[str, ...]:
    """The parameters that change nothing but the choice; where there is one article, naming it changes nothing."""
    return ("record", "evidence", "sentence", *(["article"] if len(view.dossier.articles) == 1 else []))


def select_panel_record(view: ViewState, read: ReaderState) -> ViewState:
    """The page with a record for its panel: the address's, else the first that the passage or the evidence supports."""
    records: tuple[str, ...] = ()
    if read.passage:
        records = read.passage.records
    elif named := view.own.get("evidence"):
        records = (find_row_by_id(view.dossier, "evidence", named)["record"],)
    told = list_panel_records(view.dossier, records)
    return view if view.record or not told else replace(view, record=told[0])


def render_article_text(view: ViewState, read: ReaderState) -> None:
    """Show the article and its legend: one drawing for every reader."""
    show.tree(pack_article_text(view.dossier, read.article.source_id), "article_text")


def render_reader_choice(view: ViewState, read: ReaderState) -> None:
    """What this reader asked for, in a few words: the browser puts it on the drawing (`static/reader/article.js`)."""
    show.component("article", "reader/article.js")(data=reader_message(view, read), key="article_choice")


@lru_cache(maxsize=64)
def pack_article_text(dossier: Dossier, source: str) -> show.Packed:
    """An article with its legend, without filters and choice: the same node for every reader, so it travels once."""
    article, passages = dossier.articles[source], list_article_passages(dossier, source)
    spans = marks.list_article_marks(dossier, article, passages)
    node = figure.draw_article(
        article,
        spans,
        passages,
        editor_notes_by_evidence(dossier, article),
        figure.build_article_mark_style(dossier),
        matching=None,
        link=lambda passage: address.page_href("reader", Selection(), passage_parameters(dossier, source, passage)),
        language=article_language(dossier, source),
    )
    legend = article_legend.draw_article_legend(dossier, article, spans)
    whole = h("div", legend, h("div", article_legend.draw_step_bar(len(article.sentences)), node), class_="reading")
    return show.packed(whole)


def reader_message(view: ViewState, read: ReaderState) -> dict[str, object]:
    """What this reader asked for: the passage, the sentences that match (None = all), the words, links to this view."""
    source = read.article.source_id
    return {
        "article": source,
        "quote": read.quote,
        "passage": read.passage.number if read.passage else 0,
        "address": view.link(article=source, evidence=None, record=None),
        "matching": sorted(read.matching) if read.filtered else None,
        "words": [locate_span_in_sentence(read.article, span) for span in read.words],
        "only": read.folded,
        "turn": view.link(only=None if read.folded else "matching"),
    }


def locate_span_in_sentence(article: Article, span: marks.ArticleMark) -> tuple[int, int, int]:
    """A stretch of text as the browser counts it: its sentence, start and end in it, in units of UTF-16."""
    sentence = article.sentence_at(span.start)
    assert sentence  # the words of a search are looked for in sentences only
    start, end = (
        count_utf16_units(article.text[sentence.start : at]) for at in (span.start, min(span.end, sentence.end))
    )
    return sentence.number, start, end


def count_utf16_units(text: str) -> int:
    """The length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def passage_parameters(dossier: Dossier, source: str, passage: Passage) -> dict[str, str | None]:
    """The parameters that open a passage."""
    return {"article": source, "evidence": leading_evidence_id(dossier, passage)}


def leading_evidence_id(dossier: Dossier, passage: Passage) -> str:
    """The row of evidence a passage's number opens: the one of its first record."""
    first = find_rows_by_value(dossier, "evidence", "record", passage.records[0])
    return str(next(row["evidence_id"] for row in first if row["evidence_id"] in passage.evidence))


def editor_notes_by_evidence(dossier: Dossier, article: Article) -> dict[str, EvidenceQuote]:
    """The editor's notes on an article's words, by their row of evidence, each note once."""
    keys = dict.fromkeys(span.value for span in marks.list_note_marks(dossier, article))
    return {key: quote_from_evidence_row(dossier, find_row_by_id(dossier, "evidence", key)) for key in keys}


def article_language(dossier: Dossier, source_id: str) -> str:
    """An article's language as its source row gives it."""
    return str(find_row_by_id(dossier, "sources", source_id)["language"])


def article_kicker(view: ViewState, read: ReaderState) -> Node:
    """Publisher, byline, day with how it is known, reading time: the furniture of the page in one line."""
    source = find_row_by_id(view.dossier, "sources", read.article.source_id)
    furniture = {
        block.role: block_text(read.article, block) for block in read.article.blocks if block.kind == "furniture"
    }
    day = dates.format_date_span(dates.parse_date_span(source["published"])) if source["published"] else "no day known"
    basis = source["published_basis"] if source["published"] else ""
    parts = [source["publisher"], source["author"] or furniture.get("byline", "")]
    before = [piece for part in filter(None, parts) for piece in (h("bdi", part), " · ")]
    after = f" · {furniture['reading_time']}" if "reading_time" in furniture else ""
    return h("span", *before, f"{day} ", tag(basis if basis != "stated" else ""), after)


def block_text(article: Article, block: ArticleBlock) -> str:
    """A block's text."""
    return article.passage_text(block.start, block.end)


def article_finding(read: ReaderState) -> str:
    """How many of the article's sentences carry a record, and how many of those fit the filters."""
    article, passages = read.article, read.passages
    carried = sum(any(p.start < s.end and p.end > s.start for p in passages) for s in article.sentences)
    return figure.format_sentence_coverage(
        len(article.sentences), carried, len(read.matching) if read.filtered else None, read.folded
    )


def article_title(view: ViewState, read: ReaderState) -> str:
    """The article's own title, else the one its source row gives, else its id."""
    source = find_row_by_id(view.dossier, "sources", read.article.source_id)
    return read.article.title or str(source["title"]) or read.article.source_id
