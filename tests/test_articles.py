"""Articles: a text laid out into its parts, whatever its furniture, line ends and script."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.articles import Article, ArticleError, read_article

ENGLISH = """River floods the lower town

By Jane Doe and John van der Roe
March 3, 2030
Water in Mill Street
Photo: Jane Doe

The river rose on Sunday. It fell again by 10 a.m. on Monday, the U.S. Geological Survey said.

Who pays?

“Nobody knows,” the mayor said. Dr. A. B. Smith agreed.

The bill: first figures

Repairs were priced at 1.5 million crowns, and all conditions were met. More is to come.

12 February 2031

The town waits.

Follow us on Example
© 2030 Example
"""
UKRAINIAN = """Мер зустрівся з рибалками

Автор: Олена Коваль
3 хв читання

У понеділок мер зустрівся з рибалками. Розмова тривала годину.

Що далі?

Рада збереться 12 лют. 2030 р. у ратуші. «Рішення ще немає», — сказав він.

Поділитися статтею
"""
ARABIC = """رئيس البلدية يلتقي الصيادين

بقلم: ليلى حداد

التقى رئيس البلدية الصيادين يوم الاثنين. هل سيتفقون؟ لا أحد يعلم.

المطالب

يطلب الصيادون ميناء جديدا. وعد الرئيس برد قريب.

شارك المقال
"""


def read(text: str) -> Article:
    return read_article("source", text.encode())


def outline(article: Article) -> list[str]:
    return [block.role or f"{block.kind}{block.number or ''}" for block in article.blocks]


def said(article: Article) -> list[str]:
    return [article.passage_text(sentence.start, sentence.end) for sentence in article.sentences]


def test_an_english_page_is_laid_out() -> None:
    article = read(ENGLISH)
    assert article.title == "River floods the lower town"
    assert outline(article) == [
        *("title", "byline", "dateline", "caption", "caption", "paragraph1", "subheading", "paragraph2"),
        *("subheading", "paragraph3", "subheading", "paragraph4", "share", "share"),
    ]
    assert said(article) == [
        "The river rose on Sunday.",
        "It fell again by 10 a.m. on Monday, the U.S. Geological Survey said.",
        "“Nobody knows,” the mayor said.",
        "Dr. A. B. Smith agreed.",
        "Repairs were priced at 1.5 million crowns, and all conditions were met.",
        "More is to come.",
        "The town waits.",
    ]


def test_a_ukrainian_page_is_laid_out() -> None:
    article = read(UKRAINIAN)
    assert outline(article) == [*("title", "byline", "reading_time", "paragraph1", "subheading", "paragraph2", "share")]
    assert said(article)[2:] == ["Рада збереться 12 лют. 2030 р. у ратуші.", "«Рішення ще немає», — сказав він."]


def test_an_arabic_page_is_laid_out() -> None:
    article = read(ARABIC)
    assert outline(article) == ["title", "byline", "paragraph1", "subheading", "paragraph2", "share"]
    assert said(article)[:3] == ["التقى رئيس البلدية الصيادين يوم الاثنين.", "هل سيتفقون؟", "لا أحد يعلم."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("Hello", ["paragraph1"]),
        ("One paragraph only. It has two sentences.", ["paragraph1"]),
        ("It began at once. There was no title.\n\nThen it ended.", ["paragraph1", "paragraph2"]),
        ("Will the truce hold?\n\nNobody can say. Wait.", ["title", "paragraph1"]),
        ("Envoy returns to the U.S.\n\nShe landed at noon.", ["title", "paragraph1"]),
        ("Reuters\n\nThe river rose. It fell.", ["title", "paragraph1"]),
        (
            "A title\nStaff\n2 min read\nThe mill\nThe river rose. It fell.",
            ["title", "byline", "reading_time", "caption", "paragraph1"],
        ),
        ("HARBOURTON, 3 March 2030\n\nA title\n\nThe river rose.", ["dateline", "title", "paragraph1"]),
        ("A title\n\nPublished: March 3, 2030, 10:15 a.m. ET\n\nThe river rose.", ["title", "dateline", "paragraph1"]),
        (
            "A title\n\nHow a small town learnt to live with water\n\nThe river rose.",
            ["title", "subheading", "paragraph1"],
        ),
        (
            "A title\n\nIt asks for:\n\n- lower fees\n- a new harbour",
            ["title", "paragraph1", "paragraph2", "paragraph3"],
        ),
        (
            "A title\n\nThe river rose.\n\nIt asks:\n\n- Fees.\n\nDone.",
            ["title", "paragraph1", "paragraph2", "paragraph3", "paragraph4"],
        ),
        ("A title\n\nIt rose.\n\n“Why?”\n\nNobody knew.", ["title", "paragraph1", "paragraph2", "paragraph3"]),
        (
            "A title\n\nIt rose.\n\nAdvertisement\n\nIt fell.\n\nShare",
            ["title", "paragraph1", "share", "paragraph2", "share"],
        ),
        (
            "A title\n\nIt rose.\n\nImage: The mill\n\nImage matters to him.",
            ["title", "paragraph1", "caption", "paragraph2"],
        ),
        (
            "Title\n\nIt rose.\n\nRelated Group Holdings grows\n\nIt fell.",
            ["title", "paragraph1", "subheading", "paragraph2"],
        ),
    ],
)
def test_other_layouts_are_read_as_they_stand(text: str, expected: list[str]) -> None:
    assert outline(read(text)) == expected


def test_a_title_that_is_all_there_is_besides_furniture_is_the_text() -> None:
    assert outline(read("The river\n\nShare this article")) == ["paragraph1", "share"]


def test_hand_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "A title\n\nThe court heard a case on Monday about fishing rights in the\n"
        "northern sea, where two towns have been at odds for years. It\nwill rule in May.\n"
    )
    article = read(wrapped)
    assert outline(article) == ["title", "paragraph1"]
    assert said(article) == [
        "The court heard a case on Monday about fishing rights in the northern sea, "
        "where two towns have been at odds for years.",
        "It will rule in May.",
    ]


def test_lines_that_are_paragraphs_of_their_own_are_not_joined() -> None:
    line = "The court heard a case on Monday about fishing rights, and it did so before a full house of onlookers."
    assert outline(read(f"{line}\n{line}\n{line}")) == ["paragraph1", "paragraph2", "paragraph3"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_change_nothing(end: str) -> None:
    other = read_article("source", b"\xef\xbb\xbf" + ENGLISH.replace("\n", end).encode())
    assert other == read(ENGLISH)


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("He met the U.S. President. They spoke.", 2),
        ("It began at 10 a.m. ET (1400 GMT) and went on. Then it ended.", 2),
        ("He called it “going well.” Meanwhile, she left.", 2),
        ("(It was late.) Then it rained.", 2),
        ("Gen. Smith, Lt. Col. Brown and Sen. Jones met on Jan. 5 at No. 5. Mr. X left.", 2),
        ("It cost $1.5 million. “Why?” he asked. She left...", 3),
        ("他说了。“她走了！”为什么？好。", 4),
        ("یہ ختم ہوا۔ پھر وہ گیا۔", 2),
        ("उसने कहा। फिर वह गया।", 2),
    ],
)
def test_sentences_end_where_they_end(paragraph: str, count: int) -> None:
    assert len(read(paragraph).sentences) == count


def test_what_stands_at_a_letter_is_known() -> None:
    article = read(ENGLISH)
    at = article.text.index("Nobody")
    sentence = article.sentence_at(at)
    assert sentence is not None
    assert (sentence.number, sentence.paragraph) == (3, 2)
    assert article.paragraph_at(at) == 2
    for offset in (-1, 0, article.text.index("Who pays"), article.text.index("\n\nThe bill"), len(article.text) + 5):
        assert article.sentence_at(offset) is None
        assert article.paragraph_at(offset) is None
    between = article.sentences[0].end
    assert article.text[between] == " "
    assert article.sentence_at(between) is None
    assert article.paragraph_at(between) == 1


@pytest.mark.parametrize(
    ("raw", "offset", "line", "problem"),
    [
        (b"A title\n\nHe said \x93yes\x94.", 17, 3, "0x93 is not UTF-8"),
        ("A title".encode("utf-16"), 0, 1, "UTF-16"),
        (b"caf\xc3", 3, 1, "0xC3"),
    ],
)
def test_bytes_that_are_not_utf8_are_named(raw: bytes, offset: int, line: int, problem: str) -> None:
    with pytest.raises(ArticleError, match=f"line {line}, byte {offset}: .*UTF-") as caught:
        read_article("source", raw)
    assert (caught.value.offset, caught.value.line) == (offset, line)
    assert problem in caught.value.problem


@pytest.mark.parametrize("unit", ["a.", "(", "   ", "A B, ", "\u00ad", "-\n", "\"'", "."])
def test_a_very_long_odd_text_is_read(unit: str) -> None:
    article = read(unit * 20_000)
    assert len(article.text) == len(unit) * 20_000


@given(
    st.lists(st.sampled_from([*ENGLISH.split("\n"), *ARABIC.split("\n"), "x", "- y", "…", "“", " "]), max_size=12).map(
        "\n".join
    )
)
def test_blocks_and_sentences_lie_in_order_and_cover_all_words(text: str) -> None:
    article = read(text)
    ends = [place for block in article.blocks for place in (block.start, block.end)]
    assert ends == sorted(ends)
    outside = list(article.text)
    for block in article.blocks:
        outside[block.start : block.end] = " " * (block.end - block.start)
    assert not "".join(outside).strip()
    for sentence in article.sentences:
        assert article.paragraph_at(sentence.start) == sentence.paragraph == article.paragraph_at(sentence.end - 1)
    body = "".join(article.text[b.start : b.end] for b in article.blocks if b.kind == "paragraph")
    assert "".join(body.split()) == "".join("".join(said(article)).split())


SEEDS = sorted((Path(__file__).parent.parent / "seeds").rglob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_an_article_of_the_project_is_laid_out_whole(path: Path) -> None:
    raw = path.read_bytes()
    article = read_article(path.stem, raw)
    assert sha256(article.text.encode()).digest() == sha256(raw).digest()
    assert article.title
    assert article.blocks[0].kind == "title"
    assert len(article.sentences) > sum(block.kind == "paragraph" for block in article.blocks) > 1


def test_the_project_has_articles() -> None:
    assert SEEDS


def test_a_short_last_paragraph_is_text_wherever_a_look_at_its_end_begins() -> None:
    """Twelve letters from the end stands “a.”, which is the end of a word and no initial."""
    article = read_article("story", b"A headline\n\nWe met.\n\nWe met. Da ba da.\n")
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph"]
