"""The claim as a range: from what is held in full to what would be held if every part were the whole."""

from __future__ import annotations

from dataclasses import dataclass

from parley.figures.markup import Node, h
from parley.results.claim import CheckedClaim
from parley.results.share import format_share

CLAIM_RANGE_MARGIN = 26
"""Room left and right of the scale, for the labels of its ends."""

CLAIM_BAR_TOP, CLAIM_RANGE_HEIGHT = 46, 96
"""Where the bar's upper edge lies and how high the drawing is, in pixels."""

CLAIM_TICK_STEP = 5
"""A tick every so many per cent."""

CLAIM_LETTER_WIDTH = 6.6
"""Mean width of a letter of the bold label, to keep it inside the drawing."""


@dataclass(frozen=True)
class ClaimScale:
    """Per cent to pixels."""

    top: float
    width: float

    def x(self, share: float) -> float:
        """Where a share lies."""
        return round(CLAIM_RANGE_MARGIN + share / self.top * (self.width - 2 * CLAIM_RANGE_MARGIN), 1)


def draw_claim_range(found: CheckedClaim, width: float, name: str) -> Node:
    """Draw the range, the reference as a block as wide as its error, and the article's words as a pointer."""
    reference = found.reference.country if found.reference else None
    farthest = max(found.most, found.claim.share, reference or 0)
    scale = ClaimScale(min(100, CLAIM_TICK_STEP * (farthest // CLAIM_TICK_STEP + 1)), width)
    return h(
        "svg",
        h(
            "line",
            x1=scale.x(0),
            x2=scale.x(scale.top),
            y1=CLAIM_BAR_TOP + 9,
            y2=CLAIM_BAR_TOP + 9,
            class_="scale-line",
        ),
        draw_claim_ticks(scale),
        h(
            "rect",
            x=scale.x(found.least),
            y=CLAIM_BAR_TOP,
            width=claim_pixel_width(scale, found.least, found.most),
            height=18,
            class_="rest",
        ),
        [draw_claim_range_end(scale, share) for share in (found.least, found.most)],
        draw_claim_reference(scale, reference, found.reference.error)
        if reference is not None and found.reference
        else None,
        draw_claim_pointer(scale, found),
        viewBox=f"0 0 {width} {CLAIM_RANGE_HEIGHT}",
        role="img",
        aria_label=name,
        class_="claim-range",
    )


def claim_pixel_width(scale: ClaimScale, first: float, last: float) -> float:
    """The pixels between two shares."""
    return round(scale.x(last) - scale.x(first), 1)


def draw_claim_ticks(scale: ClaimScale) -> list[Node]:
    """The scale's numbers."""
    return [
        h("text", f"{share}%", x=scale.x(share), y=CLAIM_RANGE_HEIGHT - 8, text_anchor="middle", class_="tick-label")
        for share in range(0, int(scale.top) + 1, CLAIM_TICK_STEP)
    ]


def draw_claim_range_end(scale: ClaimScale, share: float) -> list[Node]:
    """An end of the range, with its number."""
    x = scale.x(share)
    return [
        h("line", x1=x, x2=x, y1=CLAIM_BAR_TOP - 4, y2=CLAIM_BAR_TOP + 22, class_="range-end"),
        h("text", format_share(share), x=x, y=CLAIM_BAR_TOP - 10, text_anchor="middle"),
    ]


def draw_claim_reference(scale: ClaimScale, share: float, error: float) -> list[Node]:
    """The reference, as wide as its error."""
    left = scale.x(share - error)
    wide = max(2.0, claim_pixel_width(scale, share - error, share + error))
    words = f"{format_share(share)} ±{error:g} reference" if scale.width > 500 else f"{format_share(share)} ±{error:g}"
    return [
        h("rect", x=left, y=CLAIM_BAR_TOP, width=wide, height=18, class_="stripe"),
        h("text", words, x=round(left + wide, 1), y=CLAIM_BAR_TOP - 10, text_anchor="end"),
    ]


def draw_claim_pointer(scale: ClaimScale, found: CheckedClaim) -> list[Node]:
    """The article's words, pointing at the share they mean."""
    x, words = scale.x(found.claim.share), f"the article: “{found.claim.words}”"
    half = len(words) * CLAIM_LETTER_WIDTH / 2
    middle = round(max(half, min(x, scale.width - half)), 1)
    return [
        h("text", words, x=middle, y=14, text_anchor="middle", class_="pointer-words"),
        h("path", d=f"M{x - 6} {CLAIM_BAR_TOP - 13}h12l-6 10z", class_="pointer"),
    ]
