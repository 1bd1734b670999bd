"""The parts of a news text as it was laid out: title, page furniture, subheadings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from parley.text.furniture import find_furniture_role, is_byline_name
from parley.text.query import fold_search_text

ArticleBlockKind = Literal["title", "furniture", "subheading", "paragraph"]

_CLOSERS = "['\"’”»)\\]“‘«」』）›]"
_NOTE_SIGN = r"(?:\[\d{1,3}\]|[¹²³⁰-⁹*†‡]+)?"  # a footnote behind the full stop
_SENTENCE_END = re.compile(rf"[.!?…؟。！？｡۔।॥։።፧။។៕](?:[ \u00a0\u202f]?{_CLOSERS})*{_NOTE_SIGN}$")
_GREEK_QUESTION_END = re.compile(rf"[\u0370-\u03ff\u1f00-\u1fff];(?:[ \u00a0\u202f]?{_CLOSERS})*$")
_HEADING_END = re.compile(rf"[?؟？!:](?:[ \u00a0\u202f]?{_CLOSERS})?$")  # a heading may ask, cry or announce
_INITIAL = re.compile(r"\b[^\W\d_]\.")  # the full stops of “U.S.” end no sentence
_FINAL_INITIAL = re.compile(r"(?:^|\W)[^\W\d_]\.$")
_INNER_SENTENCE_END = re.compile(rf"[.!?…؟。！？۔।։።။។]{_CLOSERS}?\s")
_QUOTATION = re.compile(r"[\"“„«»‘「『].*[\"”“»«’」』]", re.DOTALL)
# Scripts without blanks between words, by about how many letters make one.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LETTERS_PER_WORD = 3
_WITHOUT_MARKS = re.compile("[\u0e00-\u0eff]")  # Thai and Lao write no mark at a sentence's end
_LINE_ENDS = re.compile("[\n\u2028\u2029\u0085\v\f]")
_BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u00ad"
_LINE_EDGES = re.compile(f"^[{_BLANKS}]*|[{_BLANKS}]*$")
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
        """About how many words it has, in scripts with blanks between them and without."""
        return len(self.text.split()) + len(_UNSPACED.findall(self.text)) // _LETTERS_PER_WORD

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return _LIST_ITEM.match(self.text) is not None

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        tail = self.text[-12:]  # looking no farther keeps a very long line cheap
        if _WITHOUT_MARKS.search(tail):
            return self.words > _MAX_HEADING_WORDS
        stops = bool(_SENTENCE_END.search(tail)) and not _FINAL_INITIAL.search(self.text[-3:])
        return stops or bool(_GREEK_QUESTION_END.search(tail))

    def is_heading(self, limit: int) -> bool:
        """Whether it is short and ends as no sentence does, or asks or announces."""
        if self.words > limit or self.is_item:
            return False
        asks = _HEADING_END.search(self.text[-12:]) and not _INNER_SENTENCE_END.search(_INITIAL.sub("", self.text))
        return not self.ends or bool(asks and not _QUOTATION.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class KnownLines:
    """What the table of sources says of an article: a line equal to one of these, up to typography, is that."""

    title: str = ""
    author: str = ""
    publisher: str = ""

    def find_role(self, line: str) -> str:
        """Which of them a line is, or ""."""
        bare = fold_search_text(line).strip()
        for role, value in (("title", self.title), ("byline", self.author), ("publisher", self.publisher)):
            known = fold_search_text(value).strip()
            if known and (bare == known or (role == "byline" and bare == f"by {known}")):
                return role
        return ""


NOTHING_KNOWN = KnownLines()
MAX_OPENING_PIECES = 12
"""Lines at the top among which those that the table knows are looked for."""


def read_blocks(text: str, known: KnownLines = NOTHING_KNOWN) -> tuple[ArticleBlock, ...]:
    """Lay a text out into its blocks, in order; what the table of sources knows comes before what the layout says."""
    pieces = list(_split_pieces(text))
    if not pieces:
        return ()
    roles = [known.find_role(piece.text) for piece in pieces[:MAX_OPENING_PIECES]]
    titled = roles.index("title") if "title" in roles else None
    first, last = _find_body_range(pieces, _count_opening_pieces(pieces, roles, titled))
    opening = _classify_opening(pieces[:first], roles, titled)
    middle = [_classify_body_piece(pieces, at) for at in range(first, last + 1)]
    closing = [_furniture_block(piece, find_furniture_role(piece.text)) for piece in pieces[last + 1 :]]
    return tuple(_number_paragraphs([*opening, *middle, *closing]))


def _count_opening_pieces(pieces: list[_TextPiece], roles: list[str], titled: int | None) -> int:
    """How many pieces at the top are no text for certain: up to the last line that the table knows.

    Without one, a short first line above a byline, a day or a reading time is the headline, though it ends as a
    sentence does.
    """
    if titled is not None:
        at = titled + 1
        while at < len(pieces) and (roles[at : at + 1] != [""] or find_furniture_role(pieces[at].text)):
            at += 1
            if at >= len(roles):
                break
        return at
    if len(pieces) > 2 and pieces[0].words <= _MAX_TITLE_WORDS and not find_furniture_role(pieces[0].text):
        below = find_furniture_role(pieces[1].text) or (roles[1:2] or [""])[0]
        if below in ("byline", "dateline", "reading_time"):
            return 2
    return 0


def _find_body_range(pieces: list[_TextPiece], opening: int) -> tuple[int, int]:
    """The first and last piece of the text proper; where nothing reads like prose, the longest piece is the text.

    The first `opening` pieces are none of it, unless there is nothing else.
    """
    opening = opening if opening < len(pieces) else 0
    prose = [at for at, piece in enumerate(pieces) if at >= opening and _is_prose_piece(piece)]
    unmarked = [at for at, piece in enumerate(pieces) if at >= opening and not find_furniture_role(piece.text)]
    if not unmarked:
        return len(pieces), len(pieces) - 1  # nothing but furniture
    prose = prose or [max(unmarked, key=lambda at: pieces[at].words)]
    first = prose[0]
    announces = first > opening and pieces[first].is_item and pieces[first - 1].text.endswith(":")
    return first - announces, prose[-1]


def _is_prose_piece(piece: _TextPiece) -> bool:
    if find_furniture_role(piece.text):
        return False
    return piece.words > _MAX_TITLE_WORDS or piece.is_item or (piece.ends and not piece.is_heading(_MAX_HEADING_WORDS))


def _classify_opening(pieces: list[_TextPiece], roles: list[str], titled: int | None) -> list[ArticleBlock]:
    """The title, and what stands round it above the text.

    The title is the line that the table of sources knows, else the first that is no marked furniture.
    """
    blocks: list[ArticleBlock] = []
    for at, piece in enumerate(pieces):
        known = roles[at] if at < len(roles) else ""
        role = known if known != "title" else ""
        role = role or ("" if at == titled else find_furniture_role(piece.text))
        if titled is not None and (at == titled or at < titled):
            named = at == titled
            blocks.append(ArticleBlock("title", "", piece.start, piece.end) if named else _furniture_block(piece, role))
        elif not role and not any(block.kind == "title" for block in blocks):
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
                yield _join_lines(text, run)
            elif _is_set_in_lines(run):
                yield from (_join_lines(text, lines) for lines in _group_set_lines(run))
            else:
                yield from run


def _join_lines(text: str, lines: list[_TextPiece]) -> _TextPiece:
    start, end = lines[0].start, lines[-1].end
    return _TextPiece(start, end, _LINE_ENDS.sub(" ", text[start:end]))


def _is_set_in_lines(lines: list[_TextPiece]) -> bool:
    """Whether lines without a blank one between them are those of a printed page: as long, sentences running on."""
    width = max(len(line.text) for line in lines)
    if len(lines) < 4 or width > _WRAP_WIDTHS[-1]:
        return False
    full = [line for line in lines if len(line.text) >= 0.75 * width]
    return len(full) >= 0.6 * len(lines) and sum(not line.ends for line in full) >= 0.5 * len(full)


def _group_set_lines(lines: list[_TextPiece]) -> Iterator[list[_TextPiece]]:
    """Paragraphs of a printed page: each ends with a short line that ends a sentence; short lines above stand alone."""
    width = max(len(line.text) for line in lines)
    group: list[_TextPiece] = []
    for line in lines:
        short = len(line.text) < 0.75 * width
        if short and not group and not line.ends:
            yield [line]
            continue
        group.append(line)
        if short and line.ends:
            yield group
            group = []
    if group:
        yield group


def _split_lines(text: str) -> Iterator[_TextPiece]:
    at = 0
    for line in _LINE_ENDS.split(text):
        before, bare = len(_LINE_EDGES.match(line)[0]), _LINE_EDGES.sub("", line)  # type: ignore[index]
        yield _TextPiece(at + before, at + before + len(bare), bare)
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
