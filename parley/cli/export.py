"""What `export` does: write a sound dossier as one file, and say what is not in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from parley.check.run import CheckResult
from parley.cli.check_report import format_check_summary
from parley.tables.package import WithheldArticle, build_data_package, package_name, split_articles_by_rights


class ExportResult(NamedTuple):
    """What came of an export: `size` in bytes, 0 where nothing was written, and then `problem` says why."""

    path: Path
    size: int
    withheld: list[WithheldArticle]
    problem: str


def export_dossier(checked: CheckResult, folder: Path, out: Path | None) -> ExportResult:
    """Write the package of a sound dossier; one with faults is not given away."""
    path = out or Path(f"{package_name(checked.contract)}.zip")
    if checked.faults:
        problem = f"Nothing was written: run `python -m parley check` first.\n{format_check_summary(checked)}"
        return ExportResult(path, 0, [], problem)
    content = build_data_package(folder, checked.contract)
    try:
        path.write_bytes(content)
    except OSError as error:
        return ExportResult(path, 0, [], f"{path} cannot be written: {error.strerror}.")
    return ExportResult(path, len(content), split_articles_by_rights(folder, checked.contract)[1], "")


def report_export(done: ExportResult, checked: CheckResult) -> list[str]:
    """What was left out and what was written, in lines."""
    if done.problem:
        return [done.problem]
    written = f"{done.path}: {done.size:,} bytes, {format_check_summary(checked)}"
    return [*map(format_withheld_article, done.withheld), written]


def export_as_json(done: ExportResult) -> dict[str, Any]:
    """The same for programs."""
    withheld = [article._asdict() for article in done.withheld]
    return {"path": str(done.path), "bytes": done.size, "withheld": withheld, "problem": done.problem}


def format_withheld_article(article: WithheldArticle) -> str:
    """An article that the package leaves out."""
    return f"{article.path} is not in it: sources.csv names no right to give “{article.title}” on."
