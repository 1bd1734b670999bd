"""The passages of an article: stretches of text that support records, in order, overlapping quotes joined into one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from parley.articles import Article, Block
from parley.dossier import Dossier


@dataclass(frozen=True)
class Passage:
    """One stretch of an article's text and all it supports; `number` counts from 1 in the order of the text."""

    number: int
    start: int
    end: int
    evidence: tuple[str, ...]
    records: tuple[str, ...]
    sides: frozenset[str]


def passages_of(dossier: Dossier, source_id: str) -> tuple[Passage, ...]:
    """The passages of an article's body; quotes that overlap, such as a sentence and a name in it, become one."""
    article = dossier.articles[source_id]
    rows = quoted(dossier, source_id)
    rows = rows[pd.Series([is_in_body(article, start) for start in rows["start"]], index=rows.index, dtype=bool)]
    groups = (rows["start"] >= rows["end"].cummax().shift(fill_value=0)).cumsum()
    return tuple(
        passage_of(dossier, number, group) for number, (_, group) in enumerate(rows.groupby(groups, sort=True), start=1)
    )


def quoted(dossier: Dossier, source_id: str) -> pd.DataFrame:
    """An article's supporting evidence that stands in its text, in the order of the text, the longest first."""
    rows = dossier.evidence[(dossier.evidence["source_id"] == source_id) & (dossier.evidence["stance"] == "supports")]
    rows = rows[rows["start"].notna()]
    return rows.sort_values(["start", "end"], ascending=[True, False], kind="stable").astype({"start": int, "end": int})


def is_in_body(article: Article, offset: int) -> bool:
    """Whether a letter stands in what the reader draws as text: a paragraph or a subheading."""
    return block_at(article, offset).kind in ("paragraph", "subheading")


def block_at(article: Article, offset: int) -> Block:
    """The part of the page that a letter stands in, or the one before it where it stands between two."""
    return article.blocks[bisect_right(article.blocks, offset, key=lambda block: block.start) - 1]


def passage_of(dossier: Dossier, number: int, rows: pd.DataFrame) -> Passage:
    """One passage from the evidence that makes it up."""
    records = tuple(dict.fromkeys(main_first(rows)))
    return Passage(
        number,
        int(rows["start"].min()),
        int(rows["end"].max()),
        tuple(rows["evidence_id"]),
        records,
        sides_of(dossier, records),
    )


def main_first(rows: pd.DataFrame) -> list[str]:
    """Records in the order a reader wants them: events, then statements, then who and where."""
    rank = {"event": 0, "statement": 1, "control": 2, "territory": 3, "actor": 4}
    order = rows["target_type"].map(rank).sort_values(kind="stable").index
    return list(rows.loc[order, "record"])


def sides_of(dossier: Dossier, records: tuple[str, ...]) -> frozenset[str]:
    """The sides of those who act or speak in some records; of the actor itself where only actors are proven."""
    ids = {kind: {name.partition(":")[2] for name in records if name.startswith(f"{kind}:")} for kind in KINDS}
    acting = dossier.event_actors[dossier.event_actors["event_id"].isin(ids["event"]) & dossier.event_actors["acts"]]
    speaking = dossier.statements[dossier.statements["statement_id"].isin(ids["statement"])]
    holding = dossier.control[dossier.control["control_id"].isin(ids["control"])]
    actors = {*acting["actor_id"], *speaking["actor_id"], *holding["controller_id"]} or ids["actor"]
    return frozenset(dossier.actors.loc[dossier.actors["actor_id"].isin(actors), "side"]) - {""}


KINDS = ("event", "statement", "control", "actor")


def told_of(dossier: Dossier, records: Iterable[str]) -> tuple[str, ...]:
    """Records as the panel tells them, each once: who controls a place is told with the place."""
    control = dossier.control
    homes = dict(zip("control:" + control["control_id"], "territory:" + control["territory_id"], strict=True))
    return tuple(dict.fromkeys(homes.get(record, record) for record in records))


def passage_with(passages: tuple[Passage, ...], evidence_id: str) -> Passage | None:
    """The passage that a row of evidence is part of."""
    return next((passage for passage in passages if evidence_id in passage.evidence), None)


def first_evidence(dossier: Dossier, record: str) -> str:
    """The row of evidence that a record rests on first, in the order of the text; "" where only references do."""
    rows = dossier.evidence[(dossier.evidence["record"] == record) & (dossier.evidence["stance"] == "supports")]
    rows = rows[rows["start"].notna()].sort_values(["property", "start"])
    return str(rows["evidence_id"].iloc[0]) if len(rows) else ""
