"""Who wants what: statements as a matrix of proposals by states and bodies, the proposals that divide them first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

from parley.dossier.actors import Actor, actors_by_id
from parley.dossier.dossier import Dossier
from parley.tables.rows import iterate_row_tuples

DEFAULT_VOICE_LIMIT, FULL_VOICE_LIMIT = 8, 40
"""With more columns than this, those with most statements stand first and the rest is left to a link; and as many as
stand at once when a reader asks for all."""

ProposalGroup = Literal["opposed", "conditional", "several", "single"]
PROPOSAL_GROUPS: tuple[ProposalGroup, ...] = ("opposed", "conditional", "several", "single")
"""How far voices are apart on a proposal, furthest first."""


@dataclass(frozen=True)
class MatrixStatement:
    """One statement as a cell shows it: `speaker` is "" where the body itself holds it, `basis` "" where the article
    gives it and nobody disputes it."""

    statement_id: str
    actor_id: str
    body: str
    speaker: str
    stance: str
    act: str
    summary: str
    attribution: str
    basis: str


@dataclass(frozen=True)
class Proposal:
    """A row: a topic with what each body says of it, how far they are apart, and the words for that."""

    topic_id: str
    label: str
    proposition: str
    group: ProposalGroup
    words: str
    cells: Mapping[str, tuple[MatrixStatement, ...]]


@dataclass(frozen=True)
class PositionMatrix:
    """Rows and columns in the order they are shown; `left_out` are bodies behind "Show all", `off` the cells (topic,
    body) in which statements stand that the filters leave out."""

    proposals: tuple[Proposal, ...]
    voices: tuple[Actor, ...]
    left_out: tuple[Actor, ...]
    off: frozenset[tuple[str, str]]

    def read(self) -> list[tuple[Proposal, MatrixStatement]]:
        """Every statement with its proposal, as the rows are read; those of bodies left out stand last in a row."""
        voices = [voice.actor_id for voice in (*self.voices, *self.left_out)]
        return [(row, said) for row in self.proposals for body in voices for said in row.cells.get(body, ())]

    def order(self) -> list[str]:
        """Every statement by id, as the rows are read."""
        return [said.statement_id for _, said in self.read()]


def build_position_matrix(
    dossier: Dossier, statements: pd.DataFrame, most: int = DEFAULT_VOICE_LIMIT
) -> PositionMatrix:
    """The matrix of these rows of `statements`; `most` is how many columns stand at once."""
    cells: dict[str, dict[str, list[MatrixStatement]]] = defaultdict(lambda: defaultdict(list))
    for said, topic in list_statements_by_topic(dossier, statements):
        cells[topic][said.body].append(said)
    sides = {key: actor.side for key, actor in actors_by_id(dossier).items()}
    proposals = [
        make_matrix_proposal(row, {body: tuple(each) for body, each in cells[row[0]].items()}, sides)
        for row in iterate_row_tuples(dossier.topics, ["topic_id", "label", "proposition"])
        if row[0] in cells
    ]
    ordered = sorted(proposals, key=lambda row: (PROPOSAL_GROUPS.index(row.group), -len(row.cells)))
    voices, left_out = choose_matrix_voices(dossier, ordered, most)
    filled = {(row.topic_id, body) for row in ordered for body in row.cells}
    return PositionMatrix(tuple(ordered), voices, left_out, frozenset(list_unfiltered_cells(dossier) - filled))


def list_statements_by_topic(dossier: Dossier, statements: pd.DataFrame) -> list[tuple[MatrixStatement, str]]:
    """Each statement with its topic; one whose speaker the tables do not know cannot be placed and is a fault."""
    actors, bases = actors_by_id(dossier), statement_basis_by_id(dossier)
    columns = ["statement_id", "actor_id", "topic_id", "stance", "act", "summary", "attribution"]
    out = []
    for key, who, topic, stance, act, summary, given in iterate_row_tuples(statements, columns):
        if who in actors:
            body = actors[who].body
            speaker = actors[who].short if body != who else ""
            out.append(
                (MatrixStatement(key, who, body, speaker, stance, act, summary, given, bases.get(key, "")), topic)
            )
    return out


@lru_cache(maxsize=4)
def statement_basis_by_id(dossier: Dossier) -> Mapping[str, str]:
    """The statements that an editor disputes or that no article gives, by id."""
    rows = dossier.evidence[dossier.evidence["target_type"] == "statement"]
    disputed = set(rows.loc[rows["stance"] == "disputes", "target_id"])
    support = rows[rows["stance"] == "supports"]
    given = set(support.loc[support["source_id"].isin(dossier.articles), "target_id"])
    return dict.fromkeys(set(support["target_id"]) - given, "reference") | dict.fromkeys(disputed, "disputed")


@lru_cache(maxsize=4)
def list_unfiltered_cells(dossier: Dossier) -> frozenset[tuple[str, str]]:
    """Every cell (topic, body) that holds a statement when nothing is filtered."""
    actors = actors_by_id(dossier)
    pairs = iterate_row_tuples(dossier.statements, ["topic_id", "actor_id"])
    return frozenset((topic, actors[who].body) for topic, who in pairs if who in actors)


def choose_matrix_voices(
    dossier: Dossier, proposals: Sequence[Proposal], most: int
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The bodies that have a voice, by side; where they are too many, those with most statements, and the rest."""
    counts = Counter({body: 0 for row in proposals for body in row.cells})
    for row in proposals:
        counts.update({body: len(said) for body, said in row.cells.items()})
    actors = actors_by_id(dossier)
    voices = sorted((actors[body] for body in counts), key=lambda actor: actor.place)
    if len(voices) <= most:
        return tuple(voices), ()
    busiest = sorted(voices, key=lambda actor: -counts[actor.actor_id])
    return tuple(busiest[:most]), tuple(busiest[most:])


def make_matrix_proposal(
    row: tuple[str, str, str], cells: Mapping[str, tuple[MatrixStatement, ...]], sides: Mapping[str, str]
) -> Proposal:
    """A topic with its cells, sorted into its group."""
    group, words = classify_proposal({body: {said.stance for said in each} for body, each in cells.items()}, sides)
    return Proposal(*row, group, words, cells)


def classify_proposal(stances: Mapping[str, set[str]], sides: Mapping[str, str]) -> tuple[ProposalGroup, str]:
    """How far bodies are apart by their stances, and the words for it; nothing is read from a body's silence."""
    agree = [body for body, held in stances.items() if "for" in held]
    oppose = [body for body, held in stances.items() if "against" in held]
    if any(one != other for one in agree for other in oppose):
        apart = any(sides.get(one) != sides.get(other) for one in agree for other in oppose)
        return "opposed", "sides opposed" if apart else "voices of one side opposed"
    if any("conditional" in held for held in stances.values()):
        return "conditional", "conditions attached"
    if len(stances) == 1:
        return "single", "one voice, for and against" if agree and oppose else "one voice only"
    if agree or oppose:
        return "several", "no one against" if agree else "no one for"
    return "several", "no one takes a side"
