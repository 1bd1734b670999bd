"""Two actors, or two places, of one name are told apart in filters, chips, lanes and panels."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import open_dossier
from parley.dossier.namesakes import tell_namesakes_apart
from parley.evidence.record import describe_record
from parley.selection.selection import Selection
from parley.ui.frame import filters
from tests.conftest import ROOT

WAR = Path(__file__).parent / "fixtures" / "civil_war"


def table_of(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "name", "role", "kind", "part_of"], dtype="str")


def names(*rows: tuple[str, str, str, str, str]) -> list[str]:
    return list(tell_namesakes_apart(table_of(*rows), "id", ("role", "kind"))["name"])


def test_a_role_tells_two_persons_apart() -> None:
    dossier = open_dossier(WAR)
    told = {name for name in dossier.actors["name"] if name.startswith("Petro Lys")}
    assert told == {"Petro Lys (commander of the army)", "Petro Lys (mayor of Westreach)"}
    assert filters.parts(dossier, Selection(actors=("lys-mayor",)))[0][0] == "Petro Lys (mayor of Westreach)"
    assert describe_record(dossier, "actor:lys", dossier.as_of).title == "Petro Lys (commander of the army)"
    assert list(dossier.tables["actors"]["name"]).count("Petro Lys") == 2


def test_a_kind_tells_a_city_from_its_region_and_a_whole_two_of_a_kind() -> None:
    assert names(("a", "Luhansk", "", "region", ""), ("b", "Luhansk", "", "city", "a"))[1] == "Luhansk (city)"
    rows = [("x", "Norland", "", "land", ""), ("y", "Sutland", "", "land", "")]
    rows += [("a", "Harbour", "", "city", "x"), ("b", "harbour", "", "city", "y")]
    assert names(*rows)[2:] == ["Harbour (Norland)", "harbour (Sutland)"]


def test_what_nothing_tells_apart_has_its_id() -> None:
    assert names(("a", "Ann", "", "", ""), ("b", "Ann", "", "", "")) == ["Ann (a)", "Ann (b)"]


def test_names_of_one_stay_as_they_are() -> None:
    dossier = open_dossier(ROOT)
    assert set(dossier.actors["name"]) == set(dossier.tables["actors"]["name"])


@given(
    st.lists(st.tuples(st.sampled_from(["Ann", "ann", "Bo"]), st.sampled_from(["", "mayor", "general"])), max_size=6)
)
def test_no_two_have_one_name(rows: list[tuple[str, str]]) -> None:
    told = names(*((f"id{at}", name, role, "", "") for at, (name, role) in enumerate(rows)))
    assert len(set(told)) == len(told) or not rows
