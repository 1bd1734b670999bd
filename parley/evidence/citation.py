"""How a sentence and an article are cited, in plain words for the clipboard; whoever copies adds the address."""

from __future__ import annotations

from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id, readable_article_rows
from parley.text.articles import Article, Sentence
from parley.words import dates
from parley.words.direction import isolate

MAX_CITED_ARTICLES = 3
"""Articles that the citation of a dossier names."""


def cite_sentence(dossier: Dossier, article: Article, sentence: Sentence) -> str:
    """A sentence of an article with its source."""
    return cite_words(
        dossier, article.source_id, article.passage_text(sentence.start, sentence.end), sentence.paragraph
    )


def cite_words(dossier: Dossier, source_id: str, words: str, paragraph: int) -> str:
    """Words of an article with publisher, day and paragraph."""
    return f"“{isolate(words)}” {format_citation_place(dossier, source_id, paragraph)}"


def format_citation_place(dossier: Dossier, source_id: str, paragraph: int | None) -> str:
    """Where words of an article stand: publisher, day and paragraph, in brackets; None is outside the paragraphs."""
    source = find_row_by_id(dossier, "sources", source_id)
    publisher = source["publisher"] or source["title"] or "no publisher known"
    place = [publisher, format_publication_day(source["published"]), f"paragraph {paragraph}" if paragraph else ""]
    return f"({', '.join(map(isolate, filter(None, place)))})"


def cite_article(dossier: Dossier, article: Article) -> str:
    """An article: author, title, publisher, day, and its own address where it has one."""
    source = find_row_by_id(dossier, "sources", article.source_id)
    byline = next((b for b in article.blocks if b.kind == "furniture" and b.role == "byline"), None)
    author = source["author"] or (article.passage_text(byline.start, byline.end) if byline else "")
    title = f"“{isolate(article.title or source['title'] or article.source_id)}”"
    parts = [
        isolate(author),
        title,
        isolate(source["publisher"]),
        format_publication_day(source["published"]),
        source["url"],
    ]
    return ", ".join(filter(None, parts))


@lru_cache(maxsize=16)
def cite_article_list(dossier: Dossier, most: int | None = None) -> str:
    """The dossier's articles, each by publisher, title and day; at most so many."""
    rows = readable_article_rows(dossier)[["publisher", "title", "published"]].head(most or len(dossier.articles))
    return "; ".join(
        f"{isolate(publisher)}, “{isolate(title)}”, {format_publication_day(published)}"
        for publisher, title, published in rows.itertuples(index=False)
    )


@lru_cache(maxsize=8)
def join_publisher_names(dossier: Dossier) -> str:
    """Who published the dossier's articles, each once."""
    return "; ".join(map(isolate, filter(None, readable_article_rows(dossier)["publisher"].unique())))


def format_publication_day(published: str) -> str:
    """A source's day in words."""
    return dates.format_date_span(dates.parse_date_span(published)) if published else "no day known"


def cite_dossier(dossier: Dossier) -> str:
    """The dossier itself: title, the articles it rests on, the day it tells of, and the version of its tables."""
    version = str(dossier.contract.get("version", ""))
    tables = f"Tables{f' version {version}' if version else ''}, as of {dates.format_day(dossier.as_of)}"
    rest = len(dossier.articles)
    named = f"From {cite_article_list(dossier, MAX_CITED_ARTICLES)}" if rest else ""
    more = f" and {rest - MAX_CITED_ARTICLES:,} more articles" if rest > MAX_CITED_ARTICLES else ""
    return ". ".join(filter(None, [f"Parley: {dossier.title}", f"{named}{more}", tables])) + "."
