"""Folding: what counts as the same, what does not, and the way back to the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.typography import TextFolder, splits_word

STRICT, LOOSE = TextFolder(), TextFolder(loose=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“so”", '"so"'),
        ("«so»", '"so"'),
        ("it’s", "it's"),
        ("a – b", "a - b"),
        ("a -- b", "a — b"),
        ("a\u00a0b", "a b"),
        ("a \n\t b", "a b"),
        ("co\u00adoperate", "cooperate"),
        ("wait…", "wait..."),
        ("e\u0301", "é"),
        ("ﬁve", "five"),
        ("１２", "12"),
        ("کـتاب", "کتاب"),
        ("علی کریمی", "علي كريمي"),
        ("« Nous restons. » Puis", "«Nous restons.» Puis"),
        ("dit : «\u202fNous\u00a0», puis", "dit : “Nous”, puis"),
    ],
)
def test_typography_folds_away(one: str, other: str) -> None:
    assert STRICT(one).text == STRICT(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10²", "102"),
        ("½", "12"),
        ("US", "us"),
        ("é", "e"),
        ("“so”", "‘so’"),
        ("-5", "5"),
        ("»So« und »so«", "»So«und»so«"),
        ("from -5", "from-5"),
        ("a b", "ab"),
        ("\u202eab", "ab"),
    ],
)
def test_what_changes_letters_does_not_fold_away(one: str, other: str) -> None:
    assert STRICT(one).text != STRICT(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wałęsa", "walesa"),
        ("ŽIŽEK", "zizek"),
        ("Straße", "STRASSE"),
        ("Зеле́нський", "зеленський"),
        ("Королёв", "королев"),
    ],
)
def test_case_and_accents_fold_loosely(one: str, other: str) -> None:
    assert LOOSE(one).text == LOOSE(other).text


def test_marks_that_spell_vowels_stay() -> None:
    assert LOOSE("पुतिन").text != LOOSE("पतिन").text


@given(st.text("aéñüøß ҐїйЎ한ώ'-"))
def test_composed_or_not_is_the_same(text: str) -> None:
    assert STRICT(unicodedata.normalize("NFD", text)).text == STRICT(unicodedata.normalize("NFC", text)).text


@given(st.text(), st.sampled_from([STRICT, LOOSE]))
def test_every_folded_letter_knows_where_it_stood(text: str, fold: TextFolder) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for at in range(len(folded.text)):
        if place := folded.span(at, at + 1):
            alone = fold(text[slice(*place)]).text  # a space of its own may have joined the one before: "\r¸"
            assert alone.removeprefix(" ") == folded.text[at] or folded.text[at] in " -"


def test_a_character_is_not_cut_in_two() -> None:
    folded = STRICT("wait… now")
    assert folded.span(4, 7) == (4, 5)
    assert folded.span(0, 5) is None


def test_accents_folded_away_belong_to_their_letter() -> None:
    assert LOOSE("Puti\u0301n").span(0, 5) == (0, 6)
    assert LOOSE("cafe\u0301").span(0, 4) == (0, 5)


@pytest.mark.parametrize(
    ("text", "at", "inside"),
    [
        ("abc", 1, True),
        ("a c", 1, False),
        ("abc", 0, False),
        ("abc", 3, False),
        ("U.S.", 2, False),
        ("北京说", 2, False),
        ("e\u0301", 1, True),
    ],
)
def test_a_cut_inside_a_word_is_known(text: str, at: int, inside: bool) -> None:
    assert splits_word(text, at) is inside
