"""The map page's pieces: one of two drawings of the same rows, the list of places, the source line, the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from parley.dossier.boundaries import boundary_words
from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence import citation
from parley.figures.basis_tag import tag
from parley.figures.map.holder_patterns import fill_properties
from parley.figures.map.key import draw_map_swatch
from parley.figures.map.legend import build_map_legend
from parley.figures.map.scene import list_share_notes
from parley.figures.markup import Node, h
from parley.results import control, share
from parley.results.control_headline import control_headline_on_day
from parley.selection.selection import expand_places_by_parts
from parley.ui.frame import show
from parley.ui.frame.keeping import kept
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.map.flat import flat_map_view, stepper_view
from parley.ui.parts import figure_frame
from parley.words import dates
from parley.words.messages import say, say_count
from parley.words.wording import capitalize_first, spell_small_number

Rows = Sequence[tuple[Mapping[Any, str], Sequence[int]]]
"""The different rows of a territory over time, each with the changes at which it holds."""

HATCH_MEANS = "Hatching never says where inside a place."

FILTERED = (
    "A filter by place or article outlines what it keeps and pales the rest; "
    "other filters change only the events counted here."
)


def kicker(day: date) -> str:
    """What the page is and as of when."""
    return f"Control map · as of {dates.format_day(day)}"


@lru_cache(maxsize=256)
def title(dossier: Dossier, day: date) -> tuple[str, str, str]:
    """The page's kicker, headline and deck on a day."""
    return kicker(day), control_headline_on_day(dossier, day), deck(dossier, day)


def deck(dossier: Dossier, day: date) -> str:
    """What the statuses rest on: how many on the articles' words, how many on a reference."""
    held = [row for row in control.list_control_rows(dossier, day) if row["status"]]
    stated, words = sum(row["basis"] == "stated" for row in held), articles_words(dossier)
    if not held:
        return say("The tables name no control on this day.")
    if len(held) == 1:
        return say("The one status of this day rests on {ground}.", ground=words if stated else say("a reference"))
    rest, total = len(held) - stated, spell_small_number(len(held))
    number = capitalize_first(spell_small_number(stated))
    said = say_count(
        "{count} of {total} statuses rests on {ground}",
        "{count} of {total} statuses rest on {ground}",
        stated,
        count=number,
        total=total,
        ground=words,
    )
    return say("{said}, {rest} on a reference.", said=said, rest=spell_small_number(rest)) if rest else f"{said}."


def articles_words(dossier: Dossier) -> str:
    """What a stated status rests on, of one article or of several."""
    return say("the article’s words") if len(dossier.articles) == 1 else say("the articles’ words")


def picture(view: ViewState) -> Callable[[ViewState], None] | None:
    """Draw the flat map, or what stays of the zoomable one where the address asks for it; a word where there is no
    geometry. Gives back what draws the rest as of a view's day and with its record, if that takes the server."""
    base = cached_base_map(view.dossier.geometry)
    if base is None:
        show.html(
            h("p", "This dossier has no geometry, so there is no map; the table below has its rows.", class_="empty")
        )
        if not view.dossier.control.empty:
            stepper_view(view)  # the list and the table follow its day, with a map or without
    elif view.own.get("view") == "zoom":
        from parley.ui.map.zoom import zoom_map_view

        return zoom_map_view(view, base)
    else:
        flat_map_view(view, base)
    return None


def is_empty(dossier: Dossier) -> bool:
    """Whether there is nothing that a map could show: neither geometry nor a word of who holds what."""
    return dossier.control.empty and cached_base_map(dossier.geometry) is None


def empty_map_head(dossier: Dossier) -> tuple[str, str, str]:
    """Kicker, headline and deck of such a page."""
    one = len(dossier.articles) == 1
    return (
        say("Map"),
        say("The article tells of no territory") if one else say("The articles tell of no territory"),
        say("Nobody holds or claims a place in this dossier, so there is no map to draw."),
    )


def draw_empty_map(view: ViewState) -> Node:
    """The ways to what this dossier does tell."""
    ways = [
        h("a", words, href=view.link(page), class_="button")
        for page, words in (("timeline", say("Who did what, and when")), ("positions", say("Who wants what")))
    ]
    return h("section", h("p", *ways, class_="buttons"), class_="empty", aria_label=say("Nothing to show"))


def places(view: ViewState) -> None:
    """The territories as a list; the browser shows of it what holds on the day shown."""
    show.tree(listed(view), "places")


@kept(lambda view: view.link(record="", asof=None))
def listed(view: ViewState) -> show.Packed:
    """Each territory's status, since when, how many of the events shown happened there; for every change."""
    names = dict(zip(view.dossier.territories["territory_id"], view.dossier.territories["name"], strict=True))
    rows = place_sections(view, names)
    said = FILTERED if view.selection else say("Choose a place to read its sentence.")
    if not any(count_place_events(view, key) for key in control.control_history_by_territory(view.dossier)):
        said = f"{said} {say('None of the events shown happened in one of these places.')}"
    form = [" ", h("span", "Underlined twice", class_="known-by-reference"), ": from a reference."]
    head = [h("h2", "Who holds what"), h("p", said, form, class_="sub")]
    return show.packed(h("section", *head, *rows, class_="place-list", style=swatch_style(view.dossier)))


def swatch_style(dossier: Dossier) -> str | None:
    """The custom properties by which swatches in the list find the key's patterns; None where statuses are drawn."""
    return fill_properties(build_map_legend(dossier), "key").removeprefix(";") or None


def place_sections(view: ViewState, names: Mapping[str, str]) -> list[Node]:
    """The places in one list, or where several sides hold in a list for each holder, in the editor's order."""
    history = control.control_history_by_territory(view.dossier)
    if not build_map_legend(view.dossier).drawn:
        return [h("ul", *(place_row(view, key, names[key], told) for key, told in history.items()), class_="places")]
    holders = dict(zip(view.dossier.actors["actor_id"], view.dossier.actors["name"], strict=True))
    sections: list[Node] = []
    for actor, holder in {**holders, "": "Nobody named"}.items():
        held = {key: [each for each in told if each[0]["controller_id"] == actor] for key, told in history.items()}
        rows = [place_row(view, key, names[key], told) for key, told in held.items() if told]
        if rows:
            days = sorted({at for told in held.values() for _, changes in told for at in changes})
            sections.append(h("h3", holder, class_="holder", data_on=" ".join(map(str, days))))
            sections.append(h("ul", *rows, class_="places"))
    return sections


def place_row(view: ViewState, territory: str, name: str, told: Rows) -> Node:
    """One territory: swatch, name, events; status in words and how it is known, as of each change."""
    events = count_place_events(view, territory)
    return h(
        "li",
        h("span", [on(changes, draw_map_swatch(kind_of(view.dossier, row))) for row, changes in told]),
        h("a", name, href=view.link(record=f"territory:{territory}", asof=None)),
        h("span", say_count("{count} event", "{count} events", events), class_="number-cell") if events else None,
        h("span", [on(changes, *status_of(view.dossier, row)) for row, changes in told], class_="muted status"),
        data_on=" ".join(str(at) for at in sorted({at for _, changes in told for at in changes})),
    )


def count_place_events(view: ViewState, territory: str) -> int:
    """How many of the events shown happened in a place or in what lies in it."""
    return int(view.shown.events["event_id"].isin(events_in(view.dossier, territory)).sum())


@lru_cache(maxsize=1024)
def events_in(dossier: Dossier, territory: str) -> list[str]:
    """The events that happened in a place or in what lies in it."""
    pairs = dossier.event_territories
    return list(pairs.loc[pairs["territory_id"].isin(expand_places_by_parts(dossier, (territory,))), "event_id"])


def on(changes: Sequence[int], *nodes: Node) -> Node:
    """What is seen while one of these changes is the last before the day shown (`static/map/control_map.js`)."""
    return h("span", *nodes, data_on=" ".join(map(str, changes)))


def kind_of(dossier: Dossier, row: Mapping[Any, str]) -> str:
    """The class that a holder's row is drawn in."""
    legend, status = build_map_legend(dossier), row["status"]
    if legend.drawn and status not in ("", "claimed"):
        side = find_row_by_id(dossier, "actors", row["controller_id"])["side"]
        return f"fill-{legend.find_fill(f'{side}:{status}')}"
    return status or "rest"


def status_of(dossier: Dossier, row: Mapping[Any, str]) -> list[Node]:
    """A status in words and since when, each in the form of how it is known."""
    begun = dates.format_date_span(dates.parse_date_span(row["since"])) if row["since"] else ""
    word = ", " if begun.startswith("by ") else ", since "
    since = [word, in_running_text(begun, row["date_basis"])] if begun else []
    return [in_running_text(control.status_words(dossier)[row["status"]], row["basis"]), *since]


def in_running_text(words: str, basis: str) -> Node:
    """Words in the form of how they are known: underlined twice from a reference, dashed where inferred."""
    if basis in ("", "stated"):
        return words
    return h("span", words, h("span", f" ({basis})", class_="unseen"), class_=f"known-by-{basis}")


def other_than_stated(basis: str) -> Node | None:
    """How a thing is known, where an article does not say it."""
    return tag(basis) if basis not in ("", "stated") else None


def source(view: ViewState) -> None:
    """What the picture rests on."""
    figure_frame.source_line(
        f"Source: {citation.join_publisher_names(view.dossier)}; names and days from references where marked. "
        f"{HATCH_MEANS} {shares_source(view.dossier, view.day)}{boundary_words(view.dossier)}"
    )


def shares_source(dossier: Dossier, day: date) -> str:
    """Whose the shares in the picture are, and of which day, with a blank behind it; "" where none is told."""
    shares = share.assessed_shares_on(dossier, day) if any(list_share_notes(dossier, day).values()) else None
    if shares is None:
        return ""
    whose, of = share.publisher(dossier, shares), dates.format_day(shares.day)
    return say("Assessed shares: {publisher}, {day}.", publisher=whose, day=of) + " "


def twin(view: ViewState) -> None:
    """The rows of the picture as a table; those of other days wait for the picture to show theirs."""
    names = view.dossier.territories.set_index("territory_id")["name"].to_dict()
    holders = view.dossier.actors.set_index("actor_id")["name"].to_dict()
    by_change = control.control_history_by_territory(view.dossier)
    rows = [
        (changes, cells(view, row, names[key], holders)) for key, told in by_change.items() for row, changes in told
    ]
    headers = ["Place", "Status", "Held by", "Since", "Status known from", "Claim", "Sentence"]
    many = "place" if len(by_change) == 1 else "places"
    caption = ["Control as of ", h("span", dates.format_day(view.dossier.as_of), class_="day-shown")]
    summary = f"The same {spell_small_number(len(by_change))} {many} as a table"
    figure_frame.twin(
        summary,
        caption,
        headers,
        [row for _, row in rows],
        "map_table",
        [{"data_on": " ".join(map(str, changes))} for changes, _ in rows],
    )


def claim_cell(view: ViewState, row: Mapping[Any, str], holders: Mapping[Any, str]) -> Node:
    """Whether the place is claimed, by whom where several sides hold or claim, and how that is known."""
    if not row["claimed"]:
        return ""
    by = f"by {holders.get(row['controller_id'], '')} " if build_map_legend(view.dossier).drawn else ""
    return [f"claimed {by}", tag(control.find_control_basis(view.dossier, row["claimed"]))]


def cells(view: ViewState, row: Mapping[Any, str], name: str, holders: Mapping[Any, str]) -> list[Node]:
    """One territory's row of the table."""
    return [
        name,
        control.status_words(view.dossier)[row["status"]],
        holders.get(row["controller_id"], "") if row["status"] != "claimed" else "",
        [dates.format_date_span(dates.parse_date_span(row["since"])), " ", other_than_stated(row["date_basis"])]
        if row["since"]
        else "",
        tag(row["basis"]) if row["basis"] else "",
        claim_cell(view, row, holders),
        figure_frame.pilcrow(view, f"control:{row['control_id']}", name),
    ]
