"""Who controls what on a day: the eve and the day of each change, what rests on a reference, and the headline."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.results import control
from parley.results.control_headline import control_headline


def status(dossier, day: date) -> dict[str, str]:
    table = control.control_on_day(dossier, day)
    return dict(zip(table["territory_id"], table["status"], strict=True))


def test_the_days_of_change_are_computed_from_the_rows(dossier):
    assert control.list_change_days(dossier) == [
        date(2014, 3, 18),
        date(2014, 5, 11),
        date(2022, 2, 24),
        date(2022, 3, 4),
        date(2022, 9, 30),
        date(2025, 3, 18),
    ]


@pytest.mark.parametrize(
    ("territory", "day", "eve", "on"),
    [
        ("crimea", date(2014, 3, 18), "", "annexed"),
        ("donetsk", date(2014, 5, 11), "", "partial"),
        ("luhansk", date(2022, 2, 24), "partial", "partial"),
        ("kherson", date(2022, 2, 24), "", "partial"),
        ("zaporizhzhia-npp", date(2022, 3, 4), "", "full"),
    ],
)
def test_a_status_begins_on_its_day_and_not_on_the_eve(dossier, territory, day, eve, on):
    assert status(dossier, day - timedelta(days=1))[territory] == eve
    assert status(dossier, day)[territory] == on


def test_the_basis_changes_where_the_article_begins_to_speak(dossier):
    basis = lambda day: control.control_on_day(dossier, day).set_index("territory_id")["basis"]["donetsk"]  # noqa: E731
    assert basis(date(2022, 2, 23)) == "reference"
    assert basis(date(2022, 2, 24)) == "stated"


def test_a_claim_is_a_fact_beside_control(dossier):
    claimed = lambda day: control.control_on_day(dossier, day).set_index("territory_id")["claimed"]["kherson"]  # noqa: E731
    assert claimed(date(2022, 9, 29)) == ""
    assert claimed(date(2022, 9, 30)) == "kherson-claimed"
    assert status(dossier, date(2022, 9, 30))["kherson"] == "partial"


@given(day=st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_day_has_an_answer_with_a_row_for_each_territory(dossier, day):
    table = control.control_on_day(dossier, day)
    assert list(table["territory_id"].drop_duplicates()) == list(table["territory_id"])
    assert set(table["territory_id"]) == set(dossier.control["territory_id"])
    assert control_headline(dossier, table)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 3, 18), "Russia holds Crimea in full and four more regions in part"),
        (date(2014, 3, 18), "Russia holds Crimea in full"),
        (date(2015, 1, 1), "Russia holds Crimea in full and Donetsk and Luhansk in part"),
        (date(2013, 1, 1), "No place is held by an outside power on this day"),
    ],
)
def test_the_headline_follows_the_rows(dossier, day, said):
    assert control_headline(dossier, control.list_holdings(dossier, day)) == said


def test_the_headline_flips_when_the_rows_do(dossier):
    table = control.control_on_day(dossier, dossier.as_of)
    flipped = table.assign(controller_id=table["controller_id"].where(table["territory_id"] != "kherson", "ukraine"))
    said = control_headline(dossier, flipped)
    assert said == "Russia holds Crimea in full and three more regions in part; Ukraine holds Kherson in part"


def test_sites_have_a_mark_of_their_own_and_no_class(dossier):
    table = control.control_on_day(dossier, dossier.as_of)
    assert control.list_area_statuses(dossier, table) == {"annexed", "partial", "claimed"}


def test_where_only_a_site_is_held_the_headline_names_it(tiny):
    said = control_headline(tiny, control.list_holdings(tiny, tiny.as_of))
    assert said == "Port Board holds Harbour of Lindow in full"


def test_the_rows_of_all_changes_are_those_of_each_day(dossier):
    days = control.list_change_days(dossier)
    told = control.control_history_by_territory(dossier)
    for at, day in enumerate(days):
        now = [row for rows in told.values() for row, changes in rows if at in changes]
        assert now == list(control.list_control_rows(dossier, day))


def test_a_row_that_lasts_is_told_once(dossier):
    for rows in control.control_history_by_territory(dossier).values():
        assert len({tuple(row.items()) for row, _ in rows}) == len(rows)
