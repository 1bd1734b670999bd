"""What a reader types, read: words, phrases, beginnings, and signs that mean nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.query import MAX_QUERY_TERMS, MAX_TERM_LENGTH, Query, fold_search_text, parse_search_query


def terms(text: str) -> list[str]:
    """Each term in plain words, several in quotation marks, an open end with a star."""
    said = [(" ".join(term.words), term) for term in parse_search_query(text).terms]
    return [(f"“{words}”" if len(term.words) > 1 else words) + "*" * term.prefix for words, term in said]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Cease FIRE", ["cease", "fire"]),
        ("“door open” quay", ["“door open”", "quay"]),
        ('"door open', ["“door open”"]),
        ("«door open»*", ["“door open”*"]),
        ("ceas*", ["ceas*"]),
        ("U.S. 10,000", ["“u s”", "“10 000”"]),
        ("Zelenskýj’s", ["“zelenskyj s”"]),
        ("NOT war OR NEAR(x)", ["not", "war", "or", "“near x”"]),
        ("war war WAR", ["war"]),
        ("\0w\0ar", ["“w ar”"]),
        ("", []),
        ("* \" ( ) '' -- …", []),
    ],
)
def test_a_query_is_read(typed, read):
    assert terms(typed) == read


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("war", "The war warns Warsaw of WAR.", ["war", "WAR"]),
        ("war*", "The war warns Warsaw.", ["war", "warns", "Warsaw"]),
        ("“the war”", "The  war; the warning; the – war", ["The  war", "the – war"]),
        ("“truce holds”", "A truce. Holds a truce, holds", ["truce. Holds", "truce, holds"]),
        ("cafe", "A Café, the CAFÉ’s door", ["Café", "CAFÉ"]),
        ("п'ять", "П’ять днів і п'ятьом", ["П’ять"]),
        ("الهدنة", "والهدنة هدنة الهدنةُ", ["والهدنة", "الهدنةُ"]),
        ("停戦", "彼は停戦を求めた", ["停戦"]),
        ("war", "", []),
        ("-", "a - b", []),
    ],
)
def test_places_are_those_of_whole_words(typed, text, found):
    assert [text[start:end] for start, end in parse_search_query(typed).places(text)] == found


def test_a_sentence_must_hold_every_term():
    query = parse_search_query("quay “new harbour”")
    assert query.fits(fold_search_text("The quay and the new harbour."))
    assert not query.fits(fold_search_text("The quay, new; the harbour."))
    assert not query.fits(fold_search_text("The new harbour."))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Cease Fire", ["“Cease”", "“Fire”"]),
        ('"On  Tuesday" Ceas*', ["“On  Tuesday”", "“Ceas”*"]),
        ("«Café au…»*", ["“Café au…”*"]),
        ("(U.S.)", ["“(U.S.)”"]),
    ],
)
def test_a_term_is_said_as_it_was_typed(typed, said):
    assert list(map(str, parse_search_query(typed).terms)) == said


def test_nothing_to_look_for_is_told_apart():
    assert not parse_search_query("()")
    assert parse_search_query("a")
    assert Query().fits("anything")


def test_a_very_long_query_is_cut_and_says_so():
    assert len(parse_search_query("x" * 10_000).terms[0].words[0]) == MAX_TERM_LENGTH
    query = parse_search_query(" ".join(f"w{number}" for number in range(5_000)))
    assert len(query.terms) == MAX_QUERY_TERMS
    assert query.left_out == 5_000 - MAX_QUERY_TERMS


@given(typed=st.text(max_size=60), text=st.text(max_size=200))
def test_no_query_is_an_error_and_places_lie_in_the_text(typed, text):
    for start, end in parse_search_query(typed).places(text):
        assert 0 <= start < end <= len(text)


@given(words=st.lists(st.text("abcшяأب中é", min_size=1, max_size=6), min_size=1, max_size=8), data=st.data())
def test_a_word_of_a_text_is_found_in_it(words, data):
    word = data.draw(st.sampled_from(words))
    assert parse_search_query(word).fits(fold_search_text(" ".join(words)))
