"""The filter bar: one line under the headline, the same on every page. The address is the truth; widgets follow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from parley.dossier.dossier import Dossier
from parley.dossier.source_names import language_name, name_source
from parley.figures.markup import Node, h
from parley.selection import address
from parley.selection.link_values import LinkNotice, format_optional_day
from parley.selection.selection import Selection
from parley.selection.source_filter import SourceChoice, source_choices
from parley.ui.frame import show
from parley.ui.frame.streamlit_internals import DeltaGenerator
from parley.words.messages import say as say_sentence
from parley.words.messages import say_count
from parley.words.wording import join_names

LABEL = "Filter by actor, date, place, topic, words"
LABEL_WITH_SOURCES = "Filter by actor, date, place, topic, article, words"
FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)
"""Limits of the date fields: as wide as dates go, or a day in a link would be dropped without a word."""

TOGETHER = "all of them together"
"""The chip that says that every chosen actor must be in an event."""

FACET_LABELS = {"actor": ("Actors", "Any actor"), "place": ("Places", "Any place"), "topic": ("Topics", "Any topic")}


def bar(dossier: Dossier, selection: Selection, shown: int, link: Callable[[Selection], str]) -> None:
    """Draw the bar: what is on and how many events it leaves, and the widgets behind the expander."""
    with st.container(key="filterbar"):
        show.html(status(dossier, selection, shown, link))
        box = st.expander(
            LABEL_WITH_SOURCES if len(dossier.articles) > 1 else LABEL, key="filterbox", on_change="rerun"
        )
        if (
            box.open
        ):  # seven fields are most of what a browser does for a first view: they wait until they are asked for
            with box:
                widgets(dossier, selection)


def widgets(dossier: Dossier, selection: Selection) -> None:
    """The fields: the address sets them, and a change sets the address."""
    first, second = st.columns([3, 1.2, 2.4]), st.columns([1.4, 1.4, 2.4, 2.4])
    facet(dossier, "actor", selection.actors, first[0])
    follow("match", selection.match)
    first[1].segmented_control(
        "Match",
        ["any", "all"],
        key="match",
        required=True,
        disabled=len(selection.actors) < 2,
        help="Any of the chosen actors, or all of them together",
        on_change=put,
        args=("match",),
    )
    facet(dossier, "topic", selection.topics, first[2])
    for column, name, label, day in (
        (second[0], "from", "From", selection.start),
        (second[1], "to", "To", selection.end),
    ):
        follow(name, day)
        column.date_input(
            label,
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key=name,
            format="DD/MM/YYYY",
            on_change=put,
            args=(name,),
        )
    facet(dossier, "place", selection.places, second[2])
    follow("q", selection.words)
    second[3].text_input(
        "Words in events and their sentences",
        key="q",
        placeholder="word, “a phrase”, beginning*",
        on_change=put,
        args=("q",),
    )
    if len(dossier.articles) > 1:
        choose_sources(dossier, selection)


def choose_sources(dossier: Dossier, selection: Selection) -> None:
    """The field of articles, publishers and languages, where there is a choice."""
    choices = source_choices(dossier)
    follow("source", list(selection.sources))
    st.multiselect(
        "Told by",
        list(choices),
        format_func=lambda value: source_choice_label(dossier, choices[value]),
        key="source",
        placeholder="Any article, publisher or language",
        on_change=put,
        args=("source",),
    )


def source_choice_label(dossier: Dossier, choice: SourceChoice) -> str:
    """A value of the filter by article as a reader chooses it."""
    count = say_count("{count} article", "{count} articles", len(choice.articles))
    if choice.kind == "publisher":
        return f"{choice.name} ({count})"
    if choice.kind == "language":
        return say_sentence("In {language} ({count})", language=language_name(choice.name), count=count)
    return f"{name_source(dossier, choice.value)}: {choice.name}"


def source_chip_words(dossier: Dossier, value: str) -> str:
    """A value of the filter by article as a chip says it."""
    choice = source_choices(dossier)[value]
    if choice.kind == "language":
        return say_sentence("told in {language}", language=language_name(choice.name))
    return say_sentence(
        "told by {name}", name=choice.name if choice.kind == "publisher" else name_source(dossier, value)
    )


def facet(dossier: Dossier, name: str, chosen: Sequence[str], where: DeltaGenerator) -> None:
    """A list of ids shown by name."""
    table, column, _ = address.FACET_TABLES[name]
    rows = getattr(dossier, table)
    labels = dict(zip(rows[column], rows["label" if name == "topic" else "name"], strict=True))
    follow(name, [value for value in chosen if value in labels])
    label, placeholder = FACET_LABELS[name]
    where.multiselect(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=name,
        placeholder=placeholder,
        on_change=put,
        args=(name,),
    )


def follow(name: str, value: object) -> None:
    """Set a field to what the address says, before it is drawn."""
    st.session_state[name] = value


def put(name: str) -> None:
    """Write what a reader chose into the address; what says nothing stays out of it."""
    chosen = st.session_state[name]
    if chosen and (name, chosen) != ("match", "any"):
        st.query_params[name] = chosen if isinstance(chosen, list) else str(chosen)
    else:
        st.query_params.pop(name, None)


def status(dossier: Dossier, selection: Selection, shown: int, link: Callable[[Selection], str]) -> Node:
    """ "n of N events", and a chip for each value that is on, each a link to the view without it."""
    count = h("p", h("b", f"{shown:,}"), f" of {len(dossier.events):,} events", class_="count", role="status")
    chips = [
        h(
            "li",
            h(
                "a",
                words,
                h("span", " ×", class_="off-sign"),
                href=link(without),
                title="Remove this filter",
                class_="chip",
            ),
        )
        for words, without in parts(dossier, selection)
    ]
    clear = h("li", h("a", "Clear all", href=link(Selection()), class_="clear")) if selection else None
    taken = h("ul", *chips, clear, class_="chips", aria_label="Filters that are on") if selection else None
    return h("div", count, taken, class_="filterstatus", data_keeps=True)


def parts(dossier: Dossier, selection: Selection) -> list[tuple[str, Selection]]:
    """Each value that is on, in words, with the selection that remains without it."""
    out: list[tuple[str, Selection]] = []
    for name, (table, column, _) in address.FACET_TABLES.items():
        rows, field = getattr(dossier, table), address.FILTER_FIELDS[name]
        chosen = getattr(selection, field)
        if not chosen:
            continue
        labels = dict(zip(rows[column], rows["label" if name == "topic" else "name"], strict=True))
        out += [
            (labels[value], replace(selection, **dict[str, Any]({field: tuple(o for o in chosen if o != value)})))
            for value in chosen
        ]
    if selection.match == "all" and len(selection.actors) > 1:
        out.append((TOGETHER, replace(selection, match="any")))
    if selection.start:
        out.append((f"from {format_optional_day(selection.start)}", replace(selection, start=None)))
    if selection.end:
        out.append((f"to {format_optional_day(selection.end)}", replace(selection, end=None)))
    out += [
        (
            source_chip_words(dossier, value),
            replace(selection, sources=tuple(other for other in selection.sources if other != value)),
        )
        for value in selection.sources
    ]
    if selection.words:
        out.append((f"“{selection.words}”", replace(selection, words="")))
    return out


def say(notices: Sequence[LinkNotice], page: str) -> None:
    """Say once what of a link could not be followed, until the reader puts it away or leaves the page."""
    kept = st.session_state.setdefault("notices", {})
    if kept.get("page") != page:
        kept.clear()
        kept.update(page=page, said=[], dismissed=set())
    kept["said"] += [notice for notice in notices if notice not in kept["said"] and notice not in kept["dismissed"]]
    if not kept["said"]:
        return
    with st.container(key="notices", horizontal=True):
        show.html(
            *(h("p", h("b", notice.value), " ", notice.text, role="status", class_="notice") for notice in kept["said"])
        )
        st.button("Dismiss", key="dismiss", on_click=dismiss, type="tertiary")


def dismiss() -> None:
    """Put the words away; the same ones do not come back on this page."""
    kept = st.session_state["notices"]
    kept["dismissed"] |= set(kept["said"])
    kept["said"] = []


def nothing(dossier: Dossier, selection: Selection, link: Callable[[Selection], str], noun: str = "event") -> Node:
    """The empty state, in the place of a picture of events or another noun: what was asked, and the ways out of it."""
    together = selection.match == "all" and len(selection.actors) > 1
    values = [(words, without) for words, without in parts(dossier, selection) if words != TOGETHER]
    ways = [h("a", f"Without {words}", href=link(without), class_="button") for words, without in values]
    if together:
        ways = [h("a", "Match any of them", href=link(replace(selection, match="any")), class_="button"), *ways]
    clear = h("a", "Clear all filters", href=link(Selection()), class_="button")
    return h(
        "section",
        h("h2", f"No {noun} fits the filters"),
        h("p", f"No {noun} fits {join_names([words for words, _ in values])}{' together' if together else ''}."),
        h("p", *ways, clear, class_="buttons"),
        class_="empty",
        aria_label="Nothing to show",
    )
