"""Where sentences end, in many languages: ours beside what two libraries find alone, on prose written for this."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nupunkt import sent_spans

from parley.text.articles import read_article
from parley.text.sentences import sentence_spans

FILE = Path(__file__).parent / "sentences" / "ends.txt"
Splitter = Callable[[str, str], list[tuple[int, int]]]


def read_paragraphs() -> list[tuple[str, str, set[int]]]:
    """Language, text, and where its sentences end (the last, which nobody can miss, left out)."""
    out = []
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, _, marked = line.partition(" ")
            pieces = re.split(" ?¦", marked)
            text = "".join(pieces)
            ends = [sum(map(len, pieces[: at + 1])) for at in range(len(pieces))]
            out.append((language, text, set(ends[:-1])))
    return out


PARAGRAPHS = read_paragraphs()


def split_ours(text: str, language: str) -> list[tuple[int, int]]:
    return sentence_spans(text, language)


def split_by_nupunkt(text: str, language: str) -> list[tuple[int, int]]:
    return [(start, len(text[:end].rstrip())) for start, end in sent_spans(text)]


def split_by_pysbd(text: str, language: str) -> list[tuple[int, int]]:
    pysbd = pytest.importorskip("pysbd")
    known = language if language in pysbd.languages.LANGUAGE_CODES else "en"
    spans = pysbd.Segmenter(language=known, clean=False, char_span=True).segment(text)
    return [(span.start, len(text[: span.end].rstrip())) for span in spans]


def measure(split: Splitter) -> tuple[int, int, list[str]]:
    """Ends that are right, ends that should be found or were found wrongly, and the paragraphs with a wrong one."""
    right = total = 0
    wrong = []
    for language, text, expected in PARAGRAPHS:
        ends = {end for _, end in split(text, language)} - {len(text)}
        right += len(ends & expected)
        total += len(ends | expected)
        if ends != expected:
            cut = "|".join(text[a:b] for a, b in zip([0, *sorted(ends)], [*sorted(ends), len(text)], strict=True))
            wrong.append(f"{language}: {cut}")
    return right, total, wrong


def test_the_set_is_large_and_of_many_languages() -> None:
    assert sum(len(ends) + 1 for _, _, ends in PARAGRAPHS) >= 300
    assert len({language for language, _, _ in PARAGRAPHS}) >= 15


def test_sentences_end_where_they_end_in_every_language() -> None:
    figures = {}
    for name, split in (("nupunkt", split_by_nupunkt), ("pysbd", split_by_pysbd), ("ours", split_ours)):
        right, total, wrong = measure(split)
        figures[name] = right / total
        print(f"{name}: {right} of {total} ({right / total:.1%})")
    assert figures["ours"] >= 0.98, "\n".join(wrong)
    assert figures["ours"] > max(figures["nupunkt"], figures["pysbd"])


@pytest.mark.parametrize(("language", "text", "expected"), PARAGRAPHS)
def test_each_paragraph_is_split_as_it_is_marked(language: str, text: str, expected: set[int]) -> None:
    assert [text[a:b] for a, b in sentence_spans(text, language)] == [
        text[a:b].strip() for a, b in zip([0, *sorted(expected)], [*sorted(expected), len(text)], strict=True)
    ]


@given(st.sampled_from(PARAGRAPHS), st.sampled_from(["", "xx", "de-AT", "EN", "zh_Hant"]))
def test_whatever_the_language_all_words_stand_in_sentences(paragraph: tuple[str, str, set[int]], tag: str) -> None:
    text = paragraph[1]
    joined = "".join(text[start:end] for start, end in sentence_spans(text, tag))
    assert "".join(joined.split()) == "".join(text.split())


def test_the_language_reaches_the_sentences_of_an_article() -> None:
    raw = "Am See\n\nEs war z. B. Hamburg. Am 18. März kam er. Der 2. Anlauf gelang.\n".encode()
    assert len(read_article("see", raw, "de").sentences) == 3
