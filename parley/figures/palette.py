"""Every colour and mark shape, in one place: the style sheet, the theme, charts and maps all take them from here.

Contrasts hold on `bg`: text 4.5:1 or more, marks and fills 3:1; fills that touch differ in every type of colour vision.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Theme = Literal["light", "dark"]


class Colour(NamedTuple):
    """One token: its value in the light and in the dark theme, as #RRGGBB."""

    light: str
    dark: str

    def of(self, theme: Theme) -> str:
        """The value in one theme."""
        return self.dark if theme == "dark" else self.light

    def rgb(self, theme: Theme) -> list[int]:
        """The value in one theme as three numbers from 0 to 255, for WebGL."""
        value = self.of(theme)
        return [int(value[i : i + 2], 16) for i in (1, 3, 5)]


TOKENS: dict[str, Colour] = {
    "bg": Colour("#FFFFFF", "#14171A"),
    "panel": Colour("#F6F5F1", "#1D2126"),
    "ink": Colour("#17191C", "#ECEBE7"),
    "muted": Colour("#5A6068", "#A7ADB5"),
    "border": Colour("#878D95", "#6B727B"),
    "hair": Colour("#DAD8D1", "#353B42"),
    "link": Colour("#1F4FB2", "#9DB7FF"),
    "selected": Colour("#FFF3B8", "#4A4012"),
    "sea": Colour("#E6EDF1", "#101A22"),
    "neighbour": Colour("#F8F7F4", "#1B1F24"),
    "rest": Colour("#EFECE6", "#252A31"),
    "held": Colour("#C26E5C", "#BA5E4E"),
    "annexed": Colour("#6A1C19", "#FBD0C4"),
    "share": Colour("#2F5F73", "#7FB4CB"),
    "share-1": Colour("#C3CCCC", "#384550"),  # steps from `rest` to `share`: 22, 44 and 68 in 100 by OKLab
    "share-2": Colour("#99ACB2", "#4B6370"),
    "share-3": Colour("#6C8A97", "#618496"),
    "for": Colour("#CFE9E5", "#123F3C"),
    "for-line": Colour("#0B6B63", "#5FC9BD"),
}


def webgl_colour(token: str, theme: Theme, alpha: int = 255) -> list[int]:
    """A token as a WebGL colour, in three numbers where it is solid."""
    return [*TOKENS[token].rgb(theme), *([] if alpha == 255 else [alpha])]


HUES: dict[str, Colour] = {
    "red": Colour("#B43947", "#B43947"),
    "blue": Colour("#6C8FFB", "#6C8FFB"),
    "ochre": Colour("#CA861E", "#CA861E"),
    "violet": Colour("#785690", "#785690"),
    "grey": Colour("#969395", "#969395"),
}
"""Hues of sides, by the name used in `sides.hue`; a shape always goes with them, and text is never set in them."""

TINTS: dict[str, Colour] = {
    "red": Colour("#F9E4E5", "#43222A"),
    "blue": Colour("#E6ECFF", "#232F54"),
    "ochre": Colour("#FBEBD0", "#45330F"),
    "violet": Colour("#EFE6F5", "#38264A"),
    "grey": TOKENS["panel"],
}
"""Grounds behind text that belongs to a side."""

SIDE_SHAPES: dict[str, str] = {
    "circle": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z",
    "diamond": "M0 -7L7 0L0 7L-7 0Z",
    "square": "M-5.5 -5.5H5.5V5.5H-5.5Z",
    "triangle": "M0 -6.5L6.5 5.5H-6.5Z",
    "hexagon": "M-3.5 -6H3.5L7 0L3.5 6H-3.5L-7 0Z",
}
"""Marks of sides as SVG paths round the origin, by the name used in `sides.shape`."""

PLOTLY_SHAPES = {
    "circle": "circle",
    "diamond": "diamond",
    "square": "square",
    "triangle": "triangle-up",
    "hexagon": "hexagon",
}
"""The same shapes by plotly's names."""


def find_hue_colour(name: str) -> Colour:
    """A side's hue; an unknown or missing name is grey."""
    return HUES.get(name, HUES["grey"])


def find_shape_name(name: str) -> str:
    """A side's shape by name; an unknown or missing one is a circle."""
    return name if name in SIDE_SHAPES else "circle"


COLOUR_PROPERTIES: dict[str, Colour] = {
    **TOKENS,
    **{f"hue-{name}": colour for name, colour in HUES.items()},
    **{f"tint-{name}": colour for name, colour in TINTS.items()},
}
"""Every colour by the custom property that the sheet calls it."""

LIGHT_COLOURS = {name: colour.light for name, colour in COLOUR_PROPERTIES.items()}
"""The same in the light theme: files are read on white."""


def palette_style_sheet() -> str:
    """The tokens as CSS custom properties; `light-dark()` lets one sheet serve both themes."""
    lines = [f"--{name}: light-dark({colour.light}, {colour.dark});" for name, colour in COLOUR_PROPERTIES.items()]
    return ":root {\n  " + "\n  ".join(lines) + "\n}\n"
