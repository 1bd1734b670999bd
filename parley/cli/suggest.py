"""What `suggest` prints: how many rows each table was offered, and which cells are left to the editor."""

from __future__ import annotations

from typing import Any

from parley.cli.check_report import format_figure_count
from parley.desk.suggest.propose import Proposals
from parley.desk.suggest.write import SUGGESTIONS_FOLDER
from parley.tables.contract import table_fields


def report_suggested(proposals: Proposals) -> list[str]:
    """A line for each table, the articles that could not be read, and what was passed over."""
    lines = []
    for table, rows in proposals.rows.items():
        blank = list_blank_columns(proposals, table)
        left = f"; yours to fill in: {', '.join(blank)}" if blank else ""
        lines.append(f"{SUGGESTIONS_FOLDER}/{table}.csv: {format_figure_count(len(rows), 'row')}{left}")
    if proposals.covered:
        lines.append(f"passed over, as evidence quotes them: {format_figure_count(proposals.covered, 'sentence')}")
    lines += [f"not read: {problem}" for problem in proposals.problems]
    return lines or ["Nothing to propose."]


def list_blank_columns(proposals: Proposals, table: str) -> list[str]:
    """Columns that the contract requires and that some proposed row leaves blank."""
    required = [f["name"] for f in table_fields(proposals.contract, table) if f.get("constraints", {}).get("required")]
    return [name for name in required if not all(row.get(name) for row in proposals.rows[table])]


def suggested_as_json(proposals: Proposals) -> dict[str, Any]:
    """The same for programs."""
    return {"rows": proposals.rows, "covered_sentences": proposals.covered, "problems": proposals.problems}
