"""Two days of the control map: what changed hands, its status, or claims only; in words, table, file and links."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from starlette.applications import Starlette

from parley.dossier.dossier import Dossier, open_dossier
from parley.results.control_changes import control_changes_headline, list_control_changes
from parley.selection.address import read_page_parameters
from parley.ui.server.host import routes
from tests.asgi import ask
from tests.conftest import ROOT
from tests.nodes import drawn, html, opened, words

BEFORE, AFTER = date(2022, 2, 23), date(2025, 3, 18)
WAR = Path(__file__).parent / "fixtures" / "civil_war"


@lru_cache(maxsize=2)
def dossier_of(folder: Path) -> Dossier:
    return open_dossier(folder)


def test_what_changed_is_told_by_place_with_its_kind() -> None:
    kinds = {each.territory_id: each.kind for each in list_control_changes(dossier_of(ROOT), BEFORE, AFTER)}
    assert kinds == {
        "donetsk": "claim",
        "luhansk": "claim",
        "zaporizhzhia": "holder",
        "kherson": "holder",
        "zaporizhzhia-npp": "holder",
    }


def test_the_headline_counts_what_changed_hands() -> None:
    assert control_changes_headline(dossier_of(ROOT), BEFORE, AFTER) == (
        "Three places changed hands between 23 February 2022 and 18 March 2025"
    )
    same = control_changes_headline(dossier_of(ROOT), AFTER, AFTER)
    assert same == "No place changed between 18 March 2025 and 18 March 2025"


def test_of_several_holders_each_change_is_seen() -> None:
    changes = list_control_changes(dossier_of(WAR), date(2041, 2, 25), date(2041, 3, 22))
    assert "harrow" in {each.territory_id for each in changes}
    (harrow,) = (each for each in changes if each.territory_id == "harrow")
    assert (harrow.kind, harrow.before, [row["controller_id"] for row in harrow.after]) == ("holder", (), ["front"])


@pytest.mark.parametrize("change", [("2025-03-18", ""), ("soon", ""), ("2022-02-23", "2022-02-23")])
def test_a_second_day_is_read_or_left_out_with_a_word(change: tuple[str, str]) -> None:
    notices: list = []
    own = read_page_parameters({"versus": [change[0]]}, "map", dossier_of(ROOT), notices)
    assert own.get("versus", "") == change[1]
    assert bool(notices) is not bool(change[1])


@pytest.mark.parametrize(("asked", "kept"), [("2030-01-01", "2025-03-18"), ("1990-01-01", "2014-03-18")])
def test_a_second_day_that_the_tables_do_not_reach_is_moved_with_a_word(asked: str, kept: str) -> None:
    notices: list = []
    params = {"asof": ["2022-02-23"], "versus": [asked]}
    assert read_page_parameters(params, "map", dossier_of(ROOT), notices)["versus"] == kept
    assert [notice.text for notice in notices if "The map shows" in notice.text] == [notices[0].text]
    assert len(notices) == 1


def test_the_page_shows_both_days_and_the_way_back() -> None:
    page = opened("map", versus="2022-02-23")
    assert "Three places changed hands" in html(page)
    assert "map_compared" in drawn(page)
    said = words(page, "map_changes")
    assert "Kherson" in said
    assert "no status" in said
    assert "occupied in part and claimed (Russia), since 24 February 2022" in said
    assert "Back to one day" in words(page, "compare_end")


def test_one_day_offers_others_to_compare_with() -> None:
    assert "24 February 2022" in words(opened("map"), "compare_choices")


def test_the_file_has_a_row_for_each_change_with_its_source() -> None:
    app = Starlette(routes=routes())
    answer = ask(app, "/download/changes.csv?versus=2022-02-23")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert [row["territory_id"] for row in rows][2:4] == ["zaporizhzhia", "kherson"]
    assert rows[3]["change"] == "changed hands"
    assert rows[3]["sentence_source"]
    assert ask(app, "/download/changes.csv").status == 404
