"""What the check says to slips that editors make: the rule in words, the value to write, and warnings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.check.cells import find_language_code
from parley.check.run import check_dossier
from parley.dossier.dossier import open_dossier
from tests.conftest import ROOT
from tests.dossiers import damage, tiny_dossier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_dossier(tmp_path)


@pytest.mark.parametrize(
    ("name", "code"), [("Arabic", "ar"), ("english", "en"), ("Deutsch", "de"), ("українська", "uk"), ("Klingonese", "")]
)
def test_a_language_named_in_full_is_given_its_code(name: str, code: str) -> None:
    assert find_language_code(name) == code


def test_every_pattern_of_the_contract_is_told_in_words() -> None:
    contract = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    fields = [field for resource in contract["resources"] for field in resource["schema"]["fields"]]
    assert [field["name"] for field in fields if "pattern" in field.get("constraints", {}) and not field["rule"]] == []


def test_a_day_of_1905_behind_which_a_year_may_stand_is_a_warning_and_stays(folder: Path) -> None:
    damage(folder, "events", 2, "date", "1905-07-06")
    checked = check_dossier(folder)
    assert checked.faults == ()
    assert [(w.row, w.remedy) for w in checked.warnings] == [(2, "If the year is meant, write 2014.")]
    assert "1905-07-06" in list(open_dossier(folder).events["date"])


def test_a_byte_order_mark_is_a_warning_and_nothing_is_left_out(folder: Path) -> None:
    path = folder / "data/events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    checked = check_dossier(folder)
    assert (checked.faults, len(checked.warnings)) == ((), 1)
    assert len(checked.tables["events"]) == 2


def test_a_name_of_two_that_stands_in_an_article_is_a_warning(folder: Path) -> None:
    path = folder / "data/aliases.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Marsh,actor,port-board,name\n", encoding="utf-8")
    checked = check_dossier(folder)
    assert checked.faults == ()
    assert {(w.value, w.problem) for w in checked.warnings} == {
        ("Marsh", "this name stands in an article and means marsh or port-board.")
    }


def test_two_of_one_name_may_both_be_in_a_dossier(folder: Path) -> None:
    damage(folder, "actors", 2, "name", "Ada Marsh")
    assert check_dossier(folder).faults == ()


def test_the_default_day_is_the_newest_articles_and_never_a_references(folder: Path) -> None:
    damage(folder, "sources", 3, "published", "2025-XX")
    assert open_dossier(folder).as_of.isoformat() == "2021-05-05"
