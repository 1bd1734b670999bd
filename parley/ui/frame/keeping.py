"""What a page draws, kept for every reader who asks for the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Condition
from typing import TypeVar

from cachetools import LRUCache, cached

from parley.ui.frame.show import VIEWS_KEPT
from parley.ui.frame.view_state import ViewState

Drawn = TypeVar("Drawn")


def kept(
    what: Callable[[ViewState], Hashable] = lambda view: None, most: int = VIEWS_KEPT
) -> Callable[[Callable[[ViewState], Drawn]], Callable[[ViewState], Drawn]]:
    """Keep what a function draws, by dossier, filters and `what` else of a view it depends on; `most` of them.

    The rest of a view tells who asks, and is no part of the question. Who asks while it is being drawn waits for it.
    """

    def key(view: ViewState) -> Hashable:
        return view.dossier, view.selection, what(view)

    return cached(LRUCache(most), key=key, condition=Condition())
