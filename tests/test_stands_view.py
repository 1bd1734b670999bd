"""Where they stand: the first proposals of the positions, never a stance that nobody stated."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.results.positions import FULL_VOICE_LIMIT, PROPOSAL_GROUPS, build_position_matrix
from parley.selection.selection import Selection
from parley.ui.overview.stands import find_disputed_proposals, list_proposal_voices


def test_it_stands_in_the_order_of_the_positions(dossier: Dossier) -> None:
    found = find_disputed_proposals(dossier, Selection())
    every = build_position_matrix(dossier, dossier.statements, FULL_VOICE_LIMIT).proposals
    assert list(found) == [proposal for proposal in every if proposal in found]
    assert [proposal.topic_id for proposal in found[:3]] == ["territory", "nato-membership", "ceasefire"]
    assert [PROPOSAL_GROUPS.index(each.group) for each in found] == sorted(
        PROPOSAL_GROUPS.index(each.group) for each in found
    )


def test_every_voice_has_made_a_statement_on_the_proposal(dossier: Dossier, tiny: Dossier) -> None:
    for each in (dossier, tiny):
        rows = each.statements.set_index("statement_id")
        for proposal in find_disputed_proposals(each, Selection()):
            for said in list_proposal_voices(proposal):
                assert tuple(rows.loc[said.statement_id, ["topic_id", "stance"]]) == (proposal.topic_id, said.stance)


def test_a_body_stands_once_with_each_of_its_stances(dossier: Dossier) -> None:
    for proposal in find_disputed_proposals(dossier, Selection()):
        held = [(said.body, said.stance) for said in list_proposal_voices(proposal)]
        assert len(held) == len(set(held))


def test_a_proposal_on_which_nobody_takes_a_side_is_left_out(dossier: Dossier) -> None:
    neutral = {
        proposal.topic_id
        for proposal in build_position_matrix(dossier, dossier.statements, FULL_VOICE_LIMIT).proposals
        if all(said.stance == "neutral" for said in list_proposal_voices(proposal))
    }
    assert not neutral & {proposal.topic_id for proposal in find_disputed_proposals(dossier, Selection())}


def test_filters_leave_only_their_voices(dossier: Dossier) -> None:
    found = find_disputed_proposals(dossier, Selection(topics=("ceasefire",), actors=("putin",)))
    assert {proposal.topic_id for proposal in found} == {"ceasefire"}
    assert find_disputed_proposals(dossier, Selection(words="no such word anywhere")) == ()
