"""What `import` prints: where the suggestions are, how many rows were taken, changed and left, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parley.desk.imports.suggested import REPORT_FILE, Suggestions, list_blank_columns

if TYPE_CHECKING:
    from parley.desk.imports.registry import ImportFormat

MOST_REASONS = 12
"""Reasons that are printed; the report has every row."""


def report_import(form: ImportFormat, suggestions: Suggestions, target: Path) -> list[str]:
    """The import in a few lines."""
    counts = count_outcomes(suggestions)
    lines = [f"Read as {form.name}; suggestions in {target}"]
    lines += [f"    {table}.csv: {len(rows):,} rows" for table, rows in suggestions.tables.items()]
    lines.append(f"{counts['taken']:,} rows taken, {counts['changed']:,} with a cell changed, {counts['left']:,} left")
    reasons = Counter((each.outcome, each.column, each.why) for each in suggestions.report if each.why)
    for (outcome, column, why), count in reasons.most_common(MOST_REASONS):
        lines.append(f"    {outcome}, {count:,} ×: {column}: {why}" if column else f"    {outcome}, {count:,} ×: {why}")
    if len(reasons) > MOST_REASONS:
        lines.append(f"    … and {len(reasons) - MOST_REASONS:,} more reasons")
    for table, blank in list_blank_columns(suggestions).items():
        lines.append(f"To fill in, as the file does not say it: {', '.join(blank)} in {table}.csv")
    return [*lines, f"Every row with its reason: {target / REPORT_FILE}. Nothing in data/ was changed."]


def count_outcomes(suggestions: Suggestions) -> Counter[str]:
    """How many rows were taken, changed in a cell, and left; a row counts once for each."""
    return Counter(outcome for outcome, _ in {(each.outcome, each.row) for each in suggestions.report})


def import_as_json(form: ImportFormat, suggestions: Suggestions, target: Path) -> dict[str, Any]:
    """The same for programs, with every row."""
    return {
        "format": form.name,
        "folder": str(target),
        "rows": {table: len(rows) for table, rows in suggestions.tables.items()},
        "outcomes": dict(count_outcomes(suggestions)),
        "report": [asdict(each) for each in suggestions.report],
        "to_fill_in": list_blank_columns(suggestions),
    }
