"""Opening pages, and looking into them and their nodes, in tests."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from typing import Any

from streamlit.testing.v1 import AppTest

from parley.figures.markup import Node, is_element, text_from_node
from tests.conftest import ROOT


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


def opened(page: str, **params: str | list[str]) -> AppTest:
    """A page by its script's name with these parameters, drawn without an exception; `from_` stands for `from`."""
    test = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in params.items():
        test.query_params[name.rstrip("_")] = value
    test.switch_page(f"pages/{page}.py").run()
    assert not test.exception, test.exception
    return test


def html(test: AppTest) -> str:
    """Everything written as HTML on a page."""
    return "".join(str(block.proto.body) for block in test.get("html"))


def words(test: AppTest, key: str) -> str:
    """The text of one drawn piece; "" where it is not drawn."""
    pieces = drawn(test)
    return text_from_node(pieces[key]["node"]) if key in pieces else ""


def drawn(test: AppTest) -> dict[str, Any]:
    """What each component of a page is given, by its key; what came packed is unfolded."""
    found = {}
    for each in test.get("bidi_component"):
        key = str(each.proto.id).rpartition("-")[2]
        data = json.loads(each.proto.json or each.proto.mixed.json or "null")  # one without data has neither
        if data and "packed" in data:
            data = {"node": json.loads(zlib.decompress(b64decode(data["packed"])))}
        found[key] = data
    return found
