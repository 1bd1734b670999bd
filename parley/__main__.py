"""What an editor runs: `python -m parley check [folder]` and `python -m parley coverage [folder]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from parley.check import Checked, check
from parley.check_evidence import QuoteFault
from parley.check_links import LeftOut
from parley.coverage import coverage, share, unexplained
from parley.differing import Piece, differing
from parley.faults import Fault

ROOT = Path(__file__).resolve().parent.parent

SHOWN = ("source_id", "sentence", "text", "reason")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 where nothing is wrong."""
    given = parser().parse_args(arguments)
    lines, code = COMMANDS[given.command](check(given.folder))
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
    ):
        command = commands.add_parser(name, help=words, description=words.capitalize() + ".")
        command.add_argument("folder", type=Path, nargs="?", default=ROOT, help="the dossier, with data/ and seeds/")
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


COMMANDS = {"check": check_lines, "coverage": coverage_lines}

if __name__ == "__main__":
    sys.exit(main())
