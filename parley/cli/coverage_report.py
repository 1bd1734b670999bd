"""What `coverage` prints: the sentences that carry no record, each with its reason."""

from __future__ import annotations

from typing import Any

from parley.check.coverage import compute_coverage, covered_sentence_share, unexplained_sentences
from parley.check.run import CheckResult
from parley.cli.check_report import format_figure_count

COVERAGE_REPORT_COLUMNS = ("source_id", "sentence", "text", "reason")


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


def coverage_as_json(checked: CheckResult) -> dict[str, Any]:
    """The same for programs: each sentence with the number of its records and, without one, the reason if known."""
    covered = compute_coverage(checked)
    columns = [*COVERAGE_REPORT_COLUMNS, "records"]
    sentences = covered[columns].astype(object).where(covered[columns].notna(), None).to_dict("records")
    return {
        "sentences": sentences,
        "share": covered_sentence_share(covered) if sentences else None,
        "unexplained": len(unexplained_sentences(covered)),
        "faults": len(checked.faults),
    }
