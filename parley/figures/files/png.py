"""An exported SVG as PNG, without a browser: resvg draws it, with faces that the dashboard brings."""

from __future__ import annotations

import io
import tempfile
from functools import lru_cache
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from parley.figures.files.script_faces import assign_script_faces

PNG_PIXEL_RATIO = 2
"""Pixels of the picture for one of the drawing: sharp on dense screens and in print."""

WINDOWS_NAME_RECORD = (3, 1, 0x409)
"""Platform, encoding and language of the names that every program reads."""

REGULAR_WEIGHT = 400
"""The weight at which a variable face says it stands; any other is drawn from its axis."""


def png_from_svg(svg: str, faces: Path, zoom: int = PNG_PIXEL_RATIO) -> bytes:
    """Draw an SVG; `faces` is the folder with the dashboard's WOFF2 files.

    `zoom` is how many pixels one of the drawing becomes. The system's fonts stand in only for letters that no face of
    ours has: they differ from machine to machine.
    """
    named, needed, complete = assign_script_faces(svg, faces)
    with tempfile.TemporaryDirectory() as folder:
        files = [
            write_font_file(Path(folder) / f"{number}.ttf", truetype_from_woff2(face.path, face.family, face.weight))
            for number, face in enumerate(needed)
        ]
        drawn = resvg_py.svg_to_bytes(svg_string=named, zoom=zoom, font_files=files, skip_system_fonts=complete)
    return bytes(drawn)


def write_font_file(path: Path, face: bytes) -> str:
    """Write a face where resvg can open it."""
    path.write_bytes(face)
    return str(path)


@lru_cache(maxsize=16)
def truetype_from_woff2(path: Path, family: str, weight: int = REGULAR_WEIGHT) -> bytes:
    """One WOFF2 file as TrueType under a family's name and weight, unpacked once a process: resvg reads no WOFF2."""
    out = io.BytesIO()
    with TTFont(path) as font:
        for kind in (1, 16):
            font["name"].setName(family, kind, *WINDOWS_NAME_RECORD)
        font["OS/2"].usWeightClass = weight
        font.flavor = None
        font.save(out)
    return out.getvalue()
