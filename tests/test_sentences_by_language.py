"""Where sentences end, in the language of their source; and what of a page is title, byline and paragraph."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.articles import Article, KnownLines, read_article
from parley.text.sentences import sentence_spans

SETS = Path(__file__).parent / "sentences"
LANGUAGES = sorted(path.stem for path in SETS.glob("??.txt"))
"""Fifteen languages, a sentence a line, a blank line between paragraphs; written for this test."""


def split(paragraph: str, language: str) -> list[str]:
    return [paragraph[start:end] for start, end in sentence_spans(paragraph, language)]


def test_of_300_ends_in_15_languages_98_per_cent_are_right_and_none_is_false() -> None:
    right = total = false = 0
    for language in LANGUAGES:
        for block in (SETS / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
            sentences = block.split("\n")
            found = split(" ".join(sentences), language)
            right += len(set(found) & set(sentences))
            false += len(set(found) - set(sentences))
            total += len(sentences)
    assert (len(LANGUAGES), total >= 300) == (15, True)
    assert right >= 0.98 * total
    assert false <= 0.02 * total


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("hy", ["Պատվիրակությունները հանդիպեցին։", "Ոչ ոք չստորագրեց։"]),
        ("am", ["ልዑካኑ ማክሰኞ ተገናኙ።", "ማንም አልፈረመም።"]),
        ("my", ["ကိုယ်စားလှယ်များ တွေ့ဆုံကြသည်။", "ဘယ်သူမှ လက်မှတ်မထိုးပါ။"]),
        ("km", ["គណៈប្រតិភូបានជួបគ្នា។", "គ្មាននរណាចុះហត្ថលេខាទេ។"]),
        ("hi", ["प्रतिनिधिमंडल मिले।", "किसी ने हस्ताक्षर नहीं किए।"]),
        ("ur", ["وفود کی ملاقات ہوئی۔", "کسی نے دستخط نہیں کیے۔"]),
        ("zh", ["代表团周二会面。", "“我们不签！”将军说。"]),
        ("ja", ["代表団は火曜日に会った。", "誰も署名しなかった。"]),
    ],
)
def test_full_stops_of_other_scripts_end_sentences(language: str, sentences: list[str]) -> None:
    assert split((" " if language not in ("zh", "ja") else "").join(sentences), language) == sentences


def test_a_paragraph_of_thai_stays_whole() -> None:
    words = "คณะผู้แทนพบกันเมื่อวันอังคาร ไม่มีใครลงนาม ทุกคนกลับบ้าน"
    assert split(words, "th") == [words]


@pytest.mark.parametrize(
    ("language", "whole"),
    [
        ("de", "Am 18. März 2025 sprachen die Delegationen."),
        ("de", "Der 2. Anlauf scheiterte gem. Art. 5 Abs. 2 am See."),
        ("uk", "«Ми не згодні!» — сказав він."),
        ("fr", "« Est-ce fini ? » a demandé une journaliste."),
        ("es", "«¿Qué pasa?», preguntó Sánchez."),
        ("ru", "Туда вошли т.е. до 2 тыс. человек."),
        ("cs", "Sešly se 18. března u jezera."),
        ("en", "“Will they return?” asked the mayor."),
        ("", "“We will not!” she said."),
    ],
)
def test_no_sentence_is_cut_inside(language: str, whole: str) -> None:
    assert split(f"{whole} {whole}", language) == [whole, whole]


@given(st.sampled_from(["", *LANGUAGES, "th", "ja", "zh"]), st.text(max_size=80))
def test_sentences_cover_all_that_is_no_blank_in_order(language: str, text: str) -> None:
    spans = sentence_spans(text, language)
    told = "".join(text[start:end] for start, end in spans)
    assert "".join(told.split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def laid_out(text: str, **known: str) -> list[tuple[str, str]]:
    article = read_article("story", text.encode(), known.pop("language", ""), KnownLines(**known))
    return [(block.role or block.kind, article.passage_text(block.start, block.end)) for block in article.blocks]


BODY = (
    "The delegations met on Tuesday at the lake, and after nine hours nobody had signed anything. They will meet again."
)


@pytest.mark.parametrize(
    "title",
    [
        "Delegations meet at the lake, and nobody signs anything on the first day.",
        "Nobody signs.",
        "“We will not sign.”",
        "Nobody signs",
        "A headline of more than thirty words that goes on and on, as some do which an agency writes for all papers at "
        "once, so that every one of them may cut it where it likes to, at noon.",
    ],
)
def test_a_line_equal_to_the_title_of_the_table_is_the_title(title: str) -> None:
    text = f"{title}\n\nBy Runa Holt\n\n{BODY}\n"
    assert laid_out(text, title=title, author="Runa Holt") == [
        ("title", title),
        ("byline", "By Runa Holt"),
        ("paragraph", BODY),
    ]


def test_typography_keeps_no_title_from_being_known() -> None:
    found = laid_out(f"“Nobody signs”\n\n{BODY}\n", title='"Nobody signs"')
    assert found[0] == ("title", "“Nobody signs”")


def test_a_headline_above_a_byline_is_one_though_it_ends_as_a_sentence() -> None:
    assert [kind for kind, _ in laid_out(f"Nobody signs.\n\nBy Runa Holt\n\n{BODY}\n")] == [
        "title",
        "byline",
        "paragraph",
    ]


def test_a_site_s_name_above_the_title_is_none() -> None:
    found = laid_out(
        f"The Evening Tide\n\nNobody signs\n\n{BODY}\n", title="Nobody signs", publisher="The Evening Tide"
    )
    assert [kind for kind, _ in found] == ["publisher", "title", "paragraph"]


def test_a_line_with_the_publisher_s_name_is_no_byline() -> None:
    found = laid_out(
        f"Nobody signs\n\nThe Evening Tide\n\n{BODY}\n", title="Nobody signs", publisher="The Evening Tide"
    )
    assert [kind for kind, _ in found] == ["title", "publisher", "paragraph"]


def test_a_desk_is_a_byline_and_a_day_with_a_reading_time_a_dateline() -> None:
    found = laid_out(f"Nobody signs\n\nBy the Blue Dome desk\n\n28 October 2025 · 3 min read\n\n{BODY}\n")
    assert [kind for kind, _ in found] == ["title", "byline", "dateline", "paragraph"]


@pytest.mark.parametrize("end", ["\n\n", "\u2028\u2028", "\u2029", "\n\u200b\n", "\r\n\r\n", "\u0085"])
def test_whatever_looks_like_the_end_of_a_line_is_one(end: str) -> None:
    text = end.join(["Nobody signs", "By Runa Holt", BODY, BODY])
    assert [kind for kind, _ in laid_out(text)] == ["title", "byline", "paragraph", "paragraph"]


QUOTATIONS = [
    "Er sagte: „Wir geben nicht nach.“",
    "»Wir geben nicht nach.«",
    "Il a dit : « Nous ne céderons pas. »",
    "Vin: „Nikdy.“",
    "彼は言った。「譲らない。」",
    "He said no more about it.[1]",
    "Nobody came back.²",
]


@pytest.mark.parametrize("quotation", QUOTATIONS)
def test_a_short_paragraph_that_ends_in_a_quotation_or_a_note_keeps_its_rank(quotation: str) -> None:
    kinds = [
        kind for kind, words in laid_out(f"Nobody signs\n\n{BODY}\n\n{quotation}\n\n{BODY}\n") if words == quotation
    ]
    last = laid_out(f"Nobody signs\n\n{BODY}\n\n{quotation}\n")[-1]
    assert kinds == ["paragraph"]
    assert last == ("paragraph", quotation)


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("th", "คณะผู้แทนทั้งสองฝ่ายพบกันที่ริมทะเลสาบเมื่อวันอังคารที่ผ่านมา แต่หลังจากเก้าชั่วโมงก็ยังไม่มีใครลงนามในข้อตกลง"),
        ("hy", "Պատվիրակությունները երեքշաբթի օրը հանդիպեցին լճի ափին, բայց ինը ժամ անց ոչ ոք չէր ստորագրել։"),
        ("am", "ልዑካኑ ማክሰኞ ዕለት በሐይቁ ዳርቻ ተገናኙ፣ ነገር ግን ከዘጠኝ ሰዓት በኋላ ማንም አልፈረመም።"),
        ("my", "ကိုယ်စားလှယ်အဖွဲ့များသည် အင်္ဂါနေ့တွင် ကန်ဘေး၌ တွေ့ဆုံကြသော်လည်း ကိုးနာရီအကြာတွင် မည်သူမျှ လက်မှတ်မထိုးခဲ့ပါ။"),
        ("el", "Πού πήγαν όλοι οι άνθρωποι που ζούσαν εδώ δίπλα στη λίμνη πριν από λίγα χρόνια;"),
    ],
)
def test_articles_of_other_scripts_keep_their_body(language: str, paragraph: str) -> None:
    found = laid_out("\n\n".join(["2041", paragraph, paragraph, paragraph]) + "\n", language=language, title="2041")
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph", "paragraph"]


PRINTED = """\
Nobody signs at the lake
The delegations met on Tuesday at the lake, and
after nine hours nobody had signed anything at
all, though both sides said they would return in
May.
General Marsh left first. He told reporters that
he had seen no paper worth signing, and that the
harbour would stay shut until the other side had
moved its guns.
"""


def test_lines_of_a_printed_page_without_blank_ones_are_paragraphs() -> None:
    article: Article = read_article("story", PRINTED.encode())
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert [article.passage_text(each.start, each.end) for each in article.sentences][1] == "General Marsh left first."
    assert len(article.sentences) == 3
