"""The parts of a news text as it was laid out: title, page furniture, subheadings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from parley.text.furniture import find_furniture_role, is_byline_name
from parley.text.lines import LINE_END, KnownLines, count_words, split_lines

ArticleBlockKind = Literal["title", "furniture", "subheading", "paragraph"]

_STOPS = "؟。！？｡۔։።፧፨။។៕।॥།"  # of scripts that have their own
_CLOSING = r"(?:[\s\u00a0\u202f]?[\"'”’»)\]“‘«›‹」』）》】]|\s?\[\d{1,3}\]|[¹²³⁰-⁹])"
_SENTENCE_END = re.compile(rf"(?:[.!?…{_STOPS}]|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e]){_CLOSING}*$")
_QUOTED_END = re.compile(r"[.!?…؟。！？۔։።။។।;][\s\u00a0\u202f]?[\"'”’»“‘«」』]+$")
_HEADING_END = re.compile(r"[?؟？!:][\"”’»]?$")  # a heading may ask, cry or announce
_INITIAL = re.compile(r"\b[^\W\d_]\.")  # the full stops of “U.S.” end no sentence
_INITIAL_AT_END = re.compile(r"\b[^\W\d_]\.$")
_INNER_SENTENCE_END = re.compile(r"[.!?…؟。！？۔։።။។।][\"”’»)“«」]?\s|[。！？][^”’」』）]")
_QUOTATION = re.compile(r"[\"“„«»‘‚「『].*[\"”“»«’」』]", re.DOTALL)
_LIST_ITEM = re.compile(r"\s*(?:[-*•–—·]|\(?\d{1,2}[.)])\s+\S")
_MAX_TITLE_WORDS, _MAX_HEADING_WORDS, _MAX_QUESTION_WORDS = 30, 15, 10
_MAX_OPENING_PIECES = 8  # lines among which a title and its byline stand
_TAIL = 16  # letters in which an end shows; looking no farther keeps a very long line cheap
_MIN_PAGE_LINES, _MAX_PAGE_LINE, _FULL_LINE = 4, 160, 0.8
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
        return count_words(self.text)

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return _LIST_ITEM.match(self.text) is not None

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        tail = self.text[-_TAIL:]
        return bool(_SENTENCE_END.search(tail)) and not _INITIAL_AT_END.search(tail)

    def is_heading(self, limit: int) -> bool:
        """Whether it is short and ends as no sentence does, or asks or announces."""
        if self.words > limit or self.is_item:
            return False
        asks = _HEADING_END.search(self.text[-_TAIL:]) and not _INNER_SENTENCE_END.search(_INITIAL.sub("", self.text))
        if not self.ends:
            return True
        # Speech is text: by itself (““No!””) and behind its speaker (“She said: “No!””).
        return bool(asks) and not _QUOTATION.fullmatch(self.text) and not _QUOTED_END.search(self.text[-_TAIL:])


def read_blocks(text: str, known: KnownLines | None = None) -> tuple[ArticleBlock, ...]:
    """Lay a text out into its blocks, in order; `known` is what the table of sources tells of its lines."""
    known = known or KnownLines()
    pieces = list(_split_pieces(text, known))
    if not pieces:
        return ()
    told = _count_told_opening(pieces, known)
    first, last = (place + told for place in _find_body_range(pieces[told:]))
    opening = _classify_opening(pieces[:first], known)
    middle = [_classify_body_piece(pieces, at) for at in range(first, last + 1)]
    closing = [_furniture_block(piece, find_furniture_role(piece.text)) for piece in pieces[last + 1 :]]
    return tuple(_number_paragraphs([*opening, *middle, *closing]))


def _count_told_opening(pieces: list[_TextPiece], known: KnownLines) -> int:
    """How many pieces stand before the text for sure: up to the title and byline that are known, or a marked byline.

    A headline may end as a sentence does; what shows it is the table, or the byline below.
    """
    told = 0
    for at, piece in enumerate(pieces[:_MAX_OPENING_PIECES]):
        role = known.find_role(piece.text)
        if piece.words > _MAX_TITLE_WORDS and role != "title":
            break
        if role in ("title", "byline") or (
            find_furniture_role(piece.text) in ("byline", "reading_time") and at <= told + 1
        ):
            told = at + 1
    left = pieces[told:]
    return told if any(not find_furniture_role(piece.text) for piece in left) else 0


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


def _classify_opening(pieces: list[_TextPiece], known: KnownLines) -> list[ArticleBlock]:
    """The title, known or the first line that is no marked furniture, and what stands round it."""
    blocks: list[ArticleBlock] = []
    roles = [known.find_role(piece.text) for piece in pieces]
    title = roles.index("title") if "title" in roles else _find_title_by_layout(pieces, roles)
    for at, piece in enumerate(pieces):
        role = roles[at] if roles[at] != "title" else ""
        role = role or find_furniture_role(piece.text)
        if at == title:
            blocks.append(ArticleBlock("title", "", piece.start, piece.end))
        elif role or at < title:
            blocks.append(_furniture_block(piece, role or "kicker"))
        else:
            blocks.append(_classify_unmarked_piece(piece, blocks))
    return blocks


def _find_title_by_layout(pieces: list[_TextPiece], roles: list[str]) -> int:
    unmarked = (at for at, piece in enumerate(pieces) if not roles[at] and not find_furniture_role(piece.text))
    return next(unmarked, -1)


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


def _split_pieces(text: str, known: KnownLines) -> Iterator[_TextPiece]:
    """Pieces of the text: lines, or several where one sentence runs on over lines that a page's width has cut."""
    for filled, chunk in groupby(_split_lines(text), key=lambda line: bool(line.text)):
        for run in _group_line_runs(chunk, known) if filled else ():
            groups = [run] if _is_hard_wrapped(run) else _group_page_lines(run)
            for group in groups:
                start, end = group[0].start, group[-1].end
                yield _TextPiece(start, end, LINE_END.sub(" ", text[start:end])) if len(group) > 1 else group[0]


def _group_page_lines(lines: list[_TextPiece]) -> list[list[_TextPiece]]:
    """Lines by paragraph where a page in proportional type has cut them; each by itself where nothing shows that.

    What shows it are lines that stop in the middle of a sentence, about as long as the others, above a small letter.
    """
    alone = [[line] for line in lines]
    if len(lines) < _MIN_PAGE_LINES:
        return alone
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.8 * (len(lengths) - 1))]
    if lengths[-1] > _MAX_PAGE_LINE or width < _WRAP_WIDTHS[0]:
        return alone
    full = [len(line.text) >= _FULL_LINE * width for line in lines]
    runs_on = [
        not line.ends and (_begins_small(below.text) or (filled and _has_no_case(below.text)))
        for filled, (line, below) in zip(full, pairwise(lines), strict=False)
    ]
    if sum(runs_on) < max(2, len(lines) / 5):
        return alone
    groups = [[lines[0]]]
    for filled, goes_on, below in zip(full, runs_on, lines[1:], strict=False):
        if goes_on or (filled and not below.is_item):
            groups[-1].append(below)
        else:
            groups.append([below])
    return groups


def _begins_small(text: str) -> bool:
    return text[:1].islower() and not _has_no_case(text)


def _has_no_case(text: str) -> bool:
    """Whether a line's script has no capitals (Georgian has, but doesn't begin sentences with them)."""
    first = text[:1]
    return first.isalpha() and (first.lower() == first.upper() or "\u10d0" <= first <= "\u10ff")


def _split_lines(text: str) -> Iterator[_TextPiece]:
    for start, end in split_lines(text):
        yield _TextPiece(start, end, text[start:end])


def _group_line_runs(lines: Iterable[_TextPiece], known: KnownLines) -> Iterator[list[_TextPiece]]:
    """Lines in runs, cut around marked furniture and before the items of a list."""
    run: list[_TextPiece] = []
    for line in lines:
        marked = bool(find_furniture_role(line.text) or known.find_role(line.text))
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
