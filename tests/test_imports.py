"""The house's order, held by reading every module's imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = (
    ("faults", "markup", "rows", "typography", "wording", "differing"),
    ("dates", "furniture", "blocks", "sentences", "articles", "anchors", "aliases", "contract", "query"),
    ("tables", "check", "coverage", "package"),
    ("dossier",),
    ("lookup",),
    ("address", "selection", "control", "search", "quotes", "record", "passages", "marks", "known", "browse"),
    ("geometry", "deck_view", "deck_geometry"),
    ("share", "claim", "bodies", "story", "library", "citation", "backing", "annotations"),
    ("positions", "contacts"),
    (
        "own_fault",
        "own_archive",
        "own_geojson",
        "own_formats",
        "own_classes",
        "own_areas",
        "own_places",
        "own_layer",
        "own_share",
        "own_compare",
    ),
    ("figures",),
    ("ui",),
    ("pages", "dashboard", "__main__"),
)
"""From the ground up: a module may import from its own layer and from those before it."""

CHARTS = {"plotly", "pydeck"}
FRAME = "parley.ui.frame.figure_frame"
LONGEST = 350


def name_of(path: Path) -> str:
    """The dotted name of a module of ours."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def paths() -> list[Path]:
    """Every module of the house: the library, the pages, the entry."""
    return sorted([*ROOT.glob("parley/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"])


MODULES = {name_of(path): path for path in paths()}


def imported(module: str) -> set[str]:
    """All that a module imports, in functions too, as dotted names; of ours, the modules rather than their names."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    return {name for node in ast.walk(tree) for name in names_in(node, module)}


def names_in(node: ast.AST, module: str) -> Iterator[str]:
    """The modules that one import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        source = absolute(node, module)
        for alias in node.names:
            whole = f"{source}.{alias.name}"
            yield whole if whole in MODULES else source


def absolute(node: ast.ImportFrom, module: str) -> str:
    """The dotted name an import comes from, relative ones resolved."""
    package = module.split(".") if MODULES[module].name == "__init__.py" else module.split(".")[:-1]
    base = package[: len(package) - node.level + 1] if node.level else []
    return ".".join([*base, *([node.module] if node.module else [])])


def roots(module: str) -> set[str]:
    """The packages a module imports from."""
    return {name.split(".")[0] for name in imported(module)}


def layer(module: str) -> int:
    """How high a module stands; `check_dates` stands with `check`."""
    own = module.removeprefix("parley.").split(".")[0]
    family = "check" if own.startswith("check_") else own
    return next(height for height, names in enumerate(LAYERS) if family in names)


def ours(module: str) -> set[str]:
    """What a module imports of ours. The bare package holds nothing and stands nowhere."""
    return {name for name in imported(module) if name in MODULES and name != "parley"}


PLACED = [name for name in MODULES if name != "parley"]


@pytest.mark.parametrize("module", PLACED)
def test_every_module_has_its_place_in_the_order(module: str) -> None:
    try:
        layer(module)
    except StopIteration:
        pytest.fail(f"{module} has no place: add it to LAYERS, as low as it can stand.")


@pytest.mark.parametrize("module", PLACED)
def test_imports_point_downwards_only(module: str) -> None:
    upward = {name for name in ours(module) if layer(name) > layer(module)}
    assert not upward, f"{module} imports from above itself"


def test_no_module_imports_itself_in_a_circle() -> None:
    try:
        TopologicalSorter({module: ours(module) for module in PLACED}).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


@pytest.mark.parametrize("module", [name for name in PLACED if name.split(".")[:2] != ["parley", "ui"]])
def test_only_the_ui_the_pages_and_the_entry_know_streamlit(module: str) -> None:
    allowed = module == "dashboard" or module.startswith("pages.")
    assert allowed or "streamlit" not in roots(module)


@pytest.mark.parametrize("module", [name for name in PLACED if name != FRAME])
def test_only_the_figure_frame_knows_both_streamlit_and_a_chart_library(module: str) -> None:
    assert not ("streamlit" in roots(module) and roots(module) & CHARTS)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_longer_than_can_be_read_at_a_sitting(module: str) -> None:
    lines = len(MODULES[module].read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{module} has {lines} lines"


def test_the_entry_the_library_and_its_ui_are_all_read() -> None:
    assert {"dashboard", "parley.ui.frame.shell", "parley.dossier.dossier.dossier"} <= set(MODULES)
    assert "parley.check.run.run" in imported("parley.dossier.dossier.dossier")
