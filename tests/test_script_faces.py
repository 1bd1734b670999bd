"""Pictures of every script: each line in one face that has its letters, in the weight that was asked for."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from parley.figures.files.png import png_from_svg
from parley.figures.files.script_faces import MANY_SCRIPTS, SVG, assign_script_faces, load_script_face
from parley.figures.files.svg import EXPORT_KEY_COLUMNS, count_key_columns
from parley.figures.markup import h
from tests.conftest import ROOT

FACES = ROOT / "parley" / "ui" / "static" / "fonts"
SHEET = '.a { font: 400 20px "Parley Sans" } .b { font: 600 20px "Parley Serif" }'


def picture(*lines: str, name: str = "a") -> str:
    drawn = "".join(f'<text class="{name}" x="10" y="{30 + at * 30}">{line}</text>' for at, line in enumerate(lines))
    return (
        f'<svg xmlns="{SVG}" width="600" height="120"><style>{SHEET}</style>'
        f'<rect width="600" height="120" fill="white"/>{drawn}</svg>'
    )


def families(line: str, name: str = "a") -> list[str]:
    named, _, complete = assign_script_faces(picture(line, name=name), FACES)
    assert complete
    return [
        each.get("style", "").partition("font-family:'")[2].rstrip("'") or "own"
        for each in ET.fromstring(named).iter()
        if each.tag in (f"{{{SVG}}}text", f"{{{SVG}}}tspan")
    ]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("National Army: held", ["own"]),
        ("Вісник", ["Parley Sans libre-franklin-cyrillic"]),
        ("Вісник, 5 March", [MANY_SCRIPTS]),
        ("صحيفة النهر, 6 March", [MANY_SCRIPTS]),
        ("Вісник and صحيفة", [MANY_SCRIPTS]),
        ("Ελληνικά", [MANY_SCRIPTS]),
        ("日本語のテキスト", ["noto-sans-jp"]),
        ("中国新闻, 2041", ["noto-sans-sc"]),
        ("한국어 신문", ["noto-sans-kr"]),
        ("צה״ל 中国", [MANY_SCRIPTS, "noto-sans-sc"]),
    ],
)
def test_each_line_has_a_face_with_its_letters(line: str, named: list[str]) -> None:
    assert families(line) == named


def test_a_serif_line_of_another_script_stays_serif_where_it_can() -> None:
    assert families("Вісник", name="b") == ["Parley Serif source-serif-4-cyrillic"]


def test_a_letter_that_no_face_has_is_left_to_the_system() -> None:
    _, _, complete = assign_script_faces(picture("\u0f40 Tibetan"), FACES)
    assert not complete


def test_the_face_of_many_scripts_stands_in_two_weights() -> None:
    folder = ROOT / "parley" / "figures" / "files" / "faces"
    regular, bold = (load_script_face(folder / f"noto-sans-{weight}.woff2") for weight in (400, 600))
    assert (regular.family, bold.family, regular.weight, bold.weight) == (MANY_SCRIPTS, MANY_SCRIPTS, 400, 600)
    assert regular.letters == bold.letters


def ink(*lines: str, name: str = "a") -> int:
    drawn = Image.open(io.BytesIO(png_from_svg(picture(*lines, name=name), FACES))).convert("L")
    return sum(255 - value for value in drawn.tobytes())


@pytest.mark.parametrize("words", ["صحيفة النهر لا إله", "שלום עולם", "Вісник Долини"])
def test_no_letter_is_lost_beside_latin_ones(words: str) -> None:
    latin = "Source: "
    apart = ink(words) + ink(latin) if words.isascii() else ink(words, f"{latin}\u05d0") - ink("\u05d0")
    assert ink(f"{latin}{words}") == pytest.approx(apart, rel=0.06)


def test_a_line_of_another_script_is_as_light_as_asked_for() -> None:
    assert ink("صحيفة النهر", name="b") > 1.15 * ink("صحيفة النهر", name="a")


@pytest.mark.parametrize(("longest", "columns"), [(20, EXPORT_KEY_COLUMNS), (60, 2), (300, 1)])
def test_the_key_has_as_many_columns_as_its_words_leave_room_for(longest: int, columns: int) -> None:
    key = [(h("svg", width=18), "x" * length) for length in (5, longest)]
    assert count_key_columns(key, 900) == columns
