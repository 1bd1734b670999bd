"""Search knows names, numbers and spellings; what it added is said and can be taken off; silences are sought so too."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.check.story import silence_script_warnings, silence_variant_faults
from parley.dossier.dossier import Dossier, open_dossier
from parley.selection.named_query import read_named_query
from parley.selection.search import count_article_hits
from parley.selection.selection import Selection, select_records
from parley.text.articles import read_article
from parley.text.query import fold_search_text, parse_search_query
from parley.text.spelling_variants import list_spelling_variants
from parley.ui.reader.search import quote_added_names
from tests.conftest import ROOT
from tests.nodes import opened, words

WAR = Path(__file__).parent / "fixtures" / "civil_war"


@lru_cache(maxsize=1)
def war() -> Dossier:
    return open_dossier(WAR)


def hits(dossier: Dossier, typed: str) -> dict[str, int]:
    return dict(count_article_hits(dossier, read_named_query(dossier, typed).query))


def test_a_name_in_one_script_finds_all() -> None:
    assert set(hits(war(), "River Front")) == set(hits(war(), "الجبهة النهرية")) == set(war().articles)
    assert set(hits(war(), "Ostria")) == {"lantern-1", "lantern-2", "nahr-1"}


def test_what_was_added_is_told_and_quotation_marks_take_it_off() -> None:
    read = read_named_query(war(), "ostria talks")
    assert [(each.typed, each.names) for each in read.added] == [("ostria", ("أوستريا",))]
    literal = quote_added_names("ostria talks", read.added)
    assert literal == '"ostria" talks'
    assert read_named_query(war(), literal).added == ()
    assert set(hits(war(), '"Ostria"')) == {"lantern-1", "lantern-2"}


def test_a_name_of_two_is_left_as_it_is() -> None:
    assert read_named_query(war(), "Petro Lys").added == ()


def test_the_filter_of_records_knows_names_too() -> None:
    found = select_records(war(), Selection(words="Mountain League")).records
    assert "event:league-takes-westreach" in found
    assert "statement:league-seat" in found


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("US", "The U.S. said so.", True),
        ("U.S.", "Join us now.", False),
        ("NATO", "The N.A.T.O. said so.", True),
        ("cease-fire", "A ceasefire holds.", True),
        ("ceasefire", "A cease-fire holds.", True),
        ("10000", "Some 10,000 men.", True),
        ("10,000", "Some 10000 men.", True),
        ("10000", "قُتل ١٠٬٠٠٠ شخص", True),
        ("١٥٠٠", "Some 1,500 died.", True),
        ("10000", "Some 100,000 men.", False),
        ('"10,000"', "Some 10000 men.", False),
        ("us", "The U.S. said so.", False),
    ],
)
def test_numbers_initials_and_compounds_are_found_in_every_spelling(typed: str, text: str, found: bool) -> None:
    assert parse_search_query(typed).fits(fold_search_text(text)) is found


@given(st.integers(1000, 10**9))
def test_a_number_is_found_grouped_and_ungrouped(number: int) -> None:
    assert parse_search_query(str(number)).fits(fold_search_text(f"about {number:,} people"))
    assert parse_search_query(f"{number:,}").fits(fold_search_text(f"about {number} people"))


@given(st.lists(st.text("abcdeu12", min_size=1, max_size=8), min_size=1, max_size=3))
def test_a_variant_has_the_same_letters(found: list[str]) -> None:
    assert all("".join(each) == "".join(found) for each in list_spelling_variants(tuple(found), "".join(found)))


def test_the_seed_is_searched_by_any_spelling() -> None:
    seed = open_dossier(ROOT)
    for typed in ("US", "cease-fire", "Zelenskyy", "Zelensky"):
        assert sum(hits(seed, typed).values()) > 0, typed


def test_a_reader_is_told_what_else_was_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from parley.ui.frame import opened as opened_dossier

    monkeypatch.setenv("PARLEY_DOSSIER", str(WAR))
    opened_dossier.cached_dossier.clear()  # type: ignore[attr-defined]
    said = words(opened("reader", q="ostria"), "results")
    opened_dossier.cached_dossier.clear()  # type: ignore[attr-defined]
    assert "Also looked for, as other names of “ostria”" in said
    assert "Only as typed" in said


TEXT = fold_search_text("The U.S. and Zelenskiy want a ceasefire.")


@pytest.mark.parametrize("term", ["US", "cease-fire", "Zelensky"])
def test_a_silence_that_an_article_breaks_in_another_spelling_is_a_fault(term: str) -> None:
    names = {("zelensky",): {("zelensky",), ("zelenskiy",)}}
    (fault,) = silence_variant_faults("story.csv", 4, term, {"story": TEXT}, names)
    assert "written otherwise" in str(fault)


def test_a_silence_without_terms_in_an_article_s_script_is_warned_of() -> None:
    articles = {
        key: read_article(key, text.encode()) for key, text in (("en", "We met. All of us."), ("ar", "اجتمعنا أمس."))
    }
    (warning,) = silence_script_warnings("story.csv", 4, "prisoner|hostage", articles)
    assert warning.is_warning
    assert "“ar”" in str(warning)
    assert silence_script_warnings("story.csv", 4, "prisoner|أسرى", articles) == []


def test_arabic_and_persian_letters_are_one() -> None:
    assert parse_search_query("علی").fits(fold_search_text("علي"))
    assert pd.Series(["کیف"]).map(fold_search_text).iloc[0] == fold_search_text("كيف")
