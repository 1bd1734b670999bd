"""The front page's few proposals to take away."""

from __future__ import annotations

from dataclasses import replace

from parley.results.positions import FULL_VOICE_LIMIT, build_position_matrix
from parley.ui.frame.view_state import ViewState
from parley.ui.overview import stands as stands_view
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.positions.downloads import matrix_statements_csv, positions_file_caption


def list_stands_files(view: ViewState) -> Files | None:
    """The front page's few proposals; None where nothing stands there."""
    found = stands_view.find_disputed_proposals(view.dossier, view.selection)[: stands_view.MAX_FRONT_PROPOSALS]
    if not found:
        return None

    def rows() -> bytes:
        said = positions_file_caption(view, "Where they stand", "Positions", stands_view.PROPOSAL_ORDER_NOTE.strip())
        shown = replace(build_position_matrix(view.dossier, view.shown.statements, FULL_VOICE_LIMIT), proposals=found)
        return matrix_statements_csv(view, shown, said)

    return Files("where-they-stand", [Download("Positions as CSV", "csv", "text/csv", rows)])


STANDS_OFFER = Offer("stands", "", list_stands_files)
