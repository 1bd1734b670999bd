"""How the assessed shares changed: a chart for the country and each region, and all assessed days as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from parley.dossier.dossier import Dossier
from parley.figures.map.state import unit_owners
from parley.figures.shares.line import ShareAxes
from parley.results import share
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.map import share_downloads
from parley.ui.map.share_units import unit_names
from parley.ui.parts import downloads, figure_frame
from parley.ui.parts.downloads import Files, Offer
from parley.words import dates
from parley.words.articles import name_as_of_day

if TYPE_CHECKING:
    from parley.figures.shares.charts import ShareSeries

CHART = "share_lines"


class Charts(NamedTuple):
    """The charts of a view: their finding, the names of units by code in their order, a line for each, the time that
    all share, and the assessed day that is shown."""

    title: str
    every: dict[str, str]
    lines: list[ShareSeries]
    ground: ShareAxes
    at: date


@kept(lambda view: view.day)
def charts(view: ViewState) -> Charts:
    """What there is to draw: the page and its files ask for it."""
    from parley.figures.shares import charts as share_lines

    dossier, shown = view.dossier, share.assessed_shares_on(view.dossier, view.day)
    every = in_order(dossier, unit_names(view))
    lines = [share_lines.ShareSeries(code, name, share.list_share_runs(dossier, code)) for code, name in every.items()]
    at = shown.day if shown else view.day
    whole = share.list_share_runs(dossier, share.find_country_code(dossier))
    units = {line.code: line.runs for line in lines if not share.is_country_code(line.code)}
    title = share_lines.shares_headline(share.find_country_name(dossier), whole, units, at)
    return Charts(title, every, lines, axes(dossier), at)


def share_time_view(view: ViewState) -> None:
    """Charts on the same axes with the day shown."""
    from parley.figures.shares import charts as share_lines

    dossier = view.dossier
    title, every, lines, ground, at = charts(view)
    figure_frame.frame(
        title,
        f"Share assessed as occupied, {dates.format_day(ground.first)} to {dates.format_day(ground.last)}, by a "
        f"reference; every chart runs from 0 to 100%. The line across is {name_as_of_day(len(dossier.articles))}, "
        f"{dates.format_day(dossier.as_of)}; what comes after is dashed. Where months are missing, the line is broken. "
        "The dot and the number are of the day shown.",
        name="share_time",
    )
    figure = share_lines.build_share_charts(lines, ground, at, figure_frame.theme())
    words = share_lines.share_charts_alt_text(lines, at, dates.format_day(at))
    figure_frame.plotly(figure.to_dict(), CHART, words, lambda: choose(dossier))
    downloads.offer(view, SHARE_TIME)
    history(lines, every)


def files_of(view: ViewState) -> Files | None:
    """What the charts have to take; None where nothing is assessed."""
    if view.dossier.occupied_share.empty:
        return None
    title, every, lines, ground, at = charts(view)
    return share_downloads.time_files(view, title, {line.name: line.runs for line in lines}, every, ground, at)


SHARE_TIME = Offer("share_time", "map", files_of)


def in_order(dossier: Dossier, names: dict[str, str]) -> dict[str, str]:
    """The country, then the units by their share on the article's day, largest first."""
    shares, code = share.assessed_shares_on(dossier, dossier.as_of), share.find_country_code(dossier)
    order = sorted(names, key=lambda unit: (-shares.units[unit] if shares else 0, names[unit]))
    return ({code: share.find_country_name(dossier)} if code else {}) | {unit: names[unit] for unit in order}


def choose(dossier: Dossier) -> None:
    """A click on a chart opens the record of the place it belongs to; the others have none in the article."""
    code = str(figure_frame.selected_point(CHART).get("legendgroup", ""))
    if territory := unit_owners(dossier.territories).get(code):
        st.query_params["record"] = f"territory:{territory}"


def axes(dossier: Dossier) -> ShareAxes:
    """The time that all lines share."""
    days = share.list_assessed_days(dossier)
    return ShareAxes(days[0], days[-1], dossier.as_of)


def history(lines: Sequence[ShareSeries], every: dict[str, str]) -> None:
    """All assessed days as a table: what the charts draw."""
    by_day: dict[date, dict[str, float]] = {}
    for line in lines:
        for point in (point for run in line.runs for point in run):
            by_day.setdefault(point.day, {})[line.code] = point.share
    rows = [
        [
            dates.format_day(day),
            *(share.format_share(by_day[day][code]) if code in by_day[day] else "" for code in every),
        ]
        for day in sorted(by_day)
    ]
    caption = "Share assessed as occupied, by a reference, in per cent of each area"
    figure_frame.twin(f"All {len(rows)} assessed days as a table", caption, ["Day", *every.values()], rows, "share_all")
