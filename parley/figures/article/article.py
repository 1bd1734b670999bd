"""An article as a node: its blocks with every mark, a numbered way into the evidence after each passage.

The text itself is only ever a child of the node, so in the browser it becomes text nodes and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from parley.dossier.dossier import Dossier
from parley.evidence.marks import ArticleMark, TextRun, split_text_runs
from parley.evidence.passages import Passage
from parley.evidence.quotes import EvidenceQuote
from parley.figures import palette
from parley.figures.markup import Node, h
from parley.text.articles import Article
from parley.text.blocks import ArticleBlock
from parley.words.wording import spell_small_number

NOTE_STANCE_LABELS = {"disputes": "Disputed.", "context": "Context."}

PERSON_SCHEMA = "Person"
"""The schema of an actor that is a human being; every other actor is a body."""

TEXT_BLOCK_KINDS = ("paragraph", "subheading")
"""The parts of a page that are text to read."""


@dataclass(frozen=True)
class ArticleMarkStyle:
    """How marks look in one dossier: the hue of each actor, by id, and of each side; which actors are people."""

    actors: Mapping[str, str]
    sides: Mapping[str, str]
    people: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def build_article_mark_style(dossier: Dossier) -> ArticleMarkStyle:
    """The hues of a dossier's actors and sides, unknown ones grey."""
    sides = {
        side: hue if hue in palette.HUES else "grey"
        for side, hue in zip(dossier.sides["side_id"], dossier.sides["hue"], strict=True)
    }
    actors = zip(dossier.actors["actor_id"], dossier.actors["side"], strict=True)
    people = dossier.actors.loc[dossier.actors["schema"] == PERSON_SCHEMA, "actor_id"]
    return ArticleMarkStyle({actor: sides.get(side, "grey") for actor, side in actors}, sides, frozenset(people))


@dataclass(frozen=True)
class ArticleDrawing:
    """What the blocks of one article are drawn with."""

    article: Article
    marks: Sequence[ArticleMark]
    passages: Mapping[str, Passage]
    notes: Mapping[str, EvidenceQuote]
    letters: Mapping[str, str]
    looks: ArticleMarkStyle
    matching: Collection[int] | None
    link: Callable[[Passage], str]


def draw_article(
    article: Article,
    marks: Sequence[ArticleMark],
    passages: Sequence[Passage],
    notes: Mapping[str, EvidenceQuote],
    looks: ArticleMarkStyle,
    *,
    matching: Collection[int] | None,
    link: Callable[[Passage], str],
    language: str = "",
) -> Node:
    """The body of an article; sentences outside `matching` (None = all match) are muted.

    `notes` are the editor's, by their row of evidence; each stands after the paragraph of its "note" mark.
    """
    by_number = {str(passage.number): passage for passage in passages}
    noted = sorted((mark for mark in marks if mark.kind == "note"), key=lambda mark: (mark.end, mark.start))
    letters = {mark.value: format_note_letter(at) for at, mark in enumerate(noted)}
    drawing = ArticleDrawing(article, marks, by_number, notes, letters, looks, matching, link)
    body = [draw_article_block(drawing, block) for block in article.blocks if block.kind in TEXT_BLOCK_KINDS]
    return h(
        "article",
        *body,
        class_="article",
        lang=language or None,
        dir="auto",
        tabindex=0,
        aria_label="Text of the article",
    )


def format_note_letter(at: int) -> str:
    """The sign of the note at a place in the order of the text: a to z, then aa, ab and so on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def draw_article_block(drawing: ArticleDrawing, block: ArticleBlock) -> list[Node]:
    """A subheading, or a paragraph with its number, its sentences and the editor's notes on it."""
    cut = split_text_runs(block.start, block.end, drawing.marks)
    pieces: list[Node] = []
    for sentence, group in groupby(cut, lambda run: run.values("sentence")):
        inside = [node for run in group for node in draw_run_with_links(drawing, run)]
        pieces += [draw_article_sentence(drawing, sentence[0], inside)] if sentence else inside
    if block.kind == "subheading":
        return [h("h2", *pieces)]
    beside = h("span", str(block.number), class_="paragraph-number", aria_hidden="true")
    ending = [key for run in cut for key in list_ending_marks(run, "note")]
    return [
        h("p", beside, *pieces, id=f"p{block.number}"),
        *(draw_editors_note(drawing.notes[key], drawing.letters[key]) for key in ending if key in drawing.notes),
    ]


def draw_article_sentence(drawing: ArticleDrawing, number: str, inside: list[Node]) -> Node:
    """A sentence with all that stands in it, muted where it does not match."""
    off = drawing.matching is not None and int(number) not in drawing.matching
    return h("span", *inside, class_="sentence off" if off else "sentence", data_sentence=number)


def draw_run_with_links(drawing: ArticleDrawing, run: TextRun) -> list[Node]:
    """A run, the signs of the notes that speak of it, the numbers of the passages that end with it."""
    noted = [key for key in list_ending_marks(run, "note") if key in drawing.notes]
    ending = [drawing.passages[key] for key in list_ending_marks(run, "passage")]
    return [
        draw_text_run(drawing, run),
        *(draw_note_link(drawing.letters[key]) for key in noted),
        *(draw_passage_link(passage, drawing.link) for passage in ending),
    ]


def list_ending_marks(run: TextRun, kind: str) -> list[str]:
    """The marks of one kind that end where a run does."""
    return [mark.value for mark in run.marks if mark.kind == kind and mark.end == run.end]


def draw_text_run(drawing: ArticleDrawing, run: TextRun) -> Node:
    """A run of text; its class says which marks cover it, `data-quotes` which rows of evidence quote it, `data-of`
    whom or what it names and `data-at` where that name begins."""
    words = drawing.article.passage_text(run.start, run.end)
    classes = [*passage_hue_classes(drawing, run), *actor_name_classes(run, drawing.looks)]
    classes += [kind for kind in ("place", "date", "word") if run.values(kind)]
    if any(drawing.notes[key].stance == "disputes" for key in run.values("note") if key in drawing.notes):
        classes.append("doubted")
    named = [mark for mark in run.marks if mark.kind in MARK_RECORD_PREFIXES]
    quotes = " ".join(run.values("quote"))
    if not classes and not quotes:
        return words
    return h(
        "span",
        words,
        class_=" ".join(classes),
        data_quotes=quotes or None,
        data_of=" ".join(MARK_RECORD_PREFIXES[mark.kind] + mark.value for mark in named) or None,
        data_at=named[0].start if named else None,
    )


MARK_RECORD_PREFIXES = {"name": "actor:", "place": "territory:"}
"""Marks that name somebody or something, and how the record of it begins."""


def passage_hue_classes(drawing: ArticleDrawing, run: TextRun) -> list[str]:
    """A passage in the hue of its one side, or plain where two or none act in it."""
    for key in run.values("passage"):
        sides = drawing.passages[key].sides
        hue = drawing.looks.sides.get(next(iter(sides)), "plain") if len(sides) == 1 else "plain"
        return ["passage", f"of-{hue}"]
    return []


def actor_name_classes(run: TextRun, looks: ArticleMarkStyle) -> list[str]:
    """A name of a person or of a body, in the hue of its side."""
    for actor in run.values("name"):
        return ["name", "person" if actor in looks.people else "body", f"by-{looks.actors.get(actor, 'grey')}"]
    return []


def draw_passage_link(passage: Passage, link: Callable[[Passage], str]) -> Node:
    """The way from a passage to all it supports."""
    return h(
        "a",
        str(passage.number),
        href=link(passage),
        class_="number",
        id=f"passage-{passage.number}",
        data_passage=passage.number,
        aria_label=f"What passage {passage.number} supports",
        aria_expanded="false",
    )


def draw_note_link(letter: str) -> Node:
    """The way from words to the editor's note on them."""
    return h("a", letter, href=f"#note-{letter}", class_="note-sign", id=f"sign-{letter}", aria_label=f"Note {letter}")


def draw_editors_note(note: EvidenceQuote, letter: str) -> Node:
    """An editor's note after its paragraph: its sign, the words it is about, what is said, on which reference."""
    words = f"“{note.sentence[note.start : note.end]}”"
    back = h("a", letter, href=f"#sign-{letter}", class_="note-sign", aria_label=f"{letter}, back to the words")
    reference = h("span", f" {note.reference}", class_="muted") if note.reference else None
    said = [h("b", NOTE_STANCE_LABELS[note.stance]), f" {words}: {note.note}", reference]
    return h(
        "div",
        back,
        h("p", *said),
        role="note",
        class_=f"editors-note {note.stance}",
        id=f"note-{letter}",
        tabindex=-1,
        dir="auto",
        aria_label=f"Editor’s note on {words}",
    )


def format_sentence_coverage(total: int, carried: int, fitting: int | None = None, folded: bool = False) -> str:
    """How many of an article's sentences carry a record and, where filters are on, how many of them fit.

    What does not fit is muted, or `folded` away unless nothing fits.
    """
    if total == 0:
        return "This article has no sentences."
    said = {total: f"All {total} sentences carry a record.", 0: f"None of the {total} sentences carries a record yet."}
    if total == 1:
        said = {1: "The one sentence carries a record.", 0: "The one sentence carries no record yet."}
    words = said.get(
        carried,
        f"Of {total} sentences, {spell_small_number(carried)} {'carries' if carried == 1 else 'carry'} a record.",
    )
    if fitting is None:
        return words
    if fitting == 0:
        return f"{words} None fits the filters, so all are muted."
    done = "folded away" if folded else "muted"
    rest = f"none is {done}" if fitting == total else f"the others are {done}"
    return f"{words} Under these filters {fitting} of {total} {'stands' if fitting == 1 else 'stand'} out; {rest}."
