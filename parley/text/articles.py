"""An article: its text, unchanged, and what stands where in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from parley.text.blocks import ArticleBlock, read_blocks
from parley.text.lines import LINE_END, KnownLines
from parley.text.sentences import sentence_spans

__all__ = ["Article", "ArticleBlock", "ArticleError", "KnownLines", "Sentence", "read_article"]

_UTF16_SIGNATURES = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


class ArticleError(ValueError):
    """An article that cannot be read: `offset` is the first wrong byte (from 0), `line` the line it stands in."""

    def __init__(self, source_id: str, offset: int, line: int, problem: str) -> None:
        self.source_id, self.offset, self.line, self.problem = (source_id, offset, line, problem)
        self.remedy = "Save the text as UTF-8."
        super().__init__(f"{source_id}, line {line}, byte {offset}: {problem} {self.remedy}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body; `number` counts through the article from 1, `paragraph` is the one it stands in."""

    number: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its blocks and sentences; all offsets are into `text`."""

    source_id: str
    text: str
    blocks: tuple[ArticleBlock, ...]
    sentences: tuple[Sentence, ...]
    language: str = ""

    @property
    def title(self) -> str:
        """The headline; "" where the text has none."""
        return next((self.passage_text(block.start, block.end) for block in self.blocks if block.kind == "title"), "")

    def passage_text(self, start: int, end: int) -> str:
        """A passage as it is shown, line breaks as spaces."""
        return LINE_END.sub(" ", self.text[start:end])

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence a letter stands in; None in titles, furniture, headings and the blanks between."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def paragraph_at(self, offset: int) -> int | None:
        """The number of the paragraph a letter stands in; None elsewhere."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at].number if at >= 0 and offset < self.blocks[at].end else None


def read_article(source_id: str, raw: bytes, language: str = "", known: KnownLines | None = None) -> Article:
    """Read an article's file; raise ArticleError where it is not UTF-8.

    `language` (BCP 47) tells how its sentences end; without it the script is asked. `known` is what the table of
    sources tells of its lines; without it the layout is asked.
    """
    text = _decode_article(source_id, raw).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    blocks = read_blocks(text, known)
    return Article(source_id, text, blocks, _number_sentences(text, blocks, language), language)


def _number_sentences(text: str, blocks: tuple[ArticleBlock, ...], language: str) -> tuple[Sentence, ...]:
    places = [
        (block.number, block.start + start, block.start + end)
        for block in blocks
        if block.number is not None
        for start, end in sentence_spans(text[block.start : block.end], language)
    ]
    return tuple(Sentence(number, *place) for number, place in enumerate(places, start=1))


def _decode_article(source_id: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        other = next((name for mark, name in _UTF16_SIGNATURES if raw.startswith(mark)), "")
        problem = f"The file is {other}." if other else f"Byte 0x{raw[error.start]:02X} is not UTF-8."
        raise ArticleError(source_id, error.start, raw.count(b"\n", 0, error.start) + 1, problem) from error
