"""What a search finds: sentences of all articles, best first, each a way to its place in its article."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from parley.evidence import citation
from parley.figures.markup import Node, h
from parley.selection.library import build_article_frame
from parley.selection.named_query import AddedNames, read_named_query
from parley.selection.search import SearchHit, count_article_hits, get_sentence_index
from parley.selection.source_filter import list_chosen_articles
from parley.text.query import Query
from parley.text.sentence_address import sentence_address
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads, pager
from parley.ui.parts.downloads import Files, Offer
from parley.ui.reader import search_downloads
from parley.words.counting import format_count, format_leading_count
from parley.words.messages import say

RESULTS_PER_PAGE = 10
"""Results on a page."""

MAX_RESULT_LETTERS = 360
"""Letters of a sentence that a result shows; more is cut away from what was searched for."""

MAX_QUERY_LETTERS = 60
"""Letters of a query that a sentence about it repeats."""


def render_search_results(view: ViewState) -> bool:
    """Show the results where words are searched for, and tell whether there are any.

    Over a single article they stay folded: the text shows them.
    """
    if not view.selection.words.strip():
        return False
    query, narrowed = read_named_query(view.dossier, view.selection.words).query, find_narrowed_articles(view)
    counts = count_hits_by_article(view, query, narrowed)
    if not counts:
        show.tree(draw_empty_search(view, query, narrowed), "results")
        return False
    with st.container(key="results_box"):
        show.tree(draw_search_results(view, query, counts, narrowed), "results")
        downloads.offer(view, RESULTS_OFFER)
    return True


def list_search_files(view: ViewState) -> Files | None:
    """What the results have to take; None where nothing is found."""
    query, narrowed = read_named_query(view.dossier, view.selection.words).query, find_narrowed_articles(view)
    total = sum(count_hits_by_article(view, query, narrowed)) if query else 0
    return Files("sentences", [search_downloads.make_search_download(view, query, total, narrowed)]) if total else None


RESULTS_OFFER = Offer("results", "reader", list_search_files)


def draw_search_results(view: ViewState, query: Query, counts: list[int], narrowed: set[str] | None) -> Node:
    """The results as a section: how many sentences in how many articles, a page of them, the ways to the others."""
    total = sum(counts)
    first, last, steps = pager.pages(view, "hits", total, RESULTS_PER_PAGE)
    hits = get_sentence_index(view.dossier).hits(query, first, RESULTS_PER_PAGE, narrowed)
    items = [draw_search_hit(view, hit, query) for hit in hits]
    said = search_headline(total, len(counts), query)
    shown = (
        h("p", f"{first + 1:,}–{last:,} of {total:,}, best first", class_="muted") if total > RESULTS_PER_PAGE else None
    )
    also = draw_added_names(view)
    body = [also, shown, h("ol", *items, start=first + 1), steps, draw_query_cut_notice(query)]
    if len(view.dossier.articles) > 1:
        chosen = "sentence" in view.own
        inner = [h("summary", h("h2", said)), *body]
        return h("details", *inner, open=not chosen, class_="results", id=f"results-{'left' if chosen else 'found'}")
    return h("details", h("summary", said), *body, class_="results single", id="results-single")


def draw_added_names(view: ViewState) -> Node | None:
    """Which other names were looked for as well, and the way to do without them."""
    added = read_named_query(view.dossier, view.selection.words).added
    if not added:
        return None
    said = [
        say("Also looked for, as other names of “{typed}”: {names}.", typed=each.typed, names="; ".join(each.names))
        for each in added
    ]
    literal = replace(view.selection, words=quote_added_names(view.selection.words, added))
    way = h("a", say("Only as typed"), href=view.filtered(literal))
    return h("p", " ".join(said), " ", way, class_="muted", dir="auto")


def quote_added_names(words: str, added: tuple[AddedNames, ...]) -> str:
    """What was typed, with the names that were looked for by others in quotation marks, so that they are not."""
    for each in added:
        words = words.replace(each.typed, f'"{each.typed}"', 1)
    return words


def find_narrowed_articles(view: ViewState) -> set[str] | None:
    """The articles that results may come from where the list or the filters narrow them, else None."""
    wanted = {name: view.own[name] for name in ("language", "publisher") if view.own.get(name)}
    sources = view.selection.sources
    if not wanted and not sources:
        return None
    rows = build_article_frame(view.dossier)
    if sources:
        rows = rows[rows.index.isin(list_chosen_articles(view.dossier, sources))]
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    return set(rows.index)


def count_hits_by_article(view: ViewState, query: Query, narrowed: set[str] | None) -> list[int]:
    """How many sentences hold all that was asked for, in each article that has any."""
    found = count_article_hits(view.dossier, query)
    return [count for name, count in found.items() if narrowed is None or name in narrowed]


def search_headline(sentences: int, articles: int, query: Query) -> str:
    """The finding: how many sentences hold the words."""
    verb = "holds" if sentences == 1 else "hold"
    subject = format_leading_count(sentences, "sentence" if sentences == 1 else "sentences")
    where = f" in {format_count(articles, 'article')}" if articles > 1 else ""
    return f"{subject}{where} {verb} {format_query(query)}"


def format_query(query: Query) -> str:
    """What was asked for, in words and not longer than a line."""
    told = " and ".join(map(str, query.terms))
    return told if len(told) <= MAX_QUERY_LETTERS else told[:MAX_QUERY_LETTERS].rstrip() + "…"


def draw_search_hit(view: ViewState, hit: SearchHit, query: Query) -> Node:
    """One sentence with the words marked, whence it is, and the button that copies it with its source."""
    source, number = hit.article.source_id, hit.sentence.number
    named = str(sentence_address(hit.article, hit.sentence))
    row = build_article_frame(view.dossier).loc[source]
    place = view.link("reader", article=source, sentence=named, evidence=None, record=None)
    sentence = h("a", *mark_query_words(hit, query), href=place, id=f"hit-{source}-{number}")
    about: list[Node] = [h("bdi", row["title"])] if len(view.dossier.articles) > 1 else []
    about += [h("bdi", row["publisher"] or "no publisher known"), row["day"], f"¶\u00a0{hit.sentence.paragraph}"]
    line = [piece for each in about for piece in (each, " · ")][:-1]
    copy = h(
        "button",
        "Copy with source",
        type="button",
        class_="quiet",
        data_copy=citation.cite_sentence(view.dossier, hit.article, hit.sentence),
        data_link=place,
    )
    said = h("span", role="status", class_="said")
    words = h("p", sentence, lang=row["language"] or None, dir="auto", class_="hit")
    return h("li", words, h("p", *line, " · ", copy, " ", said, class_="muted"))


def mark_query_words(hit: SearchHit, query: Query) -> list[Node]:
    """The words of a sentence, those searched for marked; a very long one is cut to what stands round the first."""
    text = hit.article.passage_text(hit.sentence.start, hit.sentence.end)
    places = query.places(text)
    begin = max(0, places[0][0] - MAX_RESULT_LETTERS // 3) if places and len(text) > MAX_RESULT_LETTERS else 0
    end = min(len(text), begin + MAX_RESULT_LETTERS)
    out: list[Node] = ["… "] if begin else []
    at = begin
    for start, stop in places:
        if start >= at and stop <= end:
            out += [text[at:start], h("mark", text[start:stop], class_="word")]
            at = stop
    return [*out, text[at:end], *([" …"] if end < len(text) else [])]


def draw_empty_search(view: ViewState, query: Query, narrowed: set[str] | None) -> Node:
    """The empty state: what was looked for, what each word alone would find, how words are read."""
    rules = "Words are looked for whole, whatever their case and accents; “…” keeps a phrase together, war* finds all "
    how = h("p", f"{rules}that begins so.", class_="muted")
    if not query:
        return draw_empty_search_frame(
            "There is nothing to look for", h("p", "A search needs a letter or a digit."), how
        )
    alone = [(term, sum(count_hits_by_article(view, Query((term,)), narrowed))) for term in query.terms]
    told = "; ".join(f"{format_query(Query((term,)))}: {format_count(count, 'sentence')}" for term, count in alone[:8])
    each = h("p", f"Each alone: {told}.") if len(alone) > 1 else None
    return draw_empty_search_frame(f"No sentence holds {format_query(query)}", each, how, draw_query_cut_notice(query))


def draw_empty_search_frame(title: str, *nodes: Node | None) -> Node:
    """The empty state's frame."""
    return h("section", h("h2", title), *nodes, class_="results none", aria_label="Search results")


def draw_query_cut_notice(query: Query) -> Node | None:
    """A word on the end of a query that was too long to be looked for."""
    if not query.left_out:
        return None
    return h("p", f"Only the first {len(query.terms)} words were looked for; {query.left_out:,} more were left out.")
