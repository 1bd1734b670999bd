"""A new dossier is sound from the first moment, and nothing that is there is harmed by making one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from parley.check.run import check_dossier
from parley.cli.application import run_command_line
from parley.desk.new_dossier import NewDossierError, create_dossier, make_package_name
from parley.tables.contract import REQUIRED_COLUMNS, read_contract, table_column_names, table_fields
from parley.tables.package import build_data_package

ROOT = Path(__file__).parents[1]
DAY = date(2024, 2, 29)


def test_the_check_of_a_new_dossier_is_clean(tmp_path: Path) -> None:
    create_dossier(tmp_path / "harbour", "", DAY)
    checked = check_dossier(tmp_path / "harbour")
    assert (checked.faults, checked.warnings) == ((), ())
    assert set(REQUIRED_COLUMNS) <= set(checked.tables)
    assert all(frame.empty for frame in checked.tables.values())


def test_its_settings_are_neutral(tmp_path: Path) -> None:
    create_dossier(tmp_path / "The Harbour", "", DAY)
    contract = read_contract(tmp_path / "The Harbour")
    assert (contract["name"], contract["title"]) == ("the-harbour", "The Harbour")
    assert contract["parley"] == {"geometry": "geo", "published_source": "", "as_of": "2024-02-29", "outside": []}


def test_it_has_the_columns_of_the_projects_own_dossier_and_describes_each(tmp_path: Path) -> None:
    create_dossier(tmp_path / "new", "", DAY)
    new, own = read_contract(tmp_path / "new"), read_contract(ROOT)
    for table in REQUIRED_COLUMNS:
        assert table_column_names(new, table) == table_column_names(own, table)
        assert all(field["description"] for field in table_fields(new, table))


def test_it_can_be_given_away_at_once(tmp_path: Path) -> None:
    create_dossier(tmp_path / "new", "", DAY)
    assert build_data_package(tmp_path / "new", read_contract(tmp_path / "new")).startswith(b"PK")


PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_it(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_dossier(tmp_path / "new", "", DAY)
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path / "new"))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    app = app.switch_page(f"pages/{page}").run()
    assert not app.exception


def test_a_folder_in_use_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used/letter.txt").write_text("mine")
    assert run_command_line(["new", str(tmp_path / "used")]) == 1
    assert "is not empty. Name a folder" in capsys.readouterr().out
    assert [path.name for path in tmp_path.rglob("*")] == ["used", "letter.txt"]


def test_a_file_of_that_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "used").write_text("mine")
    with pytest.raises(NewDossierError, match="is a file"):
        create_dossier(tmp_path / "used", "", DAY)


def test_an_empty_folder_is_filled_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    files = create_dossier(tmp_path / "new", "", DAY)
    assert {"GUIDE.md", "data/datapackage.json", "data/evidence.csv"} <= set(files)
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    assert (tmp_path / "new/seeds").is_dir()


def test_a_full_disk_leaves_no_half_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("parley.desk.new_dossier.shutil.copyfile", fail)
    with pytest.raises(NewDossierError, match="No space left"):
        create_dossier(tmp_path / "new", "", DAY)
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_where_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["new", str(tmp_path / "new"), "--title", "Ships", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["folder"] == str(tmp_path / "new")
    assert all((tmp_path / "new" / name).is_file() for name in told["files"])
    assert read_contract(tmp_path / "new")["title"] == "Ships"


@given(st.text())
def test_any_folder_gives_a_name_that_data_packages_take(words: str) -> None:
    name = make_package_name(words)
    assert name
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in name.split("-"))
