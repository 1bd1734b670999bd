"""The positions: who wants what, proposal by proposal, and who spoke to whom."""

from parley.ui import contacts_view, embed_figures, evidence_panel, positions_downloads, positions_view, shell
from parley.ui.live import live
from parley.ui.shell import Here


def draw(here: Here) -> None:
    """The matrix and the contacts; what is chosen follows it alone."""
    figure = positions_view.figure(here)
    told = contacts_view.told(here)
    here.title(*positions_view.head(here, figure.matrix))
    left, right = shell.columns("positions", [900, 348])
    with left:
        positions_view.picture(here, figure)
        if figure.matrix.proposals:
            positions_downloads.matrix_files(here, figure.matrix)
            positions_view.twin(figure)
        contacts_view.contacts(here, told)
        if told.contacts:
            positions_downloads.contact_files(here, told)
            contacts_view.twin(told)

    def follow(now: Here) -> None:
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
