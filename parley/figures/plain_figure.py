"""A plotly figure that is plain data and stays so."""

from __future__ import annotations

from typing import Any

from plotly.basedatatypes import BaseFigure


class PlainFigure(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """Hands on what it was given: {"data": [...], "layout": {...}}, as plotly draws it.

    Plotly's own figure checks every value and copies all of it whenever it is asked for: 60 ms for a timeline of 22
    events, at each change of the filters. Our figures are held against plotly's schema by their tests instead.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        # BaseFigure's own beginning is what this does without; all it would set up serves changes to a figure.
        self._spec = spec

    def to_dict(self) -> dict[str, Any]:
        """The figure as it was given."""
        return self._spec
