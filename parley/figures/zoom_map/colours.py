"""The colours of units and their hatch on the zoomable map, and how they travel to the browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from parley.figures.map.legend import MapLegend
from parley.figures.map.state import TerritoryStatus
from parley.figures.palette import HUES, TOKENS, Theme, webgl_colour

PALE_SHARE = 0.45
"""How much of its colour a unit keeps that a filter leaves out."""

STATUS_FILL_TOKENS = {"annexed": "annexed", "full": "held"}
"""Statuses that are drawn as a solid fill, and their colour tokens; `partial` is hatched on the ground of the rest."""


def build_colour_expression(colours: Sequence[Sequence[int]], index: str = "properties.i") -> str:
    """Colours by unit as an expression, each colour written once; without their outer brackets an index is lost."""
    kinds = list(dict.fromkeys(map(tuple, colours)))
    if len(kinds) > 10:  # more than a digit tells apart
        numbers = [kinds.index(tuple(colour)) for colour in colours]
        return f"({format_colour_list(kinds)})[({format_colour_list([numbers])})[0][{index}]]"
    which = "".join(str(kinds.index(tuple(colour))) for colour in colours)
    return f"({format_colour_list(kinds)})[('{which}')[{index}]]"


def format_colour_list(colours: Sequence[Sequence[int]] | Sequence[int]) -> str:
    """A colour, or colours as a list, for an expression."""
    return json.dumps(colours, separators=(",", ":"))


def find_unit_colour(said: TerritoryStatus, legend: MapLegend, theme: Theme) -> list[int]:
    """A unit's ground: its status's token, or where several sides hold the hue of the one that holds it in full.

    Several holders, and one that may hold it, tint the ground of the rest: the hatch above says whose the first is.
    """
    if not said.fill:
        return webgl_colour(STATUS_FILL_TOKENS.get(said.status, "rest"), theme)
    parts, rest = legend.drawn[int(said.fill)].parts, TOKENS["rest"].rgb(theme)
    if len(parts) == 1 and parts[0][1] in ("full", "annexed"):
        hue = HUES[parts[0][0].hue].rgb(theme)
        return hue if parts[0][1] == "full" else blend_colours(hue, TOKENS["ink"].rgb(theme), 0.38)
    if len(parts) == 1:
        return blend_colours(rest, HUES[parts[0][0].hue].rgb(theme), 0.3) if parts[0][1] == "maybe" else rest
    return blend_colours(rest, HUES[parts[-1][0].hue].rgb(theme), 0.6)


def blend_colours(ground: Sequence[int], over: Sequence[int], share: float) -> list[int]:
    """A colour over another, by the share that shows."""
    return [round(low + (high - low) * share) for low, high in zip(ground, over, strict=True)]


def find_hatch_colour(said: TerritoryStatus, legend: MapLegend, theme: Theme) -> list[int] | None:
    """The colour of a unit's hatch, or None where it has none."""
    if not said.fill:
        return webgl_colour("held", theme) if said.status == "partial" else None
    parts = legend.drawn[int(said.fill)].parts
    hatched = len(parts) > 1 or parts[0][1] == "partial"
    return HUES[parts[0][0].hue].rgb(theme) if hatched else None


@dataclass(frozen=True)
class UnitPaint:
    """What the units' grounds and hatches are painted by: statuses in the units' order, and which a filter leaves out.

    Those keep their colours, paler: the colour of what nobody holds would say the opposite of what is true of them.
    """

    said: Sequence[TerritoryStatus]
    off: Sequence[bool]
    legend: MapLegend
    theme: Theme

    def fill_colours(self) -> list[list[int]]:
        """The ground of each unit."""
        return [
            self.pale(find_unit_colour(each, self.legend, self.theme), off)
            for each, off in zip(self.said, self.off, strict=True)
        ]

    def hatch_colours(self) -> list[list[int] | None]:
        """The hatch of each unit, None where it has none."""
        found = [find_hatch_colour(each, self.legend, self.theme) for each in self.said]
        return [colour and self.pale(colour, off) for colour, off in zip(found, self.off, strict=True)]

    def site_colour(self, said: TerritoryStatus | None) -> list[int]:
        """The inside of a site's mark: its status, the paper where none is told; a part is halfway between the two."""
        if said is None or not (said.fill or said.status in (*STATUS_FILL_TOKENS, "partial")):
            return webgl_colour("bg", self.theme)
        hatch = find_hatch_colour(said, self.legend, self.theme)
        if hatch:
            return blend_colours(webgl_colour("bg", self.theme), hatch, 0.5)
        return find_unit_colour(said, self.legend, self.theme)

    def pale(self, colour: list[int], off: bool) -> list[int]:
        """A colour, drawn towards the rest's where a filter leaves its unit out."""
        return blend_colours(TOKENS["rest"].rgb(self.theme), colour, PALE_SHARE) if off else colour

    def fill_state(self) -> str:
        """What tells one state of the grounds from another."""
        states = [each.fill or each.status[:1] or "-" for each in self.said]
        return "".join(state.upper() if off else state for state, off in zip(states, self.off, strict=True)) + "".join(
            "1" if off else "" for off in self.off
        )
