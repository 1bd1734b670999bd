"""What an editor runs: `python -m parley check`, `coverage` or `export`, each with the dossier's folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from parley.check.coverage import compute_coverage, covered_sentence_share, unexplained_sentences
from parley.check.evidence import QuoteFault
from parley.check.links import DependentFault
from parley.check.run import CheckResult, check_dossier
from parley.tables.faults import Fault
from parley.tables.package import WithheldArticle, build_data_package, package_name, split_articles_by_rights
from parley.text.differing import WordRun, diff_words
from parley.words.wording import capitalize_first

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent

COVERAGE_REPORT_COLUMNS = ("source_id", "sentence", "text", "reason")


def run_command_line(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 where nothing is wrong."""
    given = build_argument_parser().parse_args(arguments)
    checked = check_dossier(given.folder)
    if given.command == "export":
        lines, code = export_dossier(checked, given.folder, given.out)
    else:
        lines, code = REPORT_BY_COMMAND[given.command](checked)
    print("\n".join(lines))
    return code


def build_argument_parser() -> argparse.ArgumentParser:
    """The commands and what they take."""
    made = argparse.ArgumentParser(
        prog="python -m parley", description="Check a dossier's tables against its articles."
    )
    commands = made.add_subparsers(dest="command", required=True)
    for name, words in (
        ("check", "list everything that is wrong with a dossier"),
        ("coverage", "list the sentences that carry no record"),
        ("export", "write a dossier as a zipped Data Package"),
    ):
        command = commands.add_parser(name, help=words, description=capitalize_first(words) + ".")
        command.add_argument(
            "folder", type=Path, nargs="?", default=DEFAULT_FOLDER, help="the dossier, with data/ and seeds/"
        )
    out = "the file to write; by default the dossier's name, here"
    commands.choices["export"].add_argument("--out", type=Path, help=out)
    return made


def report_check(checked: CheckResult) -> tuple[list[str], int]:
    """Every fault on its own, those that follow from others after them, then the sum."""
    causes = [fault for fault in checked.faults if not isinstance(fault, DependentFault)]
    left_out = [fault for fault in checked.faults if isinstance(fault, DependentFault)]
    lines = [line for fault in [*causes, *left_out] for line in format_fault_lines(fault)]
    lines += [f"warning: {warning}" for warning in checked.warnings]
    return [*lines, format_check_summary(checked)], 1 if checked.faults else 0


def format_fault_lines(fault: Fault) -> list[str]:
    """A fault in a line; for a quote that has changed, the stored and the closest words beneath it."""
    if isinstance(fault, QuoteFault) and fault.closest:
        stored, closest = bracket_differences(fault.value, fault.closest)
        return [str(fault), f"    stored:  {stored}", f"    closest: {closest}"]
    return [str(fault)]


def bracket_differences(stored: str, closest: str) -> tuple[str, str]:
    """Both texts with the words that differ in [brackets]."""
    left, right = diff_words(stored, closest)
    return bracket_word_runs(left), bracket_word_runs(right)


def bracket_word_runs(pieces: list[WordRun]) -> str:
    """Runs of words, in brackets where they differ."""
    return " ".join(f"[{words}]" if differs else words for words, differs in pieces)


def format_check_summary(checked: CheckResult) -> str:
    """The last line: how much was looked at, and what is wrong."""
    rows = sum(map(len, checked.tables.values()))
    tables = [table for table in checked.tables if checked.contract]
    counted = [
        format_figure_count(len(tables), "table"),
        format_figure_count(rows, "sound row" if checked.faults else "row"),
        format_figure_count(len(checked.articles), "article"),
    ]
    return f"{format_figure_count(len(checked.faults), 'fault')} in {', '.join(counted)}"


def format_figure_count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def report_coverage(checked: CheckResult) -> tuple[list[str], int]:
    """The sentences without a record, each with its reason, then the share of those that have one."""
    covered = compute_coverage(checked)
    bare = covered[covered["records"].eq(0)]
    lines = []
    for source, number, text, reason in zip(*(bare[name] for name in COVERAGE_REPORT_COLUMNS), strict=True):
        lines += [f"{source}, sentence {number}: {text}", f"    {reason or 'NOT EXPLAINED'}"]
    if checked.faults:
        lines.append("The dossier has faults, and only sound evidence counts: run `python -m parley check` first.")
    total, backed = len(covered), len(covered) - len(bare)
    lines.append(
        f"{backed} of {format_figure_count(total, 'sentence')} ({covered_sentence_share(covered):.0%}) "
        "support at least one record"
    )
    return lines, 1 if len(unexplained_sentences(covered)) or not total else 0


def export_dossier(checked: CheckResult, folder: Path, out: Path | None) -> tuple[list[str], int]:
    """Write the package of a sound dossier, and say what is not in it; one with faults is not given away."""
    if checked.faults:
        return ["Nothing was written: run `python -m parley check` first.", format_check_summary(checked)], 1
    path = out or Path(f"{package_name(checked.contract)}.zip")
    content = build_data_package(folder, checked.contract)
    try:
        path.write_bytes(content)
    except OSError as error:
        return [f"{path} cannot be written: {error.strerror}."], 1
    _, left_out = split_articles_by_rights(folder, checked.contract)
    return [
        *map(format_withheld_article, left_out),
        f"{path}: {len(content):,} bytes, {format_check_summary(checked)}",
    ], 0


def format_withheld_article(article: WithheldArticle) -> str:
    """An article that the package leaves out."""
    return f"{article.path} is not in it: sources.csv names no right to give “{article.title}” on."


REPORT_BY_COMMAND = {"check": report_check, "coverage": report_coverage}

if __name__ == "__main__":
    sys.exit(run_command_line())
