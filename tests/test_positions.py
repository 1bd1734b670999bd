"""Positions: how statements become a matrix, in which order, and what is said of it; silence is never a stance."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.actors import actors_by_id, find_top_body
from parley.figures.markup import h, html_from_node, text_from_node
from parley.figures.positions import words as positions_words
from parley.figures.positions.matrix import MAX_CELL_STATEMENTS, OUTSIDE_FILTERS, MatrixLinks, draw_positions_matrix
from parley.results.positions import PROPOSAL_GROUPS, build_position_matrix, classify_proposal
from parley.selection.selection import Selection, select_records
from tests.positions import PEOPLE, TOPICS, found, world

WAYS = MatrixLinks(
    lambda record: f"positions?record={record}", lambda topic, body: f"positions?topic={topic}&body={body}"
)
STANCES = ("for", "conditional", "against", "neutral")
said_lists = st.lists(
    st.tuples(st.sampled_from([row[0] for row in PEOPLE]), st.sampled_from(TOPICS), st.sampled_from(STANCES)),
    max_size=30,
)


def drawn(matrix, articles=1):
    return draw_positions_matrix(matrix, lambda side: h("i"), WAYS, articles)


def headline(dossier):
    return positions_words.positions_headline(build_position_matrix(dossier, dossier.statements), dossier.names)


def test_people_stand_under_the_body_they_act_for_and_are_named(dossier):
    matrix = build_position_matrix(dossier, dossier.statements)
    assert "trump" not in {voice.actor_id for voice in matrix.voices}
    ceasefire = next(row for row in matrix.proposals if row.topic_id == "ceasefire")
    (said,) = ceasefire.cells["russia"]
    assert (said.statement_id, said.speaker) == ("putin-ceasefire", "Putin")
    assert ceasefire.cells["ukraine"][0].speaker == ""


def test_every_statement_stands_in_the_matrix_once(dossier):
    order = build_position_matrix(dossier, dossier.statements).order()
    assert sorted(order) == sorted(dossier.statements["statement_id"])


def test_proposals_that_divide_come_first(dossier):
    rows = build_position_matrix(dossier, dossier.statements).proposals
    assert [row.topic_id for row in rows[:3]] == ["territory", "nato-membership", "ceasefire"]
    assert [row.words for row in rows[:3]] == ["sides opposed", "sides opposed", "conditions attached"]
    assert rows[-1].words == "one voice only"


@pytest.mark.parametrize(
    ("stances", "group", "words"),
    [
        ({"a": {"for"}, "c": {"against"}}, "opposed", "sides opposed"),
        ({"a": {"for"}, "b": {"against"}}, "opposed", "voices of one side opposed"),
        ({"a": {"for"}, "c": {"conditional"}}, "conditional", "conditions attached"),
        ({"a": {"for"}, "c": {"for"}}, "several", "no one against"),
        ({"a": {"for"}, "c": {"neutral"}}, "several", "no one against"),
        ({"a": {"against"}, "c": {"neutral"}}, "several", "no one for"),
        ({"a": {"neutral"}, "c": {"neutral"}}, "several", "no one takes a side"),
        ({"a": {"against"}}, "single", "one voice only"),
        ({"a": {"for", "against"}}, "single", "one voice, for and against"),
    ],
)
def test_how_far_voices_are_apart(stances, group, words):
    assert classify_proposal(stances, {"a": "left", "b": "left", "c": "right"}) == (group, words)


@given(said=said_lists)
def test_rows_keep_the_rule_and_no_cell_is_filled_without_a_statement(tiny, said):
    dossier = world(tiny, said)
    matrix = build_position_matrix(dossier, dossier.statements)
    keys = [(PROPOSAL_GROUPS.index(row.group), -len(row.cells)) for row in matrix.proposals]
    assert keys == sorted(keys)
    bodies = {key: actor.body for key, actor in actors_by_id(dossier).items()}
    filled = {(row.topic_id, body) for row in matrix.proposals for body in row.cells}
    assert filled == {(topic, bodies[who]) for who, topic, _ in said}
    assert sorted(matrix.order()) == sorted(f"s{i}" for i in range(len(said)))
    node = drawn(matrix)
    assert len(found(node, "a", "said-cell")) == sum(
        min(len(each), MAX_CELL_STATEMENTS) for row in matrix.proposals for each in row.cells.values()
    )
    several = [row for row in matrix.proposals if len(row.cells) > 1] or matrix.proposals
    silent = len(several) * len(matrix.voices) - sum(len(row.cells) for row in several)
    assert len(found(node, "td", "silent")) == silent


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([], "No statement fits the filters"),
        ([("mayor", "quay", "for")], "Only Town of Lindow is heard, on one proposal"),
        ([("mayor", "quay", "for"), ("board", "quay", "against")], "Only on quay do the sides openly clash"),
        ([("board", "quay", "for"), ("guild", "quay", "against")], "Only on quay do voices openly clash"),
        (
            [("mayor", "quay", "for"), ("board", "quay", "against"), ("board", "ferry", "conditional")],
            "Only on quay do the sides openly clash; ferry hangs on conditions",
        ),
        (
            [("mayor", topic, stance) for topic in TOPICS[:2] for stance in ("for",)]
            + [("board", topic, "against") for topic in TOPICS[:2]],
            "On quay and tolls the sides clash",
        ),
        (
            [(who, topic, stance) for topic in TOPICS for who, stance in (("mayor", "for"), ("board", "against"))],
            "On four proposals the sides clash",
        ),
        (
            [("mayor", "quay", "for"), ("board", "quay", "conditional")],
            "On no proposal do voices openly clash; quay hangs on conditions",
        ),
        (
            [("mayor", "quay", "for"), ("board", "quay", "for")],
            "On no proposal do voices openly clash; on quay more than one is heard",
        ),
        (
            [("mayor", "quay", "for"), ("board", "ferry", "against")],
            "Two proposals, and on none do two voices take a side",
        ),
        ([("mayor", "quay", "neutral"), ("board", "quay", "neutral")], "On quay nobody takes a side"),
    ],
)
def test_the_headline_flips_with_its_rows(tiny, said, words):
    assert headline(world(tiny, said)) == words


def test_the_headline_of_this_dossier(dossier):
    assert headline(dossier) == "On territory and NATO membership the sides clash; ceasefire hangs on conditions"


def test_a_label_keeps_its_capital_where_it_is_a_name(dossier):
    assert positions_words.lower_label_start("Ukraine’s position", dossier.names) == "Ukraine’s position"
    assert positions_words.lower_label_start("NATO membership", dossier.names) == "NATO membership"
    assert positions_words.lower_label_start("Wider threat", dossier.names) == "wider threat"


def test_what_a_filter_took_away_is_not_called_silence(dossier):
    shown = select_records(dossier, Selection(actors=("putin",))).statements
    matrix = build_position_matrix(dossier, shown)
    assert ("ceasefire", "ukraine") in matrix.off
    words = text_from_node(drawn(matrix))
    assert f"{OUTSIDE_FILTERS}: Ukraine" in words
    assert "what the filters leave out says so" in positions_words.positions_deck(matrix, 1)
    assert OUTSIDE_FILTERS not in text_from_node(drawn(build_position_matrix(dossier, dossier.statements)))


def test_columns_stand_by_side_and_many_are_left_to_a_link(tiny, dossier):
    names = [voice.name for voice in build_position_matrix(dossier, dossier.statements).voices]
    assert names[:3] == ["United States", "Russia", "Ukraine"]
    people = [(f"a{i}", f"Actor {i}", "Organization", "", "town") for i in range(23)]
    said = [(f"a{i}", "quay", "for") for i in range(23)] + [("a22", "ferry", "for")] * 3
    crowded = world(tiny, said, people)
    matrix = build_position_matrix(crowded, crowded.statements)
    assert matrix.voices[0].actor_id == "a22"
    assert (len(matrix.voices), len(matrix.left_out)) == (8, 15)
    assert "The eight voices with most statements are shown; the file has all." in positions_words.matrix_subtitle(
        matrix
    )
    assert len(build_position_matrix(crowded, crowded.statements, 40).voices) == 23


def test_several_statements_of_a_cell_are_all_there_and_a_crowd_is_counted(tiny):
    crowded = world(tiny, [("mayor", "quay", "for")] * 5 + [("board", "quay", "against")] * 9)
    node = drawn(build_position_matrix(crowded, crowded.statements))
    town, board = found(node, "tbody")[0][2][3:5]
    assert len(found(town, "a")) == 5
    assert [text_from_node(link) for link in found(board, "a", "more")] == ["and 3 more"]


def test_a_circle_of_bodies_ends():
    parts = {"a": "b", "b": "c", "c": "b", "alone": "alone", "lost": "gone"}
    assert find_top_body("a", parts) == "c"
    assert find_top_body("alone", parts) == "alone"
    assert find_top_body("lost", parts) == "lost"


def test_who_is_unknown_or_without_a_side_breaks_nothing(tiny):
    odd = world(tiny, [("nobody", "quay", "for"), ("hermit", "quay", "sideways")])
    matrix = build_position_matrix(odd, odd.statements)
    assert [voice.name for voice in matrix.voices] == ["The Hermit"]
    assert "takes no side" in text_from_node(drawn(matrix))


def test_no_text_becomes_markup(tiny):
    bad = "<script>alert(1)</script> \u202e & \"'"
    hostile = world(tiny, [("mayor", "quay", "for")])
    hostile = replace(
        hostile,
        statements=hostile.statements.assign(summary=bad, act=bad),
        topics=hostile.topics.assign(proposition=bad),
        actors=hostile.actors.assign(name=bad),
    )
    written = html_from_node(drawn(build_position_matrix(hostile, hostile.statements)))
    assert "<script" not in written
    assert "&lt;script&gt;" in written


def test_disputes_and_references_are_marked_in_the_cell(tiny):
    dossier = world(tiny, [("mayor", "quay", "for"), ("board", "quay", "for"), ("guild", "quay", "for")])
    rows = [("s0", "register", "supports"), ("s1", "story", "supports"), ("s1", "register", "disputes"),
            ("s2", "story", "supports")]  # fmt: skip
    evidence = pd.DataFrame(rows, columns=["target_id", "source_id", "stance"]).assign(target_type="statement")
    matrix = build_position_matrix(replace(dossier, evidence=evidence), dossier.statements)
    bases = {said.statement_id: said.basis for each in matrix.proposals[0].cells.values() for said in each}
    assert bases == {"s0": "reference", "s1": "disputed", "s2": ""}


def test_every_cell_and_head_leads_somewhere_and_each_id_stands_once(dossier):
    node = drawn(build_position_matrix(dossier, dossier.statements))
    links = found(node, "a")
    ids = [link[1]["id"] for link in links]
    assert len(ids) == len(set(ids)) == len(dossier.statements) + 6
    assert all(link[1]["href"].endswith(link[1]["data-record"]) for link in links)
