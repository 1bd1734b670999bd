"""The positions as files: every row with its sentence, pictures that stand on their own, nothing made unasked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import streamlit as st

from parley.dossier.dossier import Dossier
from parley.figures.files.plain import strip_page_markup
from parley.figures.markup import h, text_from_node
from parley.figures.positions.matrix_drawing import MATRIX_COLUMN_WIDTH, MATRIX_HEAD_WIDTH, draw_matrix_figure
from parley.results.positions import build_position_matrix
from parley.selection.selection import Selection, select_records
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.positions import downloads as positions_downloads
from parley.ui.positions import view as positions_view
from tests.positions import found, world

FILES = {"positions.csv", "positions.svg", "positions.png", "contacts.csv", "contacts.svg", "contacts.png"}


def view(dossier: Dossier, selection: Selection) -> ViewState:
    """The page under filters."""
    return ViewState("positions", dossier, selection, select_records(dossier, selection), "", {}, False)


def offered(monkeypatch: pytest.MonkeyPatch, here: ViewState) -> dict[str, Callable[[], bytes]]:
    """What makes each file that the page offers."""
    made: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(st, "download_button", lambda _, make, *, file_name, **__: made.update({file_name: make}))
    downloads.buttons(here, positions_downloads.MATRIX_OFFER)
    downloads.buttons(here, positions_downloads.CONTACTS_OFFER)
    return made


def rows(data: bytes) -> list[dict[str, str]]:
    """A file's rows."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_each_file_is_what_it_says(dossier, monkeypatch):
    made = {name: make() for name, make in offered(monkeypatch, view(dossier, Selection())).items()}
    assert set(made) == FILES
    for name, data in made.items():
        if name.endswith("svg"):
            assert ElementTree.fromstring(data).tag.endswith("svg")
            assert b"var(" not in data
            assert b"<a " not in data
        elif name.endswith("png"):
            assert data.startswith(b"\x89PNG")


def test_rows_are_those_shown_each_with_its_sentence(dossier, monkeypatch):
    here = view(dossier, Selection(actors=("starmer",)))
    made = offered(monkeypatch, here)
    told = rows(made["positions.csv"]())
    assert [row["statement_id"] for row in told] == list(here.shown.statements["statement_id"])
    assert told[0]["speaker"] == "Keir Starmer"
    assert told[0]["voice"] == "United Kingdom"
    assert told[0]["sentence"].startswith("British Prime Minister Keir Starmer, who spoke with Trump on Monday")
    assert told[0]["filters"] == "Filters: Keir Starmer"
    (contact,) = rows(made["contacts.csv"]())
    assert (contact["who"], contact["voices"]) == ("Donald Trump; Keir Starmer", "United States; United Kingdom")


def test_nothing_is_made_before_it_is_asked(dossier, monkeypatch):
    for name in ("matrix_statements_csv", "contacts_csv", "matrix_svg", "contacts_svg"):
        monkeypatch.setattr(positions_downloads, name, lambda *_: pytest.fail("made before anybody asked"))
    assert set(offered(monkeypatch, view(dossier, Selection()))) == FILES


def test_the_drawn_matrix_has_every_statement_and_every_silence(dossier):
    matrix = build_position_matrix(dossier, dossier.statements)
    node = draw_matrix_figure(matrix, lambda side: h("svg"), "Not in the article", "Outside", "Name")
    words = " ".join(text_from_node(each) for each in found(node, "text"))
    assert float(node[1]["width"]) == MATRIX_HEAD_WIDTH + MATRIX_COLUMN_WIDTH * len(matrix.voices)
    filled = sum(len(row.cells) for row in matrix.proposals)
    assert words.count("Not in the") == len(matrix.proposals) * len(matrix.voices) - filled
    assert words.count("Trump,") == 4
    assert len(found(node, "rect")) == len(dossier.statements)


def test_inferred_dates_say_so_in_the_file(dossier, monkeypatch):
    svg = offered(monkeypatch, view(dossier, Selection()))["contacts.svg"]().decode()
    assert svg.count("(inferred)</text>") == 4


def test_hostile_words_stay_words(tiny):
    bad = "</text><script>alert(1)</script>\x00 &"
    dossier = world(tiny, [("mayor", "quay", "for"), ("board", "quay", "against")])
    dossier = replace(
        dossier, statements=dossier.statements.assign(summary=bad), actors=dossier.actors.assign(name=bad)
    )
    here = view(dossier, Selection())
    shown = positions_view.build_current_matrix(here)
    svg = positions_downloads.matrix_svg(
        here, shown, positions_downloads.positions_file_caption(here, bad, "Positions", bad)
    )
    tree = ElementTree.fromstring(svg)
    assert not [each for each in tree.iter() if each.tag.endswith("script")]


def test_a_plain_drawing_has_no_links_and_no_tokens():
    node = h("svg", h("a", h("path", style="fill:var(--hue-blue);stroke:var(--unknown)"), href="x", data_record="y"))
    link = strip_page_markup(node)[2]
    assert link[:2] == ["g", {}]
    assert link[2][1]["style"] == "fill:#6C8FFB;stroke:var(--unknown)"
