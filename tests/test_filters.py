"""The words of the filter bar: chips, the empty state, and what is put away."""

from datetime import date

from parley.figures.markup import text_from_node
from parley.selection.address import page_href
from parley.selection.selection import Selection
from parley.ui.frame import filters


def link(selection: Selection) -> str:
    return page_href("map", selection)


def test_each_value_that_is_on_has_a_chip_that_takes_just_it_off(dossier):
    asked = Selection(
        actors=("putin", "trump"), match="all", start=date(2025, 3, 10), topics=("ceasefire",), words="war"
    )
    chips = filters.parts(dossier, asked)
    assert [words for words, _ in chips] == [
        "Vladimir Putin", "Donald Trump", "Ceasefire", "all of them together", "from 10 March 2025", "“war”",
    ]  # fmt: skip
    assert all(without != asked for _, without in chips)
    assert dict(chips)["Vladimir Putin"].actors == ("trump",)


def test_the_bar_counts_what_is_left(dossier):
    said = text_from_node(filters.status(dossier, Selection(words="war"), 7, link))
    assert said.startswith("7 of 22 events")
    assert "Clear all" in said
    assert "Clear all" not in text_from_node(filters.status(dossier, Selection(), 22, link))


def test_the_empty_state_says_what_was_asked_and_offers_ways_out(dossier):
    said = text_from_node(filters.nothing(dossier, Selection(actors=("starmer", "peskov"), match="all"), link))
    assert "No event fits Keir Starmer and Dmitry Peskov together." in said
    assert "Match any of them" in said
    assert "Without all of them" not in said


def test_the_empty_state_of_one_filter_speaks_of_it_alone(dossier):
    assert "No event fits “unicorns”." in text_from_node(filters.nothing(dossier, Selection(words="unicorns"), link))
