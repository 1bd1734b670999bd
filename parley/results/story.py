"""The story of a dossier as its editor tells it on the front page, and which of its lines fit the filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from parley.check.story import PARAGRAPH_DETAIL
from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_rows_by_value
from parley.selection.selection import Selection, SelectionResult, expand_places_by_parts
from parley.tables.rows import iterate_row_tuples
from parley.words.dates import DateSpan


class RecordDate(NamedTuple):
    """When a record was, and how that is known."""

    span: DateSpan
    basis: str


@dataclass(frozen=True)
class StoryLine:
    """One line: its words, the record it rests on ("" = none), when that was, and whether the filters let it through.

    `opens` marks the clause with which a paragraph begins.
    """

    ident: str
    text: str
    detail: str
    record: str
    when: RecordDate | None
    opens: bool
    fits: bool = True


def story_headline(dossier: Dossier) -> tuple[str, str]:
    """The story's headline and the line under it; the dossier's own title and description where it has none."""
    rows = find_rows_by_value(dossier, "story", "kind", "headline")
    if not rows:
        return dossier.title, dossier.description
    return rows[0]["text"], rows[0]["detail"] or dossier.description


def list_story_lines(dossier: Dossier, kind: str, selection: Selection, shown: SelectionResult) -> list[StoryLine]:
    """The lines of a kind (clause, fact, silence) in the editor's order; none is left out."""
    every = story_lines_by_kind(dossier).get(kind, ())
    if not selection:
        return list(every)
    return [
        replace(each, fits=not each.record or is_record_in_selection(dossier, each.record, selection, shown))
        for each in every
    ]


@lru_cache(maxsize=4)
def story_lines_by_kind(dossier: Dossier) -> Mapping[str, tuple[StoryLine, ...]]:
    """All lines by kind, as they stand without filters."""
    dated = story_dates_by_record(dossier)
    columns = ["kind", "story_id", "text", "detail", "record"]
    out: dict[str, list[StoryLine]] = {}
    for kind, ident, text, detail, record in iterate_row_tuples(dossier.story, columns):
        own = "" if kind == "clause" else detail
        opens = kind == "clause" and detail == PARAGRAPH_DETAIL
        out.setdefault(kind, []).append(StoryLine(ident, text, own, record, dated.get(record), opens))
    return {kind: tuple(rows) for kind, rows in out.items()}


def story_dates_by_record(dossier: Dossier) -> dict[str, RecordDate]:
    """When each record of the story was; actors and places have no day."""
    asked = set(dossier.story["record"])
    out: dict[str, RecordDate] = {}
    for kind, table in (("event", dossier.events), ("statement", dossier.statements), ("control", dossier.control)):
        names = kind + ":" + table[f"{kind}_id"]
        rows = table[names.isin(asked) & table["span"].notna()]
        out |= {
            name: RecordDate(span, basis)
            for name, span, basis in zip(names[rows.index], rows["span"], rows["date_basis"], strict=True)
        }
    return out


def is_record_in_selection(dossier: Dossier, record: str, selection: Selection, shown: SelectionResult) -> bool:
    """Whether the filters let a record through: an actor or a place does where an event that is shown concerns it."""
    if not selection or record in shown.records:
        return True
    kind, _, key = record.partition(":")
    if kind == "control":
        key = dict(zip(dossier.control["control_id"], dossier.control["territory_id"], strict=True)).get(key, "")
    if kind == "actor":
        pairs, column, keys = dossier.event_actors, "actor_id", {key}
    elif kind in ("control", "territory"):
        pairs, column, keys = dossier.event_territories, "territory_id", expand_places_by_parts(dossier, (key,))
    else:
        return False
    concerned = pairs.loc[pairs[column].isin(keys), "event_id"]
    return bool(shown.events["event_id"].isin(concerned).any())
