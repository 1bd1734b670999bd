"""One passage for somebody else's article: the whole sentence, its words marked, and what rests on it."""

from __future__ import annotations

from parley.evidence import citation
from parley.evidence.quotes import EvidenceQuote
from parley.evidence.record import RecordDetails, describe_record
from parley.figures.files.embed_page import EmbedContent
from parley.figures.markup import Node, h
from parley.text.articles import Article
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import evidence_panel
from parley.ui.reader import article as article_view
from parley.words import dates

NONE = "No passage is named in this address"
HOW = "A quote is named by “evidence”, “record” or “sentence”: open a passage in the reader and copy its code there."
OPEN = "Open the reader"


def embedded(view: ViewState) -> list[EmbedContent]:
    """The passage that the address names, by evidence, record or sentence; a word where it names none."""
    read = article_view.read_reader_state(view)
    at = int(view.own.get("sentence") or 0)
    now = article_view.select_panel_record(view, read) if read else view
    if now.record:
        return [of_record(now, describe_record(view.dossier, now.record, view.day))]
    if read and 0 < at <= len(read.article.sentences):
        return [of_sentence(view, read.article, at)]
    return [EmbedContent(kicker(view), NONE, h("p", HOW), None, source(view), view.link(), OPEN)]


def of_record(view: ViewState, record: RecordDetails) -> EmbedContent:
    """A record with the quote that the address names, else the first that supports it; disputes stand before it."""
    supports = [quote for quote in record.quotes if quote.stance == "supports"]
    asked = view.own.get("evidence")
    quote = next((each for each in record.quotes if each.evidence_id == asked), supports[0] if supports else None)
    notes = [evidence_panel.note_of(each) for each in record.quotes if each.stance == "disputes"]
    facts = h("div", evidence_panel.facts_of(view, record.facts, record.parties), class_="panel-facts")
    words = evidence_panel.quote_of(view, quote) if quote else None
    in_article = bool(quote and quote.paragraph)
    home = view.link(article=quote.source_id, evidence=quote.evidence_id) if quote and in_article else view.link()
    return EmbedContent(
        kicker(view),
        record.title,
        h("div", notes, words, facts, class_="embed-quote"),
        None,
        source(view, quote),
        home,
        OPEN,
    )


def of_sentence(view: ViewState, article: Article, at: int) -> EmbedContent:
    """A sentence on which no record rests, or none that is asked for."""
    sentence = article.sentences[at - 1]
    words = article.passage_text(sentence.start, sentence.end)
    place = citation.format_citation_place(view.dossier, article.source_id, sentence.paragraph)
    quote = h("div", h("blockquote", words, dir="auto"), h("p", place, class_="cite"), class_="quote")
    return EmbedContent(
        kicker(view),
        article.title,
        h("div", quote, class_="embed-quote"),
        None,
        source(view),
        view.link(article=article.source_id),
        OPEN,
    )


def kicker(view: ViewState) -> str:
    """What the page is and as of when."""
    return f"Quote · as of {dates.format_day(view.dossier.as_of)}"


def source(view: ViewState, quote: EvidenceQuote | None = None) -> Node:
    """The article that the words stand in, as it is cited."""
    if quote and quote.paragraph and (article := view.dossier.articles.get(quote.source_id)):
        return f"Source: {citation.cite_article(view.dossier, article)}."
    return f"Source: {citation.join_publisher_names(view.dossier)}."
