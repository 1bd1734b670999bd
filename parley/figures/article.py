"""An article as a node: its blocks with every mark, a numbered way into the evidence after each passage.

The text itself is only ever a child of the node, so in the browser it becomes text nodes and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from parley.articles import Article
from parley.blocks import Block
from parley.dossier import Dossier
from parley.figures import palette
from parley.marks import Run, Span, runs
from parley.markup import Node, h
from parley.passages import Passage
from parley.quotes import Quote
from parley.wording import number

NOTES = {"disputes": "Disputed.", "context": "Context."}


@dataclass(frozen=True)
class Looks:
    """How marks look in one dossier: the hue of each actor, by id, and of each side."""

    actors: Mapping[str, str]
    sides: Mapping[str, str]


def looks_of(dossier: Dossier) -> Looks:
    """The hues of a dossier's actors and sides, unknown ones grey."""
    sides = {
        side: hue if hue in palette.HUES else "grey"
        for side, hue in zip(dossier.sides["side_id"], dossier.sides["hue"], strict=True)
    }
    actors = zip(dossier.actors["actor_id"], dossier.actors["side"], strict=True)
    return Looks({actor: sides.get(side, "grey") for actor, side in actors}, sides)


def article_node(
    article: Article,
    marks: Sequence[Span],
    passages: Sequence[Passage],
    notes: Mapping[int, Sequence[Quote]],
    looks: Looks,
    *,
    matching: Collection[int] | None,
    link: Callable[[Passage], str],
    language: str = "",
) -> Node:
    """The body of an article; sentences outside `matching` (None = all match) are muted, `notes` stand by paragraph."""
    body = [
        block_of(article, block, marks, passages, notes, looks, matching, link)
        for block in article.blocks
        if block.kind in ("paragraph", "subheading")
    ]
    return h("article", *body, class_="article", lang=language or None, dir="auto", aria_label="Text of the article")


def block_of(
    article: Article,
    block: Block,
    marks: Sequence[Span],
    passages: Sequence[Passage],
    notes: Mapping[int, Sequence[Quote]],
    looks: Looks,
    matching: Collection[int] | None,
    link: Callable[[Passage], str],
) -> list[Node]:
    """A subheading, or a paragraph with its number, its runs and the editor's notes on it."""
    by_number = {str(passage.number): passage for passage in passages}
    pieces: list[Node] = []
    for run in runs(block.start, block.end, marks):
        pieces.append(run_of(article, run, by_number, looks, matching))
        ending = [by_number[key] for key in run.values("passage") if by_number[key].end == run.end]
        pieces += [number_of(passage, link) for passage in ending]
    if block.kind == "subheading":
        return [h("h2", *pieces)]
    beside = h("span", str(block.number), class_="paragraph-number", aria_hidden="true")
    return [
        h("p", beside, *pieces, id=f"p{block.number}"),
        *(note_of(note) for note in notes.get(block.number or 0, ())),
    ]


def run_of(
    article: Article, run: Run, passages: Mapping[str, Passage], looks: Looks, matching: Collection[int] | None
) -> Node:
    """A run of text; its class says which marks cover it, `data-quotes` which rows of evidence quote it."""
    words = article.words_of(run.start, run.end)
    classes = [*passage_class(run, passages, looks), *name_class(run, looks)]
    classes += [kind for kind in ("place", "date", "word") if run.values(kind)]
    sentences = run.values("sentence")
    if matching is not None and sentences and not any(int(number) in matching for number in sentences):
        classes.append("off")
    quotes = " ".join(run.values("quote"))
    return h("span", words, class_=" ".join(classes), data_quotes=quotes or None) if classes or quotes else words


def passage_class(run: Run, passages: Mapping[str, Passage], looks: Looks) -> list[str]:
    """A passage in the hue of its one side, or plain where two or none act in it."""
    for key in run.values("passage"):
        sides = passages[key].sides
        hue = looks.sides.get(next(iter(sides)), "plain") if len(sides) == 1 else "plain"
        return ["passage", f"of-{hue}"]
    return []


def name_class(run: Run, looks: Looks) -> list[str]:
    """A name in the hue of its actor's side."""
    return ["name", f"by-{looks.actors.get(run.values('name')[0], 'grey')}"] if run.values("name") else []


def number_of(passage: Passage, link: Callable[[Passage], str]) -> Node:
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


def note_of(note: Quote) -> Node:
    """An editor's note after its paragraph: the words it is about, what is said of them, on which reference."""
    words = f"“{note.sentence[note.start : note.end]}”"
    reference = h("span", f" {note.reference}", class_="muted") if note.reference else None
    said = [h("b", NOTES[note.stance]), f" {words}: {note.note}", reference]
    return h("div", *said, role="note", class_="editors-note", aria_label=f"Editor’s note on {words}")


def finding(total: int, carried: int, fitting: int | None = None) -> str:
    """How many of an article's sentences carry a record and, where filters are on, how many of them fit."""
    if total == 0:
        return "This article has no sentences."
    said = {total: f"All {total} sentences carry a record.", 0: f"None of the {total} sentences carries a record yet."}
    if total == 1:
        said = {1: "The one sentence carries a record.", 0: "The one sentence carries no record yet."}
    words = said.get(
        carried, f"Of {total} sentences, {number(carried)} {'carries' if carried == 1 else 'carry'} a record."
    )
    if fitting is None:
        return words
    if fitting == 0:
        return f"{words} None fits the filters, so all are muted."
    rest = "none is muted" if fitting == total else "the others are muted"
    return f"{words} Under these filters {fitting} of {total} {'stands' if fitting == 1 else 'stand'} out; {rest}."
