"""The list of formats of a reader's own layer: whatever is said and offered follows from it."""

from __future__ import annotations

import geopandas as gpd
import pytest
from streamlit.testing.v1 import AppTest

from parley.own_layer.formats import registry
from parley.own_layer.formats.content import LayerContent, LayerFile
from parley.own_layer.layer import OwnLayerError
from tests import own_files as made
from tests.conftest import ROOT
from tests.nodes import html as words
from tests.nodes import opened
from tests.own_files import read


def read_corners(file: LayerFile) -> LayerContent:
    """An invented format: two corners of a box in a line."""
    west, south, east, north = map(float, file.data.split()[1:])
    return LayerContent(gpd.GeoDataFrame(geometry=[made.shapely.box(west, south, east, north)], crs=4326))


CORNERS = registry.LayerFormat(
    "Corner Format", (".corners",), lambda data: data.startswith(b"CORNERS "), read_corners, packed=(".cz",)
)


def test_one_entry_adds_a_format_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LAYER_FORMATS", (*registry.LAYER_FORMATS, CORNERS))
    plain, packed = b"CORNERS 36 47.3 38 48.3", made.zipped({"a/b.corners": b"CORNERS 36 47.3 38 48.3"})
    assert read(plain, "x.corners").notes == ()
    assert read(packed, "x.cz").notes == ()
    with pytest.raises(OwnLayerError, match="Corner Format"):
        read(b"A letter", "letter.txt")
    assert "| Corner Format | `.corners`, `.cz` |" in registry.layer_formats_as_markdown()
    test: AppTest = opened("map")
    assert "Corner Format" in words(test)
    assert {".corners", ".cz"} <= set(test.file_uploader(key="own_file").allowed_type)


def test_readme_lists_the_formats_that_there_are() -> None:
    table = registry.layer_formats_as_markdown()
    assert f"registry.py -->\n{table}\n<!-- end" in (ROOT / "README.md").read_text(encoding="utf-8"), f"\n{table}"


def test_no_two_formats_go_by_one_ending() -> None:
    endings = [ending for form in registry.LAYER_FORMATS for ending in (*form.endings, *form.packed)]
    assert len(set(endings)) == len(endings)
