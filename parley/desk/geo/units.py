"""Which regions are a country's units, and their codes: from the editor's table, the file itself, or by name."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from parley.desk.geo.source import NAME_COLUMNS, GeoError, OutlineFile, select_country

TABLE_COLUMNS = ("source", "iso_3166_2", "name", "kind")
"""What the editor's table of units must hold; every other column becomes a property of the unit."""

CLOSE_ENOUGH, SURE_ENOUGH = 72.0, 93.0
"""Likeness of two names (0 to 100) from which they are taken for the same, and from which nothing is said of it."""


@dataclass(frozen=True)
class Country:
    """A country by its codes and names, and its subdivisions: code, name and kind."""

    code: str
    names: tuple[str, ...]
    subdivisions: tuple[tuple[str, str, str], ...]


def describe_country(code: str) -> Country:
    """A country by its ISO 3166-1 code of two letters; its subdivisions are the largest ones (ISO 3166-2)."""
    try:
        import pycountry
    except ImportError as error:
        raise GeoError("The list of countries is missing. Run: pip install -r requirements-desk.txt") from error

    if re.fullmatch(r"AA|Q[M-Z]|X[A-Z]|ZZ", code.upper()):  # kept free by ISO 3166-1 for whoever needs one
        return Country(code.upper(), (code.upper(),), ())
    found = pycountry.countries.get(alpha_2=code.upper())
    if found is None:
        raise GeoError(f"{code}: is no code of a country. Write its two letters (ISO 3166-1), as in SD or CY.")
    listed = pycountry.subdivisions.get(country_code=found.alpha_2) or []  # type: ignore[no-untyped-call]
    largest = sorted((each.code, each.name, each.type) for each in listed if not each.parent_code)
    names = (found.alpha_2, found.alpha_3, found.name, getattr(found, "common_name", found.name))
    return Country(found.alpha_2, names, tuple(largest))


def take_units(file: OutlineFile, country: Country, table: Path | None) -> tuple[gpd.GeoDataFrame, list[str]]:
    """The country's units with `source` (what tells each in the file), `iso_3166_2`, `name`, `kind` and the rest; and
    what is to be looked at.

    By the editor's table where there is one: it may take regions that the file counts to another country.
    """
    if table is not None:
        return take_listed_units(file, table), []
    found = select_country(file, country.names)
    if found.empty:
        raise GeoError(f"{file.path}: has no region of {country.names[-1]} ({country.code}).")
    if not file.name:
        listed = ", ".join(map(str, file.regions.columns))
        raise GeoError(f"{file.path}: no property is known as a region’s name. It has: {listed}.")
    columns = [file.name, *(each for each in found.columns if str(each).lower() in NAME_COLUMNS and each != file.name)]
    called = [[str(name) for name in row if isinstance(name, str) and name] for row in found[columns].to_numpy()]
    nameless = sum(not names for names in called)
    found, called = found[[bool(names) for names in called]], [names for names in called if names]
    codes, kinds, remarks = match_codes(called, found[file.code] if file.code else [None] * len(found), country)
    if nameless:
        remarks.append(f"regions without a name were left out: {nameless}.")
    units = gpd.GeoDataFrame(
        {
            "source": [describe_source(file, at) for at in found.index],
            "iso_3166_2": codes,
            "name": [names[0] for names in called],
            "kind": kinds,
        },
        geometry=found.geometry.array,
        crs=found.crs,
    )
    return units.dissolve("iso_3166_2", aggfunc="first", as_index=False), remarks


def match_codes(
    names: Sequence[Sequence[str]], own: Sequence[object], country: Country
) -> tuple[list[str], list[str], list[str]]:
    """Codes and kinds of regions, by their own codes, else by their names; one of our own (XX-X01 …) where none fits.

    The third list says which were taken by likeness alone: those the editor should look at.
    """
    listed = {code: name for code, name, _ in country.subdivisions}
    kinds = {code: kind.lower() for code, _, kind in country.subdivisions}
    given = [str(code or "").strip().replace(".", "-", 1) for code in own]
    codes = [code if code in listed or code.startswith(f"{country.code}-") else "" for code in given]
    likeness: list[str] = []
    for spellings in ([called[:1] for called in names], [called[1:] for called in names]):  # its name before others
        pairs = sorted(
            ((max((score_names(name, each) for name in called), default=0.0), at, code)
             for at, called in enumerate(spellings) if not codes[at]
             for code, each in listed.items() if code not in codes),
            key=lambda pair: (-pair[0], pair[1:]),
        )  # fmt: skip
        for score, at, code in pairs:
            if score >= CLOSE_ENOUGH and not codes[at] and code not in codes:
                codes[at] = code
                if score < SURE_ENOUGH or spellings[at] != names[at][:1]:
                    likeness.append(f"“{names[at][0]}” is taken for {code} ({listed[code]}), whose name is alike.")
    free = (
        f"{country.code}-X{number:02d}" for number in range(1, 1000) if f"{country.code}-X{number:02d}" not in codes
    )
    own_codes = {
        name: next(free) for name in sorted({called[0] for code, called in zip(codes, names, strict=True) if not code})
    }
    made = [code or own_codes[called[0]] for code, called in zip(codes, names, strict=True)]
    # the kind "city" is drawn as a point: only what the country itself calls a city is one
    return made, ["city" if kinds.get(code, "").endswith("city") else kinds.get(code, "") for code in made], likeness


def score_names(one: str, other: str) -> float:
    """How alike two names are, 0 to 100: each word of the shorter one beside the word most like it in the other.

    Words that begin otherwise are not alike at all: “Northern” is not “Southern”, however many letters they share.
    """
    from rapidfuzz import fuzz

    shorter, longer = sorted((fold_name(one).split(), fold_name(other).split()), key=len)
    if not shorter:
        return 0.0
    found = [max((fuzz.ratio(word, each) for each in longer if each[0] == word[0]), default=0.0) for word in shorter]
    return min(found) - (len(longer) - len(shorter)) / 10


def fold_name(name: str) -> str:
    """A name without accents, case and signs, to be compared."""
    plain = unicodedata.normalize("NFKD", name).translate(dict.fromkeys(map(ord, "'’‘ʼʹ`")))
    return " ".join(
        "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).casefold().split()
    )


def describe_source(file: OutlineFile, at: int) -> str:
    """What tells a region in its file, as the editor's table names it: property=value."""
    for column in filter(None, (file.key, file.code, file.name)):
        value = file.regions.at[at, column]
        if isinstance(value, str) and value and (file.regions[column] == value).sum() == 1:
            return f"{column}={value}"
    return f"row={at}"


def take_listed_units(file: OutlineFile, table: Path) -> gpd.GeoDataFrame:
    """The units of an editor's table; several rows of one code are one unit."""
    rows = read_unit_table(table)
    shapes = [file.regions.geometry.loc[find_regions(file, row["source"], table)].union_all() for row in rows]
    units = gpd.GeoDataFrame(rows, geometry=shapes, crs=file.regions.crs)
    return units.dissolve("iso_3166_2", aggfunc="first", as_index=False, sort=False)


def read_unit_table(table: Path) -> list[Mapping[str, str]]:
    """The editor's table of units, row by row."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in TABLE_COLUMNS[:2] if name not in (reader.fieldnames or [])]
        if missing:
            raise GeoError(f"{table}: has no column {missing[0]}. It needs {', '.join(TABLE_COLUMNS)}.")
        return list(reader)


def find_regions(file: OutlineFile, source: str, table: Path) -> list[int]:
    """The regions that a cell `property=value` of the table names."""
    column, _, value = source.partition("=")
    if column == "row" and value.isdigit() and int(value) in file.regions.index:
        return [int(value)]
    if column not in file.regions:
        listed = ", ".join(map(str, file.regions.columns.drop("geometry")))
        raise GeoError(f"{table}, source “{source}”: {file.path.name} has no property “{column}”. It has: {listed}.")
    found = file.regions.index[file.regions[column].astype("string") == value].tolist()
    if not found:
        raise GeoError(f"{table}, source “{source}”: no region of {file.path.name} has it.")
    return [int(at) for at in found]
