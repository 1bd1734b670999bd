"""How an article is named beside a mark: a short name, its day, its language where that is not the page's."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from parley.dossier.dossier import Dossier
from parley.dossier.evidence_order import PAGE_LANGUAGE
from parley.dossier.lookup import find_row_by_id, readable_article_rows
from parley.words import dates
from parley.words.direction import isolate

MAX_SHORT_NAME_LETTERS = 20
"""Letters of a name beside a mark; a longer publisher is cut where an editor gave no `short` name."""


class SourceName(NamedTuple):
    """An article beside a mark: short name, day in few words ("" = not known), language ("" = the page’s)."""

    name: str
    day: str
    language: str

    def __str__(self) -> str:
        """As one line of text."""
        return ", ".join(filter(None, [isolate(self.name), self.day])) + (
            f" ({self.language})" if self.language else ""
        )


@lru_cache(maxsize=1024)
def name_source(dossier: Dossier, source_id: str) -> SourceName:
    """A source as marks name it; the year stands only where the articles are of several years. KeyError if unknown."""
    row = find_row_by_id(dossier, "sources", source_id)
    name = row["short"] or shorten_name(row["publisher"] or row["title"])
    language = "" if row["language"].partition("-")[0].lower() == PAGE_LANGUAGE else row["language"]
    return SourceName(
        name, format_mark_day(row["published"], one_year=len(list_publication_years(dossier)) < 2), language
    )


@lru_cache(maxsize=8)
def count_publishers(dossier: Dossier) -> int:
    """How many published the articles."""
    return int(readable_article_rows(dossier)["publisher"].nunique())


def shorten_name(name: str) -> str:
    """A name cut at a word where it is long."""
    if len(name) <= MAX_SHORT_NAME_LETTERS:
        return name
    cut = name[:MAX_SHORT_NAME_LETTERS].rpartition(" ")[0] or name[: MAX_SHORT_NAME_LETTERS - 1]
    return f"{cut.rstrip()}…"


@lru_cache(maxsize=8)
def list_publication_years(dossier: Dossier) -> frozenset[str]:
    """The years in which the articles were published."""
    return frozenset(day[:4] for day in readable_article_rows(dossier)["published"] if day[:4].isdigit())


def format_mark_day(published: str, *, one_year: bool) -> str:
    """The day of an article in few words: `4 Mar`, with its year where the articles are of several."""
    if not published:
        return ""
    span = dates.parse_date_span(published)
    words = dates.format_date_span(span, short=True)
    year = f" {span.earliest.year}" if span.earliest else ""
    return words.removesuffix(year) if one_year and year and words != year.strip() else words


def language_name(tag: str) -> str:
    """A language (BCP 47) in the words of the page, as `Arabic`; the tag where it has no name."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(PAGE_LANGUAGE) or tag
    except (UnknownLocaleError, ValueError):
        return tag
