"""Which face draws which line of a picture: the dashboard's own where it has all letters, else one that has them.

resvg falls back to the first system font that has every letter of a line, at that font's weight; and where two faces
share a line it loses letters as soon as their counts of glyphs differ (ligatures, Arabic, Indic scripts). So each line
gets one face. Only Chinese, Japanese and Korean, a glyph for each letter, may stand beside another face.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

SCRIPT_FACES = Path(__file__).with_name("faces")
"""Faces for the scripts that the dashboard's own lack; `README.md` beside them says whence they come."""

FONT_FAMILY_NAMES = {"libre-franklin": "Parley Sans", "source-serif-4": "Parley Serif"}
"""The dashboard's faces by the beginning of their files: the names that the style sheet calls them."""

SANS, SERIF = "Parley Sans", "Parley Serif"
MANY_SCRIPTS = "noto-sans-400"
"""The face of most scripts; its bold one has the same name, since a picture asks for a family and a weight."""

EAST_ASIAN = ("noto-sans-sc", "noto-sans-jp", "noto-sans-kr")
BOLD = 600

SVG = "http://www.w3.org/2000/svg"
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_INVISIBLE = frozenset(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\n\t\r"))
_CLASS_RULE = re.compile(r"\.([\w-]+)[^{}]*\{([^{}]*)\}")


@dataclass(frozen=True)
class ScriptFace:
    """A font file: the family and weight that it stands for in the picture, and the letters it has."""

    path: Path
    family: str
    weight: int
    letters: frozenset[int]


@cache
def load_script_face(path: Path) -> ScriptFace:
    """Read what letters a file has. The file of Latin has its family's own name, any other a name beside it."""
    with TTFont(path, lazy=True) as font:
        letters = frozenset(font.getBestCmap())
    subset = path.stem.removesuffix("-wght-normal")
    family = next((name for start, name in FONT_FAMILY_NAMES.items() if subset.startswith(start)), "")
    if family:
        return ScriptFace(path, family if subset.endswith("-latin") else f"{family} {subset}", 400, letters)
    bold = subset.endswith(f"-{BOLD}")
    return ScriptFace(path, MANY_SCRIPTS if bold else subset, BOLD if bold else 400, letters)


def assign_script_faces(svg: str, faces: Path) -> tuple[str, list[ScriptFace], bool]:
    """The picture with a face named for each line, the faces that it needs, and whether these have all its letters.

    `faces` is the folder with the dashboard's own files; without any, the picture stays as it is.
    """
    own = [load_script_face(path) for path in sorted(faces.glob("*-wght-normal.woff2"))]
    if not own:
        return svg, [], False
    root = ET.fromstring(svg)
    assigner = _FaceAssigner(own, "".join(root.itertext()), read_serif_classes(svg))
    assigner.visit(root, serif=False)
    latin = [face for face in own if face.family in FONT_FAMILY_NAMES.values()]
    if not assigner.used and not assigner.lacking:
        return svg, latin, True
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    needed = [face for face in [*own, *assigner.noto] if face.family in assigner.used]
    return ET.tostring(root, encoding="unicode"), [*latin, *needed], not assigner.lacking


def list_noto_faces(words: str) -> list[ScriptFace]:
    """Noto's faces, those of many scripts first, and the Japanese before the Chinese where kana stand in the words."""
    last = "noto-sans-sc" if _KANA.search(words) else "noto-sans-jp"
    paths = sorted(
        SCRIPT_FACES.glob("*.woff2"), key=lambda path: (path.stem in EAST_ASIAN, path.stem == last, path.stem)
    )
    return [load_script_face(path) for path in paths]


def read_serif_classes(svg: str) -> frozenset[str]:
    """The classes that the picture's style sheet sets in the serif face."""
    return frozenset(name for name, rule in _CLASS_RULE.findall(svg) if SERIF in rule)


class _FaceAssigner:
    """Walks the picture and names a face for each `<text>`; keeps the families used and the letters that none has."""

    def __init__(self, own: Sequence[ScriptFace], words: str, serif_classes: frozenset[str]) -> None:
        self.own, self.words, self.serif_classes = own, words, serif_classes
        self.used: set[str] = set()
        self.lacking: set[str] = set()

    @cached_property
    def noto(self) -> list[ScriptFace]:
        """The faces of other scripts, which are opened for a picture that needs one: they have 30,000 letters."""
        return list_noto_faces(self.words)

    def visit(self, element: ET.Element, serif: bool) -> None:
        serif = serif or bool(self.serif_classes & set(element.get("class", "").split()))
        if element.tag == f"{{{SVG}}}text":
            self.name_line_face(element, SERIF if serif else SANS)
            return
        for child in element:
            self.visit(child, serif)

    def name_line_face(self, line: ET.Element, family: str) -> None:
        """Give a line one face that has all its letters; else East Asian runs stand beside the face of many scripts."""
        letters = {ord(letter) for letter in "".join(line.itertext())} - _INVISIBLE
        alike = [face for face in self.own if face.family.startswith(family)]
        if any(face.family == family and letters <= face.letters for face in alike):
            return
        known = letters - {32, 160}
        face = next((each for each in alike if known <= each.letters), None)
        face = face or next((each for each in self.noto if known <= each.letters), None)
        if face is None:
            face = next(each for each in self.noto if each.family == MANY_SCRIPTS)
            self.name_run_faces(line, face)
        set_font_family(line, face.family)
        self.used.add(face.family)

    def name_run_faces(self, line: ET.Element, face: ScriptFace) -> None:
        """Cut out of a line, and out of each `tspan` of it, the runs that its face lacks."""
        for parent in list(line.iter()):
            for child in list(parent):
                self.place_runs(child.tail or "", face, parent, child)
            self.place_runs(parent.text or "", face, parent, None)

    def place_runs(self, words: str, face: ScriptFace, parent: ET.Element, after: ET.Element | None) -> None:
        """Put words back into the tree, each run of another face as a `tspan`."""
        at, last = (0, None) if after is None else (list(parent).index(after) + 1, after)
        if after is None:
            parent.text = ""
        else:
            after.tail = ""
        for other, run in self.split_runs(words, face):
            if other is not None:
                last = ET.Element(f"{{{SVG}}}tspan", {"style": f"font-family:'{other.family}'"})
                last.text = run
                parent.insert(at, last)
                self.used.add(other.family)
                at += 1
            elif last is None:
                parent.text = (parent.text or "") + run
            else:
                last.tail = (last.tail or "") + run

    def split_runs(self, words: str, face: ScriptFace) -> Iterator[tuple[ScriptFace | None, str]]:
        """Runs of words with the face that each needs beside the line's own (None)."""
        run, now = "", None
        for letter in words:
            found = self.find_run_face(letter, face)
            if found is not now and run:
                yield now, run
                run = ""
            now, run = found, run + letter
        if run:
            yield now, run

    def find_run_face(self, letter: str, face: ScriptFace) -> ScriptFace | None:
        """The East Asian face that has a letter which the line's face lacks; a letter that none has is kept in mind."""
        code = ord(letter)
        if code in face.letters or code in _INVISIBLE or letter.isspace():
            return None
        found = next((each for each in self.noto if code in each.letters), None)
        if found is None:
            self.lacking.add(letter)
        return found


def set_font_family(line: ET.Element, family: str) -> None:
    """Name the face of a line on itself and on what stands in it, over what classes say."""
    for element in line.iter():
        if element.tag in (f"{{{SVG}}}text", f"{{{SVG}}}tspan") and "font-family" not in element.get("style", ""):
            own = element.get("style", "").rstrip("; ")
            element.set("style", f"{own}{'; ' if own else ''}font-family:'{family}'")
