"""The positions and the contacts to take away: what is shown as CSV, SVG and PNG."""

from __future__ import annotations

from dataclasses import replace

from parley.evidence import citation
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.plain import plain
from parley.figures.files.svg import Caption
from parley.figures.markup import Node, h
from parley.figures.positions import (
    matrix as positions_matrix,
)
from parley.figures.positions import (
    rows as positions_rows,
)
from parley.figures.positions import (
    stance,
)
from parley.figures.positions import (
    words as positions_words,
)
from parley.figures.positions.contacts_drawing import Tie, contacts_drawing
from parley.figures.positions.matrix_drawing import matrix_drawing
from parley.results.contacts import Contact
from parley.results.positions import Matrix
from parley.ui.frame import sheet
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.positions import contacts as contacts_view
from parley.ui.positions import view as positions_view
from parley.ui.positions.contacts import Told
from parley.words import dates


def matrix_files(view: ViewState) -> Files | None:
    """What the matrix has to take; None where it is empty."""
    shown = positions_view.matrix(view)
    if not shown.proposals:
        return None

    def said() -> Caption:
        title = positions_view.head(view, shown)[1]
        return caption(view, title, "Positions", "A stance is never derived from another.")

    files = [
        Download("Statements as CSV", "csv", "text/csv", lambda: statements(view, shown, said())),
        Download("Matrix as SVG", "svg", "image/svg+xml", lambda: matrix_svg(view, shown, said()).encode()),
        Download("Matrix as PNG", "png", "image/png", lambda: downloads.png(matrix_svg(view, shown, said()))),
    ]
    return Files("positions", files)


def contact_files(view: ViewState) -> Files | None:
    """What the contacts have to take; None where nobody met."""
    told = contacts_view.told(view)
    if not told.contacts:
        return None

    def said() -> Caption:
        return caption(view, told.title, "Contacts", contacts_view.COUNTED)

    files = [
        Download("Contacts as CSV", "csv", "text/csv", lambda: contacts(view, told.contacts, said())),
        Download("Drawing as SVG", "svg", "image/svg+xml", lambda: contacts_svg(view, told, said()).encode()),
        Download("Drawing as PNG", "png", "image/png", lambda: downloads.png(contacts_svg(view, told, said()))),
    ]
    return Files("contacts", files)


MATRIX = Offer("positions", "positions", matrix_files)
CONTACTS = Offer("contacts", "positions", contact_files)


def caption(view: ViewState, title: str, noun: str, rule: str) -> Caption:
    """What a file says beside its rows or its picture."""
    day = dates.day_words(view.dossier.as_of)
    source = f"Source: {citation.articles(view.dossier)}. {rule}"
    return downloads.caption(view, title, f"{noun} · as of {day}", source)


def statements(view: ViewState, shown: Matrix, said: Caption) -> bytes:
    """The statements of the matrix, those of columns that are left out too."""
    return export_rows.to_csv(positions_rows.statement_rows(view.dossier, shown), said, positions_rows.STATEMENTS)


def contacts(view: ViewState, told: list[Contact], said: Caption) -> bytes:
    """The contacts, all of them."""
    return export_rows.to_csv(positions_rows.contact_rows(view.dossier, told), said, positions_rows.CONTACTS)


def matrix_svg(view: ViewState, shown: Matrix, said: Caption) -> str:
    """The matrix as a picture."""
    silent = positions_words.silence(len(view.dossier.articles))
    drawing = matrix_drawing(shown, positions_view.glyphs(view), silent, positions_matrix.OFF, said.title)
    stances = [name for name in stance.LOOKS if name in positions_view.stances(shown)]
    key = [(plain(at_swatch(name)), stance.LOOKS[name].key) for name in stances]
    return export.svg(plain(drawing), key, said, sheet.rules())


def at_swatch(name: str) -> Node:
    """A stance's mark, moved to where the key of a file has its swatches."""
    return h("svg", h("g", *stance.shapes(name), transform="translate(12 8)"))


def contacts_svg(view: ViewState, told: Told, said: Caption) -> str:
    """The contacts as a picture; how a date is known stands in words, as few programs draw a dashed underline."""
    ties = [with_basis(tie) for tie in told.ties]
    glyphs = positions_view.glyphs(view)
    drawing = contacts_drawing(ties, told.lanes, glyphs, said.title, lambda record: "")
    key = [(plain(contacts_view.dashes()), contacts_view.DASHED)] if any(tie.dashed for tie in told.ties) else []
    return export.svg(plain(drawing), key, said, sheet.rules())


def with_basis(tie: Tie) -> Tie:
    """A tie whose words say that its date is inferred or a reference's."""
    if tie.basis in ("", "stated"):
        return tie
    return replace(tie, words=f"{tie.words} ({tie.basis})", brief=f"{tie.brief} ({tie.basis})")
