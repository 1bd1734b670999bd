"""The parts of a news text as it was laid out: title, page furniture, subheadings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from parley.text.furniture import find_furniture_role, is_byline_name

ArticleBlockKind = Literal["title", "furniture", "subheading", "paragraph"]

_SENTENCE_END = re.compile(r"[.!?…؟。！？۔।]['\"”’»)\]]*$")
_HEADING_END = re.compile(r"[?؟？!:][\"”’»]?$")  # a heading may ask, cry or announce
_INITIAL = re.compile(r"\b[^\W\d_]\.")  # the full stops of “U.S.” end no sentence
_FINAL_INITIAL = re.compile(r"(?:^|\W)[^\W\d_]\.$")
_INNER_SENTENCE_END = re.compile(r"[.!?…؟。！？۔।][\"”’»)]?\s")
_QUOTATION = re.compile(r"[\"“„«‘].*[\"”“»’]", re.DOTALL)
_LIST_ITEM = re.compile(r"\s*(?:[-*•–—·]|\(?\d{1,2}[.)])\s+\S")
_MAX_TITLE_WORDS, _MAX_HEADING_WORDS, _MAX_QUESTION_WORDS = 30, 15, 10
_WRAP_WIDTHS = range(30, 121)  # widths at which plain text is wrapped by hand


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """One part of the page; `number` counts paragraphs from 1, `role` says what a piece of furniture is."""

    kind: ArticleBlockKind
    role: str
    start: int
    end: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _TextPiece:
    """A run of lines that belong together, before it is known what it is."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return _LIST_ITEM.match(self.text) is not None

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        tail = self.text[-12:]  # looking no farther keeps a very long line cheap
        return bool(_SENTENCE_END.search(tail)) and not _FINAL_INITIAL.search(self.text[-3:])

    def is_heading(self, limit: int) -> bool:
        """Whether it is short and ends as no sentence does, or asks or announces."""
        if self.words > limit or self.is_item:
            return False
        asks = _HEADING_END.search(self.text[-12:]) and not _INNER_SENTENCE_END.search(_INITIAL.sub("", self.text))
        return not self.ends or bool(asks and not _QUOTATION.fullmatch(self.text))


def read_blocks(text: str) -> tuple[ArticleBlock, ...]:
    """Lay a text out into its blocks, in order."""
    pieces = list(_split_pieces(text))
    if not pieces:
        return ()
    first, last = _find_body_range(pieces)
    opening = _classify_opening(pieces[:first])
    middle = [_classify_body_piece(pieces, at) for at in range(first, last + 1)]
    closing = [_furniture_block(piece, find_furniture_role(piece.text)) for piece in pieces[last + 1 :]]
    return tuple(_number_paragraphs([*opening, *middle, *closing]))


def _find_body_range(pieces: list[_TextPiece]) -> tuple[int, int]:
    """The first and last piece of the text proper; where nothing reads like prose, the longest piece is the text."""
    prose = [at for at, piece in enumerate(pieces) if _is_prose_piece(piece)]
    unmarked = [at for at, piece in enumerate(pieces) if not find_furniture_role(piece.text)]
    if not unmarked:
        return len(pieces), len(pieces) - 1  # nothing but furniture
    prose = prose or [max(unmarked, key=lambda at: pieces[at].words)]
    first = prose[0]
    announces = first > 0 and pieces[first].is_item and pieces[first - 1].text.endswith(":")
    return first - announces, prose[-1]


def _is_prose_piece(piece: _TextPiece) -> bool:
    if find_furniture_role(piece.text):
        return False
    return piece.words > _MAX_TITLE_WORDS or piece.is_item or (piece.ends and not piece.is_heading(_MAX_HEADING_WORDS))


def _classify_opening(pieces: list[_TextPiece]) -> list[ArticleBlock]:
    """The title, the first line that is no marked furniture, and what stands between it and the text."""
    blocks: list[ArticleBlock] = []
    for piece in pieces:
        role = find_furniture_role(piece.text)
        if not role and not any(block.kind == "title" for block in blocks):
            blocks.append(ArticleBlock("title", "", piece.start, piece.end))
        elif role:
            blocks.append(_furniture_block(piece, role))
        else:
            blocks.append(_classify_unmarked_piece(piece, blocks))
    return blocks


def _classify_unmarked_piece(piece: _TextPiece, before: list[ArticleBlock]) -> ArticleBlock:
    """A line that does not say what it is: the first name is the byline; a line under the furniture is the caption."""
    roles = {block.role for block in before}
    if not roles & {"byline", "caption"} and is_byline_name(piece.text):
        return _furniture_block(piece, "byline")
    if roles & {"byline", "reading_time", "dateline"}:
        return _furniture_block(piece, "caption")
    return ArticleBlock("subheading", "", piece.start, piece.end)  # the deck


def _classify_body_piece(pieces: list[_TextPiece], at: int) -> ArticleBlock:
    """A piece between the first paragraph and the last."""
    piece = pieces[at]
    role = find_furniture_role(piece.text)
    if role not in ("", "byline", "dateline"):  # between paragraphs, a date or “By …” is a heading
        return _furniture_block(piece, role)
    limit = _MAX_QUESTION_WORDS if _HEADING_END.search(piece.text) else _MAX_HEADING_WORDS
    leads = at + 1 < len(pieces) and not pieces[at + 1].is_item
    if leads and at > 0 and piece.is_heading(limit):
        return ArticleBlock("subheading", "", piece.start, piece.end)
    return ArticleBlock("paragraph", "", piece.start, piece.end)


def _furniture_block(piece: _TextPiece, role: str) -> ArticleBlock:
    return ArticleBlock("furniture", role, piece.start, piece.end)


def _number_paragraphs(blocks: list[ArticleBlock]) -> Iterator[ArticleBlock]:
    number = 0
    for block in blocks:
        number += block.kind == "paragraph"
        yield replace(block, number=number) if block.kind == "paragraph" else block


def _split_pieces(text: str) -> Iterator[_TextPiece]:
    """Pieces of the text: lines, or several where one sentence runs on over hand-wrapped lines."""
    for filled, chunk in groupby(_split_lines(text), key=lambda line: bool(line.text)):
        for run in _group_line_runs(chunk) if filled else ():
            if _is_hard_wrapped(run):
                start, end = run[0].start, run[-1].end
                yield _TextPiece(start, end, text[start:end].replace("\n", " "))
            else:
                yield from run


def _split_lines(text: str) -> Iterator[_TextPiece]:
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        yield _TextPiece(start, start + len(line.strip()), line.strip())
        at += len(line) + 1


def _group_line_runs(lines: Iterable[_TextPiece]) -> Iterator[list[_TextPiece]]:
    """Lines in runs, cut around marked furniture and before the items of a list."""
    run: list[_TextPiece] = []
    for line in lines:
        marked = bool(find_furniture_role(line.text))
        if run and (marked or line.is_item):
            yield run
            run = []
        run.append(line)
        if marked:
            yield run
            run = []
    if run:
        yield run


def _is_hard_wrapped(lines: list[_TextPiece]) -> bool:
    """Whether lines were broken by hand: each is so full that the next word would not have fitted."""
    width = max(len(line.text) for line in lines)
    if len(lines) < 2 or width not in _WRAP_WIDTHS or all(line.ends for line in lines):
        return False
    full = sum(len(line.text) + 1 + len(below.text.split()[0]) > width for line, below in pairwise(lines))
    return full >= 0.8 * (len(lines) - 1)
