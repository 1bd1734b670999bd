"""Rows of the zoomable map by address, so that a step names them in a few letters instead of sending them again."""

from __future__ import annotations

from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import Response

from parley.figures.zoom_map.rows import INLINE_DATA_PREFIX

if TYPE_CHECKING:  # the routes are there for every page, the map's library for those who ask for it
    from parley.figures.zoom_map.deck import ZoomMapDeck

KEPT = 4096
"""Different rows kept, each about a kilobyte; a browser asks for them as soon as it has heard of them."""

_rows: LRUCache[str, str] = LRUCache(KEPT)
_lock = Lock()


def addressed(deck: ZoomMapDeck) -> ZoomMapDeck:
    """The deck, its rows kept here under a name made of what they say; the same rows have the same address.

    What a click meets stays in the deck: fetched, it would come a moment later than what lies under it.
    """
    for layer in deck.layers:
        if (
            isinstance(layer.data, str)
            and layer.data.startswith(INLINE_DATA_PREFIX)
            and not getattr(layer, "pickable", False)
        ):
            layer.data = f"geometry/rows/{keep(unquote(layer.data.removeprefix(INLINE_DATA_PREFIX)))}.json"
    return deck


def keep(text: str) -> str:
    """Keep some rows; gives back the name that `send_rows` knows them by."""
    name = blake2b(text.encode(), digest_size=5).hexdigest()
    with _lock:
        _rows[name] = text
    return name


def send_rows(request: Request) -> Response:
    """Answer `/geometry/rows/<name>.json`."""
    with _lock:
        text = _rows.get(request.path_params["name"])
    if text is None:
        return Response(status_code=404)
    return Response(text, media_type="application/json", headers={"Cache-Control": "max-age=31536000, immutable"})
