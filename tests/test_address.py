"""Addresses: what is read from a link and what is written into one say the same, and nonsense gets a word."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.selection import address
from parley.selection.link_values import LinkNotice
from parley.selection.selection import Selection

PUBLISHED = {"actor", "match", "from", "to", "place", "topic", "q", "source"}
"""The parameters that links already out there carry: never renamed."""


def test_every_field_of_a_selection_has_its_parameter():
    assert set(address.FILTER_FIELDS) == PUBLISHED
    assert set(address.FILTER_FIELDS.values()) == set(Selection.__dataclass_fields__)


def test_defaults_stay_out_of_the_address():
    assert address.page_href("", Selection()) == "./"
    assert address.page_href("map", Selection(match="any"), {"asof": "", "record": None}) == "map"


def test_a_link_carries_ids_not_names():
    link = address.page_href(
        "map", Selection(actors=("putin", "trump"), match="all"), {"record": "event:call-2025-03-18"}
    )
    assert link == "map?actor=putin&actor=trump&match=all&record=event:call-2025-03-18"


@given(data=st.data())
def test_what_is_written_is_read_back(dossier, data):
    some = lambda column: st.lists(st.sampled_from(list(column)), max_size=3, unique=True).map(tuple)  # noqa: E731
    days = st.none() | st.dates()
    asked = data.draw(
        st.builds(
            Selection,
            actors=some(dossier.actors["actor_id"]),
            match=st.sampled_from(["any", "all"]),
            start=days,
            end=days,
            places=some(dossier.territories["territory_id"]),
            topics=some(dossier.topics["topic_id"]),
            words=st.text(max_size=30),
        )
    )
    params = parse_qs(urlsplit(address.page_href("map", asked)).query, keep_blank_values=True)
    read, _ = address.read_selection(params, dossier)
    assert read == asked


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"actor": ["nobody"]}, "nobody is not an actor here, so it was left out."),
        ({"place": ["atlantis"]}, "atlantis is not a place here, so it was left out."),
        ({"topic": ["weather"]}, "weather is not a topic here, so it was left out."),
        ({"match": ["some"]}, "some is no choice for “match” (any, all), so it was left out."),
        ({"from": ["yesterday"]}, "yesterday is not a day (YYYY-MM-DD), so it was left out."),
        ({"to": ["2025-02-30"]}, "2025-02-30 is not a day (YYYY-MM-DD), so it was left out."),
    ],
)
def test_an_unknown_value_is_left_out_with_a_word(dossier, params, said):
    selection, notices = address.read_selection(params, dossier)
    assert selection == Selection()
    assert [f"{notice.value} {notice.text}" for notice in notices] == [said]


def test_a_day_far_outside_stays_and_is_answered(dossier):
    selection, notices = address.read_selection({"from": ["1066-10-14"]}, dossier)
    assert selection.start == date(1066, 10, 14)
    assert "lies before the first day in the tables, 1 January 2014" in notices[0].text


def test_a_range_that_runs_backwards_is_named(dossier):
    _, notices = address.read_selection({"from": ["2025-03-02"], "to": ["2025-03-01"]}, dossier)
    assert any("ends before it begins" in notice.text for notice in notices)


@pytest.mark.parametrize(
    "record", ["event:call-2025-03-18", "actor:putin", "territory:crimea", "statement:us-ceasefire"]
)
def test_a_known_record_is_read(dossier, record):
    notices: list[LinkNotice] = []
    assert address.read_record_parameter({"record": [record]}, dossier, notices) == record
    assert notices == []


@pytest.mark.parametrize("record", ["event:nothing", "planet:mars", "event", ":", "actor:"])
def test_an_unknown_record_is_named(dossier, record):
    notices: list[LinkNotice] = []
    assert address.read_record_parameter({"record": [record]}, dossier, notices) == ""
    assert notices == [LinkNotice(record, "is no record here, so none is opened.")]


@pytest.mark.parametrize(
    ("asked", "read", "words"),
    [
        ("2022-02-24", "2022-02-24", 0),
        ("2025-03-18", "", 0),  # the default stays out
        ("2035-01-01", "", 1),
        ("1999-01-01", "2014-03-18", 1),
        ("soon", "", 1),
    ],
)
def test_the_as_of_day_keeps_to_what_the_tables_know(dossier, asked, read, words):
    notices: list[LinkNotice] = []
    assert address.read_page_parameters({"asof": [asked]}, "map", dossier, notices).get("asof", "") == read
    assert len(notices) == words


def test_pages_keep_only_their_own_parameters(dossier):
    params = {"asof": ["2022-02-24"], "view": ["zoom"], "article": ["x"]}
    assert address.read_page_parameters(params, "map", dossier, []) == {"asof": "2022-02-24", "view": "zoom"}
    assert address.read_page_parameters({"view": ["time"]}, "timeline", dossier, []) == {"view": "time"}
