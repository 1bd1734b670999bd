"""What an editor runs: `python -m parley check`, `coverage` or `export`, each with the dossier's folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from parley.check.coverage import coverage, share, unexplained
from parley.check.evidence import QuoteFault
from parley.check.links import LeftOut
from parley.check.run import Checked, check
from parley.tables.faults import Fault
from parley.tables.package import Withheld, articles_of, name_of, package
from parley.text.differing import Piece, differing
from parley.words.wording import capital

ROOT = Path(__file__).resolve().parent.parent

SHOWN = ("source_id", "sentence", "text", "reason")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 where nothing is wrong."""
    given = parser().parse_args(arguments)
    checked = check(given.folder)
    if given.command == "export":
        lines, code = export_lines(checked, given.folder, given.out)
    else:
        lines, code = COMMANDS[given.command](checked)
    print("\n".join(lines))
    return code


def parser() -> argparse.ArgumentParser:
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
        command = commands.add_parser(name, help=words, description=capital(words) + ".")
        command.add_argument("folder", type=Path, nargs="?", default=ROOT, help="the dossier, with data/ and seeds/")
    out = "the file to write; by default the dossier's name, here"
    commands.choices["export"].add_argument("--out", type=Path, help=out)
    return made


def check_lines(checked: Checked) -> tuple[list[str], int]:
    """Every fault on its own, those that follow from others after them, then the sum."""
    causes = [fault for fault in checked.faults if not isinstance(fault, LeftOut)]
    left_out = [fault for fault in checked.faults if isinstance(fault, LeftOut)]
    lines = [line for fault in [*causes, *left_out] for line in fault_lines(fault)]
    return [*lines, summary(checked)], 1 if checked.faults else 0


def fault_lines(fault: Fault) -> list[str]:
    """A fault in a line; for a quote that has changed, the stored and the closest words beneath it."""
    if isinstance(fault, QuoteFault) and fault.closest:
        stored, closest = marked(fault.value, fault.closest)
        return [str(fault), f"    stored:  {stored}", f"    closest: {closest}"]
    return [str(fault)]


def marked(stored: str, closest: str) -> tuple[str, str]:
    """Both texts with the words that differ in [brackets]."""
    left, right = differing(stored, closest)
    return bracketed(left), bracketed(right)


def bracketed(pieces: list[Piece]) -> str:
    """Runs of words, in brackets where they differ."""
    return " ".join(f"[{words}]" if differs else words for words, differs in pieces)


def summary(checked: Checked) -> str:
    """The last line: how much was looked at, and what is wrong."""
    rows = sum(map(len, checked.tables.values()))
    tables = [table for table in checked.tables if checked.contract]
    counted = [
        many(len(tables), "table"),
        many(rows, "sound row" if checked.faults else "row"),
        many(len(checked.articles), "article"),
    ]
    return f"{many(len(checked.faults), 'fault')} in {', '.join(counted)}"


def many(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def coverage_lines(checked: Checked) -> tuple[list[str], int]:
    """The sentences without a record, each with its reason, then the share of those that have one."""
    covered = coverage(checked)
    bare = covered[covered["records"].eq(0)]
    lines = []
    for source, number, text, reason in zip(*(bare[name] for name in SHOWN), strict=True):
        lines += [f"{source}, sentence {number}: {text}", f"    {reason or 'NOT EXPLAINED'}"]
    if checked.faults:
        lines.append("The dossier has faults, and only sound evidence counts: run `python -m parley check` first.")
    total, backed = len(covered), len(covered) - len(bare)
    lines.append(f"{backed} of {many(total, 'sentence')} ({share(covered):.0%}) support at least one record")
    return lines, 1 if len(unexplained(covered)) or not total else 0


def export_lines(checked: Checked, folder: Path, out: Path | None) -> tuple[list[str], int]:
    """Write the package of a sound dossier, and say what is not in it; one with faults is not given away."""
    if checked.faults:
        return ["Nothing was written: run `python -m parley check` first.", summary(checked)], 1
    path = out or Path(f"{name_of(checked.contract)}.zip")
    content = package(folder, checked.contract)
    try:
        path.write_bytes(content)
    except OSError as error:
        return [f"{path} cannot be written: {error.strerror}."], 1
    _, left_out = articles_of(folder, checked.contract)
    return [*map(not_given, left_out), f"{path}: {len(content):,} bytes, {summary(checked)}"], 0


def not_given(article: Withheld) -> str:
    """An article that the package leaves out."""
    return f"{article.path} is not in it: sources.csv names no right to give “{article.title}” on."


COMMANDS = {"check": check_lines, "coverage": coverage_lines}

if __name__ == "__main__":
    sys.exit(main())
