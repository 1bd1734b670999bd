"""The pages' paint for a picture that leaves them: the map's own rules, made plain for any program that opens SVG.

Outside a browser there are no custom properties, no `light-dark()` and no `:is()`: each is written out here, so that
the rules stand in one sheet only and page and download cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache

from parley.figures.files.css_rules import (
    StyleRule,
    list_selector_classes,
    parse_style_rules,
    replace_variables,
)
from parley.figures.markup import Node, is_element
from parley.figures.palette import LIGHT_COLOURS

EXPORT_SANS_FONTS = '"Parley Sans", "Libre Franklin", "Source Sans 3", "Liberation Sans", sans-serif'
EXPORT_SERIF_FONTS = '"Parley Serif", "Source Serif 4", Georgia, "Liberation Serif", serif'

PAINT_PROPERTIES = frozenset(
    {
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linejoin",
        "paint-order",
        "font",
        "font-weight",
        "font-size",
        "font-style",
        "letter-spacing",
        "text-decoration",
    }
)
"""What of a rule is paint; pointers, transitions and places on the page stay behind."""


def extract_paint_rules(sheet: str, figure: Node, given: Mapping[str, str]) -> str:
    """The rules of a style sheet that paint a figure's classes, in the light theme; `given` are further properties."""
    values = LIGHT_COLOURS | {"sans": EXPORT_SANS_FONTS, "serif": EXPORT_SERIF_FONTS} | dict(given)
    seen = collect_css_classes(figure)
    lines = []
    for rule in parse_page_rules(sheet):
        selectors = [one for one in rule.selectors if (asked := list_selector_classes(one)) and asked <= seen]
        paint = list_paint_declarations(rule, values) if selectors else []
        if paint:
            lines.append(f"{', '.join(selectors)} {{ {'; '.join(paint)} }}")
    return "\n".join(lines)


@lru_cache(maxsize=4)
def parse_page_rules(sheet: str) -> tuple[StyleRule, ...]:
    """The rules of the pages' sheet that hold on any screen; parsed once, as every file is painted by them."""
    return tuple(rule for rule in parse_style_rules(sheet) if not rule.media)


def list_paint_declarations(rule: StyleRule, values: dict[str, str]) -> list[str]:
    """The declarations of a rule that paint, every variable written out; one that names an unknown is left out."""
    out = []
    for name, value in rule.declarations:
        if name not in PAINT_PROPERTIES:
            continue
        plain = replace_variables(value, values)
        if name == "text-decoration":
            plain = plain.split()[0]  # thickness and offset are known to browsers only
        if name == "fill" and plain == "transparent":
            plain = "none"  # Inkscape 1.2 knows no colour of this name and fills with black
        if "var(" not in plain:
            out += expand_font_shorthand(plain) if name == "font" else [f"{name}: {plain}"]
    return out


def expand_font_shorthand(font: str) -> list[str]:
    """The short form of a font written out: few programs beside browsers read it with a leading in it."""
    if font == "inherit":
        return []
    weight, size, family = font.split(maxsplit=2)
    return [f"font-weight: {weight}", f"font-size: {size.partition('/')[0]}", f"font-family: {family}"]


def collect_css_classes(node: Node) -> Set[str]:
    """Every class in a figure, and the beginnings that rules may ask for (`swatch-`)."""
    if not is_element(node):
        return set()
    own = set(node[1].get("class", "").split())
    own |= {f"{name.split('-')[0]}-" for name in own if "-" in name}
    return own.union(*map(collect_css_classes, node[2:]))
