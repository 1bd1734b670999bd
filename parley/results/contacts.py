"""Who spoke to whom: events in which several actors take part, and how often each two of them do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from parley.dossier.actors import Actor, actors_by_id
from parley.dossier.dossier import Dossier
from parley.tables.rows import iterate_row_tuples
from parley.words.dates import DateSpan

CONTACT_EVENT_KINDS = frozenset({"consult"})
"""Kinds of events that are contacts: PLOVER counts calls, meetings, visits and mediation as `consult`."""

CONTACT_ROLES = frozenset({"initiator", "participant", "mediator"})
"""Roles that take part in a contact. Where one initiates and the others only receive, nobody is said to have spoken."""


@dataclass(frozen=True)
class Contact:
    """An event in which at least two actors take part, in the order of sides."""

    event_id: str
    headline: str
    span: DateSpan | None
    basis: str
    status: str
    parties: tuple[Actor, ...]


@dataclass(frozen=True)
class ContactPair:
    """Two actors and the contacts in which both take part, in order of time."""

    one: Actor
    other: Actor
    contacts: tuple[Contact, ...]


def list_contacts(dossier: Dossier, events: pd.DataFrame) -> list[Contact]:
    """The contacts among these events, in order of time."""
    found = events[events["kind"].isin(CONTACT_EVENT_KINDS)]
    rows = dossier.event_actors
    rows = rows[rows["role"].isin(CONTACT_ROLES) & rows["event_id"].isin(found["event_id"])]
    actors = actors_by_id(dossier)
    parties: dict[Any, set[str]] = defaultdict(set)
    for event, who in iterate_row_tuples(rows, ["event_id", "actor_id"]):
        if who in actors:
            parties[event].add(who)
    columns = ["event_id", "headline", "span", "date_basis", "status"]
    return [
        Contact(
            key,
            headline,
            span,
            basis,
            status,
            tuple(sorted(map(actors.__getitem__, parties[key]), key=actor_side_order)),
        )
        for key, headline, span, basis, status in iterate_row_tuples(found, columns)
        if len(parties.get(key, ())) > 1
    ]


def actor_side_order(actor: Actor) -> int:
    """An actor's place in the order of sides."""
    return actor.place


def group_contact_pairs(contacts: list[Contact]) -> list[ContactPair]:
    """Every two actors who were in contact, those most often first, then those earliest."""
    found: dict[tuple[int, int], list[Contact]] = defaultdict(list)
    for contact in contacts:
        for pair in combinations(map(actor_side_order, contact.parties), 2):
            found[pair].append(contact)
    actors = {party.place: party for contact in contacts for party in contact.parties}
    pairs = [ContactPair(actors[one], actors[other], tuple(each)) for (one, other), each in found.items()]
    return sorted(pairs, key=lambda pair: -len(pair.contacts))
