"""Who spoke to whom on its page: the drawing, a list where there is no room for it, source, table and pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from parley.bodies import Actor, actors_of
from parley.contacts import Contact, Pair, contacts_of, pairs_of
from parley.dates import Span
from parley.figures import contacts_words
from parley.figures.contacts_drawing import Tie, contacts_drawing
from parley.markup import Node, h
from parley.ui import figure_frame, show
from parley.ui.positions_view import filtered, glyphs
from parley.ui.shell import Here
from parley.wording import number

COUNTED = "Counted are calls, meetings and visits in which at least two take part."
DASHED = "no names, or no one day given"

MOST_PAIRS, MOST_ROWS = 100, 500
"""Pairs and contacts that the tables list; the file has all of them."""


class Told:
    """The contacts among the events that are shown, their pairs, and what of them is drawn."""

    def __init__(self, here: Here) -> None:
        self.contacts = contacts_of(here.dossier, here.shown.events)
        self.pairs = pairs_of(self.contacts)
        self.many = len(self.contacts) >= contacts_words.MOST_TIES
        self.ties = self.drawn(here)
        self.lanes = contacts_words.lanes(self.ties, dict(actors_of(here.dossier)))

    def drawn(self, here: Here) -> list[Tie]:
        """A tie for each contact; where they are too many, one for each of the busiest pairs."""
        if self.many:
            return [contacts_words.pair_tie(pair, only(here, pair)) for pair in self.pairs[: contacts_words.BUSIEST]]
        return [contacts_words.tie_of(contact, lambda record: here.link(record=record)) for contact in self.contacts]

    def headline(self, here: Here) -> str:
        """The finding."""
        names = {key: actor.name for key, actor in actors_of(here.dossier).items()}
        return contacts_words.headline(self.contacts, names)


def contacts(here: Here, told: Told) -> None:
    """Show who spoke to whom, or that nobody is told to have."""
    title = told.headline(here)
    if not told.contacts:
        which = "Among the events shown there is" if here.selection else "In this dossier there is"
        said = f"{which} no call, meeting or visit in which two actors take part."
        show.tree(h("section", h("h2", title), h("p", said, class_="sub"), class_="figure"), "contacts")
        return
    sub = contacts_words.sub(told.contacts, len(told.ties), len(told.pairs))
    figure_frame.frame(title, sub, key(told.ties), "contacts")
    if told.many:
        show.tree(pair_table(here, told.pairs), "contacts_pairs")
    drawing = contacts_drawing(told.ties, told.lanes, glyphs(here), f"{title}. Arrow keys move from tie to tie.",
                               lambda record: here.link(record=record))  # fmt: skip
    scroll = h("div", drawing, class_="contacts-scroll", data_roving=True)
    listed = tie_list(told.ties, told.lanes, glyphs(here))
    show.tree(h("div", scroll, listed), "contacts")


def key(ties: Sequence[Tie]) -> Node | None:
    """What a dashed line means, where there is one."""
    if not any(tie.dashed for tie in ties):
        return None
    return h("ul", h("li", dashes(), DASHED), class_="key tie-key", aria_label="Key")


def dashes() -> Node:
    """A dashed line as the drawing has it."""
    line = h("line", x1=1, x2=23, y1=8, y2=8, style="stroke:var(--ink);stroke-width:1.75;stroke-dasharray:4 4")
    return h("svg", line, viewBox="0 0 24 16", width=24, height=16, aria_hidden="true", class_="glyph")


def tie_list(ties: Sequence[Tie], lanes: Sequence[Actor], glyph: Callable[[str], Node]) -> Node:
    """The ties as a list, for screens on which the drawing has no room."""
    bodies = {lane.actor_id: lane for lane in lanes}
    items = []
    for tie in ties:
        parties = [h("span", glyph(bodies[end.body].side), party(bodies[end.body].name, end.names)) for end in tie.ends]
        known = f"when known-by-{tie.basis}" if tie.basis in ("inferred", "reference") else "when"
        title = tie.name.removesuffix(f": {tie.words}")
        link = h("a", title, href=tie.href, data_record=tie.record or None)
        items.append(h("li", h("span", tie.words, class_=known), link, h("p", *parties, class_="parties")))
    return h("ol", *items, class_="contact-list")


def party(body: str, names: str) -> str:
    """Who takes part for a body, in words."""
    return f"{body} ({names})"


def only(here: Here, pair: Pair) -> str:
    """Everything filtered to the events that both of a pair have a part in."""
    both = (pair.one.actor_id, pair.other.actor_id)
    return filtered(here, replace(here.selection, actors=both, match="all"))


def these(here: Here, contact: Contact) -> str:
    """Everything filtered to who took part in a contact, on its days where both ends are known."""
    first, last = ends(contact.span)
    actors = tuple(party.actor_id for party in contact.parties)
    return filtered(here, replace(here.selection, actors=actors, match="all", start=first, end=last))


def ends(span: Span | None) -> tuple:  # type: ignore[type-arg]
    """First and last day of a span, (None, None) where either is open."""
    return (span.earliest, span.latest) if span and span.earliest and span.latest else (None, None)


def pair_table(here: Here, pairs: Sequence[Pair]) -> Node:
    """How often each two were in contact, those most often first; a pair leads to its events."""
    heads = h("tr", *(h("th", words, scope="col", class_=name) for words, name in
                      (("Who", None), ("Contacts", "number"), ("When", None))))  # fmt: skip
    rows = [
        h("tr", h("th", h("a", contacts_words.names_of(pair), href=only(here, pair)), scope="row"),
          h("td", f"{len(pair.contacts):,}", class_="number"), h("td", contacts_words.reach(pair)))
        for pair in pairs[:MOST_PAIRS]
    ]  # fmt: skip
    left = len(pairs) - MOST_PAIRS
    rest = f"; {left:,} more pairs are in the file" if left > 0 else ""
    caption = h("caption", f"Pairs by how often they were in contact{rest}. A name leads to their events.")
    return h("table", caption, h("thead", heads), h("tbody", *rows), class_="pairs")


def source(here: Here) -> None:
    """What the contacts rest on."""
    rows = here.dossier.sources[here.dossier.sources["source_id"].isin(here.dossier.articles)]
    named = "; ".join(filter(None, rows["publisher"].unique()))
    figure_frame.source_line(f"Source: {named}. {COUNTED} Dates underlined with dashes are inferred.")


def twin(here: Here, told: Told) -> None:
    """The same contacts as a table, each with the way to its events alone."""
    rows: list[list[Node]] = []
    for contact in told.contacts[:MOST_ROWS]:
        record = f"event:{contact.event_id}"
        who = ", ".join(party.name for party in contact.parties)
        rows.append(
            [
                contacts_words.when(contact, short=False),
                contact.basis if contact.span else "",
                who,
                h("a", contact.headline, href=here.link(record=record)),
                h("a", "Filter to these", href=these(here, contact), aria_label=f"Filter to these: {contact.headline}"),
                figure_frame.pilcrow(here, record, contact.headline),
            ]
        )
    total = len(told.contacts)
    part = f"; the first {MOST_ROWS} of {total:,}, all are in the file" if total > MOST_ROWS else ""
    caption = f"Contacts in order of time, with who took part{part}"
    same = "The same contact as a table" if total == 1 else f"The same {number(total)} contacts as a table"
    headers = ["When", "How known", "Who", "What", "Everything else", "Sentence"]
    figure_frame.twin(same, caption, headers, rows, "contacts_table")
