"""The front page's few proposals to take away."""

from __future__ import annotations

from dataclasses import replace

from parley.results.positions import ALL_VOICES, matrix_of
from parley.ui.frame.view_state import ViewState
from parley.ui.overview import stands as stands_view
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.positions.downloads import caption, statements


def stands_files(view: ViewState) -> Files | None:
    """The front page's few proposals; None where nothing stands there."""
    found = stands_view.taken(view.dossier, view.selection)[: stands_view.MOST]
    if not found:
        return None

    def rows() -> bytes:
        said = caption(view, "Where they stand", "Positions", stands_view.RULE.strip())
        shown = replace(matrix_of(view.dossier, view.shown.statements, ALL_VOICES), proposals=found)
        return statements(view, shown, said)

    return Files("where-they-stand", [Download("Positions as CSV", "csv", "text/csv", rows)])


STANDS = Offer("stands", "", stands_files)
