"""The filter by article, and the comparison of sources: who tells what, who otherwise, what each article changed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.dossier.source_names import language_name, name_source, shorten_name
from parley.evidence.record import describe_record
from parley.evidence.source_comparison import ComparedRecord, compare_sources, list_article_changes
from parley.evidence.telling import (
    count_supporting_publishers,
    list_tellings,
    read_number,
    read_written_day,
    source_cells,
)
from parley.figures.markup import text_from_node
from parley.figures.sources import table
from parley.figures.sources.words import sources_page_headline
from parley.selection import address
from parley.selection.selection import Selection, list_excluded_places, select_records
from parley.selection.source_filter import source_choices
from parley.ui.frame import filters
from parley.words.direction import strip_isolates
from tests.conftest import ROOT

WAR = Path(__file__).parent / "fixtures" / "civil_war"


@lru_cache(maxsize=1)
def war() -> Dossier:
    return open_dossier(WAR)


def told(**params: list[str]) -> set[str]:
    selection, notices = address.read_selection(params, war())
    assert not notices
    return set(select_records(war(), selection).records)


def test_an_article_keeps_what_it_tells_and_what_it_tells_otherwise() -> None:
    assert told(source=["lantern-2"]) == {
        "event:harrow-dead",
        "event:talks-open",
        "statement:front-accepts",
        "statement:lys-midland",
    }


def test_a_publisher_is_its_articles_and_a_language_too() -> None:
    both = told(source=["lantern-1"]) | told(source=["lantern-2"])
    assert told(source=["publisher:The Vell Lantern"]) == both == told(source=["language:en"])


def test_values_are_any_of_and_narrow_with_other_facets() -> None:
    assert told(source=["lantern-2", "nahr-2"]) == told(source=["lantern-2"]) | told(source=["nahr-2"])
    assert told(source=["lantern-2"], actor=["league"]) == {"event:talks-open"} | (
        told(source=["lantern-2"], actor=["league"]) & told(actor=["league"])
    )


def test_an_unknown_source_is_left_out_with_a_word() -> None:
    selection, notices = address.read_selection({"source": ["nobody", "lantern-1"]}, war())
    assert selection.sources == ("lantern-1",)
    assert [str(each.value) for each in notices] == ["nobody"]


def test_the_filter_travels_in_links_and_comes_off() -> None:
    selection = Selection(sources=("language:ar",))
    assert address.page_href("map", selection) == "map?source=language:ar"
    assert filters.parts(war(), selection) == [("told in Arabic", Selection())]


def test_a_place_of_which_an_article_says_nothing_is_left_out() -> None:
    off = set(list_excluded_places(war(), Selection(sources=("publisher:صحيفة النهر",))))
    assert off == {"velmora", "northmark", "eastholm", "midland", "vell"}


def test_marks_name_a_source_by_its_short_name_its_day_and_a_language_that_is_not_the_page_s() -> None:
    assert str(name_source(war(), "lantern-1")) == "Lantern, 4 Mar"
    assert strip_isolates(str(name_source(war(), "nahr-2"))) == "النهر, 22 Mar (ar)"
    assert language_name("uk") == "Ukrainian"


@given(st.text(min_size=1, max_size=60))
def test_a_shortened_name_is_short_and_begins_as_the_name_does(name: str) -> None:
    short = shorten_name(name)
    assert len(short) <= 20
    assert name.startswith(short.removesuffix("…"))


def test_two_articles_of_one_paper_are_one_source() -> None:
    assert count_supporting_publishers(war(), "event:harrow-entered") == 2
    assert [(each.source_id, each.stance) for each in list_tellings(war(), "event:harrow-entered")] == [
        ("lantern-1", "supports"),
        ("visnyk-1", "supports"),
        ("nahr-1", "differs"),
    ]


def by_record() -> dict[str, ComparedRecord]:
    return {row.record: row for row in compare_sources(war(), Selection()).records}


@pytest.mark.parametrize(
    ("record", "distance"),
    [
        ("event:harrow-dead", "33% more"),
        ("event:harrow-entered", "1 day apart"),
        ("statement:front-accepts", ""),
        ("event:talks-open", ""),
    ],
)
def test_how_far_apart_sources_are_is_counted(record: str, distance: str) -> None:
    assert by_record()[record].distance.words == distance


def test_what_is_furthest_apart_stands_first() -> None:
    rows = compare_sources(war(), Selection()).records
    assert [row.record for row in rows[:2]] == ["event:harrow-dead", "event:harrow-entered"]
    assert all(row.differing for row in rows[:5])
    assert not any(row.differing for row in rows[5:])


def test_statuses_are_compared_too_and_lead_to_their_place() -> None:
    row = by_record()["control:southvale-army"]
    assert (row.link, row.title, len(row.differing)) == ("territory:southvale", "Southvale: held (National Army)", 1)
    assert "control:southvale-army" not in {
        each.record for each in compare_sources(war(), Selection(start=date(2041, 3, 1))).records
    }


def test_article_by_article_what_is_new_confirmed_otherwise_and_revised() -> None:
    changes = {each.source_id: each for each in list_article_changes(war(), compare_sources(war(), Selection()))}
    assert list(changes) == ["lantern-1", "visnyk-1", "nahr-1", "lantern-2", "nahr-2"]
    assert not changes["lantern-1"].confirmed
    assert "event:harrow-entered" in {row.record for row in changes["visnyk-1"].confirmed}
    assert [row.record for row in changes["nahr-1"].otherwise] == ["event:harrow-entered", "control:southvale-army"]
    assert [row.record for row in changes["lantern-2"].revised] == ["event:harrow-dead"]
    assert not any(each.withdrawn for each in changes.values())


def test_a_filter_leaves_the_records_that_fit_it() -> None:
    rows = compare_sources(war(), Selection(topics=("seat",))).records
    assert {row.record for row in rows} == {"statement:league-seat", "statement:council-seat", "event:talks-end"}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Some 1,500 people", 1500),
        ("близько 2000", 2000),
        ("١٬٥٠٠ قتيل", 1500),
        ("10 000 hommes", 10000),
        ("3.5 per cent", 3.5),
        ("3,5 Prozent", 3.5),
        ("no number", None),
    ],
)
def test_numbers_are_read_in_any_digits_and_grouping(words: str, number: float | None) -> None:
    assert read_number(words) == number


@given(st.integers(0, 10**9))
def test_a_grouped_number_is_read_back(number: int) -> None:
    assert read_number(f"about {number:,} people") == number


def test_days_are_read_as_edtf_or_written_out() -> None:
    assert read_written_day("2 March 2041") == read_written_day("2041-03-02") == date(2041, 3, 2)
    assert read_written_day("the day before") is None


def test_a_row_of_a_file_names_the_sources_that_tell_it_so_and_otherwise() -> None:
    cells = source_cells(war(), "event:harrow-entered")
    assert cells["sentence_source"] == "The Vell Lantern, 4 March 2041"
    assert cells["told_by"] == "The Vell Lantern, 4 March 2041; Вісник Долини, 5 March 2041"
    assert cells["told_otherwise_by"] == "صحيفة النهر, 6 March 2041: 2 March 2041"


def test_the_panel_counts_independent_sources() -> None:
    facts = {fact.label: fact for fact in describe_record(war(), "event:harrow-entered", war().as_of).facts}
    assert facts["Told by"].words == "2 of 3 publishers: Lantern, 4 Mar; Вісник, 5 Mar (uk)"
    assert strip_isolates(facts["Told by"].note) == "Told otherwise by النهر, 6 Mar (ar)"


def test_one_article_is_compared_with_nothing() -> None:
    dossier = open_dossier(ROOT)
    comparison = compare_sources(dossier, Selection())
    assert sources_page_headline(comparison, 1).startswith("One article stands behind everything here")
    assert not comparison.differing
    facts = describe_record(dossier, f"event:{dossier.events['event_id'].iloc[0]}", dossier.as_of).facts
    assert "Told by" not in {fact.label for fact in facts}
    assert {choice.kind for choice in source_choices(dossier).values()} == {"article"}


def test_many_articles_stand_as_columns_of_their_publishers() -> None:
    articles = [f"a{number}" for number in range(9)]
    columns = table.list_source_columns(
        articles, lambda key: name_source(war(), "lantern-1"), lambda key: "Paper" if key < "a5" else "Gazette"
    )
    assert [(len(column.articles), column.deck) for column in columns] == [(5, "5 articles"), (4, "4 articles")]


def test_a_cell_says_aloud_what_it_shows() -> None:
    rows = compare_sources(war(), Selection()).records
    columns = table.list_source_columns(("nahr-2",), lambda key: name_source(war(), key), str)
    links = table.SourceLinks(lambda row: "r", lambda telling: "s")
    words = text_from_node(table.draw_source_table(rows, columns, links, "Records"))
    assert "For, without conditions" in words
    assert "silent" in words
