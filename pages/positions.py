"""The positions: who wants what, proposal by proposal, and who spoke to whom."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import downloads, evidence_panel, shell, show
from parley.ui.frame.live import live
from parley.ui.frame.shell import ViewState
from parley.ui.positions import (
    downloads as positions_downloads,
)
from parley.ui.positions import (
    page as positions_page,
)
from parley.ui.positions import (
    view as positions_view,
)


def draw(here: ViewState) -> None:
    """The matrix and the contacts; what is chosen follows it alone."""
    here.title(*positions_view.head(here, positions_view.matrix(here)))
    left, right = shell.columns("positions", [900, 348])
    with left:
        show.tree(positions_page.drawn(here), "positions")
        downloads.buttons(here, positions_downloads.MATRIX)
        downloads.buttons(here, positions_downloads.CONTACTS)

    def follow(now: ViewState) -> None:
        """What is chosen: its evidence beside the figures, its outline on them."""
        with right:
            evidence_panel.panel(now, "column")
        positions_view.motion(now)

    live(here, ("record",), follow)


here = shell.enter()
if here.embedded:
    embed_figures.alone(here)
else:
    draw(here)
