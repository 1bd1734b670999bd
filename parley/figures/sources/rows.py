"""The comparison of sources as rows for a file: a row for each record and each article that tells of it."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence.source_comparison import SourceComparison
from parley.evidence.telling import measure_distance

COMPARISON_COLUMNS = (
    "record",
    "kind",
    "title",
    "publishers_that_tell_it",
    "article",
    "publisher",
    "published",
    "language",
    "tells",
    "says",
    "distance",
    "proves",
    "words",
    "evidence_id",
)
"""What a row says; an article that is silent on a record has no row."""


def comparison_export_rows(dossier: Dossier, comparison: SourceComparison) -> list[dict[str, str]]:
    """A row for each telling, records in the order of the page, articles in order of publication."""
    rows = []
    for row in comparison.records:
        for telling in row.tellings:
            source = find_row_by_id(dossier, "sources", telling.source_id)
            rows.append(
                {
                    "record": row.record,
                    "kind": row.kind,
                    "title": row.title,
                    "publishers_that_tell_it": str(row.publishers),
                    "article": telling.source_id,
                    "publisher": source["publisher"],
                    "published": source["published"],
                    "language": source["language"],
                    "tells": "so" if telling.stance == "supports" else "otherwise",
                    "says": telling.says,
                    "distance": measure_distance(dossier, row.record, telling).words,
                    "proves": telling.proves,
                    "words": telling.words,
                    "evidence_id": telling.evidence_id,
                }
            )
    return rows
