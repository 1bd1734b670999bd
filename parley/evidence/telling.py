"""Who tells of a record: the articles that support it, those that tell it otherwise, and how far these are apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from parley.dossier.dossier import Dossier
from parley.dossier.evidence_order import first_possible_day
from parley.dossier.lookup import RowValues, find_row_by_id, find_rows_by_value, readable_article_rows
from parley.evidence.citation import format_publication_day
from parley.selection.source_filter import TELLING_STANCES
from parley.words.messages import format_number, say, say_count

TellingStance = Literal["supports", "differs"]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u066b\u066c' ]\d+)*")
_WRITTEN_DAYS = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y")


class Telling(NamedTuple):
    """How one article tells of a record: as the record has it, or otherwise; `says` is what it gives instead."""

    source_id: str
    stance: TellingStance
    says: str
    proves: str
    evidence_id: str
    words: str


class Distance(NamedTuple):
    """How far a telling is from the record: in words, and as a share of the value for sorting (0 = not a quantity)."""

    words: str
    size: float


NO_DISTANCE = Distance("", 0.0)


@lru_cache(maxsize=4)
def list_articles_by_day(dossier: Dossier) -> tuple[str, ...]:
    """The ids of the articles in order of publication; those of one day, or of none, in the order of the table."""
    rows = readable_article_rows(dossier)
    days = {
        key: first_possible_day(text) or date.max
        for key, text in zip(rows["source_id"], rows["published"], strict=True)
    }
    return tuple(sorted(days, key=days.__getitem__))


@lru_cache(maxsize=4096)
def list_tellings(dossier: Dossier, record: str) -> tuple[Telling, ...]:
    """The articles that tell of a record in order of publication, each once; one that also differs counts as that."""
    place = {key: at for at, key in enumerate(list_articles_by_day(dossier))}
    rows = [
        row
        for row in find_rows_by_value(dossier, "evidence", "record", record)
        if row["source_id"] in place and row["stance"] in TELLING_STANCES
    ]
    rows.sort(key=lambda row: (place[row["source_id"]], row["stance"] != "differs", row["property"] != "", row["rank"]))
    first: dict[str, RowValues] = {}
    for row in rows:
        first.setdefault(row["source_id"], row)
    return tuple(
        Telling(key, row["stance"], row["says"], row["property"], row["evidence_id"], row["exact"])
        for key, row in first.items()
    )


def count_supporting_publishers(dossier: Dossier, record: str) -> int:
    """How many publishers tell a record as it stands: two articles of one paper are one source."""
    return len(
        {
            find_row_by_id(dossier, "sources", telling.source_id)["publisher"]
            for telling in list_tellings(dossier, record)
            if telling.stance == "supports"
        }
    )


def measure_distance(dossier: Dossier, record: str, telling: Telling) -> Distance:
    """How far a differing telling is from what the record rests on: days between dates, or per cent between numbers."""
    if telling.stance != "differs":
        return NO_DISTANCE
    if telling.proves == "date":
        own, other = find_record_day(dossier, record), read_written_day(telling.says)
        if own and other and own != other:
            days = abs((other - own).days)
            return Distance(say_count("{count} day apart", "{count} days apart", days), days / 365)
        return NO_DISTANCE
    own_number = next(
        (read_number(each.words) for each in list_tellings(dossier, record) if each.stance == "supports"), None
    )
    other_number = read_number(telling.says)
    if not own_number or not other_number or own_number == other_number:
        return NO_DISTANCE
    share = (other_number - own_number) / own_number
    percent = format_number(round(abs(share) * 100))
    words = say("{percent}% more", percent=percent) if share > 0 else say("{percent}% less", percent=percent)
    return Distance(words, abs(share))


def find_record_day(dossier: Dossier, record: str) -> date | None:
    """The first possible day of an event or a statement; None for other records and where it is open."""
    kind, _, key = record.partition(":")
    if kind not in ("event", "statement"):
        return None
    span = find_row_by_id(dossier, f"{kind}s", key)["span"]
    return (span.earliest or span.latest) if span else None


def read_written_day(words: str) -> date | None:
    """A day as EDTF or as English writes it (`2 March 2041`); None for anything else."""
    if found := first_possible_day(words.strip()):
        return found
    for form in _WRITTEN_DAYS:
        try:
            return datetime.strptime(words.strip(), form).date()
        except ValueError:
            continue
    return None


def read_number(words: str) -> float | None:
    """The first number in some words, in digits of any script, grouped or with a decimal sign; None without one."""
    found = _NUMBER.search(words)
    if found is None:
        return None
    parts = re.split(r"\D", found[0])
    grouped = all(len(part) == 3 for part in parts[1:])
    whole = "".join(str(int(digit)) for part in (parts if grouped else parts[:1]) for digit in part)
    decimals = "" if grouped or len(parts) < 2 else "".join(str(int(digit)) for digit in parts[1])
    return float(f"{whole}.{decimals or 0}")


def cell_sources(dossier: Dossier, tellings: Iterable[Telling], stance: TellingStance) -> str:
    """The articles of a stance in one cell: publisher and day of each, and what a differing one gives instead."""
    out = []
    for telling in tellings:
        if telling.stance == stance:
            row = find_row_by_id(dossier, "sources", telling.source_id)
            named = ", ".join(
                filter(None, [row["publisher"] or row["title"], format_publication_day(row["published"])])
            )
            out.append(f"{named}: {telling.says}" if telling.says else named)
    return "; ".join(out)


SOURCE_COLUMNS = ("sentence_source", "told_by", "told_otherwise_by")
"""Whence a row of a file is: the source of its sentence, all articles that tell it so, those that tell it otherwise."""


def source_cells(dossier: Dossier, record: str) -> Mapping[str, str]:
    """The cells of `SOURCE_COLUMNS` for a record; where only references support it, the first of them is named."""
    tellings = list_tellings(dossier, record)
    rows = [row for row in find_rows_by_value(dossier, "evidence", "record", record) if row["stance"] == "supports"]
    rows.sort(key=lambda row: (row["start"] is None, row["property"] != "", row["rank"]))
    first = find_row_by_id(dossier, "sources", rows[0]["source_id"]) if rows else None
    day = format_publication_day(first["published"]) if first else ""
    return {
        "sentence_source": ", ".join(filter(None, [first["publisher"] or first["title"], day])) if first else "",
        "told_by": cell_sources(dossier, tellings, "supports"),
        "told_otherwise_by": cell_sources(dossier, tellings, "differs"),
    }
