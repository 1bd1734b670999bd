"""The map's second layer: what a reference assesses as occupied, its picture, its list, and how it changed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from parley.dossier.boundaries import boundary_words
from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap
from parley.dossier.lookup import RowValues, find_row_by_id
from parley.figures.basis_tag import tag
from parley.figures.map import shares as share_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.scene import CROP_MARGIN, DESK_WIDTH, PHONE_WIDTH
from parley.figures.map.state import unit_owners
from parley.figures.markup import Node, h
from parley.figures.shares import line as share_spark
from parley.results import share
from parley.results.share import AssessedShares, publisher, version
from parley.ui.frame import show
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map import share_downloads
from parley.ui.map.share_units import unit_names
from parley.ui.map.shares_over_time import axes
from parley.ui.parts import downloads, figure_frame
from parley.ui.parts.downloads import Files, Offer
from parley.words import dates
from parley.words.articles import name_as_of_day

KEYS = "Map of shares. Arrow keys step through the places that are named, Enter opens one."
NAMELESS = "A number without a name: see the list below."


def kicker(day: date) -> str:
    """What the page is and as of when."""
    return f"Assessed share · as of {dates.format_day(day)}"


def deck(dossier: Dossier, shares: AssessedShares | None, day: date) -> str:
    """Whose figures these are, how exact, of which day; never the article's."""
    if shares is None:
        first = share.list_assessed_days(dossier)[0]
        return f"The first day with an assessment is {dates.format_day(first)}."
    more = ", more so early" if share.has_larger_error(dossier, shares.day) else ""
    error = f", within {shares.error:g} points{more}" if shares.error else ""
    said = f"A figure of {publisher(dossier, shares)} for {dates.format_day(shares.day)}{error}; not from an article."
    if shares.day != day:
        said += " It is the last assessment up to the day asked for."
    return said


def after_words(dossier: Dossier, day: date) -> str:
    """The mark of what lies after the article's day, or ""."""
    if not share.is_after_article(dossier, day):
        return ""
    return f"After {name_as_of_day(len(dossier.articles))}, {dates.format_day(dossier.as_of)}"


def picture(view: ViewState, shares: AssessedShares | None) -> None:
    """The shares on the flat map; a word where there is no geometry or no assessment."""
    base = cached_base_map(view.dossier.geometry)
    if base is None or shares is None:
        why = "This dossier has no geometry, so there is no map; the table below has its rows."
        show.html(h("p", "Nothing is assessed on this day." if shares is None else why, class_="empty"))
        return
    show.tree(drawing(view.dossier.folder, shares.day, view.dossier, base), "share_drawing")
    show.component("share_map", "map/share_map.js")(data=motion(view, shares), key="share_motion")


@st.cache_resource(show_spinner=False, max_entries=60)
def drawing(folder: Path, day: date, _dossier: Dossier, _base: BaseMap) -> Node:
    """Both drawings of an assessed day with their key: the same node for every reader, whatever is chosen."""
    dossier, base = _dossier, _base
    shares = share.assessed_shares_on(dossier, day)
    assert shares is not None  # an assessed day has shares
    owners, name = (
        unit_owners(dossier.territories),
        f"{share.assessed_share_headline(dossier, shares)}: the share of each region.",
    )
    whole = fit_map_frame(base.units, DESK_WIDTH)
    named = base.units[base.units["iso_3166_2"].isin(shares.units)]
    crop = fit_map_frame(named if len(named) else base.units, PHONE_WIDTH, CROP_MARGIN / 2, whole.crs)
    wide = share_map.draw_share_map(base, shares.units, owners, whole, name=name, ident="share-desk")
    narrow = share_map.draw_share_map(base, shares.units, owners, crop, name=name, ident="share-phone", small=True)
    whose = f"Share of each region assessed as occupied by {publisher(dossier, shares)}, not by an article"
    key = share_map.draw_share_key(f"As of {dates.format_day(day)}", whose, after_words(dossier, day))
    nameless = share_map.find_nameless_units(base, shares.units, crop)
    return h(
        "div",
        h("div", wide, class_="wide", role="group", tabindex=0, aria_label=KEYS),
        h("p", class_="unseen", role="status", id="share-said"),
        h("div", narrow, class_="narrow"),
        key,
        h("p", NAMELESS, class_="nameless narrow") if nameless else None,
        class_="map-box share-box",
    )


def motion(view: ViewState, shares: AssessedShares) -> dict[str, object]:
    """What the drawing answers to: the places that open, in the order of the list, in words, and which is chosen."""
    names, owners = unit_names(view), unit_owners(view.dossier.territories)
    said: dict[str, list[str]] = {}
    for code in in_order(shares, names):
        if code in owners:
            said.setdefault(owners[code], []).append(f"{names[code]}: {share.format_share(shares.units[code])}")
    return {
        "places": [[territory, "; ".join(words)] for territory, words in said.items()],
        "selected": view.selected("territory"),
    }


def in_order(shares: AssessedShares, names: dict[str, str]) -> list[str]:
    """The units with a share, largest first."""
    held = (code for code, value in shares.units.items() if value > 0)
    return sorted(held, key=lambda code: (-shares.units[code], names[code]))


def steps(view: ViewState, shares: AssessedShares | None, day: date) -> None:
    """Ways to the assessed days before and after, and back to the article's."""
    days = share.list_assessed_days(view.dossier)
    at = shares.day if shares else day
    before = max((each for each in days if each < at), default=None)
    after = min((each for each in days if each > at), default=None)
    ways = [(before, "‹ {}", "earlier"), (after, "{} ›", "later")]
    if day != view.dossier.as_of:
        ways.append((view.dossier.as_of, f"{{}}, {name_as_of_day(len(view.dossier.articles))}", "article"))
    links = [
        h("a", form.format(dates.format_day(to)), href=step_link(view, to), class_="button", id=f"share-{ident}")
        for to, form, ident in ways
        if to
    ]
    show.tree(h("nav", *links, class_="share-steps", aria_label="Assessed days"), "share_steps")


def step_link(view: ViewState, day: date) -> str:
    """This view on another assessed day."""
    return view.link(asof=None if day == view.dossier.as_of else day.isoformat())


def mark_after(view: ViewState, day: date) -> None:
    """Say in the open that a day lies after the article's."""
    if said := after_words(view.dossier, day):
        show.html(h("p", f"{said}: no article here could say this.", class_="after-day"))


def places(view: ViewState, shares: AssessedShares | None) -> None:
    """The regions as a list: share, largest first, and how it is known."""
    given = shares.units if shares else {}
    names, owners = unit_names(view), unit_owners(view.dossier.territories)
    order = in_order(shares, names) if shares else []
    rows = [place_row(view, names[code], given[code], owners.get(code, "")) for code in order]
    whose = publisher(view.dossier, shares) if shares else "a reference"
    twice = h("span", "Underlined twice", class_="known-by-reference")
    sub = [f"Share of each region’s area, by {whose}, not by an article. ", twice, ": from a reference."]
    head = [h("h2", "How much of each region"), h("p", *sub, class_="sub")]
    none = h("p", "Every region not listed: 0% on this day.", class_="muted") if shares else None
    show.tree(h("section", *head, h("ul", *rows, class_="places"), none, class_="place-list"), "share_places")


def place_row(view: ViewState, name: str, value: float, territory: str) -> Node:
    """One region: its step, its name (a way to its sentence where the article speaks of it), its share."""
    href = view.link(record=f"territory:{territory}") if territory else ""
    title = h("a", name, href=href) if href else h("span", name)
    known = h("span", " (reference)", class_="unseen")
    number = h("span", h("span", share.format_share(value), known, class_="known-by-reference"), class_="number-cell")
    silent = None if territory else h("span", "not named in an article", class_="muted status")
    return h("li", share_map.draw_share_swatch(share_map.find_share_step(value)), title, number, silent)


def source(view: ViewState, shares: AssessedShares | None) -> None:
    """What the picture rests on and how it is computed, and the files to take away."""
    if shares is None:
        return
    figure_frame.source_line(*sources(view, shares))
    downloads.offer(view, SHARE)


def files_of(view: ViewState) -> Files | None:
    """What the map of shares has to take; None where nothing is assessed."""
    shares = share.assessed_shares_on(view.dossier, view.day)
    return share_downloads.share_files(view, shares, unit_names(view), credit(view, shares)) if shares else None


SHARE = Offer("share", "map", files_of)


def credit(view: ViewState, shares: AssessedShares) -> str:
    """Whose figures these are, for a file: publisher, author, address."""
    row = find_row_by_id(view.dossier, "sources", shares.source_id)
    return f"{row['publisher']}{by(row)}" + (f", {row['url']}" if row["url"] else "")


def sources(view: ViewState, shares: AssessedShares) -> list[Node]:
    """The reference, and how its figures are computed."""
    row = find_row_by_id(view.dossier, "sources", shares.source_id)
    name = row["publisher"]
    return [
        "Source: ",
        h("a", name, href=row["url"], target="_blank", rel="noopener") if row["url"] else name,
        f"{by(row)}; version {version(view.dossier, shares)}. Occupied area ÷ the same outline’s area, in an "
        "equal-area projection. Shares of regions do not add up to the country’s. "
        f"{boundary_words(view.dossier)}",
    ]


def by(row: RowValues) -> str:
    """A reference's author after its publisher, or ""."""
    return f"; {row['author']}" if row["author"] else ""


def twin(view: ViewState, shares: AssessedShares | None) -> None:
    """The regions' shares of the day as a table."""
    if shares is not None:
        show.tree(table(view, shares), "share_table")


def table(view: ViewState, shares: AssessedShares) -> Node:
    """The same as a node, the country's share apart."""
    names, country = unit_names(view), share.find_country_name(view.dossier)
    rows = [[names[code], share.format_share(value), tag("reference")] for code, value in shares.units.items()]
    if shares.country is not None:
        rows.insert(0, [f"{country}, computed on its own", share.format_share(shares.country), tag("reference")])
    caption = f"Share assessed as occupied, {dates.format_day(shares.day)}, {shares.version}"
    heads = ["Place", "Share", "Known from"]
    return figure_frame.twin_of("The same shares as a table", caption, heads, rows, "share_table")


def small_line(view: ViewState, day: date) -> None:
    """Under the panel of a region: its assessed share and how it changed, as the reference's."""
    kind, _, key = view.record.partition(":")
    if kind == "territory" and (line := line_of(view.dossier, key, day)):
        show.tree(line, "share_small")


@lru_cache(maxsize=256)
def line_of(dossier: Dossier, territory: str, day: date) -> Node | None:
    """A region's assessed share of a day in words, and its small line; None where nothing is assessed."""
    row, shares = find_row_by_id(dossier, "territories", territory), share.assessed_shares_on(dossier, day)
    value = shares.of(row["iso_3166_2"]) if shares and row["iso_3166_2"] else None
    if shares is None or value is None:
        return None
    said = (
        f"Assessed as occupied: {share.format_share_with_error(dossier, shares, value)}, "
        f"{dates.format_day(shares.day)} "
    )
    ground, runs = axes(dossier), share.list_share_runs(dossier, row["iso_3166_2"].split()[0])
    label = f"{row['name']}: {share.format_share(value)} assessed as occupied on {dates.format_day(shares.day)}"
    years = h("div", h("span", str(ground.first.year)), h("span", str(ground.last.year)), class_="years")
    note = f"After {dates.format_day(dossier.as_of)}, {name_as_of_day(len(dossier.articles))}, the line is dashed."
    picture = h("div", share_spark.draw_share_line(runs, ground, day, label), years, style="max-width:240px")
    return h("div", h("p", said, tag("reference")), picture, h("p", note, class_="muted"), class_="small-line")
