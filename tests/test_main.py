"""The commands that an editor runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from parley.cli.application import application, run_command_line
from parley.cli.check_report import bracket_differences
from tests.dossiers import ARTICLE, damage, read_rows, tiny_dossier, write_rows

ROOT = Path(__file__).parents[1]


def test_check_of_a_sound_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["check", str(tiny_dossier(tmp_path))]) == 0
    assert capsys.readouterr().out == "0 faults in 14 tables, 35 rows, 1 article\n"


def test_check_says_place_value_problem_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(tiny_dossier(tmp_path), "sides", 3, "position", "second")
    damage(tmp_path, "actors", 2, "side", "town")
    assert run_command_line(["check", str(tmp_path)]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first == (
        "data/sides.csv, row 3, column position: “second”: this is not a whole number. Write a whole number."
    )
    assert last == "1 fault in 14 tables, 34 sound rows, 1 article"


def test_check_sets_the_stored_above_the_closest_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(tiny_dossier(tmp_path), "evidence", 4, "exact", "“The quay is not safe,” Marsh said.")
    assert run_command_line(["check", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("    stored:  “The quay is [not] safe,” Marsh said.")
    assert lines[at + 1] == "    closest: “The quay is safe,” Marsh said."


def test_check_tells_causes_before_what_follows_from_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(tiny_dossier(tmp_path), "sides", 3, "position", "second")
    assert run_command_line(["check", str(tmp_path)]) == 1
    files = [line.partition(",")[0] for line in capsys.readouterr().out.splitlines()]
    assert files.index("data/sides.csv") < files.index("data/actors.csv")


@pytest.mark.parametrize(
    ("stored", "closest", "expected"),
    [
        ("it has 3 ships", "it has 4 ships", ("it has [3] ships", "it has [4] ships")),
        ("one word too", "one too", ("one [word] too", "one too")),
        ("has three ships", "The port has ten ships today.", ("has [three] ships", "The port has [ten] ships today.")),
        ("ten ships", "The port has nine ships today.", ("[ten] ships", "The port has [nine] ships today.")),
        ("it has ten", "it has nine ships today", ("it has [ten]", "it has [nine] ships today")),
        ("nothing here", "other words", ("[nothing here]", "[other words]")),
        ("", "other words", ("", "other words")),
    ],
)
def test_words_that_differ_are_marked(stored: str, closest: str, expected: tuple[str, str]) -> None:
    assert bracket_differences(stored, closest) == expected


def test_check_of_a_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["check", str(tmp_path / "nowhere")]) == 1
    assert "data/datapackage.json: there is no such file." in capsys.readouterr().out


def test_coverage_lists_what_carries_no_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny_dossier(tmp_path, ARTICLE + "\nThe weather was fair.\n")
    assert run_command_line(["coverage", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "story, sentence 5: The weather was fair.",
        "    NOT EXPLAINED",
        "4 of 5 sentences (80%) support at least one record",
    ]


def test_coverage_of_a_dossier_with_faults_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny_dossier(tmp_path)
    write_rows(folder, "evidence", read_rows(folder, "evidence")[:1])
    assert run_command_line(["coverage", str(folder)]) == 1
    assert "run `python -m parley check` first" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "a", "b"]])
def test_wrong_words_end_with_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run_command_line(arguments)
    assert caught.value.code == 2
    assert "usage: python -m parley" in capsys.readouterr().err.lower()


@pytest.mark.parametrize("command", ["check", "coverage"])
def test_run_as_a_module_on_the_projects_own_dossier(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "parley", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, f"Dossier: {ROOT} (the current folder)\n")


def test_the_folder_is_the_one_named_else_the_variables_else_the_current(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named, variable, current = (tiny_dossier(tmp_path / name) for name in ("named", "variable", "current"))
    monkeypatch.chdir(current)
    monkeypatch.setenv("PARLEY_DOSSIER", str(variable))
    run_command_line(["check", str(named)])
    run_command_line(["check"])
    monkeypatch.delenv("PARLEY_DOSSIER")
    run_command_line(["check"])
    assert capsys.readouterr().err.splitlines() == [
        f"Dossier: {named} (named in the command)",
        f"Dossier: {variable} (named in PARLEY_DOSSIER)",
        f"Dossier: {current} (the current folder)",
    ]


@pytest.mark.parametrize("command", ["check", "coverage", "export"])
def test_every_command_works_on_the_dossier_that_the_variable_names(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny_dossier(tmp_path / "tiny")
    damage(folder, "sides", 3, "position", "second")
    monkeypatch.setenv("PARLEY_DOSSIER", str(folder))
    monkeypatch.chdir(ROOT)
    run_command_line([command])
    assert f"Dossier: {folder} " in capsys.readouterr().err


def test_check_as_json_holds_what_the_lines_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(tiny_dossier(tmp_path), "sides", 3, "position", "second")
    assert run_command_line(["check", "--json", str(tmp_path)]) == 1
    told = json.loads(capsys.readouterr().out)
    first = told["faults"][0]
    assert (first["file"], first["row"], first["column"], first["value"]) == (
        "data/sides.csv", 3, "position", "second",
    )  # fmt: skip
    assert not first["follows_from_others"]
    assert told["faults"][-1]["follows_from_others"]
    assert told["articles"] == 1


def test_coverage_as_json_names_the_sentence_without_a_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tiny_dossier(tmp_path, ARTICLE + "\nThe weather was fair.\n")
    assert run_command_line(["coverage", "--json", str(folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [row["text"] for row in told["sentences"] if not row["records"]] == ["The weather was fair."]
    assert (told["unexplained"], told["share"]) == (1, 0.8)


def test_every_command_and_option_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    for command in application.registered_commands:
        assert command.callback.__doc__
    group = typer.main.get_command(application)
    undescribed = [
        (name, parameter.name)
        for name, command in group.commands.items()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert undescribed == []


def complete_words(line: str) -> str:
    """What a shell is offered after these words."""
    asked = {"_PARLEY_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    return subprocess.run(
        [str(ROOT / "bin/parley")], env=os.environ | asked, capture_output=True, text=True, check=False
    ).stdout


def test_a_shell_completes_commands_and_options(tmp_path: Path) -> None:
    assert complete_words("parley cov").split() == ["coverage"]
    assert complete_words("parley export --o").split() == ["--out"]


def test_the_command_of_its_own_works_from_any_folder(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path / "tiny")
    done = subprocess.run([str(ROOT / "bin/parley"), "check"], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "0 faults in 14 tables, 35 rows, 1 article\n")
