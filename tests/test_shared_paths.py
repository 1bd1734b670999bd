"""Two drawings of a map on one page: every outline stands there once, and the crop shows what its own showed."""

from __future__ import annotations

import re

import pytest

from parley.figures.map import shared_paths
from parley.figures.map.frame import Frame
from parley.figures.markup import to_html
from parley.ui.embed import map as embed_map
from parley.ui.frame import opened

ROUND = 0.06
"""Points are rounded to a tenth of a pixel."""


@pytest.fixture(scope="module")
def drawn(dossier):
    """Both drawings with their frames, each with outlines of its own."""
    base = opened.cached_base_map(dossier.geometry)
    return embed_map.drawings(dossier, base), embed_map.frames(dossier, base)


def test_the_crop_refers_to_the_outlines_of_the_whole(drawn):
    (desk, phone), frames = drawn
    named = shared_paths.named_lines(desk, "desk")
    shared = shared_paths.on_shared_paths(phone, "phone", "desk", *frames)
    ids = set(re.findall(r'id="([^"]+)"', to_html(named)))
    refs = re.findall(r'href="#([^"]+)"', to_html(shared))
    assert refs
    assert set(refs) <= ids
    assert len(to_html(shared)) < len(to_html(phone)) / 3
    assert len(re.findall("<text", to_html(shared))) == len(re.findall("<text", to_html(phone)))
    assert 'id="phone-hatch"' in to_html(shared)


def test_a_place_lands_where_the_crop_has_it(drawn):
    _, (whole, crop) = drawn
    (_, phone), _ = drawn
    shared = shared_paths.on_shared_paths(phone, "phone", "desk", whole, crop)
    moved = re.search(r"scale\(([\d.]+)\) translate\((-?[\d.]+) (-?[\d.]+)\)", to_html(shared))
    assert moved
    scale, dx, dy = map(float, moved.groups())
    for degrees in ((34.0, 45.0), (38.0, 48.0), (30.5, 50.4)):
        x, y = whole.locate(*degrees)
        there = crop.locate(*degrees)
        assert scale * (x + dx) == pytest.approx(there[0], abs=4 * ROUND)
        assert scale * (y + dy) == pytest.approx(there[1], abs=4 * ROUND)


def test_outlines_of_a_much_smaller_crop_are_its_own():
    whole, crop = Frame("x", 0, 0, 100, 100, 700), Frame("x", 0, 0, 10, 10, 350)
    assert shared_paths.scale_between(whole, crop) == pytest.approx(5)
    assert shared_paths.scale_between(whole, crop) > shared_paths.MOST
