"""The pages' paint for a picture that leaves them: the map's own rules, made plain for any program that opens SVG.

Outside a browser there are no custom properties, no `light-dark()` and no `:is()`: each is written out here, so that
the rules stand in one sheet only and page and download cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from parley.figures.markup import Node, is_element
from parley.figures.palette import LIGHT_COLOURS

EXPORT_SANS_FONTS = '"Parley Sans", "Libre Franklin", "Source Sans 3", "Liberation Sans", sans-serif'
EXPORT_SERIF_FONTS = '"Parley Serif", "Source Serif 4", Georgia, "Liberation Serif", serif'

PAINT_PROPERTIES = frozenset(
    {
        "fill",
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
    for head, body in parse_css_rules(sheet):
        selectors = [
            one for one in expand_selectors(head) if list_selector_classes(one) and list_selector_classes(one) <= seen
        ]
        paint = list_paint_declarations(body, values)
        if selectors and paint:
            lines.append(f"{', '.join(selectors)} {{ {'; '.join(paint)} }}")
    return "\n".join(lines)


def parse_css_rules(sheet: str) -> list[tuple[str, str]]:
    """Selector and body of each rule; comments and rules for certain screens (`@media`) are left out."""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    plain = re.sub(r"@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", plain)
    return [(head.strip(), body) for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain)]


def expand_selectors(head: str) -> list[str]:
    """The selectors of a rule, one for each choice of an `:is()`."""
    found = re.search(r":is\(([^()]*)\)", head)
    if found is None:
        return [one.strip() for one in head.split(",")]
    before, after = head[: found.start()], head[found.end() :]
    return [each for one in found[1].split(",") for each in expand_selectors(f"{before}{one.strip()}{after}")]


def list_selector_classes(selector: str) -> set[str]:
    """The classes a selector asks for; one by the beginning of a class counts as that beginning."""
    return set(re.findall(r"\.([\w-]+)", selector)) | set(re.findall(r'\[class\^="([\w-]+)"\]', selector))


def list_paint_declarations(body: str, values: Mapping[str, str]) -> list[str]:
    """The declarations of a rule that paint, every property written out; one that names an unknown is left out."""
    out = []
    for declaration in body.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "text-decoration":
            value = value.split()[0]  # thickness and offset are known to browsers only
        plain = re.sub(r"var\(--([\w-]+)\)", lambda found: values.get(found[1], found[0]), value)
        if name in PAINT_PROPERTIES and "var(" not in plain:
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
