"""Looking into nodes and pages in tests."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from typing import Any

from streamlit.testing.v1 import AppTest

from parley.markup import Node, is_element


def of_class(node: Node, name: str) -> list[Node]:
    """All elements of a class, in order."""
    if not is_element(node):
        return []
    own = [node] if name in node[1].get("class", "").split() else []
    return own + [found for child in node[2:] for found in of_class(child, name)]


def attributes(node: Node, name: str) -> list[str]:
    """All values of an attribute, in order."""
    if not is_element(node):
        return []
    own = [node[1][name]] if name in node[1] else []
    return own + [found for child in node[2:] for found in attributes(child, name)]


def drawn(test: AppTest) -> dict[str, Any]:
    """What each component of a page is given, by its key; what came packed is unfolded."""
    found = {}
    for each in test.get("bidi_component"):
        key = str(each.proto.id).rpartition("-")[2]
        data = json.loads(each.proto.json or "null")
        if data and "packed" in data:
            data = {"node": json.loads(zlib.decompress(b64decode(data["packed"])))}
        found[key] = data
    return found
