"""Two drawings of a map on one page: every outline stands there once, and the crop shows what its own showed."""

from __future__ import annotations

import re

import pytest

from parley.figures.map import shared_paths
from parley.figures.map.frame import MapFrame
from parley.figures.markup import html_from_node
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
    named = shared_paths.add_line_ids(desk, "desk")
    shared = shared_paths.reuse_shared_outlines(phone, "phone", "desk", *frames)
    ids = set(re.findall(r'id="([^"]+)"', html_from_node(named)))
    refs = re.findall(r'href="#([^"]+)"', html_from_node(shared))
    assert refs
    assert set(refs) <= ids
    assert len(html_from_node(shared)) < len(html_from_node(phone)) / 3
    assert len(re.findall("<text", html_from_node(shared))) == len(re.findall("<text", html_from_node(phone)))
    assert 'id="phone-hatch"' in html_from_node(shared)


def test_a_place_lands_where_the_crop_has_it(drawn):
    _, (whole, crop) = drawn
    (_, phone), _ = drawn
    shared = shared_paths.reuse_shared_outlines(phone, "phone", "desk", whole, crop)
    moved = re.search(r"scale\(([\d.]+)\) translate\((-?[\d.]+) (-?[\d.]+)\)", html_from_node(shared))
    assert moved
    scale, dx, dy = map(float, moved.groups())
    for degrees in ((34.0, 45.0), (38.0, 48.0), (30.5, 50.4)):
        x, y = whole.locate(*degrees)
        there = crop.locate(*degrees)
        assert scale * (x + dx) == pytest.approx(there[0], abs=4 * ROUND)
        assert scale * (y + dy) == pytest.approx(there[1], abs=4 * ROUND)


def test_outlines_of_a_much_smaller_crop_are_its_own():
    whole, crop = MapFrame("x", 0, 0, 100, 100, 700), MapFrame("x", 0, 0, 10, 10, 350)
    assert shared_paths.frame_scale_ratio(whole, crop) == pytest.approx(5)
    assert shared_paths.frame_scale_ratio(whole, crop) > shared_paths.MAX_OUTLINE_SCALE
