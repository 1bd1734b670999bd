"""The address of a sentence: its number, and a hash of its words by which it is found again after an edit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from parley.text.articles import Article, Sentence
from parley.text.typography import TextFolder

HASH_BYTES = 4
"""Bytes of the hash: with 32 bits, one lost sentence in 400,000 is taken for another of an article of 10,000."""

MAX_JOINED_PARTS = 4
"""Neighbouring parts of a paragraph that are tried as one sentence where sentences are split otherwise than before."""

_ADDRESS = re.compile(rf"0*([1-9][0-9]{{0,8}})(?:-([0-9a-f]{{{2 * HASH_BYTES}}}))?", re.IGNORECASE | re.ASCII)
# Wherever some splitter could end a sentence, read after typography is folded: curly quotes are straight by then.
_POSSIBLE_END = re.compile("[.!?…:;؟۔।։።။]+[\"')\\]」』）]*(?=\\s)|[。！？]+[\"'」』）]*|$")
_FOLD_TYPOGRAPHY = TextFolder(stable=True)


@dataclass(frozen=True, slots=True)
class SentenceAddress:
    """What a link says of a sentence: its number from 1, and the hash of its words ("" in a link that has none)."""

    number: int
    words_hash: str = ""

    def __str__(self) -> str:
        """As the link writes it: `12-5f2a91c4`, or `12`."""
        return f"{self.number}-{self.words_hash}" if self.words_hash else str(self.number)


def parse_sentence_address(value: str) -> SentenceAddress | None:
    """The address that a link's value gives; None where it is none."""
    found = _ADDRESS.fullmatch(value.strip())
    return SentenceAddress(int(found[1]), (found[2] or "").lower()) if found else None


def sentence_address(article: Article, sentence: Sentence) -> SentenceAddress:
    """The address of a sentence, for links that shall last."""
    folded = _FOLD_TYPOGRAPHY(article.text[sentence.start : sentence.end]).text
    return SentenceAddress(sentence.number, _hash_folded_words(folded))


def list_addressed_sentences(article: Article, words_hash: str) -> list[Sentence]:
    """The sentences of an article whose words have this hash, in the order of the text."""
    return [each for each in article.sentences if sentence_address(article, each).words_hash == words_hash]


def find_addressed_span(article: Article, words_hash: str) -> tuple[int, int] | None:
    """Where words with this hash stand that are no sentence of their own now: offsets into the text, else None.

    They may be part of a sentence, or several, since sentences are split otherwise than when the link was made; or they
    stand in a headline, a subheading or a caption.
    """
    for block in article.blocks:
        folded = _FOLD_TYPOGRAPHY(article.text[block.start : block.end])
        for start, end in _list_possible_spans(folded.text):
            if _hash_folded_words(folded.text[start:end]) == words_hash and (span := folded.span(start, end)):
                return block.start + span[0], block.start + span[1]
    return None


def _list_possible_spans(text: str) -> Iterator[tuple[int, int]]:
    """Each run of up to `MAX_JOINED_PARTS` neighbouring parts of a text, blanks around it left out."""
    cuts = [0, *(match.end() for match in _POSSIBLE_END.finditer(text))]
    for at, first in enumerate(cuts):
        for last in cuts[at + 1 : at + 1 + MAX_JOINED_PARTS]:
            piece = text[first:last]
            if piece.strip():
                yield first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def _hash_folded_words(folded: str) -> str:
    return blake2b(folded.strip().encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).hexdigest()
