"""The one sentence that a search result or a copied link leads to: where it stands, for the browser to go there."""

from __future__ import annotations

from parley.evidence.linked_sentence import LinkedSentence, find_linked_sentence
from parley.evidence.passages import article_block_at
from parley.figures.markup import Node, h
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.reader.article import ReaderState


def read_linked_sentence(view: ViewState, read: ReaderState) -> LinkedSentence | None:
    """The sentence that the address names; None where it names none, or evidence or a record, which come first."""
    asked = view.own.get("sentence")
    if not asked or view.own.get("evidence") or view.record:
        return None
    return find_linked_sentence(view.dossier, read.article.source_id, asked)


def render_sentence_choice(view: ViewState, read: ReaderState) -> None:
    """Tell the browser the sentence the address names; evidence and records lead to passages of their own."""
    linked = read_linked_sentence(view, read)
    data: dict[str, str | int] = {
        "article": read.article.source_id,
        "sentence": view.own.get("sentence", ""),
        "paragraph": 0,
    }
    if linked and linked.paragraph is not None:
        block = article_block_at(read.article, linked.start)
        data |= {
            "paragraph": linked.paragraph,
            "start": linked.start - block.start,
            "end": linked.end - block.start,
        }
    show.component("library", "reader/library.js")(data=data, key="library_choice", height=1)


def draw_sentence_notice(view: ViewState, read: ReaderState) -> Node | None:
    """What the reader has to know of the sentence that the address names; None where it leads where it always did."""
    linked = read_linked_sentence(view, read)
    return h("p", linked.notice, class_="notice") if linked and linked.notice else None
