"""Names of parameters as hands, mail and HTML write them: read as they are meant, or said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier
from parley.selection.address import known_parameters, read_parameters
from parley.selection.parameters import plain_name
from parley.ui.frame.view_state import read_view


@pytest.mark.parametrize(
    "params",
    [
        {"actor": ["putin"], "amp;actor": ["trump"], "amp;match": ["all"], "amp;from": ["2025-03-01"]},
        {"actor": ["putin"], "amp;amp;actor": ["trump"], "match": ["all"], "from": ["2025-03-01"]},
        {"Actor": ["putin", "trump"], "MATCH": ["all"], "From": ["2025-03-01"]},
        {"actor[]": ["putin"], "actor[1]": ["trump"], "match": ["all"], "from": ["2025-03-01"]},
    ],
)
def test_a_name_written_otherwise_is_read_as_it_is_meant(dossier: Dossier, params: dict[str, list[str]]) -> None:
    view, notices = read_view(dossier, "", params, served=True)
    assert view.selection.actors == ("putin", "trump")
    assert (view.selection.match, str(view.selection.start)) == ("all", "2025-03-01")
    assert notices == []


def test_the_maps_day_is_read_with_an_underscore_too(dossier: Dossier) -> None:
    view, notices = read_view(dossier, "map", {"as_of": ["2022-02-24"]}, served=True)
    assert (view.own, notices) == ({"asof": "2022-02-24"}, [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("acter", "is no parameter here, so it was left out. Did you mean “actor”?"),
        ("zzz", "is no parameter here, so it was left out."),
    ],
)
def test_a_name_that_means_nothing_is_said(dossier: Dossier, name: str, words: str) -> None:
    _, notices = read_view(dossier, "", {name: ["putin"]}, served=True)
    assert [(notice.value, notice.text) for notice in notices] == [(name, words)]


def test_what_trackers_add_is_passed_over_in_silence(dossier: Dossier) -> None:
    added = {name: ["x"] for name in ("utm_source", "utm_campaign", "fbclid", "gclid", "mc_cid", "embed_options")}
    assert read_view(dossier, "", added, served=True)[1] == []


@given(st.sampled_from(sorted(known_parameters())), st.sampled_from(["", "amp;", "amp;amp;"]), st.booleans())
def test_every_parameter_is_read_however_it_is_written(name: str, before: str, loud: bool) -> None:
    read, notices = read_parameters({before + (name.upper() if loud else name): ["x"]})
    assert (dict(read), notices) == ({name: ["x"]}, [])


def test_no_two_parameters_are_the_same_when_written_plainly() -> None:
    assert len({plain_name(name) for name in known_parameters()}) == len(known_parameters())
