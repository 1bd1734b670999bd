"""What stands beside and above the article: what the chosen passage supports, what was lost."""

from __future__ import annotations

import streamlit as st

from parley.dossier.lookup import find_row_by_id
from parley.evidence.passages import article_block_at, is_in_article_body, list_panel_records
from parley.evidence.quotes import quote_from_evidence_row
from parley.evidence.record import describe_record
from parley.figures.markup import Node, h
from parley.ui.frame import show
from parley.ui.frame.site import PAGES
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import evidence_panel
from parley.ui.reader.article import ReaderState
from parley.ui.reader.changed import draw_lost_quotes
from parley.ui.reader.sentence import draw_sentence_notice

RECORD_MARK_PAGES = {"event": "timeline", "statement": "positions", "actor": "timeline", "territory": "map"}
"""The page on which a kind of record has its mark."""

OUTSIDE_BODY_PHRASES = {"title": "in the article’s headline", "caption": "in the caption of the article’s picture"}
"""Where evidence may stand that the text below does not hold."""


def render_article_notices(view: ViewState, read: ReaderState) -> None:
    """Show what is to be said before the text: lost quotes, evidence or a linked sentence that stands elsewhere."""
    source = read.article.source_id
    nodes = {
        "changed": draw_lost_quotes(view.dossier, source),
        "elsewhere": draw_evidence_elsewhere(view, read),
        "linked_sentence": draw_sentence_notice(view, read),
    }
    for key, node in nodes.items():
        if node is not None:
            show.tree(node, key)


def render_reader_panel(view: ViewState, read: ReaderState) -> None:
    """The evidence panel; where the chosen passage supports more than one record, with a way to each."""
    records = draw_passage_records(view, read)
    if not view.record or records is None:
        evidence_panel.panel(view, "column")
        return
    node = evidence_panel.panel_of(view, describe_record(view.dossier, view.record, view.dossier.as_of), "column")
    with st.container(key="evidence_column"):
        show.tree([*node[:-1], records, node[-1]], "evidence")


def draw_passage_records(view: ViewState, read: ReaderState) -> Node | None:
    """Everything that the chosen passage supports, each a way to its evidence; None where the panel tells it all."""
    records = list_panel_records(view.dossier, read.passage.records) if read.passage else ()
    if read.passage is None or set(records) <= {view.record}:
        return None
    told = [describe_record(view.dossier, name, view.dossier.as_of) for name in records]
    items = [
        h(
            "li",
            h(
                "a",
                each.title,
                href=view.link(record=each.name),
                aria_current=aria_current_value(each.name == view.record),
            ),
            draw_record_page_link(view, each.name),
        )
        for each in told
    ]
    many = f"{len(told)} records" if len(told) > 1 else "one record"
    head = h("h3", f"Passage {read.passage.number} supports {many}")
    return h("div", head, h("ul", *items), class_="supports", role="group", aria_label="Records of the passage")


def draw_record_page_link(view: ViewState, record: str) -> Node | None:
    """The way to a record's mark on another page, where this dashboard has that page."""
    page = RECORD_MARK_PAGES[record.partition(":")[0]]
    if page not in {info.path for info in PAGES}:
        return None
    return h("a", f"On the {page} page", href=view.link(page, record=record), class_="elsewhere")


def aria_current_value(is_it: bool) -> str | None:
    """The value of aria-current for one item of a list."""
    return "true" if is_it else None


def draw_evidence_elsewhere(view: ViewState, read: ReaderState) -> Node | None:
    """A word on evidence that the address names and the text below does not hold: where it stands instead."""
    evidence = view.own.get("evidence", "")
    if not evidence or read.passage:
        return None
    row = find_row_by_id(view.dossier, "evidence", evidence)
    source_id = row["source_id"]
    if row["start"] is None:
        words: list[Node] = [
            "in a reference, not in an article: ",
            quote_from_evidence_row(view.dossier, row).reference,
            ".",
        ]
    elif source_id != read.article.source_id:
        link = h("a", "open it there", href=view.link(article=source_id))
        words = ["in another article: ", link, "."]
    elif not is_in_article_body(read.article, row["start"]):
        block = article_block_at(read.article, row["start"])
        words = [
            OUTSIDE_BODY_PHRASES.get(block.role or block.kind, "among the article’s page furniture"),
            f": “{row['exact']}”.",
        ]
    else:
        return None
    return h("p", "This evidence stands ", *words, class_="notice")
