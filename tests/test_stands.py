"""Where they stand: grouped by how far voices are apart, never a stance that nobody stated."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier import Dossier
from parley.figures.stands import GROUPS, STROKES, WORDS, group_of, mark, sides_taken, stands
from parley.markup import is_element


def test_the_most_opposed_stand_first(dossier: Dossier) -> None:
    found = stands(dossier, dossier.statements)
    assert [stand.topic_id for stand in found[:3]] == ["territory", "nato-membership", "ceasefire"]
    assert [GROUPS.index(stand.group) for stand in found] == sorted(GROUPS.index(stand.group) for stand in found)


def test_a_persons_voice_is_that_of_its_state_or_body(dossier: Dossier) -> None:
    found = {stand.topic_id: stand for stand in stands(dossier, dossier.statements)}
    assert [(voice.name, voice.stance) for voice in found["ceasefire"].voices] == [
        ("United States", "for"), ("Russia", "conditional"), ("Ukraine", "for")]  # fmt: skip
    assert [voice.record for voice in found["withdrawal"].voices] == [
        "statement:zelenskiy-withdrawal", "statement:western-allies-withdrawal"]  # fmt: skip


def test_every_voice_has_made_a_statement_on_the_proposal(dossier: Dossier, tiny: Dossier) -> None:
    for each in (dossier, tiny):
        rows = each.statements.set_index("statement_id")
        for stand in stands(each, each.statements):
            for voice in stand.voices:
                row = rows.loc[voice.record.removeprefix("statement:")]
                assert (row["topic_id"], row["stance"]) == (stand.topic_id, voice.stance)


def test_a_proposal_on_which_nobody_takes_a_side_is_left_out(dossier: Dossier) -> None:
    neutral = dossier.statements.assign(stance="neutral")
    assert stands(dossier, neutral) == []


def test_one_voice_that_turns_flips_the_order(dossier: Dossier) -> None:
    rows = dossier.statements.copy()
    rows.loc[rows["topic_id"].eq("territory"), "stance"] = "for"
    found = stands(dossier, rows)
    assert [stand.topic_id for stand in found if stand.group == "opposed"] == ["nato-membership"]


def test_filters_leave_only_their_voices(dossier: Dossier) -> None:
    (stand,) = stands(dossier, dossier.statements[dossier.statements["statement_id"] == "putin-ceasefire"])
    assert (stand.group, len(stand.voices)) == ("on conditions", 1)
    assert stands(dossier, dossier.statements.iloc[:0]) == []


@given(st.lists(st.sampled_from(["for", "against", "conditional", "neutral"]), min_size=1, max_size=6))
def test_opposed_means_that_some_are_for_and_some_against(dossier: Dossier, stances: list[str]) -> None:
    template = stands(dossier, dossier.statements)[0].voices[0]
    voices = tuple(replace(template, stance=stance) for stance in stances)
    opposed = "against" in stances and bool({"for", "conditional"} & set(stances))
    assert (group_of(voices) == "opposed") == opposed
    assert (group_of(voices) == "on conditions") == (not opposed and "conditional" in stances)
    stand = replace(stands(dossier, dossier.statements)[0], voices=voices)
    assert sides_taken(stand) == len(stances) - stances.count("neutral")


def test_actors_the_tables_do_not_know_are_named_by_their_id(dossier: Dossier) -> None:
    rows = pd.DataFrame(
        {"topic_id": ["territory"], "actor_id": ["moon"], "stance": ["for"], "statement_id": ["x"], "event_id": [""]}
    )
    (stand,) = stands(dossier, rows)
    assert stand.voices[0].name == "moon"


@pytest.mark.parametrize("stance", [*WORDS, "unheard-of"])
def test_every_stance_has_a_sign(stance: str) -> None:
    sign = mark(stance)
    assert is_element(sign)
    assert sign[1]["aria-hidden"] == "true"
    assert (stance in STROKES) == any(child[1].get("class") == "sign" for child in sign[2:])
