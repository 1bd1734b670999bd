"""What `add` prints: what became of each file, where each field comes from, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from parley.cli.check_report import format_figure_count
from parley.desk.add_articles import AddedArticle
from parley.desk.article_file import READABLE_ENDINGS


def list_article_files(paths: Iterable[Path]) -> list[Path]:
    """The files that were named, and for a folder those in it that may hold an article, in the order of their names."""
    return [file for path in paths for file in (list_folder_files(path) if path.is_dir() else [path])]


def list_folder_files(folder: Path) -> list[Path]:
    """The files of a folder and its folders that may hold an article; links that lead out of it are passed over."""
    inside = folder.resolve()
    found = (path for path in folder.rglob("*") if path.suffix.lower() in READABLE_ENDINGS and path.is_file())
    return sorted(path for path in found if path.resolve().is_relative_to(inside))


def report_added(results: Sequence[AddedArticle]) -> list[str]:
    """Every file in a few lines, then how many were added."""
    lines = [line for result in results for line in format_added_article(result)]
    added = sum(bool(result.article) for result in results)
    return [*lines, f"{added:,} of {format_figure_count(len(results), 'file')} added"]


def format_added_article(result: AddedArticle) -> Iterator[str]:
    """What became of one file."""
    if not result.article:
        yield f"{result.file}: not added. {result.problem}"
        return
    yield f"{result.file}: added as seeds/{result.source_id}.txt"
    for column, found in result.article.fields.items():
        yield f"    {column}: {found.value} (from {found.origin})"
    if result.missing:
        yield f"    to fill in, as the file does not say it: {', '.join(result.missing)}"
    for line in result.article.left_out:
        yield f"    left out: {line}"


def added_as_json(results: Sequence[AddedArticle]) -> dict[str, Any]:
    """The same for programs."""
    return {"files": [added_article_as_json(result) for result in results]}


def added_article_as_json(result: AddedArticle) -> dict[str, Any]:
    """One file: its id and fields with their origins, or the problem."""
    told: dict[str, Any] = {"file": str(result.file), "source_id": result.source_id, "problem": result.problem}
    if result.article:
        fields = result.article.fields.items()
        told["fields"] = {column: {"value": found.value, "origin": found.origin} for column, found in fields}
        told |= {"missing": result.missing, "left_out": list(result.article.left_out)}
    return told
