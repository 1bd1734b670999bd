"""The comparison of sources to take away."""

from __future__ import annotations

from parley.evidence import citation
from parley.evidence.source_comparison import SourceComparison
from parley.figures.files import rows as export_rows
from parley.figures.sources.rows import COMPARISON_COLUMNS, comparison_export_rows
from parley.figures.sources.words import COMPARISON_RULE
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files


def make_source_files(view: ViewState, compared: SourceComparison, head: tuple[str, str, str]) -> Files:
    """Every telling of every record as CSV; `head` is kicker, headline and deck of the page."""

    def write_csv() -> bytes:
        source = f"Source: {citation.cite_article_list(view.dossier)}. {COMPARISON_RULE}"
        said = downloads.caption(view, head[1], head[0], source)
        return export_rows.write_export_csv(comparison_export_rows(view.dossier, compared), said, COMPARISON_COLUMNS)

    return Files("sources", [Download("Comparison as CSV", "csv", "text/csv", write_csv)])
