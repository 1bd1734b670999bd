"""What `check` prints: every fault with its place and remedy, and the sum."""

from __future__ import annotations

from typing import Any

from parley.check.evidence import QuoteFault
from parley.check.links import DependentFault
from parley.check.run import CheckResult
from parley.tables.faults import Fault
from parley.text.differing import WordRun, diff_words


def report_check(checked: CheckResult) -> tuple[list[str], int]:
    """Every fault on its own, those that follow from others after them, then the sum."""
    lines = [line for fault in sort_causes_first(checked.faults) for line in format_fault_lines(fault)]
    lines += [f"warning: {warning}" for warning in checked.warnings]
    return [*lines, format_check_summary(checked)], 1 if checked.faults else 0


def sort_causes_first(faults: tuple[Fault, ...]) -> list[Fault]:
    """Faults in their order, those that only follow from others after all the rest."""
    return sorted(faults, key=lambda fault: isinstance(fault, DependentFault))


def check_as_json(checked: CheckResult) -> dict[str, Any]:
    """The same for programs: faults and warnings with their places, sound rows by table, the number of articles."""
    return {
        "faults": [fault_as_json(fault) for fault in sort_causes_first(checked.faults)],
        "warnings": [fault_as_json(fault) for fault in checked.warnings],
        "rows": {table: len(frame) for table, frame in checked.tables.items()},
        "articles": len(checked.articles),
    }


def fault_as_json(fault: Fault) -> dict[str, Any]:
    """A fault's parts by name; `closest` are the words of the article that come closest to a quote that changed."""
    names = ("file", "row", "column", "value", "problem", "remedy")
    told: dict[str, Any] = {name: getattr(fault, name) for name in names}
    told["follows_from_others"] = isinstance(fault, DependentFault)
    if isinstance(fault, QuoteFault):
        told["closest"] = fault.closest
    return told


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
