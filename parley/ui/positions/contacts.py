"""Who spoke to whom on its page: the drawing, a list where there is no room for it, source, table and pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from parley.dossier.actors import Actor, actors_by_id
from parley.dossier.dossier import Dossier
from parley.evidence import citation
from parley.figures.markup import Node, add_roving_tabindex, h
from parley.figures.positions import contacts_words
from parley.figures.positions.contacts_drawing import ContactTie, draw_contact_lanes
from parley.results.contacts import Contact, ContactPair, group_contact_pairs, list_contacts
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import figure_frame
from parley.ui.positions.view import make_side_glyph_drawer, positions_filter_href
from parley.words.dates import DateSpan
from parley.words.wording import spell_small_number

CONTACT_RULE = "Counted are calls, meetings and visits in which at least two take part."
DASHED_TIE_MEANING = "no names, or no one day given"

MAX_TABLE_PAIRS, MAX_CONTACT_ROWS = 16, 120
"""Pairs and contacts that the tables list; the file has all of them."""


class ContactsContent(NamedTuple):
    """The contacts among the events that are shown, their pairs, and what is drawn of them."""

    title: str
    contacts: list[Contact]
    pairs: list[ContactPair]
    ties: list[ContactTie]
    lanes: list[Actor]


@kept(lambda view: view.own.get("view", ""))
def build_contacts_content(view: ViewState) -> ContactsContent:
    """The contacts under the filters that are on."""
    dossier = view.dossier
    actors = actors_by_id(dossier)
    found = list_contacts(dossier, view.shown.events)
    pairs = group_contact_pairs(found)
    if len(found) >= contacts_words.MAX_SINGLE_TIES:
        ties = [
            contacts_words.tie_from_pair(pair, pair_filter_href(view, pair))
            for pair in pairs[: contacts_words.MAX_PAIR_TIES]
        ]
    else:
        ties = [contacts_words.tie_from_contact(contact, lambda record: view.link(record=record)) for contact in found]
    lanes = contacts_words.list_tie_bodies(ties, actors)
    title = contacts_words.contacts_headline(found, {key: actor.name for key, actor in actors.items()})
    return ContactsContent(title, found, pairs, ties, lanes)


def draw_contacts_with_list(view: ViewState, title: str, ties: Sequence[ContactTie], lanes: Sequence[Actor]) -> Node:
    """The ties as lanes, and as a list for narrow screens."""
    glyph, name = make_side_glyph_drawer(view), f"{title}. Arrow keys move from tie to tie."
    drawn = draw_contact_lanes(ties, lanes, glyph, name, lambda record: view.link(record=record))
    return h("div", add_roving_tabindex(h("div", drawn, class_="contacts-scroll")), draw_tie_list(ties, lanes, glyph))


def draw_contacts_section(view: ViewState, told: ContactsContent) -> Node:
    """Who spoke to whom in its frame, or that nobody is told to have."""
    if not told.contacts:
        which = "Among the events shown there is" if view.selection else "In this dossier there is"
        said = f"{which} no call, meeting or visit in which two actors take part."
        return h("section", h("h2", told.title), h("p", said, class_="sub"), class_="figure")
    many = len(told.contacts) >= contacts_words.MAX_SINGLE_TIES
    pairs = draw_pair_table(replace(view, record=""), told.pairs) if many else None
    drawn = draw_contacts_with_list(view, told.title, told.ties, told.lanes) if told.ties else None
    sub = contacts_words.contacts_subtitle(told.contacts, len(told.ties), len(told.pairs))
    head, foot = (
        figure_frame.head(told.title, sub, draw_tie_key(told.ties)),
        draw_contacts_source(view.dossier, told.ties),
    )
    return h("div", head, pairs, drawn, foot)


def draw_tie_key(ties: Sequence[ContactTie]) -> Node | None:
    """What a dashed line means, where there is one."""
    if not any(tie.dashed for tie in ties):
        return None
    return h("ul", h("li", draw_tie_dashes(), DASHED_TIE_MEANING), class_="key tie-key", aria_label="Key")


def draw_tie_dashes() -> Node:
    """A dashed line as the drawing has it."""
    line = h("line", x1=1, x2=23, y1=8, y2=8, style="stroke:var(--ink);stroke-width:1.75;stroke-dasharray:4 4")
    return h("svg", line, viewBox="0 0 24 16", width=24, height=16, aria_hidden="true", class_="glyph")


def draw_tie_list(ties: Sequence[ContactTie], lanes: Sequence[Actor], glyph: Callable[[str], Node]) -> Node:
    """The ties as a list, for screens on which the drawing has no room."""
    bodies = {lane.actor_id: lane for lane in lanes}
    items = []
    for tie in ties:
        parties = [
            h("span", glyph(bodies[end.body].side), format_contact_party(bodies[end.body].name, end.names))
            for end in tie.ends
        ]
        known = f"when known-by-{tie.basis}" if tie.basis in ("inferred", "reference") else "when"
        link = h("a", tie.title, href=tie.href, data_record=tie.record or None)
        items.append(h("li", h("span", tie.words, class_=known), link, h("p", *parties, class_="parties")))
    return h("ol", *items, class_="contact-list")


def format_contact_party(body: str, names: str) -> str:
    """Who takes part for a body, in words."""
    return f"{body} ({names})"


def pair_filter_href(view: ViewState, pair: ContactPair) -> str:
    """Everything filtered to the events that both of a pair have a part in."""
    both = (pair.one.actor_id, pair.other.actor_id)
    return positions_filter_href(view, replace(view.selection, actors=both, match="all"))


def contact_filter_href(view: ViewState, contact: Contact) -> str:
    """Everything filtered to who took part in a contact, on its days where both ends are known."""
    first, last = closed_span_days(contact.span)
    actors = tuple(party.actor_id for party in contact.parties)
    return positions_filter_href(view, replace(view.selection, actors=actors, match="all", start=first, end=last))


def closed_span_days(span: DateSpan | None) -> tuple:  # type: ignore[type-arg]
    """First and last day of a span, (None, None) where either is open."""
    return (span.earliest, span.latest) if span and span.earliest and span.latest else (None, None)


def draw_pair_table(view: ViewState, pairs: Sequence[ContactPair]) -> Node:
    """How often each two were in contact, those most often first; a pair leads to its events."""
    heads = h("tr", *(h("th", words, scope="col", class_=name) for words, name in
                      (("Who", None), ("Contacts", "pair-count"), ("When", None))))  # fmt: skip
    rows = [
        h("tr", h("th", h("a", contacts_words.format_pair_names(pair), href=pair_filter_href(view, pair)), scope="row"),
          h("td", f"{len(pair.contacts):,}", class_="pair-count"), h("td", contacts_words.format_pair_years(pair)))
        for pair in pairs[:MAX_TABLE_PAIRS]
    ]  # fmt: skip
    rest = (
        f", the first {MAX_TABLE_PAIRS} of {len(pairs):,}; the file has every contact"
        if len(pairs) > MAX_TABLE_PAIRS
        else ""
    )
    caption = h("caption", f"Pairs by how often they were in contact{rest}. A name leads to all events of both.")
    return h("table", caption, h("thead", heads), h("tbody", *rows), class_="pairs")


def draw_contacts_source(dossier: Dossier, ties: Sequence[ContactTie]) -> Node:
    """What the contacts rest on."""
    inferred = any(tie.basis == "inferred" for tie in ties)
    known = " Dates underlined with dashes are inferred." if inferred else ""
    return h("p", f"Source: {citation.join_publisher_names(dossier)}. {CONTACT_RULE}{known}", class_="source")


def contacts_table_rows(view: ViewState, found: Sequence[Contact]) -> list[list[Node]]:
    """The table's rows, in order of time."""
    rows: list[list[Node]] = []
    for contact in found[:MAX_CONTACT_ROWS]:
        record, what = f"event:{contact.event_id}", contact.headline
        alone = h(
            "a", "Filter to these", href=contact_filter_href(view, contact), aria_label=f"Filter to these: {what}"
        )
        rows.append(
            [
                contacts_words.format_contact_day(contact, short=False),
                contact.basis if contact.span else "",
                ", ".join(party.name for party in contact.parties),
                h("a", what, href=view.link(record=record)),
                alone,
                figure_frame.pilcrow(view, record, what),
            ]
        )
    return rows


def draw_contacts_table(view: ViewState, found: Sequence[Contact]) -> Node:
    """The contacts as a table, each with the way to its events alone."""
    total = len(found)
    part = f"; the first {MAX_CONTACT_ROWS} of {total:,}, all are in the file" if total > MAX_CONTACT_ROWS else ""
    caption = f"Contacts in order of time, with who took part{part}"
    same = "The same contact as a table" if total == 1 else f"The same {spell_small_number(total)} contacts as a table"
    headers = ["When", "How known", "Who", "What", "Everything else", "Sentence"]
    return figure_frame.twin_of(same, caption, headers, contacts_table_rows(view, found), "contacts_table")
