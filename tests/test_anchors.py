"""Anchors: a quote is found where it stands, and never where only something like it stands."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parley.text.anchors import Anchor, anchor_quote

TEXT = (
    "The harbour’s council met on Monday. It agreed “in principle” to lower fees by 1,500 crowns – the first cut "
    "in years.\n"
    "\n"
    "Fishermen said the offer is non-negotiable. “We can’t wait,” one said. The council met on Tuesday."
)
SENTENCES = [
    "The harbour’s council met on Monday.",
    "It agreed “in principle” to lower fees by 1,500 crowns – the first cut in years.",
    "Fishermen said the offer is non-negotiable.",
    "“We can’t wait,” one said.",
    "The council met on Tuesday.",
]


def found(quote: str, text: str = TEXT, **context: str) -> Anchor:
    return anchor_quote(text, quote, sentences=SENTENCES, **context)


@pytest.mark.parametrize("quote", [*SENTENCES, "agreed “in principle”", "harbour", "first cut in years"])
def test_a_quote_letter_for_letter_is_exact(quote: str) -> None:
    result = found(quote)
    assert result.kind == "exact"
    assert TEXT[result.start : result.end] == quote


@pytest.mark.parametrize(
    ("quote", "standing"),
    [
        ('agreed "in principle" to', "agreed “in principle” to"),
        ("harbour's council", "harbour’s council"),
        ("crowns - the first", "crowns – the first"),
        ("crowns\u00a0–\u00a0the first", "crowns – the first"),
        ("low\u00ader fees", "lower fees"),
        ("lower \n fees", "lower fees"),
        ("\tlower fees\t", "lower fees"),
        ("ﬁrst cut", "first cut"),
    ],
)
def test_a_quote_equal_up_to_typography_is_the_same(quote: str, standing: str) -> None:
    result = found(quote)
    assert (result.kind, TEXT[result.start : result.end]) == ("same", standing)


def test_composed_and_decomposed_accents_are_the_same() -> None:
    assert anchor_quote("The cafe\u0301 closed.", "The café closed") == Anchor("same", 0, 16)


@pytest.mark.parametrize(
    ("quote", "closest"),
    [
        ("It agreed “in principle” to lower fees by 1,600 crowns", 1),
        ("It agreed “in principle” not to lower fees", 1),
        ("It agreed ‘in principle’ to lower fees", 1),
        ("it agreed “in principle” to lower fees", 1),
        ("Fishermen said the offer is negotiable.", 2),
        ("Fishermen said the offer is non negotiable.", 2),
        ("The council met on Thursday.", 4),
    ],
)
def test_a_changed_quote_is_only_suggested(quote: str, closest: int) -> None:
    assert found(quote) == Anchor("changed", suggestion=SENTENCES[closest])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They disagreed to the plan.", "agreed to the plan"),
        ("It hit 15 ships.", "5 ships"),
        ("It hit 10,000 ships.", "000 ships"),
        ("It fell by 5.3 per cent.", "It fell by 5"),
        ("It fell to -5 degrees.", "5 degrees"),
        ("Some 5–10 ships sank.", "10 ships sank"),
        ("The offer is non-negotiable.", "negotiable"),
        ("The offer is non\u00adnegotiable.", "negotiable"),
        ("We can’t wait.", "We can"),
        ("We don't wait.", "We do"),
        ("The cafe\u0301 closed.", "The cafe"),
        ("Area: 10² m", "Area: 102 m"),
    ],
)
def test_a_quote_inside_a_word_number_or_compound_does_not_stand_there(text: str, quote: str) -> None:
    assert anchor_quote(text, quote) == Anchor("changed", suggestion=text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The harbour’s fees fell.", "The harbour"),
        ("The war—which began early—ended.", "which began early"),
        ("(It was late.)", "It was late"),
        ("It fell by 5.", "It fell by 5"),
        ("他说北京同意了。", "北京同意"),
    ],
)
def test_a_quote_may_end_before_a_possessive_a_dash_or_a_bracket(text: str, quote: str) -> None:
    assert anchor_quote(text, quote).kind == "exact"


def test_a_quote_that_stands_twice_needs_its_surroundings() -> None:
    assert found("council met on").kind == "ambiguous"
    assert found("council met on", suffix="Tuesday") == Anchor("exact", TEXT.rindex("council"), TEXT.rindex(" Tuesday"))
    assert found("council met on", prefix="The harbour's ") == Anchor("exact", 14, 28)
    assert found("council met on", suffix="Friday").kind == "ambiguous"


def test_surroundings_decide_between_letter_and_typography() -> None:
    text = 'He said "yes" at noon. She said “yes” at night.'
    assert anchor_quote(text, '"yes"', suffix=" at night") == Anchor("same", 32, 37)
    assert anchor_quote(text, '"yes"') == Anchor("exact", 8, 13)


def test_the_twin_of_a_deleted_sentence_is_not_chosen() -> None:
    both = "On Monday the council met. On Friday the council met."
    stored = {"exact": "the council met", "prefix": "On Monday "}
    assert anchor_quote(both, **stored) == Anchor("exact", 10, 25)
    assert anchor_quote("On Friday the council met.", **stored) == Anchor(
        "changed", suggestion="On Friday the council met."
    )


def test_a_near_twin_is_not_chosen_for_a_deleted_sentence() -> None:
    left = TEXT.replace("The harbour’s council met on Monday. ", "")
    assert anchor_quote(left, SENTENCES[0], sentences=SENTENCES[1:]) == Anchor("changed", suggestion=SENTENCES[4])


@pytest.mark.parametrize(
    "quote", ["", "   ", "\u00ad", "Xylophones jangle among unlit pumpkins", "Яблука дозріли восени"]
)
def test_what_is_like_nothing_in_the_text_is_missing(quote: str) -> None:
    assert found(quote) == Anchor("missing")


def test_a_short_sentence_inside_a_long_quote_is_no_likeness() -> None:
    quote = "Nothing of this long invented passage ever stood in any article; no one said yes. at all"
    assert anchor_quote("Yes.", quote, sentences=["Yes."]) == Anchor("missing")


def test_an_empty_text_holds_nothing() -> None:
    assert anchor_quote("", "harbour") == Anchor("missing")


@given(st.sampled_from(SENTENCES), st.integers(0, 200), st.characters(categories=["Lu", "Ll", "Nd"]))
def test_one_letter_put_into_a_quote_never_anchors(sentence: str, at: int, letter: str) -> None:
    at = at % (len(sentence) + 1)
    result = found(sentence[:at] + letter + sentence[at:])
    assert result.kind in ("changed", "missing")
    assert result.start is None
    assert result.end is None


@given(st.text(min_size=1, max_size=60), st.data())
def test_an_anchored_passage_reads_as_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(quote.strip())
    result = anchor_quote(text, quote)
    if result.kind == "exact":
        assert text[result.start : result.end] == quote
