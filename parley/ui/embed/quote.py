"""One passage for somebody else's article: the whole sentence, its words marked, and what rests on it."""

from __future__ import annotations

from parley.evidence import citation
from parley.evidence.linked_sentence import LinkedSentence
from parley.evidence.quotes import EvidenceQuote
from parley.evidence.record import RecordDetails, describe_record
from parley.figures.files.embed_page import EmbedContent
from parley.figures.markup import Node, h
from parley.text.articles import Article
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import evidence_panel
from parley.ui.reader import article as article_view
from parley.ui.reader.sentence import read_linked_sentence
from parley.words import dates

NONE = "No passage is named in this address"
HOW = "A quote is named by “evidence”, “record” or “sentence”: open a passage in the reader and copy its code there."
LOST = "This quote cannot be shown"
NO_TITLE = "An article without a headline"
OPEN = "Open the reader"


def embedded(view: ViewState) -> list[EmbedContent]:
    """The passage that the address names, by evidence, record or sentence; a word where it names none."""
    read = article_view.read_reader_state(view)
    now = article_view.select_panel_record(view, read) if read else view
    if now.record:
        return [of_record(now, describe_record(view.dossier, now.record, view.day))]
    linked = read_linked_sentence(view, read) if read else None
    if read and linked:
        return [of_sentence(view, read.article, linked)]
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


def of_sentence(view: ViewState, article: Article, linked: LinkedSentence) -> EmbedContent:
    """A sentence on which no record rests, or none that is asked for; where its words are gone, that alone is said."""
    notice = h("p", linked.notice, class_="muted") if linked.notice else None
    quote = draw_sentence_quote(view, article, linked) if linked.found else None
    return EmbedContent(
        kicker(view),
        (article.title or NO_TITLE) if linked.found else LOST,
        h("div", quote, notice, class_="embed-quote"),
        None,
        f"Source: {citation.cite_article(view.dossier, article)}.",
        view.link(article=article.source_id, sentence=linked.address),
        OPEN,
    )


def draw_sentence_quote(view: ViewState, article: Article, linked: LinkedSentence) -> Node:
    """The words with where they stand."""
    words = article.passage_text(linked.start, linked.end)
    language = article_view.article_language(view.dossier, article.source_id) or None
    place = citation.format_citation_place(view.dossier, article.source_id, linked.paragraph)
    cited = h("p", place, class_="cite")
    return h("div", h("blockquote", words, lang=language, dir="auto"), cited, class_="quote")


def kicker(view: ViewState) -> str:
    """What the page is and as of when."""
    return f"Quote · as of {dates.format_day(view.dossier.as_of)}"


def source(view: ViewState, quote: EvidenceQuote | None = None) -> Node:
    """The article that the words stand in, as it is cited."""
    if quote and quote.paragraph and (article := view.dossier.articles.get(quote.source_id)):
        return f"Source: {citation.cite_article(view.dossier, article)}."
    return f"Source: {citation.join_publisher_names(view.dossier)}."
