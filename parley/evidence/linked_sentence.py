"""The sentence that a link names: found by its words, or said to be gone; never other words in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence.passages import article_block_at
from parley.text.articles import Article, ArticleBlock, Sentence
from parley.text.sentence_address import (
    SentenceAddress,
    find_addressed_span,
    list_addressed_sentences,
    parse_sentence_address,
    sentence_address,
)
from parley.words.messages import say


@dataclass(frozen=True, slots=True)
class LinkedSentence:
    """What became of a sentence that a link names.

    `start` and `end` are offsets into the article's text, both 0 where it is not found; `paragraph` is the number of
    the paragraph it stands in, None outside the paragraphs. `address` is how a further link names it, "" where it is
    not found. `notice` is what a reader has to know, "" where the link leads to the words it always led to.
    """

    start: int = 0
    end: int = 0
    paragraph: int | None = None
    address: str = ""
    notice: str = ""

    @property
    def found(self) -> bool:
        """Whether the words stand in the article."""
        return self.end > self.start


@lru_cache(maxsize=256)
def find_linked_sentence(dossier: Dossier, source_id: str, asked: str) -> LinkedSentence | None:
    """The sentence of an article that a link's `sentence` names; None where the value names none."""
    address, article = parse_sentence_address(asked), dossier.articles[source_id]
    if address is None:
        return None
    if not address.words_hash:
        return _find_numbered_sentence(article, address.number, has_source_text_changed(dossier, source_id))
    if same := list_addressed_sentences(article, address.words_hash):
        return _choose_same_sentence(article, same, address)
    return _find_words_elsewhere(article, address)


def has_source_text_changed(dossier: Dossier, source_id: str) -> bool:
    """Whether an article's text is another than the one that its stored hash was taken of."""
    stored = {fault.value for fault in dossier.faults if fault.column == "sha256" and fault.value}
    return find_row_by_id(dossier, "sources", source_id)["sha256"] in stored


def _find_numbered_sentence(article: Article, number: int, changed: bool) -> LinkedSentence:
    """By its number alone, which says nothing of the words: that is told; in a text known to have changed, none."""
    if number > len(article.sentences):
        return LinkedSentence(
            notice=say("This link names sentence {number}, which the article does not have.", number=number)
        )
    if changed:
        return LinkedSentence(
            notice=say(
                "This link names a sentence by its number alone, and the text has changed since: none is opened."
            )
        )
    notice = say(
        "This link names sentence {number} by its number alone. If the article was edited after the link was made, "
        "other words may stand there now.",
        number=number,
    )
    return _describe_sentence(article.sentences[number - 1], str(number), notice)


def _choose_same_sentence(article: Article, same: Sequence[Sentence], address: SentenceAddress) -> LinkedSentence:
    """The sentence with the same words; of several, the one that stands nearest to where the link was taken."""
    nearest = min(same, key=lambda each: abs(each.number - address.number))
    notice = ""
    if len(same) > 1 and nearest.number != address.number:
        notice = say(
            "These words stand in the article more than once; the link leads to the nearest to where they stood."
        )
    return _describe_sentence(nearest, str(sentence_address(article, nearest)), notice)


def _find_words_elsewhere(article: Article, address: SentenceAddress) -> LinkedSentence:
    """Words that are no sentence of their own any more, or gone."""
    span = find_addressed_span(article, address.words_hash)
    if span is None:
        return LinkedSentence(
            notice=say(
                "The sentence that this link names stands in the article no longer: its words were changed or cut."
            )
        )
    block = article_block_at(article, span[0])
    notice = _describe_section(block, article.passage_text(*span)) if block.number is None else ""
    return LinkedSentence(*span, block.number, str(address), notice)


def _describe_section(block: ArticleBlock, words: str) -> str:
    """A sentence on words that stand in a part of the page which has no numbered paragraphs."""
    if block.kind == "title":
        return say("The words of this link stand in the headline: “{words}”.", words=words)
    if block.kind == "subheading":
        return say("The words of this link stand in a subheading: “{words}”.", words=words)
    if block.role == "caption":
        return say("The words of this link stand in the caption of a picture: “{words}”.", words=words)
    return say("The words of this link stand outside the article’s text: “{words}”.", words=words)


def _describe_sentence(sentence: Sentence, address: str, notice: str) -> LinkedSentence:
    return LinkedSentence(sentence.start, sentence.end, sentence.paragraph, address, notice)
