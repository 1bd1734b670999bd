"""The dossier as one file: whole, valid, the same bytes for the same rows, and without what may not be given on."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from frictionless import Package

from parley.check.run import check_dossier
from parley.cli.application import run_command_line
from parley.tables.contract import read_contract, resources_by_name
from parley.tables.package import build_data_package, split_articles_by_rights
from tests.conftest import ROOT
from tests.dossiers import damage, read_rows, tiny_dossier, write_contract


def packed(folder: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(build_data_package(folder, read_contract(folder))))


@pytest.fixture(params=["tiny", "real"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return ROOT if request.param == "real" else tiny_dossier(tmp_path / "tiny")


def test_it_is_a_valid_data_package(folder: Path, tmp_path: Path) -> None:
    packed(folder).extractall(tmp_path / "out")
    report = Package(tmp_path / "out/data/datapackage.json").validate()
    assert report.valid, report.flatten(["message"])
    assert report.stats["tasks"] == len(read_contract(folder)["resources"])


def test_the_same_rows_make_the_same_bytes(folder: Path) -> None:
    assert build_data_package(folder, read_contract(folder)) == build_data_package(folder, read_contract(folder))
    assert {entry.date_time for entry in packed(folder).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_table_but_the_sources_is_as_its_file(folder: Path) -> None:
    file = packed(folder)
    for resource in read_contract(folder)["resources"]:
        name = f"data/{resource['path']}"
        if resource["name"] != "sources":
            assert file.read(name) == (folder / name).read_bytes()


def test_an_article_without_a_known_right_is_left_out_and_named(folder: Path) -> None:
    file, (left_out, *_) = packed(folder), split_articles_by_rights(folder, read_contract(folder))[1]
    assert not [name for name in file.namelist() if name.startswith("seeds/")]
    told = " ".join(file.read("README.txt").decode().split())
    assert left_out.path in told
    assert left_out.sha256 in told
    rows = list(csv.DictReader(io.StringIO(file.read("data/sources.csv").decode(), newline="")))
    header, *before = read_rows(folder, "sources")
    for row, cells in zip(rows, before, strict=True):
        assert row == dict(zip(header, cells, strict=True)) | {"path": ""}


def test_an_article_with_a_right_is_in_it_and_the_package_opens_as_a_dossier(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path / "free")
    damage(folder, "sources", 2, "rights", "CC BY 4.0")
    file = packed(folder)
    assert file.read("seeds/story.txt") == (folder / "seeds/story.txt").read_bytes()
    assert "Not in this package" not in file.read("README.txt").decode()
    file.extractall(tmp_path / "out")
    assert check_dossier(tmp_path / "out").faults == ()


def test_who_has_the_text_puts_it_back(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path / "tiny")
    packed(folder).extractall(tmp_path / "out")
    (tmp_path / "out/seeds").mkdir()
    (tmp_path / "out/seeds/story.txt").write_bytes((folder / "seeds/story.txt").read_bytes())
    damage(tmp_path / "out", "sources", 2, "path", "seeds/story.txt")
    assert check_dossier(tmp_path / "out").faults == ()


def test_nothing_from_outside_the_folder_is_packed(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path / "tiny")
    (tmp_path / "secret.txt").write_text("nobody may read this")
    damage(folder, "sources", 2, "rights", "any")
    damage(folder, "sources", 2, "path", "../secret.txt")
    contract = json.loads((folder / "data/datapackage.json").read_text())
    contract["parley"]["geometry"] = "../.."
    write_contract(folder, contract)
    file = packed(folder)
    assert b"nobody may read this" not in b"".join(map(file.read, file.namelist()))


def test_a_table_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    (tiny_dossier(tmp_path) / "data/story.csv").unlink()
    assert "data/story.csv" not in packed(tmp_path).namelist()


def test_the_command_writes_the_same_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tiny_dossier(tmp_path / "tiny"), tmp_path / "out.zip"
    assert run_command_line(["export", str(folder), "--out", str(out)]) == 0
    assert out.read_bytes() == build_data_package(folder, read_contract(folder))
    assert "seeds/story.txt is not in it" in capsys.readouterr().out


def test_the_command_gives_no_faulty_dossier_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tiny_dossier(tmp_path / "tiny"), tmp_path / "out.zip"
    damage(folder, "events", 2, "date", "2021-13")
    assert run_command_line(["export", str(folder), "--out", str(out)]) == 1
    assert not out.exists()
    assert "Nothing was written" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny_dossier(tmp_path / "tiny")
    assert run_command_line(["export", str(folder), "--out", str(tmp_path / "nowhere/out.zip")]) == 1
    assert "cannot be written" in capsys.readouterr().out


def test_readers_of_data_packages_find_every_table_in_the_zip(folder, tmp_path):
    path, contract = tmp_path / "export.zip", read_contract(folder)
    path.write_bytes(build_data_package(folder, contract))
    read = Package(str(path))
    tables = {resource.name: len(resource.read_rows()) for resource in read.resources}
    assert set(tables) == set(resources_by_name(contract))
    assert all(tables[name] for name in ("events", "evidence", "sources"))
