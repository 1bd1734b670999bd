"""An exported SVG as PNG, without a browser: resvg draws it, with the dashboard's own faces."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

PNG_PIXEL_RATIO = 2
"""Pixels of the picture for one of the drawing: sharp on dense screens and in print."""

WINDOWS_NAME_RECORD = (3, 1, 0x409)
"""Platform, encoding and language of the names that every program reads."""

REGULAR_WEIGHT = 400
"""The weight at which a variable face says it stands; any other is drawn from its axis."""

FONT_FAMILY_NAMES = {"libre-franklin": "Parley Sans", "source-serif-4": "Parley Serif"}
"""Faces by the beginning of their files: the names that the style sheet calls them."""


def png_from_svg(svg: str, faces: Path, zoom: int = PNG_PIXEL_RATIO) -> bytes:
    """Draw an SVG; `faces` is the folder with the dashboard's WOFF2 files, the system's fonts stand in for the rest.

    `zoom` is how many pixels one of the drawing becomes.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [
            write_font_file(Path(folder) / f"{number}.ttf", face)
            for number, face in enumerate(load_truetype_fonts(list_font_files(faces)))
        ]
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, font_files=files))


def list_font_files(faces: Path) -> tuple[Path, ...]:
    """The upright faces of a folder, Latin last: of two faces of a name, the last is asked first."""
    return tuple(sorted(faces.glob("*-wght-normal.woff2"), reverse=True))


def write_font_file(path: Path, face: bytes) -> str:
    """Write a face where resvg can open it."""
    path.write_bytes(face)
    return str(path)


@cache
def load_truetype_fonts(files: Iterable[Path]) -> tuple[bytes, ...]:
    """Faces as TrueType under the style sheet's names, unpacked once a process: resvg reads no WOFF2."""
    return tuple(truetype_from_woff2(path) for path in files)


def truetype_from_woff2(path: Path) -> bytes:
    """One WOFF2 file as TrueType, named as the style sheet calls it."""
    out = io.BytesIO()
    with TTFont(path) as font:
        family = next((name for start, name in FONT_FAMILY_NAMES.items() if path.name.startswith(start)), path.stem)
        for kind in (1, 16):
            font["name"].setName(family, kind, *WINDOWS_NAME_RECORD)
        font["OS/2"].usWeightClass = REGULAR_WEIGHT
        font.flavor = None
        font.save(out)
    return out.getvalue()
