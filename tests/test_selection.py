"""Filters: OR inside a facet, AND between facets, and uncertain dates kept when they could lie in the range."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier
from parley.selection.selection import Selection, expand_places_by_parts, select_records


def ids(dossier: Dossier, **facets) -> set[str]:
    return set(select_records(dossier, Selection(**facets)).events["event_id"])


def test_nothing_asked_is_everything_shown(dossier):
    shown = select_records(dossier, Selection())
    assert len(shown.events) == len(dossier.events)
    assert len(shown.statements) == len(dossier.statements)
    assert not Selection(match="all")


def test_any_joins_and_all_intersects_actors(dossier):
    trump, putin = ids(dossier, actors=("trump",)), ids(dossier, actors=("putin",))
    assert ids(dossier, actors=("trump", "putin")) == trump | putin
    assert ids(dossier, actors=("trump", "putin"), match="all") == trump & putin
    assert "call-2025-03-18" in trump & putin


def test_a_place_holds_all_that_lies_in_it(dossier):
    assert "crimea" in expand_places_by_parts(dossier, ("ukraine",))
    assert "zaporizhzhia-npp" in expand_places_by_parts(dossier, ("ukraine",))
    assert "crimea-annexation" in ids(dossier, places=("ukraine",))
    assert ids(dossier, places=("crimea",)) == {"crimea-annexation"}


def test_a_topic_finds_the_events_in_which_it_was_spoken_of(dossier):
    assert "putin-in-principle" in ids(dossier, topics=("ceasefire",))
    assert "crimea-annexation" not in ids(dossier, topics=("ceasefire",))


@pytest.mark.parametrize(
    ("start", "end", "event", "kept"),
    [
        (date(2025, 3, 10), date(2025, 3, 10), "putin-in-principle", True),  # the first day of "last week"
        (date(2025, 3, 16), date(2025, 3, 16), "putin-in-principle", True),  # and its last
        (date(2025, 3, 17), None, "putin-in-principle", False),
        (None, date(2025, 3, 9), "putin-in-principle", False),
        (date(2014, 12, 31), date(2014, 12, 31), "crimea-annexation", True),  # a year may be any of its days
        (date(2015, 1, 1), None, "crimea-annexation", False),
        (date(2030, 1, 1), None, "martial-law", True),  # lasts, with no end given
        (None, date(2001, 1, 1), "ukraine-agrees-ceasefire", True),  # "by 18 March": no first day is known
        (date(2025, 3, 19), None, "ukraine-agrees-ceasefire", False),
        (date(2025, 3, 18), date(2025, 3, 18), "call-2025-03-18", True),  # a time of day is of its day everywhere
    ],
)
def test_an_uncertain_date_is_kept_when_it_could_lie_in_the_range(dossier, start, end, event, kept):
    assert (event in ids(dossier, start=start, end=end)) is kept


@pytest.mark.parametrize("words", ["“IN PRINCIPLE”", "in principle", "principle truce", "prïnciple"])
def test_words_are_found_in_headlines_and_sentences_whatever_their_case_and_accents(dossier, words):
    assert "putin-in-principle" in ids(dossier, words=words)


def test_words_must_all_stand_there(dossier):
    assert ids(dossier, words="troops unicorns") == set()


@pytest.mark.parametrize("words", ["(", "[a-z]+", "*", "\\", "“", "   ", "x" * 10_000])
def test_odd_words_are_only_words(dossier, words):
    assert ids(dossier, words=words) <= set(dossier.events["event_id"])


def test_statements_follow_the_same_filters(dossier):
    shown = select_records(dossier, Selection(actors=("zelenskiy",), topics=("withdrawal",)))
    assert set(shown.statements["statement_id"]) == {"zelenskiy-withdrawal"}
    assert "statement:zelenskiy-withdrawal" in shown.records


def test_another_dossier_is_filtered_by_its_own_names(tiny):
    assert ids(tiny, actors=("marsh",)) == {"reopening"}
    assert ids(tiny, words="quay") == {"reopening"} or "closure" not in ids(tiny, words="quay safe")


def facets(dossier: Dossier) -> st.SearchStrategy[Selection]:
    some = lambda column: st.lists(st.sampled_from(list(column)), max_size=3, unique=True).map(tuple)  # noqa: E731
    days = st.none() | st.dates(date(2013, 1, 1), date(2026, 1, 1))
    return st.builds(
        Selection,
        actors=some(dossier.actors["actor_id"]),
        match=st.sampled_from(["any", "all"]),
        start=days,
        end=days,
        places=some(dossier.territories["territory_id"]),
        topics=some(dossier.topics["topic_id"]),
        words=st.sampled_from(["", "war", "call", "nato"]),
    )


@given(data=st.data())
def test_narrowing_never_adds_and_widening_never_takes_away(dossier, data):
    asked = data.draw(facets(dossier))
    found = set(select_records(dossier, asked).events["event_id"])
    for field in ("actors", "places", "topics"):
        assert found <= set(select_records(dossier, replace(asked, **{field: ()})).events["event_id"])
    assert found <= set(select_records(dossier, replace(asked, match="any")).events["event_id"])
    if asked.start:
        earlier = replace(asked, start=asked.start - timedelta(days=400))
        assert found <= set(select_records(dossier, earlier).events["event_id"])
    if asked.places:
        assert found <= set(
            select_records(dossier, replace(asked, places=(*asked.places, "finland"))).events["event_id"]
        )
