"""What the contacts say: their headline, and who, when and how often, tie by tie."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from parley.dossier.actors import Actor
from parley.figures.positions.contacts_drawing import End, Tie
from parley.results.contacts import Contact, Pair
from parley.words import dates
from parley.words.counting import counted, opening
from parley.words.wording import joined, number

MOST_TIES, BUSIEST = 30, 8
"""From so many contacts on pairs are counted in a table, and this many of them drawn."""

NO_NAMES = "no names given"
STATUS = {"planned": "planned", "claimed": "claimed"}
"""What is said of a contact that is not told as having happened."""


def headline(contacts: Sequence[Contact], names: dict[str, str]) -> str:
    """The finding in one sentence: who is in every contact, else who met most often. `names` are those of bodies."""
    if not contacts:
        return "No contact between actors is told"
    if len(contacts) == 1:
        return contacts[0].headline
    common = set.intersection(*({party.body for party in contact.parties} for contact in contacts))
    start = "Both contacts" if len(contacts) == 2 else f"All {number(len(contacts))} contacts"
    if common:
        shared = [names[body] for contact in contacts[:1] for body in bodies_of(contact) if body in common]
        voices = "one voice" if len(shared) == 1 else counted(len(shared), "voice")
        return f"{start} have {voices} in common: {joined(shared)}"
    told: dict[frozenset[str], int] = {}
    for contact in contacts:
        own = frozenset(bodies_of(contact))
        told[own] = told.get(own, 0) + 1
    most = max(told.values())
    leading = [key for key, count in told.items() if count == most]
    if most == 1:
        return f"{opening(len(contacts), 'contacts')}, and no two between the same voices"
    if len(leading) == 1:
        who = [names[body] for contact in contacts for body in bodies_of(contact) if body in leading[0]]
        return f"{joined(list(dict.fromkeys(who)))} are in {number(most)} of the {number(len(contacts))} contacts"
    return f"{opening(len(contacts), 'contacts')}, at most {number(most)} between the same voices"


def bodies_of(contact: Contact) -> list[str]:
    """The bodies that take part, each once."""
    return list(dict.fromkeys(party.body for party in contact.parties))


def sub(contacts: Sequence[Contact], drawn: int, pairs: int) -> str:
    """What is drawn; where it is not everything, what is left out."""
    rule = "Calls, meetings and visits"
    if len(contacts) < MOST_TIES:
        return f"{rule} in order of time; a line joins who took part."
    left = pairs - drawn
    rest = (
        f"{counted(left, 'more pair')} {'is' if left == 1 else 'are'} left out of the drawing"
        if left
        else "they are all the pairs there are"
    )
    return f"{rule}: {len(contacts):,} contacts. The {number(drawn)} pairs most often in contact are drawn; {rest}."


def tie_of(contact: Contact, link: Callable[[str], str]) -> Tie:
    """A contact as a tie: dashed where no person is named or no one day is given."""
    record = f"event:{contact.event_id}"
    ends = tuple(End(body, people_of(contact, body)) for body in bodies_of(contact))
    single = contact.span is not None and contact.span.earliest == contact.span.latest
    words, brief = (
        " · ".join(filter(None, [when(contact, short), STATUS.get(contact.status, "")])) for short in (False, True)
    )
    dashed = not single or contact.status in STATUS or any(end.names == NO_NAMES for end in ends)
    basis = contact.basis if contact.span else ""
    return Tie(record, link(record), words, brief, basis, dashed, contact.headline, ends)


def people_of(contact: Contact, body: str) -> str:
    """Who takes part for a body by short names; only the body itself: no names are given."""
    people = [party.short for party in contact.parties if party.body == body and party.actor_id != body]
    return joined(people) if people else NO_NAMES


def when(contact: Contact, short: bool) -> str:
    """The day in words, without the hour."""
    span = contact.span
    if span is None:
        return "no day given"
    if span.time is not None and span.earliest:
        return dates.words(dates.parse(span.earliest.isoformat()), short)
    return dates.words(span, short)


def pair_tie(pair: Pair, link: str) -> Tie:
    """Two actors as a tie, with how often they were in contact."""
    count = counted(len(pair.contacts), "contact")
    parties = [(party.body, party.short) for party in (pair.one, pair.other)]
    bodies = dict.fromkeys(body for body, _ in parties)
    ends = tuple(End(body, joined([name for own, name in parties if own == body])) for body in bodies)
    return Tie("", link, count, count, "", False, names_of(pair), ends)


def names_of(pair: Pair) -> str:
    """Both names in full."""
    return joined([pair.one.name, pair.other.name])


def lanes(ties: Sequence[Tie], actors: Mapping[str, Actor]) -> list[Actor]:
    """The bodies that ties touch, in the order of sides."""
    touched = {end.body for tie in ties for end in tie.ends}
    return sorted((actors[body] for body in touched), key=lambda actor: actor.place)


def reach(pair: Pair) -> str:
    """From when to when a pair's contacts are told, in years."""
    days = [day for contact in pair.contacts if contact.span for day in (contact.span.earliest, contact.span.latest)]
    years = sorted({day.year for day in days if day})
    if not years:
        return "no day given"
    return str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
