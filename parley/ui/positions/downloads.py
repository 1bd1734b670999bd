"""The positions and the contacts to take away: what is shown as CSV, SVG and PNG."""

from __future__ import annotations

from dataclasses import replace

from parley.evidence import citation
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.plain import strip_page_markup
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
from parley.figures.positions.contacts_drawing import ContactTie, draw_contact_lanes
from parley.figures.positions.matrix_drawing import draw_matrix_figure
from parley.results.contacts import Contact
from parley.results.positions import PositionMatrix
from parley.ui.frame import sheet
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.ui.positions import contacts as contacts_view
from parley.ui.positions import view as positions_view
from parley.ui.positions.contacts import ContactsContent
from parley.words import dates


def list_matrix_files(view: ViewState) -> Files | None:
    """What the matrix has to take; None where it is empty."""
    shown = positions_view.build_current_matrix(view)
    if not shown.proposals:
        return None

    def said() -> Caption:
        title = positions_view.positions_page_head(view, shown)[1]
        return positions_file_caption(view, title, "Positions", "A stance is never derived from another.")

    files = [
        Download("Statements as CSV", "csv", "text/csv", lambda: matrix_statements_csv(view, shown, said())),
        Download("Matrix as SVG", "svg", "image/svg+xml", lambda: matrix_svg(view, shown, said()).encode()),
        Download("Matrix as PNG", "png", "image/png", lambda: downloads.png(matrix_svg(view, shown, said()))),
    ]
    return Files("positions", files)


def list_contact_files(view: ViewState) -> Files | None:
    """What the contacts have to take; None where nobody met."""
    told = contacts_view.build_contacts_content(view)
    if not told.contacts:
        return None

    def said() -> Caption:
        return positions_file_caption(view, told.title, "Contacts", contacts_view.CONTACT_RULE)

    files = [
        Download("Contacts as CSV", "csv", "text/csv", lambda: contacts_csv(view, told.contacts, said())),
        Download("Drawing as SVG", "svg", "image/svg+xml", lambda: contacts_svg(view, told, said()).encode()),
        Download("Drawing as PNG", "png", "image/png", lambda: downloads.png(contacts_svg(view, told, said()))),
    ]
    return Files("contacts", files)


MATRIX_OFFER = Offer("positions", "positions", list_matrix_files)
CONTACTS_OFFER = Offer("contacts", "positions", list_contact_files)


def positions_file_caption(view: ViewState, title: str, noun: str, rule: str) -> Caption:
    """What a file says beside its rows or its picture."""
    day = dates.format_day(view.dossier.as_of)
    source = f"Source: {citation.cite_article_list(view.dossier)}. {rule}"
    return downloads.caption(view, title, f"{noun} · as of {day}", source)


def matrix_statements_csv(view: ViewState, shown: PositionMatrix, said: Caption) -> bytes:
    """The statements of the matrix, those of columns that are left out too."""
    return export_rows.write_export_csv(
        positions_rows.statement_export_rows(view.dossier, shown), said, positions_rows.STATEMENT_EXPORT_COLUMNS
    )


def contacts_csv(view: ViewState, told: list[Contact], said: Caption) -> bytes:
    """The contacts, all of them."""
    return export_rows.write_export_csv(
        positions_rows.contact_export_rows(view.dossier, told), said, positions_rows.CONTACT_EXPORT_COLUMNS
    )


def matrix_svg(view: ViewState, shown: PositionMatrix, said: Caption) -> str:
    """The matrix as a picture."""
    silent = positions_words.silent_cell_words(len(view.dossier.articles))
    drawing = draw_matrix_figure(
        shown, positions_view.make_side_glyph_drawer(view), silent, positions_matrix.OUTSIDE_FILTERS, said.title
    )
    stances = [name for name in stance.STANCE_LOOKS if name in positions_view.list_matrix_stances(shown)]
    key = [(strip_page_markup(draw_stance_swatch(name)), stance.STANCE_LOOKS[name].key) for name in stances]
    return export.write_figure_svg(strip_page_markup(drawing), key, said, sheet.rules())


def draw_stance_swatch(name: str) -> Node:
    """A stance's mark, moved to where the key of a file has its swatches."""
    return h("svg", h("g", *stance.draw_stance_shapes(name), transform="translate(12 8)"))


def contacts_svg(view: ViewState, told: ContactsContent, said: Caption) -> str:
    """The contacts as a picture; how a date is known stands in words, as few programs draw a dashed underline."""
    ties = [add_tie_basis(tie) for tie in told.ties]
    glyphs = positions_view.make_side_glyph_drawer(view)
    drawing = draw_contact_lanes(ties, told.lanes, glyphs, said.title, lambda record: "")
    key = (
        [(strip_page_markup(contacts_view.draw_tie_dashes()), contacts_view.DASHED_TIE_MEANING)]
        if any(tie.dashed for tie in told.ties)
        else []
    )
    return export.write_figure_svg(strip_page_markup(drawing), key, said, sheet.rules())


def add_tie_basis(tie: ContactTie) -> ContactTie:
    """A tie whose words say that its date is inferred or a reference's."""
    if tie.basis in ("", "stated"):
        return tie
    return replace(tie, words=f"{tie.words} ({tie.basis})", brief=f"{tie.brief} ({tie.basis})")
