"""Proposals stand on the article's own words, dates on its own day, and what is known is not proposed again."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from parley.cli.application import run_command_line
from parley.desk.new_dossier import create_dossier
from parley.desk.suggest.dates import find_dates
from parley.desk.suggest.propose import Proposals, SuggestError, propose_rows

DAY = date(2023, 11, 9)  # a Thursday
ARTICLE = """Talks on the lake open

Mayor Ada Brenner said on Tuesday that the dam would stay closed. The council met in Norway on 3 May 2021.

“We will not pay,” said Tomas Lindqvist. Brenner accused Tomas Lindqvist of delay. Nobody came.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_dossier(tmp_path / "dossier", "", DAY)
    add_source(tmp_path / "dossier", "lake", ARTICLE.encode())
    return tmp_path / "dossier"


def append_row(folder: Path, table: str, cells: dict[str, str]) -> None:
    path = folder / f"data/{table}.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, restval="", lineterminator="\n").writerow(cells)


def add_source(folder: Path, name: str, raw: bytes) -> None:
    (folder / f"seeds/{name}.txt").write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    append_row(folder, "sources", {"source_id": name, "kind": "article", "title": name, "publisher": "P",
        "published": DAY.isoformat(), "published_basis": "stated", "language": "en", "path": f"seeds/{name}.txt",
        "sha256": digest})  # fmt: skip


def propose(folder: Path) -> Proposals:
    return propose_rows(folder, lambda: None)


@pytest.mark.parametrize(
    ("words", "edtf", "basis"),
    [
        ("on 3 May 2021", "2021-05-03", "stated"),
        ("on May 3rd, 2021", "2021-05-03", "stated"),
        ("on December 2", "2022-12-02", "inferred"),
        ("on Thursday", "2023-11-09", "inferred"),
        ("last Thursday", "2023-11-02", "inferred"),
        ("last week", "[2023-10-30..2023-11-05]", "inferred"),
        ("am 3. Mai 2021", "2021-05-03", "stated"),
        ("le 3 mai 2021", "2021-05-03", "stated"),
        ("3 травня 2021", "2021-05-03", "stated"),
        ("3 мая 2021", "2021-05-03", "stated"),
        ("يوم الثلاثاء", "2023-11-07", "inferred"),
    ],
)
def test_a_date_is_counted_from_the_day_of_its_article(words: str, edtf: str, basis: str) -> None:
    assert [(each.date, each.basis) for each in find_dates(words, DAY)] == [(edtf, basis)]


def test_a_day_that_no_calendar_has_is_no_date_and_a_weekday_needs_the_articles_day() -> None:
    assert find_dates("on 31 June 2021", DAY) == []
    assert find_dates("on Tuesday", None) == []


def test_speakers_are_those_the_sentence_names(folder: Path) -> None:
    found = {(row["actor_id"], row["act"], row["attribution"]) for row in propose(folder).rows["statements"]}
    assert found == {("ada-brenner", "describes", "reported"), ("tomas-lindqvist", "describes", "own_words"),
                     ("ada-brenner", "accuses", "reported")}  # fmt: skip


def test_every_record_has_evidence_that_stands_in_its_article(folder: Path) -> None:
    rows = propose(folder).rows
    assert all(row["exact"] in ARTICLE for row in rows["evidence"])
    proved = {row["target_id"] for row in rows["evidence"]}
    assert {row["event_id"] for row in rows["events"]} <= proved
    assert {row["statement_id"] for row in rows["statements"]} <= proved
    assert {row["name"] for row in rows["territories"]} == {"Norway"}
    assert {"Brenner", "Ada Brenner"} <= {row["alias"] for row in rows["aliases"]}


def test_a_sentence_with_evidence_is_passed_over(folder: Path) -> None:
    append_row(folder, "evidence", {"evidence_id": "e", "source_id": "lake", "exact": "the council met".capitalize(),
        "target_type": "event", "target_id": "x", "stance": "supports"})  # fmt: skip
    proposals = propose(folder)
    assert (proposals.covered, proposals.rows.get("events")) == (1, None)


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_source(folder, "broken", b"Caf\xe9 news\n")
    before = (folder / "data/actors.csv").read_bytes()
    assert run_command_line(["suggest", str(folder), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert "broken" in told["problems"][0]
    assert (folder / "suggestions/statements.csv").exists()
    assert (folder / "data/actors.csv").read_bytes() == before


def test_a_dossier_without_articles_is_told_what_to_do(tmp_path: Path) -> None:
    create_dossier(tmp_path / "empty", "", DAY)
    with pytest.raises(SuggestError, match="parley add"):
        propose(tmp_path / "empty")


def test_a_table_that_cannot_be_read_is_told_and_the_rest_is_proposed(folder: Path) -> None:
    table = folder / "data" / "aliases.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    found = propose(folder)
    assert any("aliases.csv" in problem for problem in found.problems)
    assert found.rows


def test_offices_adjectives_capitals_and_initials_are_forms_of_what_they_mean(folder: Path) -> None:
    add_source(
        folder, "more", b"On the quay\n\nThe French President Ada Lorn met the U.S. envoy near Kyiv. Lorn left.\n"
    )
    kinds = {row["alias"]: row["kind"] for row in propose(folder).rows["aliases"]}
    assert kinds["U.S."] == "abbreviation"
    assert kinds["Kyiv"] == "metonym"
    assert kinds["Lorn"] == "name"
    assert any(kind == "office" and "President" in alias for alias, kind in kinds.items())


def test_a_sentence_without_a_date_that_names_somebody_is_proposed_too(folder: Path) -> None:
    add_source(folder, "more", b"On the quay\n\nThe harbour of Finland stayed shut all week.\n")
    told = [row["headline"] for row in propose(folder).rows["events"]]
    assert "The harbour of Finland stayed shut all week" in told
