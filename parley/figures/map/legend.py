"""Which fills and outlines the map of a dossier needs: who holds is colour, how is form.

Where all that is ever held is held by one side, statuses alone are drawn, in the palette's own tokens. Where several
sides hold, each takes the hue of its side, with its mark and the direction of its hatch beside it, so that no reader
depends on colour: full is solid with the side's mark strewn over it, part is hatched, several at once stand in stripes
of all, "may already be held" is dotted. A claim is a dashed outline in the claimant's hue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.figures import palette
from parley.results.control import control_on_day, list_change_days, status_words
from parley.words.messages import list_in_words, say

MAX_FILLS = 40
"""Fills that the style sheet has a rule for; what goes beyond them is drawn as the last, "several holders"."""

HATCH_ANGLES = (45, 135, 0, 90, 22, 112, 67, 157)
"""Directions of hatches by the order of sides, in degrees: as far apart as can be, the first as on every map of one."""


@dataclass(frozen=True)
class HolderMark:
    """A side that holds or claims: what it is called, its hue and shape by name, and the angle of its hatch."""

    side_id: str
    label: str
    hue: str
    shape: str
    angle: int


@dataclass(frozen=True)
class HolderFill:
    """One fill of the map: who holds and how, strongest first."""

    parts: tuple[tuple[HolderMark, str], ...]
    words: str


@dataclass(frozen=True)
class MapLegend:
    """All fills and claimants of a dossier's map; both empty where statuses alone are drawn."""

    fills: Mapping[str, int]
    drawn: tuple[HolderFill, ...]
    claimants: Mapping[str, HolderMark]

    def find_fill(self, holders: str) -> str:
        """The number of the fill for a row's `holders`, as the attribute that the sheet paints; "" for none."""
        return str(self.fills.get(holders, len(self.drawn) - 1)) if holders and self.drawn else ""

    def find_claim_hue(self, claimants: str) -> str:
        """The hue of a claim: its only claimant's, "ink" where several claim; "" where statuses alone are drawn."""
        if not claimants or not self.claimants:
            return ""
        marks = [self.claimants[side] for side in claimants.split() if side in self.claimants]
        return marks[0].hue if len(marks) == 1 else "ink"


STATUS_LEGEND = MapLegend({}, (), {})
"""The legend of a map where statuses alone are drawn."""


@lru_cache(maxsize=8)
def build_map_legend(dossier: Dossier) -> MapLegend:
    """The legend of a dossier over all days on which control changes."""
    tables = [control_on_day(dossier, day) for day in list_change_days(dossier)]
    held = {text for table in tables for text in table["holders"] if text}
    held |= {part for text in held for part in text.split()}  # in the list each holder has a swatch of its own
    claims = {side for table in tables for text in table["claimants"] for side in text.split()}
    sides = {part.partition(":")[0] for text in held for part in text.split()}
    if len(sides | claims) < 2:
        return STATUS_LEGEND
    marks = build_holder_marks(dossier, sides | claims)
    keys = sorted(held, key=lambda text: (text.count(" "), sort_holders(text, marks)))
    fills = [build_holder_fill(dossier, text, marks) for text in keys[: MAX_FILLS - 1]]
    if len(keys) >= MAX_FILLS:
        every = tuple((mark, "partial") for mark in marks.values())
        fills.append(HolderFill(every[:4], say("several holders")))
    return MapLegend({text: at for at, text in enumerate(keys[: MAX_FILLS - 1])}, tuple(fills), marks)


def build_holder_marks(dossier: Dossier, sides: set[str]) -> dict[str, HolderMark]:
    """The marks of the sides that hold or claim, in the editor's order; a side's only holder lends it its name."""
    rows = dossier.sides[dossier.sides["side_id"].isin(sides)]
    actors = dossier.actors.set_index("actor_id")
    holders = {key: actors.loc[key, "side"] for key in dict.fromkeys(dossier.control["controller_id"])}
    named = {side: [actors.loc[key, "name"] for key, own in holders.items() if own == side] for side in sides}
    return {
        side: HolderMark(
            side,
            str(named[side][0]) if len(named[side]) == 1 else str(label),
            hue if hue in palette.HUES else "grey",
            palette.find_shape_name(str(shape)),
            HATCH_ANGLES[at % len(HATCH_ANGLES)],
        )
        for at, (side, label, hue, shape) in enumerate(
            zip(rows["side_id"], rows["label"], rows["hue"], rows["shape"], strict=True)
        )
    }


def sort_holders(text: str, marks: Mapping[str, HolderMark]) -> list[int]:
    """The places of a row's holders in the order of sides, to sort fills by."""
    order = list(marks)
    return [order.index(part.partition(":")[0]) for part in text.split()]


def build_holder_fill(dossier: Dossier, text: str, marks: Mapping[str, HolderMark]) -> HolderFill:
    """The fill for a row's `holders`, and what it means in words."""
    order = list(marks)
    parts = sorted((part.rpartition(":") for part in text.split()), key=lambda part: order.index(part[0]))
    found = tuple((marks[side], status) for side, _, status in parts)
    return HolderFill(found, fill_words(found, status_words(dossier)))


def fill_words(parts: Sequence[tuple[HolderMark, str]], words: Mapping[str, str]) -> str:
    """What a fill means: "Army: held", or of several that each holds a part."""
    if len(parts) > 1 and {status for _, status in parts} == {"partial"}:
        return say("{holders}: each holds a part", holders=list_in_words([mark.label for mark, _ in parts]))
    return "; ".join(f"{mark.label}: {words[status]}" for mark, status in parts)
