"""What every page lets readers take: a file under each figure and table, with what it rests on written in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import streamlit as st

from tests.libraries import library
from tests.nodes import opened

Files = dict[str, Callable[[], bytes]]

ARTICLE = "egypt-daily-news-2025-03-18"
PICTURE = ("csv", "svg", "png")
MAP = {f"control-map.{ending}" for ending in (*PICTURE, "geojson")}
EXCHANGE = {
    f"timeline-2025-03-18.{ending}" for ending in ("timelinejs.csv", "timelinejs.json", "ics", "geojson", "kml")
}
CLAIM = {f"claim.{ending}" for ending in PICTURE}
EXPECTED = {
    "overview": MAP | {"where-they-stand.csv"} | {f"events-2025-03-18.{ending}" for ending in PICTURE},
    "map": MAP | CLAIM,
    "map?layer=share": CLAIM
    | {f"assessed-share{day}.{ending}" for day in ("-2025-03-18", "s") for ending in PICTURE},
    "timeline": EXCHANGE | {f"timeline-2025-03-18.{ending}" for ending in PICTURE},
    "timeline?view=time": EXCHANGE | {f"timeline-2025-03-18.{ending}" for ending in PICTURE},
    "positions": {f"{name}.{ending}" for name in ("positions", "contacts") for ending in PICTURE},
    "reader?q=ceasefire": {"sentences.csv"} | {f"{ARTICLE}.{ending}" for ending in ("jsonld", "html")},
    "data?table=topics": {"topics.csv", "how-known.csv", "how-known.counts.csv", "trump-putin-call-2025-03-18.zip"}
    | {f"coverage-{ARTICLE}.{ending}" for ending in PICTURE},
}  # fmt: skip


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What the buttons make, by file name."""
    found: Files = {}

    def button(words: str, make: Callable[[], bytes], *, file_name: str, **options: object) -> None:
        assert callable(make), f"{file_name} was made before anybody asked"
        found[file_name] = make

    monkeypatch.setattr(st, "download_button", button)
    return found


def see(view: str, **more: str) -> None:
    """Open a view given as a page with one parameter."""
    page, _, parameter = view.partition("?")
    name, _, value = parameter.partition("=")
    opened(page, **({name: value} if name else {}), **more)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("view", EXPECTED)
def test_every_figure_and_table_has_its_files_and_each_says_what_it_rests_on(offered: Files, view: str) -> None:
    see(view)
    assert set(offered) == EXPECTED[view]
    for name, make in offered.items():
        if name.endswith(".timelinejs.csv"):
            assert "Source:" in rows_of(make())[0]["Text"], name
        elif name.endswith(".csv"):
            rows = rows_of(make())
            assert rows, name
            for column in ("source", "licence", "taken"):
                assert all(row[column] for row in rows), (name, column)
        elif name.endswith(".svg"):
            root = ElementTree.fromstring(make())
            told = " ".join(root.itertext())
            assert "Source:" in told, name
            assert "Licence:" in told, name
            assert "Taken on" in told, name


def test_the_claims_file_has_each_number_with_its_formula(offered: Files) -> None:
    see("map")
    rows = {row["share"]: row for row in rows_of(offered["claim.csv"]())}
    assert list(rows) == ["20%", "18.5%", "4.5%", "22.5%"]
    assert "26,945 ÷ 603,628 km²" in rows["4.5%"]["formula"]
    assert "“about one-fifth”" in rows["20%"]["what"]


def test_the_shares_file_has_every_assessed_day_and_the_country(offered: Files) -> None:
    see("map?layer=share")
    rows = rows_of(offered["assessed-shares.csv"]())
    assert len({row["as_of"] for row in rows}) == 54
    whole = [row for row in rows if row["iso_3166_2"] == "UA" and row["as_of"] == "2025-03-18"]
    assert [row["share_pct"] for row in whole] == ["18.5"]
    names = "".join(ElementTree.fromstring(offered["assessed-shares.svg"]()).itertext())
    assert all(place in names for place in ("Ukraine", "Crimea", "Donetsk"))


def test_the_front_pages_positions_are_those_that_stand_there(offered: Files) -> None:
    see("overview")
    rows = rows_of(offered["where-they-stand.csv"]())
    assert list(dict.fromkeys(row["proposal"] for row in rows)) == [
        "Ukraine gives up territory for peace",
        "Ukraine joins NATO",
        "A 30-day ceasefire takes hold",
        "The war ends in a broader peace deal",
    ]


def test_a_tables_file_has_what_is_found_in_its_order(offered: Files) -> None:
    see("data?table=sides", sort="-position")
    rows = rows_of(offered["sides.csv"]())
    positions = [int(row["position"]) for row in rows]
    assert positions == sorted(positions, reverse=True)
    see("data?table=evidence", find="Wiles")
    assert [row["target_id"] for row in rows_of(offered["evidence.csv"]())] == ["scavino"]


def test_the_coverage_file_has_every_sentence(offered: Files) -> None:
    see("data")
    rows = rows_of(offered[f"coverage-{ARTICLE}.csv"]())
    assert [int(row["sentence"]) for row in rows] == list(range(1, 24))
    assert all(int(row["records"]) > 0 for row in rows)


def test_the_list_of_articles_is_a_file_too(offered: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(library(tmp_path)))
    see("reader", language="en", sort="title")
    rows = rows_of(offered["articles.csv"]())
    assert [row["title"] for row in rows] == sorted(row["title"] for row in rows)
    assert {row["language"] for row in rows} == {"en"}
    assert rows[0]["sentences"].isdigit()
