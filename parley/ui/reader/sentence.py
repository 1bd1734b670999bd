"""The one sentence that a search result or a copied link leads to: where it stands, for the browser to go there."""

from __future__ import annotations

from parley.evidence.passages import article_block_at
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.reader.article import ReaderState


def render_sentence_choice(view: ViewState, read: ReaderState) -> None:
    """Tell the browser the sentence the address names; evidence and records lead to passages of their own."""
    asked = int(view.own.get("sentence") or 0)
    data: dict[str, str | int] = {"article": read.article.source_id, "sentence": asked, "paragraph": 0}
    if 0 < asked <= len(read.article.sentences) and not view.own.get("evidence") and not view.record:
        sentence = read.article.sentences[asked - 1]
        block = article_block_at(read.article, sentence.start)
        data |= {
            "paragraph": sentence.paragraph,
            "start": sentence.start - block.start,
            "end": sentence.end - block.start,
        }
    show.component("library", "reader/library.js")(data=data, key="library_choice", height=1)
