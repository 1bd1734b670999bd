"""What the data page lets readers take: the table on show, the coverage, and everything as one package."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from parley.dossier import browse
from parley.dossier.dossier import Dossier
from parley.evidence import citation
from parley.figures.data import coverage_strip
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.plain import strip_page_markup
from parley.figures.files.svg import Caption
from parley.figures.markup import h
from parley.figures.timeline import event_rows
from parley.results import known
from parley.selection.selection import Selection
from parley.tables import package
from parley.ui.data import coverage as coverage_view
from parley.ui.data import tables as tables_view
from parley.ui.frame import sheet, show
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.words import dates

COVERAGE_FILE_WIDTH = 900
"""Width of the strip in a file, in pixels."""

KNOWN_COUNT_COLUMNS = ("what", "stated", "inferred", "reference")
COVERAGE_FILE_COLUMNS = ("article", "sentence", "paragraph", "words", "records", "reason")


def list_coverage_files(view: ViewState) -> Files | None:
    """What the strip of an article has to take; None without an article."""
    source = coverage_view.coverage_source_id(view)
    if not source:
        return None
    files = [
        Download("Sentences as CSV", "csv", "text/csv", lambda: coverage_csv(view, source)),
        Download("Strip as SVG", "svg", "image/svg+xml", lambda: coverage_svg(view, source).encode()),
        Download("Strip as PNG", "png", "image/png", lambda: downloads.png(coverage_svg(view, source))),
    ]
    return Files(f"coverage-{source}", files)


def coverage_file_caption(view: ViewState, source: str) -> Caption:
    """What the files say beside the strip."""
    rows = coverage_view.build_coverage_blocks(view.dossier, source)
    backed = sum(bool(each.records) for each in rows)
    said = citation.cite_article(view.dossier, view.dossier.articles[source])
    kicker = f"Coverage · as of {dates.format_day(view.dossier.as_of)}"
    return downloads.caption(view, coverage_strip.coverage_headline(backed, len(rows)), kicker, f"Source: {said}.")


def coverage_csv(view: ViewState, source: str) -> bytes:
    """Every sentence of the article."""
    rows = [
        dict(zip(COVERAGE_FILE_COLUMNS, map(str, (source, *each)), strict=True))
        for each in coverage_view.build_coverage_blocks(view.dossier, source)
    ]
    return export_rows.write_export_csv(rows, coverage_file_caption(view, source), COVERAGE_FILE_COLUMNS)


def coverage_svg(view: ViewState, source: str) -> str:
    """The strip as a picture."""
    said = coverage_file_caption(view, source)
    figure = coverage_strip.draw_coverage_rows(
        coverage_view.build_coverage_blocks(view.dossier, source), COVERAGE_FILE_WIDTH, said.title
    )
    return export.write_figure_svg(strip_page_markup(figure), coverage_strip.list_coverage_key(), said, sheet.rules())


def list_known_files(view: ViewState) -> Files:
    """What the counts of what is known how have to take."""
    files = [
        Download("Dates as CSV", "csv", "text/csv", lambda: event_dates_csv(view)),
        Download("Counts as CSV", "counts.csv", "text/csv", lambda: known_counts_csv(view)),
    ]
    return Files("how-known", files)


def event_dates_csv(view: ViewState) -> bytes:
    """Every event with its date and how that is known, whatever the filters."""
    rows = event_rows.event_export_rows(view.dossier, view.dossier.events)
    return export_rows.write_export_csv(
        rows,
        known_file_caption(view, "Dates of events, by how they are known"),
        event_rows.event_export_columns(view.dossier),
    )


def known_counts_csv(view: ViewState) -> bytes:
    """The facts counted by kind."""
    counts = known.count_facts_by_basis(view.dossier)
    rows = [
        dict(zip(KNOWN_COUNT_COLUMNS, map(str, each), strict=True))
        for each in (*counts, known.sum_basis_counts(counts))
    ]
    return export_rows.write_export_csv(
        rows, known_file_caption(view, "Facts by how they are known"), KNOWN_COUNT_COLUMNS
    )


def known_file_caption(view: ViewState, title: str) -> Caption:
    """What the files say: they tell of the whole dossier, not of what the filters leave."""
    day, whole = dates.format_day(view.dossier.as_of), replace(view, selection=Selection())
    source = f"Source: {citation.cite_article_list(view.dossier, citation.MAX_CITED_ARTICLES)}."
    return downloads.caption(whole, title, f"{title} · as of {day}", source)


def list_table_files(view: ViewState) -> Files | None:
    """The table on show; None where there is none."""
    name = view.own.get("table")
    if not name:
        return None
    words = f"{browse.table_title(view.dossier, name)} as CSV"
    file = Download(words, "csv", "text/csv", lambda: dossier_table_csv(view, name))
    return Files(name, [file])


def dossier_table_csv(view: ViewState, name: str) -> bytes:
    """The rows on show, all pages of them."""
    columns = [each.name for each in browse.list_table_columns(view.dossier, name)]
    rows = [
        dict(zip(columns, cells, strict=True))
        for cells in tables_view.find_table_rows(view).itertuples(index=False, name=None)
    ]
    day, find = dates.format_day(view.dossier.as_of), view.own.get("find", "")
    title = f"{browse.table_title(view.dossier, name)}{f', rows with “{find}”' if find else ''}"
    source = f"Source: {view.dossier.title}: {title}, as of {day}"
    return export_rows.write_export_csv(rows, downloads.caption(view, title, "", source), columns)


def list_package_files(view: ViewState) -> Files | None:
    """The whole dossier; None where no contract says what it is."""
    folder, contract = view.dossier.folder, view.dossier.contract
    if not contract:
        return None
    file = Download(
        "Everything as a Data Package", "zip", "application/zip", lambda: package.build_data_package(folder, contract)
    )
    return Files(package.package_name(contract), [file])


COVERAGE_OFFER = Offer("coverage", "data", list_coverage_files)
KNOWN_OFFER = Offer("known", "data", list_known_files)
TABLE_OFFER = Offer("table", "data", list_table_files)
PACKAGE_OFFER = Offer("everything", "data", list_package_files)


def render_package_offer(view: ViewState) -> None:
    """The whole dossier to take away, and what is not in it."""
    if view.dossier.contract:
        downloads.offer(view, PACKAGE_OFFER)
        show.html(h("p", package_contents_note(view.dossier), class_="source"))


@lru_cache(maxsize=4)
def package_contents_note(dossier: Dossier) -> str:
    """What is in the package."""
    _, left_out = package.split_articles_by_rights(dossier.folder, dossier.contract)
    geometry = ", the base map" if dossier.has_geometry else ""
    said = f"All tables{geometry}, their contract and a note on terms, as one zipped file."
    if not left_out:
        return said
    one = len(left_out) == 1
    what = "The article’s text is" if one else f"The texts of {len(left_out):,} articles are"
    faulty = " Rows with faults are in it as they stand." if dossier.faults else ""
    return f"{said} {what} not in it: no right to give {'it' if one else 'them'} on is known.{faulty}"
