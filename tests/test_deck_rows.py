"""What the zoomable map asks for by address: rows read back as written, and geometry of some units alone."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from parley.dossier.dossier import Dossier
from parley.figures.map.state import unit_owners
from parley.figures.zoom_map.rows import data_url_from_rows
from parley.ui.server import host
from tests.asgi import Answer, ask

records = st.lists(st.dictionaries(st.text(max_size=5), st.text() | st.integers() | st.booleans(), max_size=4))


def get(address: str) -> Answer:
    return ask(Starlette(routes=host.routes()), address)


@given(records)
def test_rows_read_back_as_written(told: list[dict[str, object]]) -> None:
    kind, _, said = data_url_from_rows(told).partition(",")
    assert kind == "data:application/json"
    assert json.loads(unquote(said)) == told


@given(records)
def test_nothing_in_rows_ends_the_address(told: list[dict[str, object]]) -> None:
    said = data_url_from_rows(told)
    assert "#" not in said
    assert not any(letter in said for letter in "\n\r\t"), "browsers drop them from an address"


def test_geometry_comes_by_address_lines_for_territories_alone(dossier: Dossier) -> None:
    units, hatch = get("/geometry/units.json"), get("/geometry/hatch/5/19/11?1a")
    assert units.headers["content-type"] == "application/geo+json"
    assert hatch.headers["content-type"] == "application/json"
    codes = {each["properties"]["i"]: each["properties"]["iso"] for each in json.loads(units.text)["features"]}
    assert len(codes) == 27
    drawn = {codes[line["properties"]["i"]] for line in json.loads(hatch.text)}
    assert drawn
    assert drawn <= set(unit_owners(dossier.territories))


@pytest.mark.parametrize(
    "address",
    ["none.json", "hatch.json", "none/5/19/11", "hatch/5/32/11", "hatch/5/1/32", "hatch/19/0/0"],
)
def test_a_layer_or_tile_that_is_not_there_is_told(address: str) -> None:
    assert get(f"/geometry/{address}").status == 404


def test_a_tile_of_open_sea_is_empty() -> None:
    assert json.loads(get("/geometry/claims/5/0/0").text) == []
