"""An article's marks: overlapping spans of several kinds, flattened into runs that can be drawn one after another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Any

from parley.dossier.dossier import Dossier
from parley.evidence.passages import Passage, list_supporting_quotes
from parley.selection.named_query import read_named_query
from parley.selection.selection import Selection, SelectionResult, expand_places_by_parts, select_records
from parley.selection.source_filter import list_chosen_articles
from parley.tables.rows import iterate_row_tuples
from parley.text.articles import Article
from parley.text.query import fold_search_text, parse_search_query

MARKED_ALIAS_KINDS = frozenset({"name", "former", "metonym", "abbreviation"})
"""Kinds of alias that a reader sees marked; adjectives and offices count as mentions but would crowd the text."""


@dataclass(frozen=True)
class ArticleMark:
    """A stretch of text with one mark: `kind` is passage, quote, note, name, place, date, word or sentence; `value`
    says which (a passage's number, an evidence id, a target's id, a sentence's number)."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class TextRun:
    """Text between two borders of marks, with every mark that covers it."""

    start: int
    end: int
    marks: tuple[ArticleMark, ...]

    def values(self, kind: str) -> tuple[str, ...]:
        """What the marks of one kind say of this run."""
        return tuple(mark.value for mark in self.marks if mark.kind == kind)


def split_text_runs(start: int, end: int, spans: Iterable[ArticleMark]) -> list[TextRun]:
    """Cut `start` to `end` at every border of the spans that touch it; the runs join up to the whole."""
    inside = [span for span in spans if span.start < end and span.end > start and span.start < span.end]
    borders = sorted({start, end, *(max(start, s.start) for s in inside), *(min(end, s.end) for s in inside)})
    pairs = list(pairwise(borders))
    covering: list[list[ArticleMark]] = [[] for _ in pairs]
    for span in inside:
        first = bisect_right(borders, max(start, span.start)) - 1
        last = bisect_right(borders, min(end, span.end) - 1)
        for at in range(first, last):
            covering[at].append(span)
    return [TextRun(left, right, tuple(marks)) for (left, right), marks in zip(pairs, covering, strict=True)]


def list_article_marks(
    dossier: Dossier, article: Article, passages: Iterable[Passage], words: str = ""
) -> list[ArticleMark]:
    """Every mark of an article: passages and the quotes in them, names, places, dates, and the words searched for."""
    out = [ArticleMark(passage.start, passage.end, "passage", str(passage.number)) for passage in passages]
    out += [
        ArticleMark(q.start, q.end, "quote", q.evidence_id) for q in list_supporting_quotes(dossier, article.source_id)
    ]
    out += [
        ArticleMark(sentence.start, sentence.end, "sentence", str(sentence.number)) for sentence in article.sentences
    ]
    out += list_note_marks(dossier, article)
    return [
        *out,
        *list_mention_marks(dossier, article),
        *find_date_marks(dossier, article),
        *find_search_marks(dossier, article, words),
    ]


def list_note_marks(dossier: Dossier, article: Article) -> Sequence[ArticleMark]:
    """The words of the body that an editor's note speaks of, each note once."""
    return note_marks_by_article(dossier).get(article.source_id, ())


@lru_cache(maxsize=4)
def note_marks_by_article(dossier: Dossier) -> Mapping[str, Sequence[ArticleMark]]:
    """The same by article: looked for once, however many articles are read."""
    rows = dossier.evidence
    rows = rows[rows["stance"].isin(["disputes", "context"]) & rows["paragraph"].notna()]
    rows = rows.drop_duplicates(["source_id", "note"])
    out: dict[str, list[ArticleMark]] = {}
    for source, start, end, key in iterate_row_tuples(rows, ["source_id", "start", "end", "evidence_id"]):
        out.setdefault(source, []).append(ArticleMark(int(start), int(end), "note", key))
    return out


def list_mention_marks(dossier: Dossier, article: Article) -> list[ArticleMark]:
    """Names of actors and places as the alias table knows them, in the body of the article."""
    return list(find_mention_marks(dossier, article.source_id))


@lru_cache(maxsize=64)
def find_mention_marks(dossier: Dossier, source_id: str) -> tuple[ArticleMark, ...]:
    """The same, found once an article."""
    article = dossier.articles[source_id]
    found = [
        mention
        for mention in dossier.names.mentions(article.text, article.language)
        if mention.kind in MARKED_ALIAS_KINDS
    ]
    return tuple(
        ArticleMark(
            mention.start, mention.end, "name" if mention.target_type == "actor" else "place", mention.target_id
        )
        for mention in found
        if article.sentence_at(mention.start)
    )


def find_date_marks(dossier: Dossier, article: Article) -> list[ArticleMark]:
    """The source's own words for dates, where they stand in a sentence that supports the event or statement."""
    said = date_words_by_record(dossier)
    out: set[ArticleMark] = set()
    for quote in list_supporting_quotes(dossier, article.source_id):
        sentence = article.sentence_at(quote.start)
        for words in filter(None, said.get(quote.record, "").split("; ")):
            at = article.text.find(words, sentence.start, sentence.end) if sentence else -1
            if at >= 0:
                out.add(ArticleMark(at, at + len(words), "date", words))
    return sorted(out, key=lambda span: (span.start, span.end))


@lru_cache(maxsize=4)
def date_words_by_record(dossier: Dossier) -> dict[str, str]:
    """The source's words for the date of each event and statement, by record."""
    events, statements = dossier.events, dossier.statements
    said = {f"event:{key}": words for key, words in iterate_row_tuples(events, ["event_id", "date_words"])}
    return said | {
        f"statement:{key}": words for key, words in iterate_row_tuples(statements, ["statement_id", "date_words"])
    }


def find_search_marks(dossier: Dossier, article: Article, words: str) -> list[ArticleMark]:
    """Where the searched words and phrases stand in the body, as the index of sentences finds them."""
    return [
        ArticleMark(*place, "word", article.passage_text(*place))
        for place in read_named_query(dossier, words).query.places(article.text)
        if article.sentence_at(place[0])
    ]


def find_matching_sentences(dossier: Dossier, article: Article, selection: Selection) -> set[int]:
    """The sentences, by number, that answer a selection.

    A sentence answers a facet by what it says itself (it names the actor or the place, it holds the words) or by a
    record that it supports; what it does not say itself, one and the same record must answer. A filter by article is
    answered by the article alone.
    """
    if selection.sources:
        if article.source_id not in list_chosen_articles(dossier, selection.sources):
            return set()
        selection = replace(selection, sources=())
    said = sentences_by_facet(dossier, article, selection)
    everything = {sentence.number for sentence in article.sentences}
    out: set[int] = set()
    for size in range(len(said) + 1):
        for fields in combinations(said, size):
            saying = everything.intersection(*(said[field] for field in fields))
            if not saying - out:
                continue
            others = replace(selection, **dict[str, Any]({field: UNFILTERED_FACETS[field] for field in fields}))
            # Where a sentence says all that was asked for, no record is needed; asked for nothing, one still is.
            out |= (
                saying & find_supporting_sentences(dossier, article, select_records(dossier, others))
                if others or not fields
                else saying
            )
    return out


UNFILTERED_FACETS: Mapping[str, Any] = {"actors": (), "places": (), "words": ""}
"""The facets that a sentence can answer by its own words, and the value that asks for nothing."""


def sentences_by_facet(dossier: Dossier, article: Article, selection: Selection) -> dict[str, set[int]]:
    """For each facet that is on and that words can answer: the sentences whose own words do."""
    out: dict[str, set[int]] = {}
    if selection.actors:
        out["actors"] = find_sentences_naming_actors(dossier, article, selection)
    if selection.places:
        wanted = expand_places_by_parts(dossier, selection.places)
        there = [mention for mention in list_mention_marks(dossier, article) if mention.kind == "place"]
        out["places"] = sentence_numbers_at(article, [mention.start for mention in there if mention.value in wanted])
    if parse_search_query(selection.words):
        out["words"] = find_sentences_with_words(dossier, article, selection.words)
    return out


def find_sentences_with_words(dossier: Dossier, article: Article, words: str) -> set[int]:
    """The sentences that hold all that was searched for."""
    query = read_named_query(dossier, words).query
    return {
        each.number for each in article.sentences if query.fits(fold_search_text(article.text[each.start : each.end]))
    }


def sentence_numbers_at(article: Article, offsets: Iterable[int]) -> set[int]:
    """The numbers of the sentences that some letters stand in."""
    return {sentence.number for sentence in map(article.sentence_at, offsets) if sentence}


def find_supporting_sentences(dossier: Dossier, article: Article, shown: SelectionResult) -> set[int]:
    """The sentences that support an event or statement that is shown."""
    kept = set(shown.records)
    out: set[int] = set()
    for quote in list_supporting_quotes(dossier, article.source_id):
        if quote.record in kept:
            first = bisect_right(article.sentences, quote.start, key=lambda sentence: sentence.end)
            last = bisect_left(article.sentences, quote.end, key=lambda sentence: sentence.start)
            out.update(sentence.number for sentence in article.sentences[first:last])
    return out


def find_sentences_naming_actors(dossier: Dossier, article: Article, selection: Selection) -> set[int]:
    """The sentences that name any, or all, of the chosen actors."""
    named: dict[int, set[str]] = {}
    for mention in list_mention_marks(dossier, article):
        sentence = article.sentence_at(mention.start)
        if sentence and mention.kind == "name" and mention.value in selection.actors:
            named.setdefault(sentence.number, set()).add(mention.value)
    needed = len(selection.actors) if selection.match == "all" else 1
    return {number for number, actors in named.items() if len(actors) >= needed}
