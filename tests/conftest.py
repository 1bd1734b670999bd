"""Dossiers that many tests read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from parley.dossier.dossier import Dossier, open_dossier
from tests.dossiers import tiny_dossier

ROOT = Path(__file__).parents[1]

# A slow machine is no fault of the code: what is timed stands in the benchmark, not in tests.
settings.register_profile("parley", deadline=None)
settings.load_profile("parley")


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """The project's own dossier; nobody changes it."""
    return open_dossier(ROOT)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A small invented dossier, in which other names stand for everything."""
    return open_dossier(tiny_dossier(tmp_path_factory.mktemp("tiny")))
