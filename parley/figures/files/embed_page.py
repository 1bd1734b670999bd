"""A figure as a page of its own, for somebody else's article: one small file without scripts or frames of ours.

Links leave the frame: they open the dashboard in a new tab. All text in it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from parley.figures.files.used_rules import used_rules
from parley.figures.markup import Node, clean, h, is_element, to_html
from parley.figures.palette import style_sheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; font-src 'self'; form-action 'none'"
"""What the page may load: its own style, and faces and pictures of this server; no script. Anybody may frame it."""

UP = "../"
"""The way from an embedded figure to the pages, whatever base path a host uses."""

TOO_MUCH = "This is too much for a figure of this size; the whole page has it all."

WEB = ("https://", "http://")
"""How the address of a reference begins; anything else is a way into the dashboard, whatever it says."""

FACES = (("Parley Serif", "source-serif-4"), ("Parley Sans", "libre-franklin"))

SHEET = """
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
class Embedded:
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


def document(shown: Embedded, site: str, sheet: str) -> str:
    """The whole page as HTML text; `site` is the dossier's title and `sheet` the pages' style sheet."""
    body = outward(page_of(shown))
    style = f"{style_sheet()}{faces()}{used_rules(sheet, body)}{SHEET}"
    head = [
        h("meta", charset="utf-8"),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="robots", content="noindex"),
        h("title", f"{shown.headline} · {site}"),
        h("base", target="_blank"),
        *asked_early(),
    ]
    # A style element's words are not escaped in HTML, and nothing in these comes from a table or an address.
    written = "".join(to_html(clean(node)) for node in head)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{written}<style>{style}</style></head>'
        f"<body>{to_html(clean(body))}</body></html>\n"
    )


def page_of(shown: Embedded) -> Node:
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


def faces() -> str:
    """The Latin faces by address, if they come at once; a frame that waits for letters would jump."""
    return "".join(
        f'@font-face{{font-family:"{name}";src:url("{address_of(file)}") format("woff2");font-weight:200 900;'
        "font-display:optional}"
        for name, file in FACES
    )


def address_of(file: str) -> str:
    """Where a face is."""
    return f"{UP}app/static/fonts/{file}-latin-wght-normal.woff2"


def asked_early() -> list[Node]:
    """The faces once more, to be fetched while the page is read: coming later, they would have it laid out twice."""
    kind = {"rel": "preload", "as": "font", "type": "font/woff2", "crossorigin": ""}
    return [h("link", **kind, href=address_of(file)) for _, file in FACES]


def outward(node: Node) -> Node:
    """A node as it stands in somebody else's page: links lead to our pages, and each is a stop of the Tab key."""
    if not is_element(node):
        return node
    tag, attributes, *children = node
    return [tag, outside(tag, attributes), *map(outward, children)]


DROPPED = frozenset(
    {"data-record", "data-at", "data-place", "data-roving", "data-class", "data-lane", "data-who", "tabindex"}
)
"""What only the pages' scripts read."""


def outside(tag: str, attributes: dict[str, Any]) -> dict[str, str]:
    """The attributes of an element without what the pages' scripts read; a scrolling region stays a stop."""
    kept = {
        name: value
        for name, value in attributes.items()
        if name not in DROPPED or (name == "tabindex" and attributes.get("role") == "region")
    }
    address = kept.get("href", "")
    if tag == "a":
        kept |= {"href": address if address.startswith(WEB) else UP + address.removeprefix("./"), "rel": "noopener"}
    return kept


def marked(node: Node, record: str) -> Node:
    """The figure with the links to a record marked as where the reader is."""
    if not is_element(node) or not record:
        return node
    tag, attributes, *children = node
    own = tag == "a" and attributes.get("data-record") == record
    kept = attributes | {"aria-current": "true"} if own else attributes
    return [tag, kept, *(marked(child, record) for child in children)]


def first_that_fits(forms: Iterable[Embedded], site: str, sheet: str, most: int) -> str:
    """The page of the first of some forms of a figure that is no longer than `most` bytes; else the finding alone."""
    for shown in forms:
        made = document(shown, site, sheet)
        if len(made.encode()) <= most:
            return made
    return document(replace(shown, figure=h("p", TOO_MUCH, class_="empty"), table=None), site, sheet)


def unknown(name: str, names: Sequence[str], site: str, sheet: str) -> str:
    """The page that answers an unknown figure: which there are."""
    ways = [h("li", h("a", each, href=f"embed/{each}")) for each in names]
    said = h("div", h("p", "These can be shown in another page:"), h("ul", *ways))
    return document(
        Embedded("Not found", f"There is no figure called “{name}”", said, None, "", "", "Open the dashboard"),
        site,
        sheet,
    )
