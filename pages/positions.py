"""The positions: who wants what, proposal by proposal, and who spoke to whom."""

from parley.ui import contacts_view, evidence_panel, positions_downloads, positions_view, shell

here = shell.enter()
figure = positions_view.figure(here)
told = contacts_view.told(here)
here.title(*positions_view.head(here, figure.matrix))
left, right = shell.columns("positions", [900, 348])
with left:
    positions_view.picture(here, figure)
    if figure.matrix.proposals:
        positions_view.source(here)
        positions_downloads.matrix_files(here, figure.matrix)
        positions_view.twin(figure)
    contacts_view.contacts(here, told)
    if told.contacts:
        contacts_view.source(here, told)
        positions_downloads.contact_files(here, told)
        contacts_view.twin(told)
with right:
    evidence_panel.panel(here, "column")
positions_view.motion(here)
