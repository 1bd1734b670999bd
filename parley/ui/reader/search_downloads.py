"""The sentences that a search found as a file, each with its article and the way to it."""

from __future__ import annotations

from urllib.parse import urljoin

from parley.figures.files import rows as export_rows
from parley.selection import address
from parley.selection.library import build_article_frame
from parley.selection.search import SearchHit, get_sentence_index
from parley.selection.selection import Selection
from parley.text.query import Query
from parley.text.sentence_address import sentence_address
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download

MAX_SEARCH_FILE_ROWS = 10_000
"""Rows of a file, the best first."""

SEARCH_FILE_COLUMNS = ("sentence", "title", "publisher", "day", "language", "paragraph", "article", "link")


def make_search_download(view: ViewState, query: Query, total: int, narrowed: set[str] | None) -> Download:
    """The sentences, `total` of them, in the articles that the list is narrowed to (None = all)."""
    words = (
        "These sentences as CSV"
        if total <= MAX_SEARCH_FILE_ROWS
        else f"The best {MAX_SEARCH_FILE_ROWS:,} sentences as CSV"
    )
    return Download(words, "csv", "text/csv", lambda: search_results_csv(view, query, narrowed))


def search_results_csv(view: ViewState, query: Query, narrowed: set[str] | None) -> bytes:
    """The sentences as rows."""
    said = downloads.caption(view, "", "", f"{view.dossier.title}: {len(view.dossier.articles):,} articles")
    hits = get_sentence_index(view.dossier).hits(query, 0, MAX_SEARCH_FILE_ROWS, narrowed)
    return export_rows.write_export_csv([search_result_row(view, hit) for hit in hits], said, SEARCH_FILE_COLUMNS)


def search_result_row(view: ViewState, hit: SearchHit) -> dict[str, str]:
    """One sentence with its article; the link holds without the filters."""
    source, sentence = hit.article.source_id, hit.sentence
    about = build_article_frame(view.dossier).loc[source]
    place = address.page_href(
        "reader", Selection(), {"article": source, "sentence": str(sentence_address(hit.article, sentence))}
    )
    return {
        "sentence": hit.article.passage_text(sentence.start, sentence.end),
        "title": str(about["title"]),
        "publisher": str(about["publisher"]),
        "day": str(about["day"]),
        "language": str(about["language"]),
        "paragraph": str(sentence.paragraph),
        "article": source,
        "link": urljoin(view.url, place),
    }
