"""The assessed shares to take away: the rows of the day as CSV, the map as SVG and PNG, with the reference's credit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from parley.dossier.boundaries import boundary_words
from parley.dossier.geometry import BaseMap
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.plain import strip_page_markup
from parley.figures.files.svg import Caption
from parley.figures.map import rows as map_rows
from parley.figures.map import shares as share_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.scene import DESK_WIDTH
from parley.figures.map.state import unit_owners
from parley.figures.markup import Node
from parley.figures.shares.grid import draw_share_grid
from parley.figures.shares.line import ShareAxes
from parley.results import share
from parley.results.share import AssessedShares, SharePoint
from parley.ui.frame import sheet
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Download, Files
from parley.words import dates
from parley.words.articles import name_as_of_day
from parley.words.wording import join_names

METHOD = (
    "Occupied area ÷ the same outline’s area, in an equal-area projection. Shares of regions do not add up to the "
    "country’s."
)


def share_files(view: ViewState, shares: AssessedShares, names: dict[str, str], credit: str) -> Files:
    """What the map of shares has to take; `names` are the units' by code, `credit` whose figures they are."""
    base, said = cached_base_map(view.dossier.geometry), caption_of(view, shares, credit)
    files = [Download("Rows as CSV", "csv", "text/csv", lambda: csv_of(view, shares, names, said))]
    if base is not None:
        files += [
            Download("Map as SVG", "svg", "image/svg+xml", lambda: svg_of(view, base, shares, said).encode()),
            Download("Map as PNG", "png", "image/png", lambda: downloads.png(svg_of(view, base, shares, said))),
        ]
    return Files(f"assessed-share-{shares.day.isoformat()}", files)


def caption_of(view: ViewState, shares: AssessedShares, credit: str) -> Caption:
    """What the files say beside the picture: whose figures, of which day and version, and whether after the article."""
    error = f", within {shares.error:g} points" if shares.error else ""
    return downloads.caption(
        view,
        title=share.assessed_share_headline(view.dossier, shares),
        kicker=f"Assessed share · as of {dates.format_day(shares.day)}{after(view, shares.day)}",
        source=f"Source: {credit}, version {shares.version}{error}; not figures of an article, and under the "
        f"reference’s own terms. {METHOD} "
        f"{boundary_words(view.dossier, with_licence=True)}",
    )


def after(view: ViewState, day: date) -> str:
    """The mark of a day that lies after the article's, or ""."""
    if not share.is_after_article(view.dossier, day):
        return ""
    return f" · after {name_as_of_day(len(view.dossier.articles))}, {dates.format_day(view.dossier.as_of)}"


def csv_of(view: ViewState, shares: AssessedShares, names: dict[str, str], said: Caption) -> bytes:
    """The shares of the day, the country's first."""
    country = share.find_country_code(view.dossier)
    whole = {country: share.find_country_name(view.dossier)} if country and shares.country is not None else {}
    owners = unit_owners(view.dossier.territories)
    past = share.is_after_article(view.dossier, shares.day)
    rows = map_rows.share_export_rows(shares, {**whole, **names}, owners, past)
    return export_rows.write_export_csv(rows, said, map_rows.SHARE_EXPORT_COLUMNS)


def time_files(
    view: ViewState,
    title: str,
    lines: Mapping[str, Sequence[Sequence[SharePoint]]],
    names: dict[str, str],
    ground: ShareAxes,
    day: date,
) -> Files:
    """What the charts over time have to take; `lines` by name and `names` by code stand in the order of the page."""

    def said() -> Caption:
        whose = credits_of(view)
        return downloads.caption(
            view,
            title=title,
            kicker=f"Assessed shares · {dates.format_day(ground.first)} to {dates.format_day(ground.last)}",
            source=f"Source: {whose}; not figures of an article, and under the reference’s own terms. {METHOD} Every "
            f"chart runs from 0 to 100%; the number is of {dates.format_day(day)}. What lies after "
            f"{name_as_of_day(len(view.dossier.articles))}, "
            f"{dates.format_day(view.dossier.as_of)}, is dashed.",
        )

    def drawing() -> str:
        figure = draw_share_grid(lines, ground, day, title)
        return export.write_figure_svg(strip_page_markup(figure), [], said(), sheet.rules())

    files = [
        Download("Shares as CSV", "csv", "text/csv", lambda: all_days(view, names, said())),
        Download("Charts as SVG", "svg", "image/svg+xml", lambda: drawing().encode()),
        Download("Charts as PNG", "png", "image/png", lambda: downloads.png(drawing())),
    ]
    return Files("assessed-shares", files)


def credits_of(view: ViewState) -> str:
    """Who publishes the references that the shares are taken from."""
    publishers = view.dossier.sources.set_index("source_id")["publisher"]
    return join_names([str(publishers.get(key, key)) for key in view.dossier.occupied_share["source_id"].unique()])


def all_days(view: ViewState, names: dict[str, str], said: Caption) -> bytes:
    """The shares of every assessed day."""
    owners = unit_owners(view.dossier.territories)
    rows: list[dict[str, str]] = []
    for day in share.list_assessed_days(view.dossier):
        found = share.assessed_shares_on(view.dossier, day)
        rows += (
            map_rows.share_export_rows(found, names, owners, share.is_after_article(view.dossier, day)) if found else []
        )
    return export_rows.write_export_csv(rows, said, map_rows.SHARE_EXPORT_COLUMNS)


def svg_of(view: ViewState, base: BaseMap, shares: AssessedShares, said: Caption) -> str:
    """The map of the day with the chosen place."""
    chosen = view.selected("territory")
    owners, frame = unit_owners(view.dossier.territories), fit_map_frame(base.units, DESK_WIDTH)
    figure = share_map.draw_share_map(
        base, shares.units, owners, frame, name=said.title, ident="shares", selected=chosen
    )
    return export.write_figure_svg(figure, key(), said, sheet.rules())


def key() -> list[tuple[Node, str]]:
    """The steps, as swatch and words."""
    return [
        (share_map.draw_share_swatch(number), share_map.format_share_step(number))
        for number in range(len(share_map.SHARE_STEPS))
    ]
