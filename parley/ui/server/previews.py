"""What a link says of itself before it is opened: the finding of its view in words, and a picture of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence import citation
from parley.evidence.record import describe_record
from parley.figures.data import coverage_strip
from parley.figures.files import preview
from parley.figures.files.plain import strip_page_markup
from parley.figures.map import painting
from parley.figures.map.flat import draw_flat_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.scene import build_map_scene, select_owned_units
from parley.figures.markup import Node
from parley.figures.positions import words as positions_words
from parley.figures.positions.stance_grid import draw_stance_grid
from parley.figures.timeline import side_strip as true_strip
from parley.figures.timeline.side_lanes import build_side_lanes
from parley.results import control, share, story
from parley.results.control_headline import control_headline_on_day
from parley.ui.data import coverage as coverage_view
from parley.ui.data import page as data_view
from parley.ui.frame import opened, sheet, view_state
from parley.ui.frame.view_state import ViewState
from parley.ui.map import shares as share_view
from parley.ui.map import view as map_view
from parley.ui.parts import downloads
from parley.ui.positions import view as positions_view
from parley.ui.reader import article as article_view
from parley.ui.sources import page as sources_page
from parley.ui.timeline import view as timeline_view
from parley.words import dates

MAP, STRIP = 640, 640
"""Widths at which the pictures' drawings are made, in pixels; they are enlarged to the room they have."""


class Finding(NamedTuple):
    """What stands above a page."""

    kicker: str
    headline: str
    deck: str


def finding(view: ViewState) -> Finding:
    """The finding of a view; where a record is chosen, the record with its sentence."""
    said, asked = FINDINGS[view.page](view), view.own.get("evidence", "")
    read = article_view.read_reader_state(view) if asked else None
    now = article_view.select_panel_record(view, read) if read else view
    if not now.record:
        return said
    record = describe_record(view.dossier, now.record, min(view.day, view.dossier.as_of))
    quotes = [quote for quote in record.quotes if quote.stance == "supports" and quote.paragraph]
    quotes.sort(key=lambda quote: quote.evidence_id != asked)
    return Finding(said.kicker, record.title, f"“{quotes[0].sentence}”" if quotes else said.deck)


def of_overview(view: ViewState) -> Finding:
    """The story's headline."""
    return Finding(dates.format_day(view.dossier.as_of), *story.story_headline(view.dossier))


def of_map(view: ViewState) -> Finding:
    """Who holds what on the day, or what a reference assesses."""
    if view.own.get("layer") == "share":
        found = share.assessed_shares_on(view.dossier, view.day)
        deck = share_view.deck(view.dossier, found, view.day)
        return Finding(share_view.kicker(view.day), share.assessed_share_headline(view.dossier, found), deck)
    return Finding(
        map_view.kicker(view.day),
        control_headline_on_day(view.dossier, view.day),
        map_view.deck(view.dossier, view.day),
    )


def of_timeline(view: ViewState) -> Finding:
    """When things happened."""
    return Finding(*timeline_view.build_timeline_title(view.dossier, view.selection))


def of_positions(view: ViewState) -> Finding:
    """Where voices clash."""
    return Finding(*positions_view.positions_page_head(view, positions_view.build_current_matrix(view)))


def of_reader(view: ViewState) -> Finding:
    """The article's own title."""
    read = article_view.read_reader_state(view)
    if read is None:
        return Finding("Reader", "There is no article to read", view.dossier.description)
    row = find_row_by_id(view.dossier, "sources", read.article.source_id)
    known = "" if row["published_basis"] in ("", "stated") else f" ({row['published_basis']})"
    kicker = f"{row['publisher'] or 'Reader'} · {citation.format_publication_day(row['published'])}{known}"
    return Finding(kicker, article_view.article_title(view, read), article_view.article_finding(read))


def of_sources(view: ViewState) -> Finding:
    """On how much the articles differ."""
    return Finding(*sources_page.sources_page_head(view))


def of_data(view: ViewState) -> Finding:
    """How much of the articles supports a record, and how its facts are known."""
    return Finding(*data_view.data_page_title(view))


FINDINGS: Mapping[str, Callable[[ViewState], Finding]] = {
    "": of_overview,
    "map": of_map,
    "timeline": of_timeline,
    "positions": of_positions,
    "reader": of_reader,
    "sources": of_sources,
    "data": of_data,
}


@lru_cache(maxsize=16)
def picture(dossier: Dossier, page: str) -> bytes:
    """The picture of a page as it stands without parameters, 1200 × 630 pixels, as PNG; made once a process."""
    view, _ = view_state.read_view(dossier, page, {}, served=True)
    said = FINDINGS[page](view)
    figure, quote = drawing_of(view), opening_words(view)
    svg = preview.write_preview_svg(said.kicker, said.headline, dossier.title, figure, sheet.rules(), quote)
    return downloads.png(svg, zoom=1)


def opening_words(view: ViewState) -> str:
    """The first sentence of the article on which a record rests, for the reader's picture."""
    read = article_view.read_reader_state(view) if view.page == "reader" else None
    if read is None or not read.passages:
        return ""
    return view.dossier.sentence(read.article.source_id, read.passages[0].start)


def drawing_of(view: ViewState) -> Node | None:
    """The figure that a page's finding is read from; the reader has none."""
    if view.page == "data" and (source := coverage_view.coverage_source_id(view)):
        blocks = coverage_view.build_coverage_blocks(view.dossier, source)
        return strip_page_markup(coverage_strip.draw_coverage_rows(blocks, STRIP, ""))
    if view.page in ("", "map"):
        return map_drawing(view.dossier)
    if view.page == "timeline" and not view.shown.events.empty:
        lanes = build_side_lanes(view.dossier, view.shown.events)
        return strip_page_markup(
            true_strip.draw_side_strip(view.shown.events, lanes, day=view.dossier.as_of, width=STRIP, name="")
        )
    matrix = positions_view.build_current_matrix(view) if view.page == "positions" else None
    if matrix and matrix.proposals:
        return strip_page_markup(
            draw_stance_grid(
                matrix, positions_view.make_side_glyph_drawer(view), positions_words.matrix_alt_text(matrix)
            )
        )
    return None


def map_drawing(dossier: Dossier) -> Node | None:
    """The flat map of the dossier's own day, None where there is no geometry or nothing is told of control."""
    base = opened.cached_base_map(dossier.geometry)
    if base is None or dossier.control.empty:
        return None
    table, frame = (
        control.control_on_day(dossier, dossier.as_of),
        fit_map_frame(select_owned_units(dossier, base), MAP, 0.2),
    )
    scene = replace(build_map_scene(dossier, base, table, name="", ident="map", frame=frame), small=True)
    return painting.apply_map_statuses(draw_flat_map(scene), scene.state)
