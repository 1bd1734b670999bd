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
from parley.figures.files.plain import plain
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

WIDTH = 900
"""Width of the strip in a file, in pixels."""

COUNTS = ("what", "stated", "inferred", "reference")
SENTENCES = ("article", "sentence", "paragraph", "words", "records", "reason")


def coverage_files(view: ViewState) -> Files | None:
    """What the strip of an article has to take; None without an article."""
    source = coverage_view.chosen(view)
    if not source:
        return None
    files = [
        Download("Sentences as CSV", "csv", "text/csv", lambda: coverage_csv(view, source)),
        Download("Strip as SVG", "svg", "image/svg+xml", lambda: coverage_svg(view, source).encode()),
        Download("Strip as PNG", "png", "image/png", lambda: downloads.png(coverage_svg(view, source))),
    ]
    return Files(f"coverage-{source}", files)


def coverage_caption(view: ViewState, source: str) -> Caption:
    """What the files say beside the strip."""
    rows = coverage_view.blocks(view.dossier, source)
    backed = sum(bool(each.records) for each in rows)
    said = citation.of_article(view.dossier, view.dossier.articles[source])
    kicker = f"Coverage · as of {dates.day_words(view.dossier.as_of)}"
    return downloads.caption(view, coverage_strip.headline(backed, len(rows)), kicker, f"Source: {said}.")


def coverage_csv(view: ViewState, source: str) -> bytes:
    """Every sentence of the article."""
    rows = [
        dict(zip(SENTENCES, map(str, (source, *each)), strict=True))
        for each in coverage_view.blocks(view.dossier, source)
    ]
    return export_rows.to_csv(rows, coverage_caption(view, source), SENTENCES)


def coverage_svg(view: ViewState, source: str) -> str:
    """The strip as a picture."""
    said = coverage_caption(view, source)
    figure = coverage_strip.drawing(coverage_view.blocks(view.dossier, source), WIDTH, said.title)
    return export.svg(plain(figure), coverage_strip.key(), said, sheet.rules())


def known_files(view: ViewState) -> Files:
    """What the counts of what is known how have to take."""
    files = [
        Download("Dates as CSV", "csv", "text/csv", lambda: dates_csv(view)),
        Download("Counts as CSV", "counts.csv", "text/csv", lambda: counts_csv(view)),
    ]
    return Files("how-known", files)


def dates_csv(view: ViewState) -> bytes:
    """Every event with its date and how that is known, whatever the filters."""
    rows = event_rows.event_rows(view.dossier, view.dossier.events)
    return export_rows.to_csv(rows, known_caption(view, "Dates of events, by how they are known"), event_rows.COLUMNS)


def counts_csv(view: ViewState) -> bytes:
    """The facts counted by kind."""
    counts = known.counts_of(view.dossier)
    rows = [dict(zip(COUNTS, map(str, each), strict=True)) for each in (*counts, known.total_of(counts))]
    return export_rows.to_csv(rows, known_caption(view, "Facts by how they are known"), COUNTS)


def known_caption(view: ViewState, title: str) -> Caption:
    """What the files say: they tell of the whole dossier, not of what the filters leave."""
    day, whole = dates.day_words(view.dossier.as_of), replace(view, selection=Selection())
    source = f"Source: {citation.articles(view.dossier, citation.MOST_CITED)}."
    return downloads.caption(whole, title, f"{title} · as of {day}", source)


def table_file(view: ViewState) -> Files | None:
    """The table on show; None where there is none."""
    name = view.own.get("table")
    if not name:
        return None
    words = f"{browse.title_of(view.dossier, name)} as CSV"
    file = Download(words, "csv", "text/csv", lambda: table_csv(view, name))
    return Files(name, [file])


def table_csv(view: ViewState, name: str) -> bytes:
    """The rows on show, all pages of them."""
    columns = [each.name for each in browse.columns_of(view.dossier, name)]
    rows = [
        dict(zip(columns, cells, strict=True)) for cells in tables_view.rows_of(view).itertuples(index=False, name=None)
    ]
    day, find = dates.day_words(view.dossier.as_of), view.own.get("find", "")
    title = f"{browse.title_of(view.dossier, name)}{f', rows with “{find}”' if find else ''}"
    source = f"Source: {view.dossier.title}: {title}, as of {day}"
    return export_rows.to_csv(rows, downloads.caption(view, title, "", source), columns)


def package_file(view: ViewState) -> Files | None:
    """The whole dossier; None where no contract says what it is."""
    folder, contract = view.dossier.folder, view.dossier.contract
    if not contract:
        return None
    file = Download("Everything as a Data Package", "zip", "application/zip", lambda: package.package(folder, contract))
    return Files(package.name_of(contract), [file])


COVERAGE = Offer("coverage", "data", coverage_files)
KNOWN = Offer("known", "data", known_files)
TABLE = Offer("table", "data", table_file)
EVERYTHING = Offer("everything", "data", package_file)


def everything(view: ViewState) -> None:
    """The whole dossier to take away, and what is not in it."""
    if view.dossier.contract:
        downloads.offer(view, EVERYTHING)
        show.html(h("p", holds(view.dossier), class_="source"))


@lru_cache(maxsize=4)
def holds(dossier: Dossier) -> str:
    """What is in the package."""
    _, left_out = package.articles_of(dossier.folder, dossier.contract)
    geometry = ", the base map" if dossier.geometry.is_dir() else ""
    said = f"All tables{geometry}, their contract and a note on terms, as one zipped file."
    if not left_out:
        return said
    one = len(left_out) == 1
    what = "The article’s text is" if one else f"The texts of {len(left_out):,} articles are"
    faulty = " Rows with faults are in it as they stand." if dossier.faults else ""
    return f"{said} {what} not in it: no right to give {'it' if one else 'them'} on is known.{faulty}"
