"""The claim as a range: from what is held in full to what would be held if every part were the whole."""

from __future__ import annotations

from dataclasses import dataclass

from parley.figures.markup import Node, h
from parley.results.claim import Checked
from parley.results.share import pct

EDGE = 26
"""Room left and right of the scale, for the labels of its ends."""

BAR, HEIGHT = 46, 96
"""Where the bar's upper edge lies and how high the drawing is, in pixels."""

STEP = 5
"""A tick every so many per cent."""

LETTER = 6.6
"""Mean width of a letter of the bold label, to keep it inside the drawing."""


@dataclass(frozen=True)
class Scale:
    """Per cent to pixels."""

    top: float
    width: float

    def x(self, share: float) -> float:
        """Where a share lies."""
        return round(EDGE + share / self.top * (self.width - 2 * EDGE), 1)


def claim_range(found: Checked, width: float, name: str) -> Node:
    """Draw the range, the reference as a block as wide as its error, and the article's words as a pointer."""
    reference = found.reference.country if found.reference else None
    farthest = max(found.most, found.claim.share, reference or 0)
    scale = Scale(min(100, STEP * (farthest // STEP + 1)), width)
    return h(
        "svg",
        h("line", x1=scale.x(0), x2=scale.x(scale.top), y1=BAR + 9, y2=BAR + 9, class_="scale-line"),
        ticks(scale),
        h(
            "rect",
            x=scale.x(found.least),
            y=BAR,
            width=length(scale, found.least, found.most),
            height=18,
            class_="rest",
        ),
        [end(scale, share) for share in (found.least, found.most)],
        block(scale, reference, found.reference.error) if reference is not None and found.reference else None,
        pointer(scale, found),
        viewBox=f"0 0 {width} {HEIGHT}",
        role="img",
        aria_label=name,
        class_="claim-range",
    )


def length(scale: Scale, first: float, last: float) -> float:
    """The pixels between two shares."""
    return round(scale.x(last) - scale.x(first), 1)


def ticks(scale: Scale) -> list[Node]:
    """The scale's numbers."""
    return [
        h("text", f"{share}%", x=scale.x(share), y=HEIGHT - 8, text_anchor="middle", class_="tick-label")
        for share in range(0, int(scale.top) + 1, STEP)
    ]


def end(scale: Scale, share: float) -> list[Node]:
    """An end of the range, with its number."""
    x = scale.x(share)
    return [
        h("line", x1=x, x2=x, y1=BAR - 4, y2=BAR + 22, class_="range-end"),
        h("text", pct(share), x=x, y=BAR - 10, text_anchor="middle"),
    ]


def block(scale: Scale, share: float, error: float) -> list[Node]:
    """The reference, as wide as its error."""
    left = scale.x(share - error)
    wide = max(2.0, length(scale, share - error, share + error))
    words = f"{pct(share)} ±{error:g} reference" if scale.width > 500 else f"{pct(share)} ±{error:g}"
    return [
        h("rect", x=left, y=BAR, width=wide, height=18, class_="stripe"),
        h("text", words, x=round(left + wide, 1), y=BAR - 10, text_anchor="end"),
    ]


def pointer(scale: Scale, found: Checked) -> list[Node]:
    """The article's words, pointing at the share they mean."""
    x, words = scale.x(found.claim.share), f"the article: “{found.claim.words}”"
    half = len(words) * LETTER / 2
    middle = round(max(half, min(x, scale.width - half)), 1)
    return [
        h("text", words, x=middle, y=14, text_anchor="middle", class_="pointer-words"),
        h("path", d=f"M{x - 6} {BAR - 13}h12l-6 10z", class_="pointer"),
    ]
