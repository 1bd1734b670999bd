"""What stands after the last paragraph: how to cite the article, and its evidence to take away."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin

from parley.evidence import citation
from parley.evidence.annotations import build_annotation_collection
from parley.figures.article import print_page as print_article
from parley.figures.article.print_page import PrintImprint
from parley.figures.markup import Node, h
from parley.selection import address
from parley.selection.selection import Selection
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.reader.article import ReaderState, article_kicker, article_language, article_title, read_reader_state


def render_article_foot(view: ViewState, read: ReaderState) -> None:
    """A row under the text: copy the citation, take the annotations, take a page for print."""
    show.tree(draw_article_foot(view, read), "article_foot")
    downloads.buttons(view, ARTICLE_OFFER)


def draw_article_foot(view: ViewState, read: ReaderState) -> Node:
    """The same for every reader of the article, whatever the filters."""
    alone = replace(view, selection=Selection(), own={"article": read.article.source_id})
    copy = h(
        "button",
        "Copy citation",
        type="button",
        class_="button",
        data_copy=citation.cite_article(view.dossier, read.article),
        data_link=alone.link(record=""),
    )
    return h(
        "div",
        copy,
        h("span", role="status", class_="said"),
        downloads.links(alone, ARTICLE_OFFER),
        class_="article-foot",
    )


def list_article_files(view: ViewState) -> Files | None:
    """What an article has to take; None where there is none to read."""
    read, link = read_reader_state(view), make_reader_linker(view)
    if read is None:
        return None
    files = [
        Download(
            "Annotations (JSON-LD)",
            "jsonld",
            "application/ld+json",
            lambda: article_annotations_json(view, read, link).encode(),
        ),
        Download("Print version", "html", "text/html", lambda: article_print_html(view, read, link).encode()),
    ]
    return Files(read.article.source_id, files)


ARTICLE_OFFER = Offer("article", "reader", list_article_files)


def make_reader_linker(view: ViewState) -> Callable[..., str]:
    """Makes whole addresses in the reader, without the filters that happen to be on."""
    base = view.url or "http://localhost/"
    return lambda **own: urljoin(base, address.page_href("reader", Selection(), own))


def article_annotations_json(view: ViewState, read: ReaderState, link: Callable[..., str]) -> str:
    """The article's evidence as JSON-LD."""
    made = build_annotation_collection(view.dossier, read.article, link)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def article_print_html(view: ViewState, read: ReaderState, link: Callable[..., str]) -> str:
    """The article as a page for print."""
    source = read.article.source_id
    imprint = PrintImprint(
        about=article_kicker(view, read),
        citation=citation.cite_article(view.dossier, read.article),
        address=link(article=source),
        licence=downloads.licence(view.dossier),
    )
    return print_article.build_print_page(
        view.dossier, read.article, article_title(view, read), imprint, article_language(view.dossier, source)
    )
