"""Headlines, bylines and paragraphs told by the table first and by layout second; lines that end in any way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.articles import Article, KnownLines, read_article
from parley.text.lines import count_words

BODY = "The two sides sat down at nine. They rose at noon.\n\nThe lake was calm all day."


def read(text: str, known: KnownLines | None = None, language: str = "") -> Article:
    return read_article("source", text.encode(), language, known)


def outline(article: Article) -> list[str]:
    return [block.role or f"{block.kind}{block.number or ''}" for block in article.blocks]


@pytest.mark.parametrize(
    "title",
    [
        "Delegations meet at the lake, and nobody signs anything on the first day.",
        "Nobody signs.",
        "“We will not sign.”",
        "Who pays? Nobody knows. The lake keeps its secret for another day of talks",
        "A long headline " * 12,
    ],
)
@pytest.mark.parametrize("byline", ["By Ann Lee", "Ann Lee", "von Ann Lee"])
def test_a_known_headline_is_the_headline_whatever_it_ends_with(title: str, byline: str) -> None:
    article = read(f"{title.strip()}\n\n{byline}\n\n{BODY}", KnownLines(title.strip(), "Ann Lee", "Lake Post"))
    assert outline(article) == ["title", "byline", "paragraph1", "paragraph2"]
    assert article.title == title.strip()


def test_typography_and_case_of_a_known_headline_do_not_matter() -> None:
    known = KnownLines('"We will not sign"', "", "")
    assert read(f"“WE WILL NOT\u00a0SIGN.”\n\n{BODY}", known).blocks[0].kind == "title"


@pytest.mark.parametrize("title", ["Nobody signs.", "“We will not sign.”"])
def test_a_byline_below_shows_the_headline_where_the_table_does_not(title: str) -> None:
    assert outline(read(f"{title}\n\nBy Ann Lee\n\n{BODY}")) == ["title", "byline", "paragraph1", "paragraph2"]


def test_what_stands_above_a_known_headline_is_no_headline() -> None:
    known = KnownLines("Nobody signs", "", "Lake Post")
    article = read(f"Lake Post\n\nWORLD\n\nNobody signs\n\n{BODY}", known)
    assert outline(article) == ["publisher", "kicker", "title", "paragraph1", "paragraph2"]


def test_the_name_of_the_paper_is_no_byline() -> None:
    known = KnownLines("Nobody signs", "", "Lake Post")
    assert outline(read(f"Nobody signs\n\nLake Post\n\n{BODY}", known))[1] == "publisher"


@pytest.mark.parametrize(
    "said",
    [
        "Er sagte: „Wir geben nicht nach.“",
        "Er sagte: »Wir geben nicht nach.«",
        "Il dit : « Nous restons. »",
        "Řekl: „Nejdeme!“",
        "Він сказав: „Ми не підемо.“",
        "彼は言った。「行かない。」",
        "他说：「我们不走。」",
        "The lake was calm.[1]",
        "The lake was calm.²",
        "She asked: “Why?”",
        "Είπε: «Ποιος πληρώνει;»",
        "Նա լռեց։",
        "ማንም አልፈረመም።",
        "မည်သူမျှ မသိပါ။",
        "គ្មាននរណាដឹងទេ។",
        "कोई नहीं जानता।",
    ],
)
@pytest.mark.parametrize("place", ["between", "last"])
def test_a_paragraph_keeps_its_rank_whatever_closes_it(said: str, place: str) -> None:
    pieces = [
        "A headline",
        "It began at nine. It went on.",
        said,
        *(["It ended at noon."] if place == "between" else []),
    ]
    article = read("\n\n".join(pieces))
    assert outline(article) == ["title", *(f"paragraph{number}" for number in range(1, len(pieces)))]


def test_a_thai_article_keeps_its_body() -> None:
    body = "คณะผู้แทนทั้งสองฝ่ายพบกันที่ทะเลสาบเมื่อวันจันทร์และพูดคุยกันนานหลายชั่วโมง แต่ไม่มีใครลงนามในเอกสารใดเลย"
    article = read(f"ไม่มีใครลงนาม\n\n{body}\n\n{body}\n\n{body}", language="th")
    assert outline(article) == ["title", "paragraph1", "paragraph2", "paragraph3"]
    assert len(article.sentences) >= 3


def test_words_of_scripts_without_blanks_are_counted() -> None:
    assert count_words("two words") == 2
    assert 5 <= count_words("彼は停戦を求めた。港は開いた。") <= 8


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\v", "\f", "\r\n", "\r"])
@pytest.mark.parametrize("empty", ["", "\u200b", " \u00a0\ufeff", "\u200e"])
def test_any_line_end_is_one(end: str, empty: str) -> None:
    pieces = ["A headline", "By Ann Lee", "It began at nine. It went on.", "It ended at noon."]
    article = read(f"{end}{empty}{end}".join(pieces))
    assert outline(article) == ["title", "byline", "paragraph1", "paragraph2"]
    assert [article.text[b.start : b.end] for b in article.blocks] == pieces


@given(
    st.lists(st.sampled_from(["A title", "It rose. It fell.", "\u2028", "\n", "\x85", "\u200b", " ", "x"]), max_size=12)
)
def test_offsets_stay_whatever_ends_the_lines(parts: list[str]) -> None:
    text = "".join(parts)
    article = read(text)
    assert len(article.text) == len(text)
    for block in article.blocks:
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end]


PDF = """Nobody signs at the lake
By Ann Lee
The two delegations sat down at nine on Monday morning, and for three
hours nobody in the village heard a word from the long white house beside
the water. At noon the doors opened. A man came out with a folder
under his arm and said that talks would go on.
The second day brought rain. The mayor, who had promised fish to everyone,
brought bread instead, since no boat had left the harbour before
ten. Nobody complained.
“We are patient people,” she said.
"""


def test_a_text_pasted_from_a_page_without_blank_lines_has_its_sentences() -> None:
    article = read(PDF)
    said = [article.passage_text(each.start, each.end) for each in article.sentences]
    assert len(said) == 7
    assert said[2].endswith("said that talks would go on.")
    assert "subheading" not in outline(article)
