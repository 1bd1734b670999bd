"""Records against articles: who tells each, who tells it otherwise and how far apart, and what each article changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence.telling import (
    NO_DISTANCE,
    Distance,
    Telling,
    count_supporting_publishers,
    list_articles_by_day,
    list_tellings,
    measure_distance,
)
from parley.results.control import list_control_rows, status_words
from parley.selection.selection import Selection, list_excluded_places, select_records
from parley.tables.rows import list_column_values


class ComparedRecord(NamedTuple):
    """A record with its tellings in order of publication; `link` is the record that a page can open for it."""

    record: str
    link: str
    kind: str
    title: str
    tellings: tuple[Telling, ...]
    publishers: int
    distance: Distance

    @property
    def differing(self) -> tuple[Telling, ...]:
        """The articles that tell it otherwise."""
        return tuple(each for each in self.tellings if each.stance == "differs")


class SourceComparison(NamedTuple):
    """The articles in order of publication, and the records, those that articles tell otherwise first."""

    articles: tuple[str, ...]
    records: tuple[ComparedRecord, ...]

    @property
    def differing(self) -> tuple[ComparedRecord, ...]:
        """The records that some article tells otherwise, the furthest apart first."""
        return tuple(each for each in self.records if each.differing)


class ArticleChanges(NamedTuple):
    """What an article adds to those before it.

    `new` and `confirmed` records it tells as they stand, `otherwise` it does not. Of what its own publisher told
    before, `revised` records get another value, and `withdrawn` ones none: it differs without giving any.
    """

    source_id: str
    new: tuple[ComparedRecord, ...]
    confirmed: tuple[ComparedRecord, ...]
    otherwise: tuple[ComparedRecord, ...]
    revised: tuple[ComparedRecord, ...]
    withdrawn: tuple[ComparedRecord, ...]


@lru_cache(maxsize=32)
def compare_sources(dossier: Dossier, selection: Selection) -> SourceComparison:
    """Compare the articles on the events, statements and statuses that the filters leave.

    Sorted by how many articles tell a record otherwise, then by how far the values lie apart, then by how many
    publishers tell it; equals stay in order of time. Statuses have no topic, words or date of their own: a filter by
    one of these leaves them out.
    """
    shown = select_records(dossier, selection)
    records = [
        (f"event:{key}", f"event:{key}", "event", str(find_row_by_id(dossier, "events", key)["headline"]))
        for key in list_column_values(shown.events["event_id"])
    ]
    records += [
        (f"statement:{key}", f"statement:{key}", "statement", title_statement(dossier, key))
        for key in list_column_values(shown.statements["statement_id"])
    ]
    if not (selection.topics or selection.words or selection.start or selection.end):
        records += list_compared_statuses(dossier, selection)
    rows = [compare_record(dossier, *each) for each in records]
    told = [row for row in rows if row.tellings]
    told.sort(key=lambda row: (-len(row.differing), -row.distance.size, -row.publishers))
    return SourceComparison(list_articles_by_day(dossier), tuple(told))


def compare_record(dossier: Dossier, record: str, link: str, kind: str, title: str) -> ComparedRecord:
    """A record with who tells it; its distance is that of the telling which is furthest from it."""
    tellings = list_tellings(dossier, record)
    distances = [measure_distance(dossier, record, each) for each in tellings]
    furthest = max(distances, key=lambda each: each.size, default=NO_DISTANCE)
    return ComparedRecord(record, link, kind, title, tellings, count_supporting_publishers(dossier, record), furthest)


def title_statement(dossier: Dossier, key: str) -> str:
    """A statement in words: who says what."""
    row = find_row_by_id(dossier, "statements", key)
    return f"{find_row_by_id(dossier, 'actors', row['actor_id'])['name']} {row['act']}: {row['summary']}"


def list_compared_statuses(dossier: Dossier, selection: Selection) -> list[tuple[str, str, str, str]]:
    """The statuses of the dossier's day that the filters leave: record, the territory that shows it, kind, words."""
    off, words = set(list_excluded_places(dossier, selection)), status_words(dossier)
    out = []
    for row in list_control_rows(dossier, dossier.as_of):
        if (
            not row["control_id"]
            or row["territory_id"] in off
            or (selection.actors and row["controller_id"] not in selection.actors)
        ):
            continue
        place = find_row_by_id(dossier, "territories", row["territory_id"])["name"]
        holder = find_row_by_id(dossier, "actors", row["controller_id"])["name"]
        title = f"{place}: {words[row['status']]} ({holder})"
        out.append((f"control:{row['control_id']}", f"territory:{row['territory_id']}", "control", title))
    return out


def list_article_changes(dossier: Dossier, comparison: SourceComparison) -> tuple[ArticleChanges, ...]:
    """Article by article in order of publication: what is new, confirmed, told otherwise and taken back."""
    return tuple(
        collect_article_changes(dossier, source, comparison.articles[:at], comparison.records)
        for at, source in enumerate(comparison.articles)
    )


def collect_article_changes(
    dossier: Dossier, source: str, before: Sequence[str], records: Sequence[ComparedRecord]
) -> ArticleChanges:
    """What one article adds to those before it."""
    found: dict[str, list[ComparedRecord]] = {name: [] for name in ArticleChanges._fields[1:]}
    publisher = find_row_by_id(dossier, "sources", source)["publisher"]
    for row in records:
        own = next((each for each in row.tellings if each.source_id == source), None)
        earlier = [each.source_id for each in row.tellings if each.source_id in before]
        if own is None:
            continue
        if own.stance == "supports":
            found["confirmed" if earlier else "new"].append(row)
        elif publisher in {find_row_by_id(dossier, "sources", each)["publisher"] for each in earlier}:
            found["revised" if own.says else "withdrawn"].append(row)
        else:
            found["otherwise"].append(row)
    return ArticleChanges(source, **{name: tuple(rows) for name, rows in found.items()})
