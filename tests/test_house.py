"""What import-linter's contracts cannot say of the house: how long a module and how full a folder may be."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("parley/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"])
LONGEST, FULLEST, PAGE = 350, 15, 70
CHARTS = {"plotly", "pydeck"}


def imported_packages(path: Path) -> set[str]:
    """The top-level packages that a module imports, in functions too."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def count_lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_can_be_read_at_a_sitting() -> None:
    assert {str(path): count_lines(path) for path in MODULES if count_lines(path) > LONGEST} == {}


def test_no_folder_holds_more_modules_than_one_sees_at_a_glance() -> None:
    held = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    assert {str(folder): count for folder, count in held.items() if count > FULLEST} == {}


def test_a_page_reads_like_a_table_of_contents() -> None:
    pages = [path for path in MODULES if path.parent.name == "pages"]
    assert pages
    assert {path.name: count_lines(path) for path in pages if count_lines(path) > PAGE} == {}
    assert not any(imported_packages(path) & CHARTS for path in pages)


def test_every_package_says_what_it_holds() -> None:
    faces = [path for path in MODULES if path.name == "__init__.py"]
    assert [str(path) for path in faces if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []
