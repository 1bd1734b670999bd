"""Where they stand, in short: a few proposals with the voices on each, every voice a way to its sentence."""

from __future__ import annotations

from functools import lru_cache

from parley.dossier.actors import actors_by_id
from parley.dossier.dossier import Dossier
from parley.evidence.quotes import first_support_by_record
from parley.figures.markup import Node, h
from parley.figures.positions import stance
from parley.results.positions import FULL_VOICE_LIMIT, MatrixStatement, Proposal, build_position_matrix
from parley.selection.selection import Selection, select_records
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.words.wording import spell_small_number

MAX_FRONT_PROPOSALS = 4
"""Proposals on the front page; the others stand on the page of positions."""

MAX_VOICES_PER_PROPOSAL = 8
"""Voices beside one proposal; how many more there are is said."""

PROPOSAL_ORDER_NOTE = "Opposed first, then on conditions, then by number of voices. "


def draw_front_stands(view: ViewState) -> Node | None:
    """The proposals most in dispute under the filters that are on; None in a dossier without statements."""
    if view.dossier.statements.empty:
        return None
    found = find_disputed_proposals(view.dossier, view.selection)
    if not found:
        said = h("p", "No statement that takes a side fits the filters.", class_="sub")
        return h("section", h("h2", "Where they stand"), said, class_="stands")
    all_of_them = (
        f"All {spell_small_number(len(found))} proposals" if len(found) > MAX_FRONT_PROPOSALS else "Open the positions"
    )
    more = h("a", all_of_them, href=view.link("positions"))
    return h(
        "section",
        h("h2", "Where they stand"),
        h("p", PROPOSAL_ORDER_NOTE, more, class_="sub"),
        h("ul", *(draw_stands_row(view, proposal) for proposal in found[:MAX_FRONT_PROPOSALS]), class_="proposals"),
        class_="stands",
    )


@lru_cache(maxsize=show.VIEWS_KEPT)
def find_disputed_proposals(dossier: Dossier, selection: Selection) -> tuple[Proposal, ...]:
    """The proposals on which somebody takes a side, by the rule of the positions."""
    matrix = build_position_matrix(dossier, select_records(dossier, selection).statements, FULL_VOICE_LIMIT)
    return tuple(
        proposal
        for proposal in matrix.proposals
        if any(said.stance != "neutral" for said in list_proposal_voices(proposal))
    )


def list_proposal_voices(proposal: Proposal) -> list[MatrixStatement]:
    """The first statement of each body with each of its stances."""
    every = [said for cell in proposal.cells.values() for said in cell]
    return list({(said.body, said.stance): said for said in reversed(every)}.values())[::-1]


def draw_stands_row(view: ViewState, proposal: Proposal) -> Node:
    """One proposal: what it says, how far the voices are apart, the voices by side."""
    places = actors_by_id(view.dossier)
    every = sorted(list_proposal_voices(proposal), key=lambda said: places[said.body].place)
    items = [draw_stands_voice(view, proposal, said) for said in every[:MAX_VOICES_PER_PROPOSAL]]
    if len(every) > MAX_VOICES_PER_PROPOSAL:
        items.append(h("li", f"and {spell_small_number(len(every) - MAX_VOICES_PER_PROPOSAL)} more", class_="muted"))
    group = h("span", proposal.words, class_="group")
    return h("li", h("h3", proposal.proposition, " ", group), h("ul", *items, class_="voices"))


def draw_stands_voice(view: ViewState, proposal: Proposal, said: MatrixStatement) -> Node:
    """One voice: the sign of its stance, the name as the way to its sentence, the stance in words."""
    first, body = (
        first_support_by_record(view.dossier).get(f"statement:{said.statement_id}"),
        actors_by_id(view.dossier)[said.body].name,
    )
    name: Node = body
    if first and first.in_article:
        address = view.link("reader", article=first.source_id, evidence=first.evidence_id)
        name = h("a", body, href=address, aria_label=f"{body} on “{proposal.proposition}”: its sentence")
    sign = h(
        "svg",
        stance.draw_stance_shapes(said.stance),
        viewBox="-8 -8 16 16",
        width=16,
        height=16,
        aria_hidden="true",
        class_="stance",
    )
    word = stance.STANCE_LOOKS[stance.normalize_stance(said.stance)].word or said.stance
    return h("li", sign, h("span", name, " ", h("span", word, class_="muted")))
