"""Large nodes on their way to the browser."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode

from hypothesis import given
from hypothesis import strategies as st

from parley.figures.markup import h
from parley.ui.frame.show import packed


@given(st.text(max_size=200))
def test_a_packed_node_is_the_node(text: str) -> None:
    node = h("p", text, title=text)
    assert json.loads(zlib.decompress(b64decode(packed(node).text))) == node


def test_a_packed_node_is_small() -> None:
    node = h("ul", *(h("li", f"Event {i}", class_="event") for i in range(2_000)))
    assert len(json.dumps(node)) > 50_000
    assert len(packed(node).text) < 20_000
