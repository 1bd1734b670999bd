"""An exported SVG as PNG, without a browser: resvg draws it, with the dashboard's own faces."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

ZOOM = 2
"""Pixels of the picture for one of the drawing: sharp on dense screens and in print."""

WINDOWS = (3, 1, 0x409)
"""Platform, encoding and language of the names that every program reads."""

REGULAR = 400
"""The weight at which a variable face says it stands; any other is drawn from its axis."""

FAMILIES = {"libre-franklin": "Parley Sans", "source-serif-4": "Parley Serif"}
"""Faces by the beginning of their files: the names that the style sheet calls them."""


def png(svg: str, faces: Path, zoom: int = ZOOM) -> bytes:
    """Draw an SVG; `faces` is the folder with the dashboard's WOFF2 files, the system's fonts stand in for the rest.

    `zoom` is how many pixels one of the drawing becomes.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [saved(Path(folder) / f"{number}.ttf", face) for number, face in enumerate(opened(files_of(faces)))]
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, font_files=files))


def files_of(faces: Path) -> tuple[Path, ...]:
    """The upright faces of a folder, Latin last: of two faces of a name, the last is asked first."""
    return tuple(sorted(faces.glob("*-wght-normal.woff2"), reverse=True))


def saved(path: Path, face: bytes) -> str:
    """Write a face where resvg can open it."""
    path.write_bytes(face)
    return str(path)


@cache
def opened(files: Iterable[Path]) -> tuple[bytes, ...]:
    """Faces as TrueType under the style sheet's names, unpacked once a process: resvg reads no WOFF2."""
    return tuple(unpacked(path) for path in files)


def unpacked(path: Path) -> bytes:
    """One WOFF2 file as TrueType, named as the style sheet calls it."""
    out = io.BytesIO()
    with TTFont(path) as font:
        family = next((name for start, name in FAMILIES.items() if path.name.startswith(start)), path.stem)
        for kind in (1, 16):
            font["name"].setName(family, kind, *WINDOWS)
        font["OS/2"].usWeightClass = REGULAR
        font.flavor = None
        font.save(out)
    return out.getvalue()
