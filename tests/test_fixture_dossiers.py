"""Two invented dossiers, a civil war of several papers and a negotiation without land: everything opens on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from parley.check.run import check_dossier
from parley.dossier.dossier import Dossier, open_dossier
from parley.tables.package import build_data_package
from parley.ui.embed.figures import FIGURES
from parley.ui.frame import opened
from parley.ui.frame.site import PAGES
from parley.ui.server.file_addresses import OFFERS
from parley.ui.server.host import routes
from tests.asgi import ask
from tests.nodes import html
from tests.nodes import opened as open_page

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = ("civil_war", "negotiation")


@pytest.fixture(params=NAMES)
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Each of the dossiers, as the one that the server shows."""
    found = FIXTURES / str(request.param)
    monkeypatch.setenv("PARLEY_DOSSIER", str(found))
    opened.cached_dossier.clear()  # type: ignore[attr-defined]
    yield found
    opened.cached_dossier.clear()  # type: ignore[attr-defined]


@pytest.fixture
def dossier(folder: Path) -> Dossier:
    return open_dossier(folder)


def test_the_check_finds_no_fault(folder: Path) -> None:
    assert check_dossier(folder).faults == ()


@pytest.mark.parametrize("path", [info.path or "overview" for info in PAGES])
def test_every_page_opens(folder: Path, path: str) -> None:
    page = open_page(path)
    assert "faults in the tables" not in html(page)
    assert "Ukraine" not in html(page)


@pytest.mark.parametrize("path", [info.path or "overview" for info in PAGES])
def test_every_page_opens_under_each_filter_by_source(folder: Path, dossier: Dossier, path: str) -> None:
    publisher = dossier.sources["publisher"].iloc[0]
    page = open_page(path, source=[f"publisher:{publisher}"])
    assert f"told by {publisher}" in html(page)


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_embed_answers(folder: Path, name: str) -> None:
    assert ask(Starlette(routes=routes()), f"/embed/{name}").status == 200


def test_every_file_that_a_view_has_is_made(folder: Path) -> None:
    app = Starlette(routes=routes())
    made = [name for name in sorted(OFFERS) if ask(app, f"/download/{name}.csv").status == 200]
    assert {"timeline", "positions", "sources", "articles", "known"} <= set(made)


def test_the_package_is_made(dossier: Dossier) -> None:
    assert build_data_package(dossier.folder, dossier.contract)


def test_every_row_of_a_file_names_its_own_source(folder: Path, dossier: Dossier) -> None:
    text = ask(Starlette(routes=routes()), "/download/timeline.csv").text
    for publisher in dossier.sources.loc[dossier.sources["kind"].eq("article"), "publisher"].unique():
        assert f"{publisher}, " in text
