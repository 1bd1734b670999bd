"""Put pieces on the page: text blocks as HTML, anything with drawings or buttons as a tree built in the browser."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from functools import cache
from typing import Any, NamedTuple

import streamlit as st

from parley.figures.markup import Node, html_from_node

VIEWS_KEPT = 16
"""Filters under which a page's pieces are kept as drawn, the same for every reader; most of each is a packed text, so
that a collection of garbage has little to walk."""


def html(*nodes: Node) -> None:
    """Show blocks of text; every word in them is escaped, and Streamlit sanitises what is left."""
    st.html("".join(map(html_from_node, nodes)))


class Packed(NamedTuple):
    """A large node as it travels: compressed, unfolded by the browser; make it once for the same rows."""

    text: str


def packed(node: Node) -> Packed:
    """Compress a large node, so that it costs little when it changes; unchanged, it travels as a reference."""
    squeezed = zlib.compress(json.dumps(node, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    return Packed(b64encode(squeezed).decode())


def tree(node: Node | Packed, key: str) -> None:
    """Show a node with drawings, copy buttons or keys; the browser builds it element by element.

    Links in it are followed without loading the page anew (`static/page.js`).
    """
    data = {"packed": node.text} if isinstance(node, Packed) else {"node": node}
    component("tree", "tree.js")(data=data, key=key)


def paper_tree(node: Packed, key: str) -> None:
    """Keep a node ready that only paper shows; the browser builds it when the page is printed."""
    component("tree", "tree.js")(data={"packed": node.text, "paper": True}, key=key)


@cache
def component(name: str, script: str) -> Any:
    """Register a component whose script is fetched once from `app/static`: the loader travels with every message.

    Messages that come while the script is still on its way are handed on in any order, so all but the last are dropped.
    """
    # Short, for it is sent again whenever what the component is given changes: `m` holds the latest message of each
    # element. And in two lines: a script in one is taken for the path of a file.
    loader = f"""const m=new WeakMap()
export default async i=>{{const p=i.parentElement;m.set(p,i)
const s=await import(new URL('app/static/{script}',document.baseURI))
if(m.get(p)==i)return s.default(i)}}"""
    return st.components.v2.component(f"parley_{name}", js=loader, isolate_styles=False)
