"""Contacts: who is said to have spoken to whom, drawn as lanes, counted as pairs where they are many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.actors import actors_by_id
from parley.figures.markup import h, text_from_node
from parley.figures.positions import contacts_words
from parley.figures.positions.contacts_drawing import (
    CONTACTS_WIDTH,
    TIES_PER_ROW,
    draw_contact_lanes,
    sort_contact_lanes,
)
from parley.results.contacts import group_contact_pairs, list_contacts
from tests.positions import PEOPLE, found, with_contacts

BOTH = (("mayor", "participant"), ("board", "participant"))


def told(dossier):
    return list_contacts(dossier, dossier.events)


def names(dossier):
    return {key: actor.name for key, actor in actors_by_id(dossier).items()}


def drawing(dossier):
    """The drawing of a dossier's contacts."""
    ties = [contacts_words.tie_from_contact(contact, lambda record: f"?{record}") for contact in told(dossier)]
    lanes = contacts_words.list_tie_bodies(ties, dict(actors_by_id(dossier)))
    return draw_contact_lanes(ties, lanes, lambda side: h("svg"), "Name", lambda record: f"?{record}")


def test_the_contacts_of_this_dossier(dossier):
    assert [contact.event_id for contact in told(dossier)] == [
        "call-2025-02-12", "high-level-contacts", "starmer-trump-talk", "call-2025-03-18",
    ]  # fmt: skip


def test_reaching_out_is_no_contact_and_neither_is_being_named(tiny):
    dossier = with_contacts(
        tiny,
        ("outreach", "consult", "2021", (("mayor", "initiator"), ("board", "recipient"))),
        ("named", "consult", "2021", (("mayor", "participant"), ("board", "named"))),
        ("quarrel", "accuse", "2021", BOTH),
        ("visit", "consult", "2021", (("mayor", "initiator"), ("board", "participant"))),
    )
    assert [contact.event_id for contact in told(dossier)] == ["visit"]


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((), "No contact between actors is told"),
        ((("a", BOTH),), "Event a"),
        ((("a", BOTH), ("b", BOTH)), "Both contacts have two voices in common: Town of Lindow and Port Board"),
        (
            (("a", BOTH), ("b", (("mayor", "participant"), ("guild", "participant"))), ("c", BOTH)),
            "All three contacts have one voice in common: Town of Lindow",
        ),
        (
            (("a", BOTH), ("b", BOTH), ("c", (("guild", "participant"), ("hermit", "participant")))),
            "Town of Lindow and Port Board are in two of the three contacts",
        ),
        (
            (("a", BOTH), ("b", (("guild", "participant"), ("hermit", "participant")))),
            "Two contacts, and no two between the same voices",
        ),
    ],
)
def test_the_headline_flips_with_its_rows(tiny, events, words):
    dossier = with_contacts(tiny, *((key, "consult", "2021", roles) for key, roles in events)) if events else tiny
    assert contacts_words.contacts_headline(told(dossier), names(dossier)) == words


def test_a_tie_is_dashed_where_names_or_the_day_are_not_given(tiny):
    dossier = with_contacts(
        tiny,
        ("plain", "consult", "2021-05-04", (("mayor", "participant"), ("hermit", "participant"))),
        ("unnamed", "consult", "2021-05-04", (("town", "participant"), ("hermit", "participant"))),
        ("sometime", "consult", "2021", (("mayor", "participant"), ("hermit", "participant"))),
        ("never", "consult", "", (("mayor", "participant"), ("hermit", "participant"))),
    )
    ties = {contact.event_id: contacts_words.tie_from_contact(contact, str) for contact in told(dossier)}
    assert {key for key, tie in ties.items() if tie.dashed} >= {"unnamed", "sometime", "never"}
    assert ties["never"].words == "no day given"
    assert "no names given" in {end.names for end in ties["unnamed"].ends}


def test_an_hour_is_left_out_of_a_tie_and_the_day_stays(dossier):
    call = next(contact for contact in told(dossier) if contact.event_id == "call-2025-03-18")
    tie = contacts_words.tie_from_contact(call, str)
    assert (tie.words, tie.basis, tie.dashed) == ("18 March 2025", "inferred", False)


def test_lanes_stand_so_that_ties_cross_few_of_them(dossier):
    ties = [contacts_words.tie_from_contact(contact, str) for contact in told(dossier)]
    lanes = sort_contact_lanes(ties, contacts_words.list_tie_bodies(ties, dict(actors_by_id(dossier))))
    assert [lane.name for lane in lanes] == ["Russia", "United States", "United Kingdom"]


def test_every_tie_leads_to_its_event_and_says_what_it_is(dossier):
    ties = found(drawing(dossier), "a", "tie")
    assert [tie[1]["data-record"] for tie in ties] == [f"event:{contact.event_id}" for contact in told(dossier)]
    assert ties[0][1]["aria-label"] == (
        "Putin Trump 12 February 2025: Trump and Putin speak in an earlier phone call"
    )  # fmt: skip


@given(
    roles=st.lists(
        st.lists(st.sampled_from([row[0] for row in PEOPLE]), min_size=2, max_size=5, unique=True),
        min_size=1,
        max_size=29,
    )
)
def test_any_contacts_are_drawn_inside_the_frame(tiny, roles):
    events = [
        (f"e{i}", "consult", "2021", tuple((who, "participant") for who in people)) for i, people in enumerate(roles)
    ]
    dossier = with_contacts(tiny, *events)
    node = drawing(dossier)
    height = float(node[1]["height"])
    ties = found(node, "a", "tie")
    assert len(ties) == len(roles)
    for tie in ties:  # who uses it by voice says what stands there
        assert tie[1]["aria-label"].startswith(" ".join(text_from_node(tie).split()) + ": ")
    for dot in found(node, "circle"):
        assert 0 < float(dot[1]["cx"]) < CONTACTS_WIDTH
        assert 0 < float(dot[1]["cy"]) < height
    assert height <= -(-len(roles) // TIES_PER_ROW) * 400


def test_pairs_are_counted_the_busiest_first(tiny):
    three = (("mayor", "participant"), ("board", "participant"), ("hermit", "mediator"))
    dossier = with_contacts(tiny, ("a", "consult", "2020", BOTH), ("b", "consult", "2022-05", three))
    pairs = group_contact_pairs(told(dossier))
    counts = {contacts_words.format_pair_names(pair): len(pair.contacts) for pair in pairs}
    assert counts == {"Ada Marsh and Port Board": 2, "Ada Marsh and The Hermit": 1, "Port Board and The Hermit": 1}
    assert contacts_words.format_pair_years(pairs[0]) == "2020 to 2022"


def test_what_is_left_out_is_said(tiny):
    many = with_contacts(tiny, *((f"e{i}", "consult", "2021", BOTH) for i in range(40)))
    assert contacts_words.contacts_subtitle(told(many), 8, 31).endswith("23 more pairs are left out of the drawing.")
    assert contacts_words.contacts_subtitle(told(many), 1, 1).endswith("they are all the pairs there are.")
