"""What the zoomable map asks for by address: rows read back as written, and geometry of some units alone."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from parley.figures.deck_rows import rows
from parley.ui import host
from tests.asgi import Answer, ask

records = st.lists(st.dictionaries(st.text(max_size=5), st.text() | st.integers() | st.booleans(), max_size=4))


def get(address: str) -> Answer:
    return ask(Starlette(routes=host.routes()), address)


def codes(answer: Answer) -> set[str]:
    return {feature["properties"]["iso"] for feature in json.loads(answer.text)["features"]}


@given(records)
def test_rows_read_back_as_written(told: list[dict[str, object]]) -> None:
    kind, _, said = rows(told).partition(",")
    assert kind == "data:application/json"
    assert json.loads(unquote(said)) == told


@given(records)
def test_nothing_in_rows_ends_the_address(told: list[dict[str, object]]) -> None:
    said = rows(told)
    assert "#" not in said
    assert not any(letter in said for letter in "\n\r\t"), "browsers drop them from an address"


def test_lines_come_for_the_units_asked_for() -> None:
    every, some = get("/geometry/hatch.json"), get("/geometry/hatch.json?of=UA-43,UA-14")
    assert codes(some) == {"UA-43", "UA-14"} < codes(every)
    assert some.headers["content-type"] == "application/geo+json"
    kept = {feature["properties"]["i"] for feature in json.loads(some.text)["features"]}
    assert kept == {
        feature["properties"]["i"]
        for feature in json.loads(every.text)["features"]
        if feature["properties"]["iso"] in ("UA-43", "UA-14")
    }, "the index by which colours are told stays"


@pytest.mark.parametrize(("address", "status", "left"), [("hatch.json?of=XX-1", 200, set()), ("none.json", 404, None)])
def test_what_is_not_there_is_told(address: str, status: int, left: set[str] | None) -> None:
    answer = get(f"/geometry/{address}")
    assert answer.status == status
    if left is not None:
        assert codes(answer) == left
