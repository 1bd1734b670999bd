"""The positions: who wants what, proposal by proposal, and who spoke to whom."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import chrome, shell, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.live import LivePart
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads, evidence_panel
from parley.ui.positions import (
    downloads as positions_downloads,
)
from parley.ui.positions import (
    page as positions_page,
)
from parley.ui.positions import (
    view as positions_view,
)


def draw(view: ViewState, heading: Heading) -> None:
    """The matrix and the contacts; what is chosen follows it alone."""
    heading.write(*positions_view.positions_page_head(view, positions_view.build_current_matrix(view)))
    left, right = chrome.pixel_columns("positions", [900, 348])
    with left:
        show.tree(positions_page.build_positions_page(view), "positions")
        downloads.buttons(view, positions_downloads.MATRIX_OFFER)
        downloads.buttons(view, positions_downloads.CONTACTS_OFFER)

    def follow(now: ViewState) -> None:
        """What is chosen: its evidence beside the figures, its outline on them."""
        with right:
            evidence_panel.panel(now, "column")
        positions_view.render_positions_selection(now)

    LivePart(view, ("record",)).render(follow)


view, heading = shell.enter()
if view.embedded:
    embed_figures.alone(view, heading)
else:
    draw(view, heading)
