"""Every picture as other programs draw it: Inkscape, librsvg and LibreOffice beside the picture of our own PNG."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from starlette.applications import Starlette

from parley.figures.files.png import png_from_svg, truetype_from_woff2
from parley.figures.files.script_faces import FONT_FAMILY_NAMES
from parley.ui.parts.downloads import FACES
from parley.ui.server import host
from tests.asgi import ask

PICTURES = (
    "map.svg",
    "map.svg?asof=2014-06-01",
    "map.svg?record=territory:crimea",
    "share.svg?layer=share",
    "timeline.svg",
    "positions.svg",
    "contacts.svg",
    "coverage.svg",
    "claim.svg",
)
GRID = (48, 48)
"""Pictures are compared as so many cells: fonts and edges differ by program, colours and places must not."""


COMMANDS: dict[str, Callable[[Path, Path], list[str]]] = {
    "inkscape": lambda source, target: ["--export-type=png", f"--export-filename={target}", "-w", "900", str(source)],
    "rsvg-convert": lambda source, target: ["-w", "900", "-o", str(target), str(source)],
}


@pytest.fixture(scope="module")
def with_our_faces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a program that finds the dashboard's own faces, so that letters are as wide as in ours."""
    folder = tmp_path_factory.mktemp("faces")
    for at, path in enumerate(sorted(FACES.glob("*-wght-normal.woff2"), reverse=True)):
        (folder / f"{at}.ttf").write_bytes(truetype_from_woff2(path, find_family(path)))
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{folder}</cachedir></fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


def find_family(path: Path) -> str:
    """The name that the style sheet calls a file's family."""
    return next(name for start, name in FONT_FAMILY_NAMES.items() if path.name.startswith(start))


def read_cells(picture: Image.Image) -> Image.Image:
    """A picture on white, as a grid of mean colours."""
    page = Image.new("RGBA", picture.size, "white")
    page.alpha_composite(picture.convert("RGBA"))
    return page.convert("RGB").resize(GRID, Image.Resampling.BOX)


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, app = tmp_path_factory.mktemp("svg"), Starlette(routes=host.routes())
    found = {}
    for at, name in enumerate(PICTURES):
        answer = ask(app, f"/download/{name}", host="a.example")
        assert answer.status == 200, name
        found[name] = folder / f"{at}.svg"
        found[name].write_bytes(answer.body)
    return found


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("program", COMMANDS)
def test_a_picture_is_the_same_in_other_programs(
    program: str, name: str, drawings: dict[str, Path], with_our_faces: dict[str, str], tmp_path: Path
) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    target = tmp_path / "out.png"
    command = [program, *COMMANDS[program](drawings[name], target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=with_our_faces)
    own = Image.open(io.BytesIO(png_from_svg(drawings[name].read_text(encoding="utf-8"), FACES, 1)))
    with Image.open(target) as other:
        difference = ImageChops.difference(read_cells(own), read_cells(other))
    channels = ImageStat.Stat(difference)
    assert max(channels.mean) < 4, "the pictures differ on the whole"
    assert max(high for _, high in channels.extrema) < 110, "a part of the picture differs"
