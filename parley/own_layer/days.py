"""The day that a file's name says, in the orders that names are written in."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from babel.dates import get_month_names

YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_. ]?)([01]\d)\2([0-3]\d)(?:\d{4}|\d{6})?(?!\d)")
YEAR_LAST = re.compile(r"(?<!\d)([0-3]?\d)([-_. ])([0-3]?\d)\2((?:19|20)\d\d)(?!\d)")
YEAR_LAST_CLOSED = re.compile(r"(?<!\d)([0-3]\d)([01]\d)((?:19|20)\d\d)(?!\d)")
SHORT_YEAR = re.compile(r"(?<!\d)([0-3]\d)\.([01]\d)\.(\d\d)(?!\d)")
"""Two figures for the year are read after dots alone, where the day always comes first."""

DAY_MONTH_WORD = re.compile(r"(?<!\d)([0-3]?\d)(?:st|nd|rd|th)?[-_. ]*([^\W\d_]{3,})\.?[-_., ]*((?:19|20)\d\d)(?!\d)")
MONTH_WORD_DAY = re.compile(r"([^\W\d_]{3,})\.?[-_. ]*([0-3]?\d)(?:st|nd|rd|th)?[-_., ]+((?:19|20)\d\d)(?!\d)")

MONTH_LANGUAGES = ("en", "uk", "ru", "de", "fr", "es", "pl", "it", "pt", "tr", "ar", "ro", "cs", "nl")
"""Languages in which names of months are known."""


@lru_cache(maxsize=1)
def load_month_words() -> dict[str, int]:
    """Months by name, in full and short, in small letters; a word that means two months in two languages is left."""
    found: dict[str, set[int]] = {}
    for language in MONTH_LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, language).items():
                    found.setdefault(name.lower().strip("."), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1 and len(name) > 2}


def list_file_name_days(name: str) -> list[date]:
    """Every day that a file's name may mean, in order: one, none, several, or both readings of 03-04-2025."""
    text = PurePosixPath(name.replace("\\", "/")).name
    found: set[date | None] = set()
    for year, _, month, day in YEAR_FIRST.findall(text):
        found.add(make_day(year, month, day))
    for first, mark, second, year in YEAR_LAST.findall(text):
        found.add(make_day(year, second, first))
        if mark != ".":  # with dots the day comes first everywhere
            found.add(make_day(year, first, second))
    for day, month, year in SHORT_YEAR.findall(text):
        found.add(make_day(f"20{year}", month, day))
    months = load_month_words()
    for day, word, year in DAY_MONTH_WORD.findall(text):
        found.add(make_day(year, months.get(word.lower(), 0), day))
    for word, day, year in MONTH_WORD_DAY.findall(text):
        found.add(make_day(year, months.get(word.lower(), 0), day))
    if not found - {None}:
        for day, month, year in YEAR_LAST_CLOSED.findall(text):
            found.add(make_day(year, month, day))
    return sorted(day for day in found if day)


def make_day(year: str | int, month: str | int, day: str | int) -> date | None:
    """A day of figures, None where there is none such."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_from_file_name(name: str) -> date | None:
    """The day in a file's name, if there is just one (20250318, 2025-03-18, 18.03.2025, 18 March 2025 …)."""
    days = list_file_name_days(name)
    return days[0] if len(days) == 1 else None
