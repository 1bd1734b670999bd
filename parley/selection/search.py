"""Full text over the sentences of all articles: one index a dossier, in memory, made when somebody first searches."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import numpy as np

from parley.dossier.dossier import Dossier
from parley.text.articles import Article, Sentence
from parley.text.query import Query, QueryTerm, fold_search_text, space_unspaced_scripts

# What the index holds is plain words already, so its own tokenizer has only to part them at spaces: marks that spell
# a vowel (M*) belong to their word.
_CREATE_INDEX_SQL = """CREATE VIRTUAL TABLE sentences USING fts5(
    words, content='', tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* Co'")"""
_RANKED_MATCH_SQL = "SELECT rowid FROM sentences WHERE sentences MATCH ? ORDER BY rank, rowid"
_UNRANKED_MATCH_SQL = "SELECT rowid FROM sentences WHERE sentences MATCH ?"


@dataclass(frozen=True)
class SearchHit:
    """A sentence that holds all that was asked for, and its article."""

    article: Article
    sentence: Sentence


class SentenceIndex:
    """The sentences of some articles, numbered through; the index keeps their words only, not their text."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = list(articles)
        self._starts = array("L", [0])
        for article in self._articles:
            self._starts.append(self._starts[-1] + len(article.sentences))
        self._lock = Lock()  # readers come in threads of their own, one connection serves them all
        self._data = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._data.execute(_CREATE_INDEX_SQL)
        self._data.execute("BEGIN")
        self._data.executemany("INSERT INTO sentences(rowid, words) VALUES (?, ?)", enumerate(self._words()))
        self._data.execute("COMMIT")

    def _words(self) -> Iterator[str]:
        for article in self._articles:
            for sentence in article.sentences:
                yield space_unspaced_scripts(fold_search_text(article.text[sentence.start : sentence.end]))

    @property
    def size(self) -> int:
        """Bytes that the index takes."""
        pages = self._data.execute("PRAGMA page_count").fetchone()[0]
        return int(pages * self._data.execute("PRAGMA page_size").fetchone()[0])

    def hits(self, query: Query, first: int, count: int, within: Collection[str] | None = None) -> list[SearchHit]:
        """`count` sentences from the `first` on (0 = best), of the articles `within` where these are given."""
        if not query or count <= 0:
            return []
        if within is None:
            rows = self._rows(f"{_RANKED_MATCH_SQL} LIMIT {int(count)} OFFSET {int(first)}", query)
            return [self._hit(row) for row in rows]
        found = [hit for hit in map(self._hit, self._rows(_RANKED_MATCH_SQL, query)) if hit.article.source_id in within]
        return found[first : first + count]

    def counts(self, query: Query) -> dict[str, int]:
        """How many sentences of each article hold all that was asked for; articles without one are left out."""
        if not query or not self._articles:
            return {}
        rows = np.fromiter(self._rows(_UNRANKED_MATCH_SQL, query), dtype=np.int64)
        found = np.bincount(np.searchsorted(self._starts, rows, side="right") - 1, minlength=len(self._articles))
        return {self._articles[at].source_id: int(found[at]) for at in np.flatnonzero(found)}

    def _rows(self, sql: str, query: Query) -> list[int]:
        with self._lock:
            return [row for (row,) in self._data.execute(sql, (build_fts_expression(query),))]

    def _hit(self, row: int) -> SearchHit:
        at = bisect_right(self._starts, row) - 1
        article = self._articles[at]
        return SearchHit(article, article.sentences[row - self._starts[at]])


def build_fts_expression(query: Query) -> str:
    """A query in the index's own language: every word in quotes, so that none is taken for a command."""
    return " AND ".join(map(_build_fts_term, query.terms))


def _build_fts_term(term: QueryTerm) -> str:
    star = " *" if term.prefix else ""
    ways = ['"' + " ".join(words) + '"' + star for words in term.ways]
    return "(" + " OR ".join(ways) + ")"


_INDEX_LOCK = Lock()


def get_sentence_index(dossier: Dossier) -> SentenceIndex:
    """The index of a dossier's articles, made once; who comes while it is being made waits for it."""
    with _INDEX_LOCK:
        return _build_sentence_index(dossier)


@lru_cache(maxsize=2)
def _build_sentence_index(dossier: Dossier) -> SentenceIndex:
    return SentenceIndex(dossier.articles.values())


def count_article_hits(dossier: Dossier, query: Query) -> Mapping[str, int]:
    """Sentences by article that hold all that was asked for; remembered, since every page of results asks again."""
    return _cached_article_hits(get_sentence_index(dossier), query)


@lru_cache(maxsize=32)
def _cached_article_hits(index: SentenceIndex, query: Query) -> Mapping[str, int]:
    return index.counts(query)
