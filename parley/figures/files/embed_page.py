"""A figure as a page of its own, for somebody else's article: one small file without scripts or frames of ours.

Links leave the frame: they open the dashboard in a new tab. All text in it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from parley.figures.files.used_rules import select_used_rules
from parley.figures.markup import Node, h, html_from_node, is_element, replace_control_characters
from parley.figures.palette import palette_style_sheet

EMBED_CONTENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; font-src 'self'; form-action 'none'"
)
"""What the page may load: its own style, and faces and pictures of this server; no script. Anybody may frame it."""

EMBED_TO_PAGES_PATH = "../"
"""The way from an embedded figure to the pages, whatever base path a host uses."""

FIGURE_TOO_LARGE = "This is too much for a figure of this size; the whole page has it all."

WEB_SCHEMES = ("https://", "http://")
"""How the address of a reference begins; anything else is a way into the dashboard, whatever it says."""

EMBED_FONTS = (("Parley Serif", "source-serif-4"), ("Parley Sans", "libre-franklin"))

EMBED_STYLE_SHEET = """
:root { color-scheme: light dark; --serif: "Parley Serif", "Source Serif", Georgia, serif;
  --sans: "Parley Sans", "Source Sans", system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 400 15px/22px var(--sans);
  overflow-wrap: break-word; }
.embed { max-width: 1280px; margin: 0 auto; padding: 2px 2px 4px; }
.embed h1 { font: 600 26px/31px var(--serif); letter-spacing: -.01em; margin: 2px 0 6px;
  text-wrap: balance; max-width: 30em; }
.embed .kicker { margin: 0; }
.embed .source { margin-top: 8px; }
.embed .home { display: inline-block; padding: 2px 0; white-space: nowrap; }
.embed .asked, .embed .notice { margin: 0 0 6px; color: var(--muted); font-size: 14px; line-height: 20px; }
.embed .notice { color: var(--ink); border-left: 3px solid var(--ink); padding-left: 10px; }
.embed .twin { margin-top: 8px; }
.embed .twin caption { text-align: left; }
.embed .map-box { max-width: 820px; }
.embed .map-key { position: static; border-top: 1px solid var(--hair); padding: 8px 12px; }
.embed .map-key ul { display: flex; flex-wrap: wrap; gap: 2px 20px; }
.embed .map-key .key-note { max-width: none; }
.embed .map-key .swatch { white-space: nowrap; }
.embed :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.embed svg a:focus-visible > * { stroke: var(--link); stroke-width: 3; }
@media (max-width: 699px) {
  .embed h1 { font-size: 21px; line-height: 26px; }
  .embed .desk-map { display: block; }
  .embed :is(.phone-map, .narrow) { display: none; }
}
@media (max-width: 559px) {
  .embed .desk-map { display: none; }
  .embed :is(.phone-map, .narrow) { display: block; }
}
"""


@dataclass(frozen=True)
class EmbedContent:
    """What an embedded figure shows: its finding, the picture, the same as a table, what it rests on, the way back.

    `home` is the address of the whole view and `place` the words of the way to it; `asked` tells the filters in words.
    """

    kicker: str
    headline: str
    figure: Node
    table: Node | None
    source: Node
    home: str
    place: str
    asked: str = ""
    notices: tuple[str, ...] = ()


def build_embed_page(shown: EmbedContent, site: str, sheet: str) -> str:
    """The whole page as HTML text; `site` is the dossier's title and `sheet` the pages' style sheet."""
    body = retarget_embed_links(draw_embed_body(shown))
    style = f"{palette_style_sheet()}{embed_font_rules()}{select_used_rules(sheet, body)}{EMBED_STYLE_SHEET}"
    head = [
        h("meta", charset="utf-8"),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="robots", content="noindex"),
        h("title", f"{shown.headline} · {site}"),
        h("base", target="_blank"),
        *list_font_preloads(),
    ]
    # A style element's words are not escaped in HTML, and nothing in these comes from a table or an address.
    written = "".join(html_from_node(replace_control_characters(node)) for node in head)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{written}<style>{style}</style></head>'
        f"<body>{html_from_node(replace_control_characters(body))}</body></html>\n"
    )


def draw_embed_body(shown: EmbedContent) -> Node:
    """What stands on the page, from the kicker to the way back."""
    home = h("a", shown.place, href=shown.home, class_="home")
    return h(
        "main",
        h("p", shown.kicker, class_="kicker"),
        h("h1", shown.headline),
        h("p", shown.asked, class_="asked") if shown.asked else None,
        [h("p", words, class_="notice") for words in shown.notices],
        shown.figure,
        shown.table,
        h("p", shown.source, " ", home, class_="source"),
        class_="embed parley-tree",
    )


def embed_font_rules() -> str:
    """The Latin faces by address, if they come at once; a frame that waits for letters would jump."""
    return "".join(
        f'@font-face{{font-family:"{name}";src:url("{font_file_address(file)}") format("woff2");font-weight:200 900;'
        "font-display:optional}"
        for name, file in EMBED_FONTS
    )


def font_file_address(file: str) -> str:
    """Where a face is."""
    return f"{EMBED_TO_PAGES_PATH}app/static/fonts/{file}-latin-wght-normal.woff2"


def list_font_preloads() -> list[Node]:
    """The faces once more, to be fetched while the page is read: coming later, they would have it laid out twice."""
    kind = {"rel": "preload", "as": "font", "type": "font/woff2", "crossorigin": ""}
    return [h("link", **kind, href=font_file_address(file)) for _, file in EMBED_FONTS]


def retarget_embed_links(node: Node) -> Node:
    """A node as it stands in somebody else's page: links lead to our pages, and each is a stop of the Tab key."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    return [tag, filter_embed_attributes(tag, attributes), *map(retarget_embed_links, children)]


SCRIPT_ONLY_ATTRIBUTES = frozenset(
    {"data-record", "data-at", "data-place", "data-roving", "data-class", "data-lane", "data-who", "tabindex"}
)
"""What only the pages' scripts read."""


def filter_embed_attributes(tag: str, attributes: dict[str, Any]) -> dict[str, str]:
    """The attributes of an element without what the pages' scripts read; a scrolling region stays a stop."""
    kept = {
        name: value
        for name, value in attributes.items()
        if name not in SCRIPT_ONLY_ATTRIBUTES or (name == "tabindex" and attributes.get("role") == "region")
    }
    address = kept.get("href", "")
    if tag == "a":
        kept |= {
            "href": address if address.startswith(WEB_SCHEMES) else EMBED_TO_PAGES_PATH + address.removeprefix("./"),
            "rel": "noopener",
        }
    return kept


def mark_current_record(node: Node, record: str) -> Node:
    """The figure with the links to a record marked as where the reader is."""
    if not is_element(node) or not record:
        return node
    tag, attributes, *children = node
    own = tag == "a" and attributes.get("data-record") == record
    kept = attributes | {"aria-current": "true"} if own else attributes
    return [tag, kept, *(mark_current_record(child, record) for child in children)]


def build_fitting_embed_page(forms: Iterable[EmbedContent], site: str, sheet: str, most: int) -> str:
    """The page of the first of some forms of a figure that is no longer than `most` bytes; else the finding alone."""
    for shown in forms:
        made = build_embed_page(shown, site, sheet)
        if len(made.encode()) <= most:
            return made
    return build_embed_page(replace(shown, figure=h("p", FIGURE_TOO_LARGE, class_="empty"), table=None), site, sheet)


def build_unknown_embed_page(name: str, names: Sequence[str], site: str, sheet: str) -> str:
    """The page that answers an unknown figure: which there are."""
    ways = [h("li", h("a", each, href=f"embed/{each}")) for each in names]
    said = h("div", h("p", "These can be shown in another page:"), h("ul", *ways))
    return build_embed_page(
        EmbedContent("Not found", f"There is no figure called “{name}”", said, None, "", "", "Open the dashboard"),
        site,
        sheet,
    )
