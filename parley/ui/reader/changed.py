"""Stored quotes that an article no longer holds as they were: told with the closest sentence, never moved to it."""

from __future__ import annotations

from functools import lru_cache

from parley.check.evidence import QuoteFault
from parley.dossier.dossier import Dossier
from parley.evidence.linked_sentence import has_source_text_changed
from parley.figures.markup import Node, h
from parley.text.articles import Article
from parley.text.differing import WordRun, diff_words

CHANGED_TEXT_HEADING = "The source text has changed since"
MISSING_QUOTES_HEADING = "Quotes that stand nowhere in the text"


@lru_cache(maxsize=64)
def draw_lost_quotes(dossier: Dossier, source_id: str) -> Node | None:
    """The quotes of an article that have no certain place in it, or that none was lost although the text changed."""
    faults = [each for each in dossier.faults if isinstance(each, QuoteFault) and each.source_id == source_id]
    renewed = has_source_text_changed(dossier, source_id)
    if not faults and not renewed:
        return None
    said = "These stored words have no certain place in it, so they are not marked, and nothing rests on them."
    if not faults:
        said = "Every stored quote still stands in it, up to typography."
    items = [draw_lost_quote_item(dossier.articles[source_id], fault) for fault in faults]
    return h(
        "aside",
        h("h2", CHANGED_TEXT_HEADING if renewed else MISSING_QUOTES_HEADING),
        h("p", said),
        h("ul", *items) if items else None,
        class_="changed",
        aria_label="Quotes without a place in the text" if faults else CHANGED_TEXT_HEADING,
    )


def draw_lost_quote_item(article: Article, fault: QuoteFault) -> Node:
    """A stored quote, and beneath it the closest sentence with the words that differ."""
    if fault.kind == "ambiguous":
        return h(
            "li", draw_stored_words([(fault.value, False)]), h("p", "They stand more than once in it.", class_="muted")
        )
    if not fault.closest:
        return h("li", draw_stored_words([(fault.value, False)]), h("p", "Nothing in it comes close.", class_="muted"))
    old, new = diff_words(fault.value, fault.closest)
    where = [s.paragraph for s in article.sentences if article.passage_text(s.start, s.end) == fault.closest]
    place = f", paragraph {where[0]}" if where else ""
    return h(
        "li",
        draw_stored_words(old),
        h("p", f"Closest sentence{place}: ", h("span", *mark_differing_words(new, "ins"), class_="said-so")),
    )


def draw_stored_words(pieces: list[WordRun]) -> Node:
    """The stored words as they were."""
    return h("p", "Stored words: ", h("span", *mark_differing_words(pieces, "del"), class_="said-so"))


def mark_differing_words(pieces: list[WordRun], tag: str) -> list[Node]:
    """Runs of words, those that differ in an element of their own."""
    out: list[Node] = []
    for text, differs in pieces:
        out += [" " if out else "", h(tag, text) if differs else text]
    return out
