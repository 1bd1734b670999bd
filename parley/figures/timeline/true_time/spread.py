"""Marks moved apart as little as need be, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence


def spread_marks(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places in [low, high] at least `gap` apart, in the order given and nearest to those wanted (least squares).

    Where there is no room for the gap, it shrinks until all fit.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(1, len(wanted) - 1))
    shifted = fit_isotonic([place - i * gap for i, place in enumerate(wanted)])
    last = max(low, high - (len(wanted) - 1) * gap)
    return [min(max(place, low), last) + i * gap for i, place in enumerate(shifted)]


def fit_isotonic(values: Sequence[float]) -> list[float]:
    """The rising sequence nearest to these values: neighbours that fall are pooled to their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] >= mean:
            before, members = pools.pop()
            mean = (mean * count + before * members) / (count + members)
            count += members
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
