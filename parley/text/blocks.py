"""The parts of a news text as it was laid out: title, page furniture, subheadings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from parley.text.furniture import is_name, marked_role

BlockKind = Literal["title", "furniture", "subheading", "paragraph"]

_ENDS = re.compile(r"[.!?…؟。！？۔।]['\"”’»)\]]*$")
_ENDS_OPEN = re.compile(r"[?؟？!:][\"”’»]?$")  # a heading may ask, cry or announce
_INITIAL = re.compile(r"\b[^\W\d_]\.")  # the full stops of “U.S.” end no sentence
_INNER_END = re.compile(r"[.!?…؟。！？۔।][\"”’»)]?\s")
_QUOTED = re.compile(r"[\"“„«‘].*[\"”“»’]", re.DOTALL)
_ITEM = re.compile(r"\s*(?:[-*•–—·]|\(?\d{1,2}[.)])\s+\S")
_TITLE_WORDS, _HEADING_WORDS, _QUESTION_WORDS = 30, 15, 10
_WRAP = range(30, 121)  # widths at which plain text is wrapped by hand


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page; `number` counts paragraphs from 1, `role` says what a piece of furniture is."""

    kind: BlockKind
    role: str
    start: int
    end: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
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
        return _ITEM.match(self.text) is not None

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        tail = self.text[-12:]  # looking no farther keeps a very long line cheap
        return bool(_ENDS.search(tail)) and not tail.endswith(tuple(_INITIAL.findall(tail)))

    def is_heading(self, limit: int) -> bool:
        """Whether it is short and ends as no sentence does, or asks or announces."""
        if self.words > limit or self.is_item:
            return False
        asks = _ENDS_OPEN.search(self.text[-12:]) and not _INNER_END.search(_INITIAL.sub("", self.text))
        return not self.ends or bool(asks and not _QUOTED.fullmatch(self.text))


def read_blocks(text: str) -> tuple[Block, ...]:
    """Lay a text out into its blocks, in order."""
    pieces = list(_pieces(text))
    if not pieces:
        return ()
    first, last = _body(pieces)
    opening = _opening(pieces[:first])
    middle = [_inside(pieces, at) for at in range(first, last + 1)]
    closing = [_furniture(piece, marked_role(piece.text)) for piece in pieces[last + 1 :]]
    return tuple(_numbered([*opening, *middle, *closing]))


def _body(pieces: list[_Piece]) -> tuple[int, int]:
    """The first and last piece of the text proper; where nothing reads like prose, the longest piece is the text."""
    prose = [at for at, piece in enumerate(pieces) if _is_prose(piece)]
    unmarked = [at for at, piece in enumerate(pieces) if not marked_role(piece.text)]
    if not unmarked:
        return len(pieces), len(pieces) - 1  # nothing but furniture
    prose = prose or [max(unmarked, key=lambda at: pieces[at].words)]
    first = prose[0]
    announces = first > 0 and pieces[first].is_item and pieces[first - 1].text.endswith(":")
    return first - announces, prose[-1]


def _is_prose(piece: _Piece) -> bool:
    if marked_role(piece.text):
        return False
    return piece.words > _TITLE_WORDS or piece.is_item or (piece.ends and not piece.is_heading(_HEADING_WORDS))


def _opening(pieces: list[_Piece]) -> list[Block]:
    """The title, the first line that is no marked furniture, and what stands between it and the text."""
    blocks: list[Block] = []
    for piece in pieces:
        role = marked_role(piece.text)
        if not role and not any(block.kind == "title" for block in blocks):
            blocks.append(Block("title", "", piece.start, piece.end))
        elif role:
            blocks.append(_furniture(piece, role))
        else:
            blocks.append(_unmarked(piece, blocks))
    return blocks


def _unmarked(piece: _Piece, before: list[Block]) -> Block:
    """A line that does not say what it is: the first name is the byline; a line under the furniture is the caption."""
    roles = {block.role for block in before}
    if not roles & {"byline", "caption"} and is_name(piece.text):
        return _furniture(piece, "byline")
    if roles & {"byline", "reading_time", "dateline"}:
        return _furniture(piece, "caption")
    return Block("subheading", "", piece.start, piece.end)  # the deck


def _inside(pieces: list[_Piece], at: int) -> Block:
    """A piece between the first paragraph and the last."""
    piece = pieces[at]
    role = marked_role(piece.text)
    if role not in ("", "byline", "dateline"):  # between paragraphs, a date or “By …” is a heading
        return _furniture(piece, role)
    limit = _QUESTION_WORDS if _ENDS_OPEN.search(piece.text) else _HEADING_WORDS
    leads = at + 1 < len(pieces) and not pieces[at + 1].is_item
    if leads and at > 0 and piece.is_heading(limit):
        return Block("subheading", "", piece.start, piece.end)
    return Block("paragraph", "", piece.start, piece.end)


def _furniture(piece: _Piece, role: str) -> Block:
    return Block("furniture", role, piece.start, piece.end)


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        number += block.kind == "paragraph"
        yield replace(block, number=number) if block.kind == "paragraph" else block


def _pieces(text: str) -> Iterator[_Piece]:
    """Pieces of the text: lines, or several where one sentence runs on over hand-wrapped lines."""
    for filled, chunk in groupby(_lines(text), key=lambda line: bool(line.text)):
        for run in _runs(chunk) if filled else ():
            if _is_wrapped(run):
                start, end = run[0].start, run[-1].end
                yield _Piece(start, end, text[start:end].replace("\n", " "))
            else:
                yield from run


def _lines(text: str) -> Iterator[_Piece]:
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        yield _Piece(start, start + len(line.strip()), line.strip())
        at += len(line) + 1


def _runs(lines: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Lines in runs, cut around marked furniture and before the items of a list."""
    run: list[_Piece] = []
    for line in lines:
        marked = bool(marked_role(line.text))
        if run and (marked or line.is_item):
            yield run
            run = []
        run.append(line)
        if marked:
            yield run
            run = []
    if run:
        yield run


def _is_wrapped(lines: list[_Piece]) -> bool:
    """Whether lines were broken by hand: each is so full that the next word would not have fitted."""
    width = max(len(line.text) for line in lines)
    if len(lines) < 2 or width not in _WRAP or all(line.ends for line in lines):
        return False
    full = sum(len(line.text) + 1 + len(below.text.split()[0]) > width for line, below in pairwise(lines))
    return full >= 0.8 * (len(lines) - 1)
