"""Opening a dossier: typed columns, the order of events, and bad rows that take nothing sound with them."""

from datetime import date

import pandas as pd
import pytest

from parley.dossier.dossier import open_dossier
from tests.conftest import ROOT


def test_the_real_dossier_is_sound(dossier):
    assert dossier.faults == ()
    assert dossier.as_of == date(2025, 3, 18)
    assert len(dossier.articles) == 1


def test_events_stand_in_order_of_time(dossier):
    order = list(dossier.events["event_id"])
    assert order[:3] == ["crimea-annexation", "zelenskiy-elected", "full-scale-invasion"]
    assert order.index("full-scale-invasion") < order.index("martial-law"), "what lasts stands after what began it"
    assert order[-4:] == ["peskov-before-call", "call-2025-03-18", "scavino-going-well", "zelenskiy-in-finland"]


def test_dates_are_columns_and_open_ends_are_empty(dossier):
    events = dossier.events.set_index("event_id")
    assert events.loc["putin-in-principle", "earliest"] == pd.Timestamp("2025-03-10")
    assert events.loc["putin-in-principle", "latest"] == pd.Timestamp("2025-03-16")
    assert pd.isna(events.loc["martial-law", "latest"])
    assert pd.isna(events.loc["ukraine-agrees-ceasefire", "earliest"])


def test_every_quote_has_its_place(dossier):
    quoted = dossier.evidence[dossier.evidence["source_id"].isin(dossier.articles)]
    assert quoted["start"].notna().all()
    assert set(quoted["anchor"]) <= {"exact", "same"}
    for source, exact, start, end in zip(
        quoted["source_id"], quoted["exact"], quoted["start"], quoted["end"], strict=True
    ):
        assert dossier.articles[source].text[start:end] == exact
    references = dossier.evidence[~dossier.evidence["source_id"].isin(dossier.articles)]
    assert references["start"].isna().all()


def test_every_record_has_support(dossier):
    support = set(dossier.evidence.loc[dossier.evidence["stance"] == "supports", "record"])
    for kind, table in (("event", dossier.events), ("statement", dossier.statements), ("actor", dossier.actors),
                        ("territory", dossier.territories), ("control", dossier.control)):  # fmt: skip
        assert {f"{kind}:{key}" for key in table[f"{kind}_id"]} <= support


def test_acting_roles_are_told_from_being_named(dossier):
    roles = dossier.event_actors.groupby("acts")["role"].unique()
    assert set(roles[False]) <= {"affected", "named"}
    assert {"initiator", "speaker"} <= set(roles[True])


def test_another_dossier_opens_the_same_way(tiny):
    assert tiny.faults == ()
    assert list(tiny.events["event_id"]) == ["closure", "reopening"]
    assert list(tiny.actors["actor_id"]) == ["marsh", "port-board"], "by the editor's own position"


def test_a_folder_without_anything_opens_with_a_fault(tmp_path):
    empty = open_dossier(tmp_path)
    assert empty.faults
    assert len(empty.events) == 0
    assert empty.articles == {}


@pytest.mark.parametrize("table", ["events", "actors", "evidence", "control", "territories", "sides", "topics"])
def test_an_unreadable_table_leaves_the_rest(tmp_path, table):
    for name in ("data", "seeds"):
        (tmp_path / name).mkdir()
        for path in (ROOT / name).iterdir():
            if path.is_file():
                (tmp_path / name / path.name).write_bytes(path.read_bytes())
    (tmp_path / "data" / f"{table}.csv").write_bytes(b"")
    opened = open_dossier(tmp_path)
    assert any(table in fault.file for fault in opened.faults)
    assert len(getattr(opened, table)) == 0
    assert len(opened.sources) > 0
