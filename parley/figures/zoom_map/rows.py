"""Rows for a layer of the zoomable map, written as an address.

deck.gl compares what it is given by identity: rows that come with each message as a list are new rows each time, an
address is the same one. And all that a layer draws then comes when geometry does, so that names and marks do not stand
alone on an empty map while the graphics card is busy with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

INLINE_DATA_PREFIX = "data:application/json,"
"""How rows begin that travel with the deck."""


def data_url_from_rows(records: Sequence[Mapping[str, Any]]) -> str:
    """Records as JSON in a `data:` address; only what would end or change an address is escaped."""
    said = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    return INLINE_DATA_PREFIX + said.replace("%", "%25").replace("#", "%23")
