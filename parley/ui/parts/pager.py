"""The ways through a long list, page by page, as links."""

from __future__ import annotations

from parley.figures.markup import Node, h
from parley.ui.frame.view_state import ViewState


def pages(view: ViewState, name: str, total: int, size: int) -> tuple[int, int, Node | None]:
    """The first and the last row (from 0, the last not included) of the page that the parameter `name` asks for, and
    the ways to the others; a page past the end is the last."""
    count = max(1, -(-total // size))
    page = min(int(view.own.get(name) or 1), count)
    first, last = (page - 1) * size, min(total, page * size)
    if count == 1:
        return first, last, None
    ways = [
        step("‹ Previous", view, name, page - 1, page > 1),
        h("span", f"Page {page:,} of {count:,}"),
        step("Next ›", view, name, page + 1, page < count),
    ]
    return first, last, h("p", *ways, class_="pager")


def step(words: str, view: ViewState, name: str, page: int, there: bool) -> Node:
    """A way to another page; where there is none, its words stay in place without a link."""
    if not there:
        return h("span", words, class_="muted", aria_hidden="true")
    return h("a", words, href=view.link(**{name: str(page) if page > 1 else None}), id=f"{name}-{words.strip('‹› ')}")
