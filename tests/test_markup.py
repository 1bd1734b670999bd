"""Markup: what is written is escaped, and the same tree serves HTML and the browser."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.figures.markup import h, html_from_node, text_from_node


class Reading(HTMLParser):
    """Collects the tags and the text that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def test_attributes_take_python_names_and_leave_out_what_is_off():
    node = h("a", "x", href="map", class_="chip", data_close=True, aria_label=None, hidden=False)
    assert node == ["a", {"href": "map", "class": "chip", "data-close": ""}, "x"]


def test_children_may_be_lists_and_absent():
    assert h("ul", [h("li", "a"), None, [h("li", "b")]], None) == ["ul", {}, ["li", {}, "a"], ["li", {}, "b"]]


def test_void_elements_have_no_end():
    assert html_from_node(h("p", "a", h("br"), "b")) == "<p>a<br>b</p>"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", '"><img src=x onerror=alert(1)>', "</p><b>"])
def test_hostile_text_stays_text(text):
    read = Reading(html_from_node(h("p", text, title=text)))
    assert read.tags == ["p"]
    assert read.text == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")))
def test_any_text_is_read_back_as_typed(text):
    read = Reading(html_from_node(h("p", h("b", text, title=text), "!")))
    assert read.tags == ["p", "b"]
    assert read.text == text + "!"
    assert text_from_node(h("p", h("b", text), "!")) == text + "!"


def test_shapes_end_at_once_in_html_and_in_xml():
    drawing = h("svg", h("path", d="M0 0"), h("rect", h("title", "a"), width=1))
    assert html_from_node(drawing) == '<svg><path d="M0 0"/><rect width="1"><title>a</title></rect></svg>'
