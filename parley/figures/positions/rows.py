"""Statements and contacts as rows for files: names in place of keys, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from parley.dossier.actors import actors_by_id
from parley.dossier.dossier import Dossier
from parley.evidence.quotes import first_article_sentence
from parley.evidence.telling import SOURCE_COLUMNS, source_cells
from parley.figures.positions import stance
from parley.results.contacts import Contact
from parley.results.positions import PositionMatrix

STATEMENT_EXPORT_COLUMNS = (
    "statement_id",
    "topic_id",
    "proposal",
    "apart",
    "voice",
    "speaker",
    "stance",
    "act",
    "summary",
    "given",
    "date",
    "date_words",
    "date_basis",
    "date_note",
    "sentence",
    *SOURCE_COLUMNS,
)
"""What a row says of a statement."""

CONTACT_EXPORT_COLUMNS = (
    "event_id",
    "headline",
    "date",
    "date_words",
    "date_basis",
    "status",
    "who",
    "voices",
    "sentence",
    *SOURCE_COLUMNS,
)
"""What a row says of a contact."""


def statement_export_rows(dossier: Dossier, matrix: PositionMatrix) -> list[dict[str, str]]:
    """Every statement of the matrix, in the order it is read; `apart` is how far voices are apart on its proposal."""
    table = dossier.statements.set_index("statement_id")[["date", "date_words", "date_basis", "date_note"]]
    told = table.to_dict("index")
    actors = actors_by_id(dossier)
    return [
        {
            "statement_id": said.statement_id,
            "topic_id": row.topic_id,
            "proposal": row.proposition,
            "apart": row.words,
            "voice": actors[said.body].name,
            "speaker": actors[said.actor_id].name if said.speaker else "",
            "stance": said.stance,
            "act": said.act,
            "summary": said.summary,
            "given": stance.ATTRIBUTION_WORDS.get(said.attribution, ""),
            **{str(name): value for name, value in told[said.statement_id].items()},
            "sentence": first_article_sentence(dossier, f"statement:{said.statement_id}"),
            **source_cells(dossier, f"statement:{said.statement_id}"),
        }
        for row, said in matrix.read()
    ]


def contact_export_rows(dossier: Dossier, contacts: Sequence[Contact]) -> list[dict[str, str]]:
    """Every contact in order of time; several names are parted by semicolons."""
    table = dossier.events.set_index("event_id")[["date", "date_words"]].to_dict("index")
    actors = actors_by_id(dossier)
    return [
        {
            "event_id": contact.event_id,
            "headline": contact.headline,
            **{str(name): value for name, value in table[contact.event_id].items()},
            "date_basis": contact.basis if contact.span else "",
            "status": contact.status,
            "who": "; ".join(party.name for party in contact.parties),
            "voices": "; ".join(dict.fromkeys(actors[party.body].name for party in contact.parties)),
            "sentence": first_article_sentence(dossier, f"event:{contact.event_id}"),
            **source_cells(dossier, f"event:{contact.event_id}"),
        }
        for contact in contacts
    ]
