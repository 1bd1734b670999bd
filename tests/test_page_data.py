"""Data and method as a plain host runs it: whole on any dossier, every table to look through, every row a way on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parley.dossier.dossier import Dossier
from parley.ui.data.page import DATA_PAGE_SECTIONS
from tests.dossiers import ROWS, contract_of, damage, tiny_dossier, without_table, write_contract, write_rows
from tests.libraries import library
from tests.nodes import attributes, drawn, html, of_class, opened, words

MAIN = ("data_coverage", "data_above", "data_tables", "data_below")


def said(test: AppTest) -> str:
    """All that the page draws."""
    return " ".join(words(test, key) for key in (*MAIN, "data_beside"))


def links(test: AppTest, key: str) -> list[str]:
    return attributes(drawn(test)[key]["node"], "href")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another newsroom's dossier, served in place of ours."""
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    return tiny_dossier(tmp_path)


def test_every_part_is_there_and_the_table_of_contents_leads_to_it(dossier: Dossier) -> None:
    test = opened("data")
    assert "Every sentence supports a record; of 182 facts, 94 are stated" in html(test)
    ids = {ident for key in MAIN for ident in attributes(drawn(test)[key]["node"], "id")}
    assert {ident for ident, _ in DATA_PAGE_SECTIONS} <= ids
    assert links(test, "data_beside")[: len(DATA_PAGE_SECTIONS)] == [f"#{ident}" for ident, _ in DATA_PAGE_SECTIONS]
    assert len(links(test, "data_coverage")) == 2 * sum(len(each.sentences) for each in dossier.articles.values())


def test_the_parts_say_what_the_tables_do(dossier: Dossier) -> None:
    told = said(opened("data"))
    for expected in (
        "All 23 sentences support a record",
        "Eighteen of 22 dates are inferred",
        "94 facts are stated, 48 inferred and 40 from references",
        f"Sixteen tables hold {sum(map(len, dossier.tables.values()))} rows",
        "Two points are disputed and 13 are added to",
        "On that day Susie Wiles was White House chief of staff",
        "One article and 14 references stand behind everything here",
        "No right of reuse is known",
        "26,945 ÷ 603,628 km²",
        "510 shares on 54 days",
        "None. The check looked at",
        "Six rows added: a second sentence",
        "The dossier names no address for this.",
        "It includes Crimea, Donetsk, Luhansk, Zaporizhzhia and Kherson",
    ):
        assert expected in told, expected


def test_a_table_is_opened_sorted_and_searched_by_the_address(dossier: Dossier) -> None:
    cells = dossier.tables["events"].agg(" ".join, axis=1).str.lower()
    expected = dossier.tables["events"].loc[cells.str.contains("putin"), "event_id"]
    test = opened("data", table="events", sort="-event_id", find="putin*")
    node = drawn(test)["browse"]["node"]
    assert f"{len(expected)} of 22 rows with “putin*”" in words(test, "browse")
    rows = [href for href in attributes(node, "href") if href.startswith("timeline?record=event")]
    assert rows == [f"timeline?record=event:{key}" for key in sorted(expected, reverse=True)]
    assert attributes(node, "aria-sort") == ["descending"]
    assert test.text_input(key="table_find").value == "putin*"


def test_what_is_typed_goes_into_the_address_and_back_to_the_first_page() -> None:
    test = opened("data", table="evidence", p="2")
    assert "155 rows, 51–100 shown" in words(test, "browse")
    test.text_input(key="table_find").set_value("Wiles").run()
    assert test.query_params["find"] == "Wiles"
    assert "p" not in test.query_params
    assert "1 of 155 rows with “Wiles”" in words(test, "browse")


@pytest.mark.parametrize("table", [*ROWS, "occupied_share", "changes"])
def test_every_table_can_be_looked_through(dossier: Dossier, table: str) -> None:
    test = opened("data", table=table)
    count = len(dossier.tables[table])
    assert f"{count:,} rows" in words(test, "browse")
    body = drawn(test)["browse"]["node"]
    proven = {"events", "statements", "actors", "territories", "control", "evidence"}
    assert bool(of_class(body, "pilcrow")) == (table in proven)


def test_no_table_is_open_by_itself() -> None:
    assert "browse" not in drawn(opened("data"))


def test_the_filters_narrow_events_and_say_so() -> None:
    test = opened("data", table="events", actor="starmer")
    assert "1 of 22 rows under the filters" in words(test, "browse")
    assert "The filters narrow the tables of events and statements" in html(test)
    assert "16 rows" in words(opened("data", table="actors", actor="starmer"), "browse")


def test_nonsense_in_the_address_is_named_and_left_out() -> None:
    told = html(opened("data", table="weather", sort="tomorrow", p="-1", article="none"))
    for left_out in ("weather", "tomorrow", "-1", "none"):
        assert f"<b>{left_out}</b>" in told


def test_nothing_found_says_so_and_offers_a_way_out() -> None:
    test = opened("data", table="sides", find="zebra")
    assert "No row of this table has all of that." in words(test, "browse")
    assert "data?table=sides" in links(test, "browse")


def test_another_dossier_tells_its_own(elsewhere: Path) -> None:
    told = said(opened("data"))
    for expected in ("The mayor reopens the harbour", "One point is disputed", "Lindow Courier", "An invented story."):
        assert expected in told
    assert "keeps no list of changes" in told
    assert "Putin" not in told
    assert "Assessed shares" not in told


def test_the_smallest_dossier_has_its_page_too(elsewhere: Path) -> None:
    without_table(elsewhere, "story")
    for table in (
        "events",
        "event_actors",
        "event_territories",
        "statements",
        "control",
        "evidence",
        "topics",
        "periods",
    ):
        write_rows(elsewhere, table, [ROWS[table].partition("\n")[0].split(",")])
    test = opened("data")
    assert "No event has a date" in words(test, "data_above")
    assert "No sentence supports a record" in html(test)
    assert "This table has no rows." in words(opened("data", table="events"), "browse")


def test_damaged_rows_are_counted_and_the_rest_still_told(elsewhere: Path) -> None:
    damage(elsewhere, "events", 2, "date", "2021-13")
    test = opened("data", table="events")
    assert "One fault, listed above the headline; those rows are not shown." in words(test, "data_below")
    assert "1 row" in words(test, "browse")


def test_a_folder_without_tables_opens_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    assert "There is no article to rest on; the tables hold no facts yet" in html(opened("data"))


def test_an_address_for_errors_comes_from_the_contract_only(elsewhere: Path) -> None:
    contract = contract_of(ROWS) | {
        "bugs": "https://lindow.example/errors",
        "contributors": [{"title": "The desk", "email": "desk@lindow.example"}],
        "homepage": "javascript:alert(1)",
    }
    write_contract(elsewhere, contract)
    found = links(opened("data"), "data_below")
    assert "https://lindow.example/errors" in found
    assert "mailto:desk@lindow.example" in found
    assert not [href for href in found if href.startswith("javascript:")]


def test_of_many_articles_one_is_drawn_and_the_others_are_a_way_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(library(tmp_path)))
    test = opened("data")
    assert "The quay is safe" in words(test, "data_coverage")
    assert "data?article=quay" in links(test, "data_coverage")
    other = opened("data", article="quay")
    assert "The quay of Lindow is new" in words(other, "data_coverage")


def test_text_of_tables_stays_text(elsewhere: Path) -> None:
    damage(elsewhere, "events", 2, "headline", "<img src=x onerror=alert(1)>")
    test = opened("data", table="events")
    assert "<img src=x onerror=alert(1)>" in words(test, "browse")
    assert "<img" not in html(test)
    assert json.dumps(drawn(test)["browse"]).count('["img"') == 0
