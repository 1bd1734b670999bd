"""A figure that leaves the page: one SVG that carries its finding, day, key, source, licence and address with it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from parley.figures.files.paint import EXPORT_SANS_FONTS, EXPORT_SERIF_FONTS, expand_font_shorthand, extract_paint_rules
from parley.figures.hatch import draw_hatch_pattern
from parley.figures.markup import Node, h, html_from_node, is_element, text_from_node
from parley.figures.palette import TOKENS

FRAME_CLIP = "frame-clip"
"""The id of what keeps a drawing within its frame."""

EXPORT_MARGIN = 16
"""Room round everything, in pixels."""

EXPORT_KEY_COLUMNS, EXPORT_KEY_ROW_HEIGHT = 3, 24
"""The key stands under the picture, in columns, each row as high as this."""

INVALID_XML_CHARACTERS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold, not even escaped."""


NO_HALO_STYLE = {"style": "stroke: none"}
"""A text without its halo."""


@dataclass(frozen=True)
class Caption:
    """What a figure must say when nothing stands round it any more; "" leaves a line out."""

    title: str
    kicker: str
    source: str
    licence: str
    address: str = ""
    filters: str = ""
    taken: str = ""


@dataclass(frozen=True)
class CaptionStyle:
    """A kind of line in the caption: class, font, colour, size and leading in pixels, a letter's width by the size."""

    name: str
    font: str
    colour: str
    size: float
    leading: float
    letter: float = 0.5

    def rule(self) -> str:
        """The line's rule in the style sheet."""
        return f".{self.name} {{ {'; '.join(expand_font_shorthand(self.font))}; fill: {TOKENS[self.colour].light} }}"


EXPORT_KICKER_STYLE = CaptionStyle("out-kicker", f"600 14px/1 {EXPORT_SANS_FONTS}", "muted", 14, 20)
EXPORT_TITLE_STYLE = CaptionStyle("out-title", f"600 26px/1 {EXPORT_SERIF_FONTS}", "ink", 26, 32, 0.47)
EXPORT_KEY_STYLE = CaptionStyle("out-key", f"400 13.5px/1 {EXPORT_SANS_FONTS}", "ink", 13.5, EXPORT_KEY_ROW_HEIGHT)
EXPORT_NOTE_STYLE = CaptionStyle("out-note", f"400 12.5px/1 {EXPORT_SANS_FONTS}", "muted", 12.5, 18, 0.52)


def write_figure_svg(figure: Node, key: Sequence[tuple[Node, str]], caption: Caption, sheet: str) -> str:
    """Write a figure as an SVG file; `key` is its classes as swatch and words, `sheet` the pages' style sheet."""
    width, height = read_drawing_size(figure)
    head = wrap_caption_lines(caption.kicker, EXPORT_KICKER_STYLE, width) + wrap_caption_lines(
        caption.title, EXPORT_TITLE_STYLE, width
    )
    above, top = draw_caption_lines(head, EXPORT_MARGIN)
    swatches, below = draw_export_key(key, top + EXPORT_MARGIN / 2 + height, width)
    taken = f"Taken on {caption.taken}." if caption.taken else ""
    said = [caption.filters, caption.source, caption.licence, caption.address, taken]
    notes, end = draw_caption_lines(
        [line for words in said for line in wrap_caption_lines(words, EXPORT_NOTE_STYLE, width)], below
    )
    picture = place_drawing(figure, EXPORT_MARGIN, top + EXPORT_MARGIN / 2, width, height)
    whole, total = width + 2 * EXPORT_MARGIN, round(end + EXPORT_MARGIN)
    page = h("rect", width=whole, height=total, fill=TOKENS["bg"].light)
    drawn = [h("defs", draw_hatch_pattern("key-hatch")), page, above, picture, swatches, notes]
    return write_svg_document(
        whole, total, caption, export_style_rules(sheet, [figure, *(mark for mark, _ in key)]), drawn
    )


def write_svg_document(width: float, height: float, caption: Caption, style: str, drawn: Sequence[Node]) -> str:
    """The file's text: a title and a description for who cannot see it, the paint, then the drawing."""
    described = " ".join(filter(None, (caption.kicker + ".", caption.source, caption.licence)))
    node = h(
        "svg",
        h("title", caption.title),
        h("desc", described),
        h("style", style),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
    )
    node[1]["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + INVALID_XML_CHARACTERS.sub("", html_from_node(node)) + "\n"


def export_style_rules(sheet: str, drawn: Sequence[Node]) -> str:
    """The paint of what is drawn and of the caption's lines."""
    return "\n".join(
        [
            figure_paint_rules(sheet, drawn),
            *(style.rule() for style in (EXPORT_KICKER_STYLE, EXPORT_TITLE_STYLE, EXPORT_KEY_STYLE, EXPORT_NOTE_STYLE)),
        ]
    )


def figure_paint_rules(sheet: str, drawn: Sequence[Node]) -> str:
    """The paint of what is drawn; patterns are the first drawing's own, which names them in custom properties."""
    style = drawn[0][1].get("style", "") if drawn else ""
    own = dict(part.strip().removeprefix("--").split(":", 1) for part in style.split(";") if part.startswith("--"))
    return extract_paint_rules(sheet, h("g", *drawn, draw_hatch_pattern("key-hatch")), own)


def read_drawing_size(figure: Node) -> tuple[float, float]:
    """Width and height of a drawing, by its view box."""
    _, _, width, height = map(float, figure[1]["viewBox"].split())
    return round(width), round(height)


def place_drawing(figure: Node, x: float, y: float, width: float, height: float) -> Node:
    """A drawing at a place of the sheet, in its own size; nothing of it lies outside its frame."""
    _, attributes, *children = figure
    left, top, *_ = map(float, attributes["viewBox"].split())
    frame = h("clipPath", h("rect", x=left, y=top, width=width, height=height), id=FRAME_CLIP)
    drawn = (add_name_halo(link_for_svg_1(child)) for child in children)
    # an inner <svg> would clip by itself, but not in Inkscape 1.2, where it covers the headline
    placed = h("g", *drawn, clip_path=f"url(#{FRAME_CLIP})", transform=f"translate({x - left:g} {y - top:g})")
    return h("g", h("defs", frame), placed, class_=attributes.get("class") or None)


def link_for_svg_1(node: Node) -> Node:
    """The drawing with the address of every `<use>` as SVG 1.1 wrote it too: Inkscape 1.2 reads no other."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    if tag == "use" and "href" in attributes:
        attributes = attributes | {"xlink:href": attributes["href"]}
    return [tag, attributes, *map(link_for_svg_1, children)]


def add_name_halo(node: Node) -> Node:
    """The drawing with underlined names over a halo of their own: in print programs a halo covers its own underline."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    names = attributes.get("class", "").split()
    if tag != "text" or "named-by-reference" not in names:
        return [tag, attributes, *map(add_name_halo, children)]
    under = attributes | {"class": " ".join(name for name in names if name != "named-by-reference")}
    return h("g", ["text", under | {"aria-hidden": "true"}, *children], [tag, attributes | NO_HALO_STYLE, *children])


def wrap_caption_lines(words: str, style: CaptionStyle, width: float) -> list[tuple[CaptionStyle, str]]:
    """A text in lines that fit; SVG breaks none by itself. An address without a gap is broken where it must be."""
    letters = max(20, int(width / (style.size * style.letter)))
    return [(style, line) for line in textwrap.wrap(words, letters, break_on_hyphens=False)]


def draw_caption_lines(written_lines: Sequence[tuple[CaptionStyle, str]], top: float) -> tuple[Node, float]:
    """Lines of text below each other from a height down, and where they end."""
    out, y = [], top
    for style, line in written_lines:
        y += style.leading
        out.append(h("text", line, x=EXPORT_MARGIN, y=round(y - style.leading / 4, 1), class_=style.name))
    return h("g", *out), y


def draw_export_key(key: Sequence[tuple[Node, str]], top: float, width: float) -> tuple[Node, float]:
    """The key in columns from a height down, and where it ends."""
    out = []
    columns = count_key_columns(key, width)
    for place, (mark, words) in enumerate(key):
        x = EXPORT_MARGIN + place % columns * width / columns
        y = top + EXPORT_MARGIN / 2 + place // columns * EXPORT_KEY_ROW_HEIGHT
        out += [
            place_export_swatch(mark, x, y + 5),
            h(
                "text",
                words,
                x=round(x + swatch_text_offset(mark), 1),
                y=round(y + 16, 1),
                class_=EXPORT_KEY_STYLE.name,
            ),
        ]
    return h("g", *out), top + EXPORT_MARGIN / 2 + -(-len(key) // columns) * EXPORT_KEY_ROW_HEIGHT


def count_key_columns(key: Sequence[tuple[Node, str]], width: float) -> int:
    """As many columns as the longest words leave room for, at most `EXPORT_KEY_COLUMNS`."""
    letter = EXPORT_KEY_STYLE.size * EXPORT_KEY_STYLE.letter
    widest = max((swatch_text_offset(mark) + len(words) * letter for mark, words in key), default=0)
    return max(1, min(EXPORT_KEY_COLUMNS, int(width // (widest + EXPORT_MARGIN / 2)) if widest else EXPORT_KEY_COLUMNS))


def swatch_text_offset(mark: Node) -> float:
    """How far right of a swatch's left its words begin: all alike, but for broad ones."""
    return max(26.0, float(mark[1].get("width", 0)) + 8)


def place_export_swatch(mark: Node, x: float, y: float) -> Node:
    """A swatch at a place of the sheet; one that is a word becomes a text."""
    if mark[0] == "svg":
        return h("g", *mark[2:], transform=f"translate({x:.1f} {y:.1f})")
    return h(
        "text",
        text_from_node(mark),
        x=round(x, 1),
        y=round(y + 11, 1),
        class_=f"{EXPORT_KEY_STYLE.name} {mark[1]['class']}",
    )
