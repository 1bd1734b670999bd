"""The pages, in the order of the masthead: the one list that navigation, addresses and tests share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from parley.ui.frame.streamlit_internals import read_base_path_option

ROOT = Path(__file__).parents[3]
"""The folder with `dashboard.py`, `pages/`, `data/` and `seeds/`."""


def dossier_folder() -> Path:
    """The dossier to show: the project's own folder, or the one named in PARLEY_DOSSIER."""
    return Path(os.environ.get("PARLEY_DOSSIER") or ROOT)


def base_path() -> str:
    """The path under which the host serves the dashboard (`server.baseUrlPath`), as `/news`; "" for the root."""
    named = read_base_path_option().strip("/")
    return f"/{named}" if named else ""


def within(path: str) -> str | None:
    """What of a path lies under the base path, with a slash before it; None for one beside it."""
    base = base_path()
    inside = path == base or path.startswith(f"{base}/")
    return (path[len(base) :] or "/") if inside else None


class PageInfo(NamedTuple):
    """One page: its path in the address ("" = overview), its title and its script."""

    path: str
    title: str
    script: Path


PAGES = tuple(
    PageInfo(path, title, ROOT / "pages" / f"{path or 'overview'}.py")
    for path, title in (
        ("", "Overview"),
        ("map", "Map"),
        ("timeline", "Timeline"),
        ("positions", "Positions"),
        ("reader", "Reader"),
        ("sources", "Sources"),
        ("data", "Data"),
    )
)

ROUTED = frozenset({"embed", "preview", "download", "geometry", "api", "oembed"})
"""First parts of the addresses under which our own routes answer with what is no page of the dashboard."""
