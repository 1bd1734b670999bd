"""The map page's pieces: one of two drawings of the same rows, the list of places, the source line, the table."""

from __future__ import annotations

from datetime import date

import pandas as pd

from parley import control, dates
from parley.figures.map_key import swatch
from parley.markup import Node, h
from parley.selection import within
from parley.ui import figure_frame, show
from parley.ui.evidence_panel import tag
from parley.ui.flat_map_view import flat_map_view
from parley.ui.shell import Here, base_map
from parley.wording import capital, number

FILTERED = "A place filter takes the fill off the others; other filters change only the events counted here."


def kicker(day: date) -> str:
    """What the page is and as of when."""
    return f"Control map · as of {dates.day_words(day)}"


def deck(here: Here, table: pd.DataFrame, day: date) -> str:
    """What the statuses rest on: how many on the article's words, how many on a reference."""
    held = table[table["status"].ne("")]
    stated = int(held["basis"].eq("stated").sum())
    if held.empty:
        return "The tables name no control on this day."
    rest = len(held) - stated
    rest_on = "rests" if stated == 1 else "rest"
    said = f"{capital(number(stated))} of {number(len(held))} statuses {rest_on} on the article’s words"
    return f"{said}, {number(rest)} on a reference." if rest else f"{said}."


def picture(here: Here, day: date) -> None:
    """The flat drawing, or the zoomable one where the address asks for it; a word where there is no geometry."""
    base = base_map(here.dossier.geometry)
    if base is None:
        show.html(
            h("p", "This dossier has no geometry, so there is no map; the table below has its rows.", class_="empty")
        )
        return
    if here.own.get("view") == "zoom":
        from parley.ui.zoom_map_view import zoom_map_view  # WebGL's library only for those who ask for it

        zoom_map_view(here, base, day)
    else:
        flat_map_view(here, base, day)


def places(here: Here, table: pd.DataFrame) -> None:
    """The territories as a list: status, since when, how many of the events shown happened there."""
    known = here.dossier.territories.set_index("territory_id")
    rows = [place_row(here, row, known.loc[row["territory_id"], "name"]) for row in table.to_dict("records")]
    said = FILTERED if here.selection else "Choose a place to read its sentence."
    form = [" ", h("span", "Underlined twice", class_="known-by-reference"), ": from a reference."]
    head = [h("h2", "Who holds what"), h("p", said, form, class_="sub")]
    show.tree(h("section", *head, h("ul", *rows, class_="places"), class_="place-list"), "places")


def place_row(here: Here, row: dict, name: str) -> Node:  # type: ignore[type-arg]
    """One territory: swatch, name, status in words, how it is known, events."""
    kind = row["status"] or ("claimed" if row["claimed"] else "rest")
    begun = dates.words(dates.parse(row["since"])) if row["since"] else ""
    since = [", since ", in_running_text(begun, row["date_basis"])] if begun else None
    there = here.dossier.event_territories["territory_id"].isin(within(here.dossier, (row["territory_id"],)))
    events = here.shown.events["event_id"].isin(here.dossier.event_territories.loc[there, "event_id"]).sum()
    status = [in_running_text(control.WORDS[row["status"]], row["basis"]), since]
    return h(
        "li",
        swatch(kind),
        h("a", name, href=here.link(record=f"territory:{row['territory_id']}")),
        h("span", f"{events} {'event' if events == 1 else 'events'}", class_="number-cell"),
        h("span", *status, class_="muted status"),
    )


def in_running_text(words: str, basis: str) -> Node:
    """Words in the form of how they are known: underlined twice from a reference, dashed where inferred."""
    if basis in ("", "stated"):
        return words
    return h("span", words, h("span", f" ({basis})", class_="unseen"), class_=f"known-by-{basis}")


def other_than_stated(basis: str) -> Node | None:
    """How a thing is known, where an article does not say it."""
    return tag(basis) if basis not in ("", "stated") else None


def source(here: Here, table: pd.DataFrame) -> None:
    """What the picture rests on."""
    articles = here.dossier.sources[here.dossier.sources["source_id"].isin(here.dossier.articles)]
    named = "; ".join(filter(None, articles["publisher"].unique()))
    figure_frame.source_line(
        f"Source: {named}; names and days from references where marked. The border is the internationally "
        "recognised one. Hatching never says where inside a place. Boundaries: Natural Earth."
    )


def twin(here: Here, table: pd.DataFrame, day: date) -> None:
    """The rows of the picture as a table."""
    known = here.dossier.territories.set_index("territory_id")["name"]
    holders = here.dossier.actors.set_index("actor_id")["name"]
    rows = [
        [
            known[row["territory_id"]],
            control.WORDS[row["status"]],
            holders.get(row["controller_id"], ""),
            [dates.words(dates.parse(row["since"])), " ", other_than_stated(row["date_basis"])] if row["since"] else "",
            tag(row["basis"]) if row["basis"] else "",
            ["claimed ", tag(control.basis_of(here.dossier, row["claimed"]))] if row["claimed"] else "",
            figure_frame.pilcrow(here, f"control:{row['control_id']}", known[row["territory_id"]]),
        ]
        for row in table.to_dict("records")
    ]
    headers = ["Place", "Status", "Held by", "Since", "Status known from", "Claim", "Sentence"]
    caption = f"Control as of {dates.day_words(day)}"
    many = "place" if len(rows) == 1 else "places"
    figure_frame.twin(f"The same {number(len(rows))} {many} as a table", caption, headers, rows, "map_table")
