"""Coverage tells which sentences the tables rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.check.coverage import compute_coverage, covered_sentence_share, unexplained_sentences
from parley.check.run import check_dossier
from parley.tables.reading import read_contract
from tests.dossiers import ARTICLE, damage, read_rows, tiny_dossier, write_contract, write_rows

ROOT = Path(__file__).parents[1]
UNTOLD = ARTICLE + "\nThe weather was fair.\n"


def without(folder: Path, *evidence: str) -> None:
    rows = read_rows(folder, "evidence")
    write_rows(folder, "evidence", [row for row in rows if row[0] not in evidence])


def test_every_sentence_with_its_records(tmp_path: Path) -> None:
    covered = compute_coverage(check_dossier(tiny_dossier(tmp_path)))
    assert covered["sentence"].tolist() == [1, 2, 3, 4]
    assert covered["paragraph"].tolist() == [1, 1, 2, 2]
    assert covered["text"].tolist()[1] == "“The quay is safe,” Marsh said."
    # the first names an event, an actor and a territory; the third an event and an actor
    assert covered["records"].tolist() == [3, 1, 2, 1]
    assert covered_sentence_share(covered) == 1.0
    assert unexplained_sentences(covered).empty


def test_a_disputed_passage_covers_nothing(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    without(folder, "ev-closure", "ev-board")
    assert compute_coverage(check_dossier(folder))["records"].tolist()[2] == 0


def test_evidence_with_a_fault_covers_nothing(tmp_path: Path) -> None:
    damage(tiny_dossier(tmp_path), "evidence", 4, "exact", "“The quay is not safe,” Marsh said.")
    assert compute_coverage(check_dossier(tmp_path))["records"].tolist()[1] == 0


def test_a_passage_over_two_sentences_covers_both(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    damage(
        folder, "evidence", 3, "exact", "reopened the harbour of Lindow on 4 May 2021. “The quay is safe,” Marsh said."
    )
    assert compute_coverage(check_dossier(folder))["records"].tolist()[:2] == [3, 2]


@pytest.mark.parametrize("sentence", [5, "5", "The weather was fair."])
def test_a_sentence_left_out_needs_a_reason(tmp_path: Path, sentence: int | str) -> None:
    folder = tiny_dossier(tmp_path, UNTOLD)
    covered = compute_coverage(check_dossier(folder))
    assert unexplained_sentences(covered)["text"].tolist() == ["The weather was fair."]
    assert covered_sentence_share(covered) == 0.8
    contract = read_contract(folder)
    contract["parley"]["outside"] = [{"source_id": "story", "sentence": sentence, "reason": "It sets the scene."}]
    write_contract(folder, contract)
    covered = compute_coverage(check_dossier(folder))
    assert covered["reason"].tolist() == ["", "", "", "", "It sets the scene."]
    assert unexplained_sentences(covered).empty
    assert covered_sentence_share(covered) == 0.8


def test_a_dossier_without_articles_has_no_sentences(tmp_path: Path) -> None:
    covered = compute_coverage(check_dossier(tmp_path))
    assert covered.empty
    assert list(covered.columns) == ["source_id", "sentence", "paragraph", "text", "records", "reason"]


def test_the_projects_own_dossier_leaves_no_sentence_unexplained() -> None:
    covered = compute_coverage(check_dossier(ROOT))
    assert len(covered) > 10
    assert unexplained_sentences(covered)["text"].tolist() == []
