"""A page's pieces as plain lists (JsonML): written once, escaped here as HTML or built in the browser node by node.

A node is a text or `[tag, {attributes}, *children]`. Untrusted text is always a child or an attribute's value, never
markup, so nothing from an article, a table or an address can become an element.
"""

from __future__ import annotations

from html import escape
from typing import Any

Node = Any  # str | [str, dict, *Node]: recursive, and JSON on its way to the browser

VOID_ELEMENTS = frozenset({"base", "br", "hr", "img", "input", "meta", "link"})
EMPTY_SVG_ELEMENTS = frozenset({"circle", "line", "path", "rect", "use"})
"""Elements of drawings that hold nothing, which both HTML and XML let end at once."""


def h(tag: str, /, *children: Node | None, **attributes: str | int | float | bool | None) -> Node:
    """Make an element: `class_` becomes class, `data_x` data-x; None and False leave an attribute or a child out."""
    named = {
        name.rstrip("_").replace("_", "-"): "" if value is True else str(value)
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    return [tag, named, *(child for child in flatten_children(children) if child is not None)]


def flatten_children(children: tuple[Any, ...]) -> list[Any]:
    """Unfold lists of nodes; an element is a list whose second item is its attributes."""
    out: list[Any] = []
    for child in children:
        if isinstance(child, list | tuple) and not is_element(child):
            out.extend(flatten_children(tuple(child)))
        else:
            out.append(child)
    return out


def is_element(node: Any) -> bool:
    """Tell an element from a list of nodes."""
    return isinstance(node, list) and len(node) > 1 and isinstance(node[0], str) and isinstance(node[1], dict)


def add_roving_tabindex(box: Node) -> Node:
    """A box whose links arrow keys walk through: Tab stops at the first alone, until `static/roving.js` moves it."""
    links = list_node_links(box)
    for at, link in enumerate(links):
        link[1]["tabindex"] = "-1" if at else "0"
    box[1]["data-roving"] = ""
    return box


def list_node_links(node: Node) -> list[Node]:
    """The links of a node in their order."""
    if not is_element(node):
        return []
    inner = [link for child in node[2:] for link in list_node_links(child)]
    return [node, *inner] if node[0] == "a" and "href" in node[1] else inner


def html_from_node(node: Node) -> str:
    """Write a node as HTML text, every character of text and attribute values escaped."""
    if not is_element(node):
        return escape(str(node), quote=False)
    tag, attributes, *children = node
    opened = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    if tag in VOID_ELEMENTS:
        return f"<{tag}{opened}>"
    if tag in EMPTY_SVG_ELEMENTS and not children:
        return f"<{tag}{opened}/>"
    return f"<{tag}{opened}>{''.join(map(html_from_node, children))}</{tag}>"


def text_from_node(node: Node) -> str:
    """The words of a node without its markup, for text alternatives and tests."""
    return "".join(map(text_from_node, node[2:])) if is_element(node) else str(node)


def replace_control_characters(node: Node) -> Node:
    """A node without the characters that HTML cannot hold; each leaves a mark where it stood."""
    if is_element(node):
        tag, attributes, *children = node
        return [tag, attributes, *map(replace_control_characters, children)]
    return "".join(c if c in "\t\n" or (c >= " " and not "\x7f" <= c <= "\x9f") else "\ufffd" for c in str(node))
