"""An article's marks: overlapping spans of several kinds, flattened into runs that can be drawn one after another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from parley.articles import Article
from parley.dossier import Dossier
from parley.passages import Passage, quoted
from parley.query import read_query
from parley.selection import Selection, Shown, select

UNDERLINED = frozenset({"name", "former", "metonym", "abbreviation"})
"""Kinds of alias that a reader sees marked; adjectives and offices count as mentions but would crowd the text."""


@dataclass(frozen=True)
class Span:
    """A stretch of text with one mark: `kind` is passage, quote, name, place, date, word or sentence; `value` says
    which (a passage's number, an evidence id, a target's id, a sentence's number)."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Run:
    """Text between two borders of marks, with every mark that covers it."""

    start: int
    end: int
    marks: tuple[Span, ...]

    def values(self, kind: str) -> tuple[str, ...]:
        """What the marks of one kind say of this run."""
        return tuple(mark.value for mark in self.marks if mark.kind == kind)


def runs(start: int, end: int, spans: Iterable[Span]) -> list[Run]:
    """Cut `start` to `end` at every border of the spans that touch it; the runs join up to the whole."""
    inside = [span for span in spans if span.start < end and span.end > start and span.start < span.end]
    borders = sorted({start, end, *(max(start, s.start) for s in inside), *(min(end, s.end) for s in inside)})
    pairs = list(pairwise(borders))
    covering: list[list[Span]] = [[] for _ in pairs]
    for span in inside:
        first = bisect_right(borders, max(start, span.start)) - 1
        last = bisect_right(borders, min(end, span.end) - 1)
        for at in range(first, last):
            covering[at].append(span)
    return [Run(left, right, tuple(marks)) for (left, right), marks in zip(pairs, covering, strict=True)]


def marks_of(dossier: Dossier, article: Article, passages: Iterable[Passage], words: str = "") -> list[Span]:
    """Every mark of an article: passages and the quotes in them, names, places, dates, and the words searched for."""
    out = [Span(passage.start, passage.end, "passage", str(passage.number)) for passage in passages]
    rows = quoted(dossier, article.source_id)
    out += [
        Span(start, end, "quote", key)
        for start, end, key in rows[["start", "end", "evidence_id"]].itertuples(index=False, name=None)
    ]
    out += [Span(sentence.start, sentence.end, "sentence", str(sentence.number)) for sentence in article.sentences]
    return [*out, *mentions(dossier, article), *dates_in(dossier, article), *searched(article, words)]


def mentions(dossier: Dossier, article: Article) -> list[Span]:
    """Names of actors and places as the alias table knows them, in the body of the article."""
    found = [mention for mention in dossier.names.mentions(article.text) if mention.kind in UNDERLINED]
    return [
        Span(mention.start, mention.end, "name" if mention.target_type == "actor" else "place", mention.target_id)
        for mention in found
        if article.sentence_at(mention.start)
    ]


def dates_in(dossier: Dossier, article: Article) -> list[Span]:
    """The source's own words for dates, where they stand in a sentence that supports the event or statement."""
    events, statements = dossier.events, dossier.statements
    said = dict(zip("event:" + events["event_id"], events["date_words"], strict=True))
    said |= dict(zip("statement:" + statements["statement_id"], statements["date_words"], strict=True))
    out: set[Span] = set()
    rows = quoted(dossier, article.source_id)
    for record, start in zip(rows["record"], rows["start"], strict=True):
        sentence = article.sentence_at(start)
        for words in filter(None, said.get(record, "").split("; ")):
            at = article.text.find(words, sentence.start, sentence.end) if sentence else -1
            if at >= 0:
                out.add(Span(at, at + len(words), "date", words))
    return sorted(out, key=lambda span: (span.start, span.end))


def searched(article: Article, words: str) -> list[Span]:
    """Where the searched words and phrases stand in the body, as the index of sentences finds them."""
    return [
        Span(*place, "word", article.words_of(*place))
        for place in read_query(words).places(article.text)
        if article.sentence_at(place[0])
    ]


def matching_sentences(dossier: Dossier, article: Article, selection: Selection) -> set[int]:
    """The sentences, by number, that support a record which fits, or that name a chosen actor and fit otherwise."""
    fitting = supporting(dossier, article, select(dossier, selection))
    if not selection.actors:
        return fitting
    others = replace(selection, actors=(), match="any")
    named = naming(dossier, article, selection)
    return fitting | (named & supporting(dossier, article, select(dossier, others)) if others else named)


def supporting(dossier: Dossier, article: Article, shown: Shown) -> set[int]:
    """The sentences that support an event or statement that is shown."""
    rows = quoted(dossier, article.source_id)
    kept = rows[rows["record"].isin(shown.records)]
    return {
        sentence.number
        for sentence in article.sentences
        if ((kept["start"] < sentence.end) & (kept["end"] > sentence.start)).any()
    }


def naming(dossier: Dossier, article: Article, selection: Selection) -> set[int]:
    """The sentences that name any, or all, of the chosen actors."""
    named: dict[int, set[str]] = {}
    for mention in mentions(dossier, article):
        sentence = article.sentence_at(mention.start)
        if sentence and mention.kind == "name" and mention.value in selection.actors:
            named.setdefault(sentence.number, set()).add(mention.value)
    needed = len(selection.actors) if selection.match == "all" else 1
    return {number for number, actors in named.items() if len(actors) >= needed}
