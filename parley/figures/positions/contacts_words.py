"""What the contacts say: their headline, and who, when and how often, tie by tie."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from parley.dossier.actors import Actor
from parley.figures.positions.contacts_drawing import ContactTie, TieEnd
from parley.results.contacts import Contact, ContactPair
from parley.words import dates
from parley.words.counting import format_count, format_leading_count
from parley.words.wording import join_names, spell_small_number

MAX_SINGLE_TIES, MAX_PAIR_TIES = 30, 8
"""From so many contacts on pairs are counted in a table, and this many of them drawn."""

NO_NAMES = "no names given"
CONTACT_STATUS_WORDS = {"planned": "planned", "claimed": "claimed"}
"""What is said of a contact that is not told as having happened."""


def contacts_headline(contacts: Sequence[Contact], names: dict[str, str]) -> str:
    """The finding in one sentence: who is in every contact, else who met most often. `names` are those of bodies."""
    if not contacts:
        return "No contact between actors is told"
    if len(contacts) == 1:
        return contacts[0].headline
    common = set.intersection(*({party.body for party in contact.parties} for contact in contacts))
    start = "Both contacts" if len(contacts) == 2 else f"All {spell_small_number(len(contacts))} contacts"
    if common:
        shared = [names[body] for contact in contacts[:1] for body in list_contact_bodies(contact) if body in common]
        voices = "one voice" if len(shared) == 1 else format_count(len(shared), "voice")
        return f"{start} have {voices} in common: {join_names(shared)}"
    told: dict[frozenset[str], int] = {}
    for contact in contacts:
        own = frozenset(list_contact_bodies(contact))
        told[own] = told.get(own, 0) + 1
    most = max(told.values())
    leading = [key for key, count in told.items() if count == most]
    if most == 1:
        return f"{format_leading_count(len(contacts), 'contacts')}, and no two between the same voices"
    if len(leading) == 1:
        who = [names[body] for contact in contacts for body in list_contact_bodies(contact) if body in leading[0]]
        return (
            f"{join_names(list(dict.fromkeys(who)))} are in {spell_small_number(most)} of the "
            f"{spell_small_number(len(contacts))} contacts"
        )
    return (
        f"{format_leading_count(len(contacts), 'contacts')}, at most {spell_small_number(most)} between the same voices"
    )


def list_contact_bodies(contact: Contact) -> list[str]:
    """The bodies that take part, each once."""
    return list(dict.fromkeys(party.body for party in contact.parties))


def contacts_subtitle(contacts: Sequence[Contact], drawn: int, pairs: int) -> str:
    """What is drawn; where it is not everything, what is left out."""
    rule = "Calls, meetings and visits"
    if len(contacts) < MAX_SINGLE_TIES:
        return f"{rule} in order of time; a line joins who took part."
    left = pairs - drawn
    rest = (
        f"{format_count(left, 'more pair')} {'is' if left == 1 else 'are'} left out of the drawing"
        if left
        else "they are all the pairs there are"
    )
    return (
        f"{rule}: {len(contacts):,} contacts. The {spell_small_number(drawn)} pairs most often in contact "
        f"are drawn; {rest}."
    )


def tie_from_contact(contact: Contact, link: Callable[[str], str]) -> ContactTie:
    """A contact as a tie: dashed where no person is named or no one day is given."""
    record = f"event:{contact.event_id}"
    ends = tuple(TieEnd(body, format_contact_people(contact, body)) for body in list_contact_bodies(contact))
    single = contact.span is not None and contact.span.earliest == contact.span.latest
    words, brief = (
        " · ".join(filter(None, [format_contact_day(contact, short), CONTACT_STATUS_WORDS.get(contact.status, "")]))
        for short in (False, True)
    )
    dashed = not single or contact.status in CONTACT_STATUS_WORDS or any(end.names == NO_NAMES for end in ends)
    basis = contact.basis if contact.span else ""
    return ContactTie(record, link(record), words, brief, basis, dashed, contact.headline, ends)


def format_contact_people(contact: Contact, body: str) -> str:
    """Who takes part for a body by short names; only the body itself: no names are given."""
    people = [party.short for party in contact.parties if party.body == body and party.actor_id != body]
    return join_names(people) if people else NO_NAMES


def format_contact_day(contact: Contact, short: bool) -> str:
    """The day in words, without the hour."""
    span = contact.span
    if span is None:
        return "no day given"
    if span.time is not None and span.earliest:
        return dates.format_date_span(dates.parse_date_span(span.earliest.isoformat()), short)
    return dates.format_date_span(span, short)


def tie_from_pair(pair: ContactPair, link: str) -> ContactTie:
    """Two actors as a tie, with how often they were in contact."""
    count = format_count(len(pair.contacts), "contact")
    parties = [(party.body, party.short) for party in (pair.one, pair.other)]
    bodies = dict.fromkeys(body for body, _ in parties)
    ends = tuple(TieEnd(body, join_names([name for own, name in parties if own == body])) for body in bodies)
    return ContactTie("", link, count, count, "", False, format_pair_names(pair), ends)


def format_pair_names(pair: ContactPair) -> str:
    """Both names in full."""
    return join_names([pair.one.name, pair.other.name])


def list_tie_bodies(ties: Sequence[ContactTie], actors: Mapping[str, Actor]) -> list[Actor]:
    """The bodies that ties touch, in the order of sides."""
    touched = {end.body for tie in ties for end in tie.ends}
    return sorted((actors[body] for body in touched), key=lambda actor: actor.place)


def format_pair_years(pair: ContactPair) -> str:
    """From when to when a pair's contacts are told, in years."""
    days = [day for contact in pair.contacts if contact.span for day in (contact.span.earliest, contact.span.latest)]
    years = sorted({day.year for day in days if day})
    if not years:
        return "no day given"
    return str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
