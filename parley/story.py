"""The story of a dossier as its editor tells it on the front page, and which of its lines fit the filters."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from parley.check_story import NEW_PARAGRAPH
from parley.dossier import Dossier
from parley.selection import Selection, Shown, within


@dataclass(frozen=True)
class Line:
    """One line: its words, the record it rests on ("" = none), when that was, and whether the filters let it through.

    `when` is a row of a dated table (`span`, `date_basis`) or None; `opens` marks the beginning of a paragraph.
    """

    ident: str
    text: str
    detail: str
    record: str
    when: pd.Series | None
    opens: bool
    fits: bool


def headline(dossier: Dossier) -> tuple[str, str]:
    """The story's headline and the line under it; the dossier's own title and description where it has none."""
    rows = dossier.story[dossier.story["kind"] == "headline"]
    if rows.empty:
        return dossier.title, dossier.description
    return rows.iloc[0]["text"], rows.iloc[0]["detail"] or dossier.description


def lines_of(dossier: Dossier, kind: str, selection: Selection, shown: Shown) -> list[Line]:
    """The lines of a kind (clause, fact, silence) in the editor's order; none is left out."""
    rows = dossier.story[dossier.story["kind"] == kind]
    columns = ["story_id", "text", "detail", "record"]
    return [
        Line(
            ident,
            text,
            "" if kind == "clause" else detail,
            record,
            when_of(dossier, record),
            kind == "clause" and detail == NEW_PARAGRAPH,
            not record or fits(dossier, record, selection, shown),
        )
        for ident, text, detail, record in rows[columns].itertuples(index=False, name=None)
    ]


def when_of(dossier: Dossier, record: str) -> pd.Series | None:
    """The row that dates a record: that of an event, a statement or a status; None for others and without a date."""
    kind, _, key = record.partition(":")
    tables = {"event": dossier.events, "statement": dossier.statements, "control": dossier.control}
    if kind not in tables:
        return None
    rows = tables[kind]
    found = rows[(rows[f"{kind}_id"] == key) & rows["span"].notna()]
    return found.iloc[0] if len(found) else None


def fits(dossier: Dossier, record: str, selection: Selection, shown: Shown) -> bool:
    """Whether the filters let a record through: an actor or a place does where an event that is shown concerns it."""
    if not selection or record in shown.records:
        return True
    kind, _, key = record.partition(":")
    if kind == "control":
        key = dict(zip(dossier.control["control_id"], dossier.control["territory_id"], strict=True)).get(key, "")
    if kind == "actor":
        pairs, column, keys = dossier.event_actors, "actor_id", {key}
    elif kind in ("control", "territory"):
        pairs, column, keys = dossier.event_territories, "territory_id", within(dossier, (key,))
    else:
        return False
    concerned = pairs.loc[pairs[column].isin(keys), "event_id"]
    return bool(shown.events["event_id"].isin(concerned).any())
