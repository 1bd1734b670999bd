"""Two days of the control map beside each other: what changed hands between them, with the sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.dossier.boundaries import boundary_words
from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap
from parley.dossier.lookup import find_row_by_id
from parley.evidence import citation
from parley.evidence.telling import SOURCE_COLUMNS, source_cells
from parley.figures.files import rows as export_rows
from parley.figures.map import painting
from parley.figures.map.flat import draw_flat_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.key import draw_map_key, list_drawn_classes
from parley.figures.map.linked import link_map_places
from parley.figures.map.scene import CROP_MARGIN, build_map_scene, select_owned_units
from parley.figures.markup import Node, h
from parley.results import control
from parley.results.control_changes import control_changes_headline
from parley.ui.frame import show
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map.two_days import list_changes, list_unchanged_places, read_compared_days
from parley.ui.parts import downloads, figure_frame
from parley.ui.parts.downloads import Download, Files, Offer
from parley.words import dates
from parley.words.messages import say, say_count

DRAWING_WIDTH = 438
"""Width of each of the two drawings in pixels."""

MAX_OFFERED_DAYS = 12
"""Days of change that the page offers to compare with."""

CHANGE_COLUMNS = (
    "territory_id",
    "territory",
    "change",
    "first_day",
    "status_before",
    "last_day",
    "status_after",
    "since",
    *SOURCE_COLUMNS,
)
"""What a row of the file says."""

CHANGE_WORDS = {"holder": "changed hands", "status": "another status", "claim": "claims only"}
"""What of a place changed."""


def compare_head(view: ViewState, days: tuple[date, date]) -> tuple[str, str, str]:
    """Kicker, headline and deck of the comparison."""
    first, last = map(dates.format_day, days)
    changes = list_changes(view, days)
    deck = say_count(
        "{count} place differs on the two days; all others are pale.",
        "{count} places differ on the two days; all others are pale.",
        len(changes),
    )
    kicker = say("Control map · {first} and {last}", first=first, last=last)
    return kicker, control_changes_headline(view.dossier, *days), deck


def render_comparison(view: ViewState, days: tuple[date, date]) -> None:
    """The two drawings, or the zoomable map of the later day, then what changed as a list, and its file."""
    base = cached_base_map(view.dossier.geometry)
    if base is not None and view.own.get("view") == "zoom":
        from parley.ui.map.zoom import zoom_map_view  # a page without a WebGL map never loads its library

        later = replace(view, own={**view.own, "asof": days[1].isoformat()})
        draw = zoom_map_view(later, base)
        if draw:
            draw(later)
    elif base is not None:
        show.tree(draw_both_days(view, base, days), "map_compared")
    credit = f"Source: {citation.join_publisher_names(view.dossier)}. {boundary_words(view.dossier)}"
    show.tree(h("div", draw_change_list(view, days), h("p", credit, class_="source")), "map_changes")
    downloads.offer(view, COMPARE_OFFER)


def draw_both_days(view: ViewState, base: BaseMap, days: tuple[date, date]) -> Node:
    """The earlier day and the later one, side by side where there is room."""
    return h("div", *(draw_day(view, base, day, days) for day in days), class_="compared-days")


def draw_day(view: ViewState, base: BaseMap, day: date, days: tuple[date, date]) -> Node:
    """One day's drawing with its key, each changed place a way to its sentence."""
    dossier = view.dossier
    table = control.control_on_day(dossier, day)
    name = say("Control on {day}", day=dates.format_day(day))
    frame = fit_map_frame(select_owned_units(dossier, base), DRAWING_WIDTH, CROP_MARGIN)
    ident = f"compared-{day.isoformat()}"
    scene = replace(build_map_scene(dossier, base, table, name=name, ident=ident, frame=frame), small=True)
    drawn = painting.apply_map_statuses(
        draw_flat_map(scene), scene.state, list_unchanged_places(view, days), view.selected("territory")
    )
    ways = {
        change.territory_id: (
            view.link(record=f"territory:{change.territory_id}", asof=day.isoformat(), versus=None),
            find_place_name(dossier, change.territory_id),
        )
        for change in list_changes(view, days)
    }
    key = draw_map_key(dossier, list_drawn_classes(dossier, table), dates.format_day(day))
    return h("figure", h("figcaption", dates.format_day(day)), link_map_places(drawn, ways), key, class_="compared-day")


def draw_change_list(view: ViewState, days: tuple[date, date]) -> Node:
    """Each place that changed: what held before, what holds after, and the sentence."""
    dossier, changes = view.dossier, list_changes(view, days)
    rows = [
        [
            h(
                "a",
                find_place_name(dossier, each.territory_id),
                href=view.link(record=f"territory:{each.territory_id}"),
            ),
            h("span", format_rows(dossier, each.before), class_="muted"),
            format_rows(dossier, each.after),
            [
                figure_frame.pilcrow(view, f"control:{row['control_id']}", find_place_name(dossier, each.territory_id))
                for row in each.after or each.before
            ],
        ]
        for each in changes
    ]
    title = say("What changed from {first} to {last}", first=dates.format_day(days[0]), last=dates.format_day(days[1]))
    headers = [say("Place"), dates.format_day(days[0]), dates.format_day(days[1]), say("Sentence")]
    head = h("thead", h("tr", *(h("th", words, scope="col") for words in headers)))
    body = [h("tr", h("th", row[0], scope="row"), *(h("td", cell) for cell in row[1:])) for row in rows]
    table = h("table", h("caption", title, class_="unseen"), head, h("tbody", *body))
    scroll = h("div", table, class_="scroll plain-table", tabindex=0, role="region", aria_label=title)
    return h("section", h("h2", title), scroll if rows else h("p", say("Nothing that the filters leave.")))


def draw_place_link(view: ViewState, territory: str) -> Node:
    """A place by name, the way to its sentences."""
    return h("a", find_place_name(view.dossier, territory), href=view.link(record=f"territory:{territory}"))


def format_rows(dossier: Dossier, rows: tuple[dict[str, str], ...]) -> str:
    """A place's rows in words: each status with who holds it and since when."""
    words = control.status_words(dossier)
    told = []
    for row in rows:
        also = row["claimed"] and row["status"] not in ("claimed", "annexed")
        day = dates.format_date_span(dates.parse_date_span(row["since"]))
        known = day if row["since"].startswith("[..") else say("since {day}", day=day)
        form = "{status} and claimed ({holder}), {since}" if also else "{status} ({holder}), {since}"
        told.append(
            say(
                form,
                status=words[row["status"]],
                holder=find_row_by_id(dossier, "actors", row["controller_id"])["name"],
                since=known,
            )
        )
    return "; ".join(told) or say("no status")


def find_place_name(dossier: Dossier, territory: str) -> str:
    """The name of a territory."""
    return str(find_row_by_id(dossier, "territories", territory)["name"])


def draw_compare_choices(view: ViewState) -> Node | None:
    """The days of change to compare the day shown with; None where there is no other."""
    days = [day for day in control.list_change_days(view.dossier) if day != view.day][-MAX_OFFERED_DAYS:]
    if not days:
        return None
    links = [h("li", h("a", dates.format_day(day), href=view.link(versus=day.isoformat()))) for day in reversed(days)]
    choices = h("ul", *links, class_="day-choices")
    return h("details", h("summary", say("Compare with another day")), choices, id="compare")


def draw_compare_end(view: ViewState) -> Node:
    """The way back to one day."""
    return h("p", h("a", say("Back to one day"), href=view.link(versus=None), class_="button"))


def list_compared_files(view: ViewState) -> Files | None:
    """What the comparison has to take; None on a view of one day."""
    days = read_compared_days(view)
    if days is None:
        return None
    kicker, headline, _ = compare_head(view, days)

    def write_csv() -> bytes:
        source = f"Source: {citation.cite_article_list(view.dossier)}."
        said = downloads.caption(view, headline, kicker, source)
        return export_rows.write_export_csv(change_export_rows(view, days), said, CHANGE_COLUMNS)

    return Files("control-changes", [Download("Changes as CSV", "csv", "text/csv", write_csv)])


def change_export_rows(view: ViewState, days: tuple[date, date]) -> list[dict[str, str]]:
    """A row for each change, with the sources of what holds after it."""
    rows = []
    for change in list_changes(view, days):
        told = change.after or change.before
        rows.append(
            {
                "territory_id": change.territory_id,
                "territory": find_place_name(view.dossier, change.territory_id),
                "change": CHANGE_WORDS[change.kind],
                "first_day": days[0].isoformat(),
                "status_before": format_rows(view.dossier, change.before),
                "last_day": days[1].isoformat(),
                "status_after": format_rows(view.dossier, change.after),
                "since": "; ".join(row["since"] for row in told),
                **source_cells(view.dossier, f"control:{told[0]['control_id']}"),
            }
        )
    return rows


COMPARE_OFFER = Offer("changes", "map", list_compared_files)
