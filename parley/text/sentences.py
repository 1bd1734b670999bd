"""Sentences of a paragraph, by nupunkt, with the abbreviations that news uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nupunkt import PunktSentenceTokenizer
from nupunkt.models import get_default_model_path

# The stock list was learnt from statutes and scans and holds thousands of ordinary words (“met”, “bank”, “found”),
# after which no sentence would end. Of it we keep those written with inner full stops (“u.s”, “a.m”) and add these.
_ABBREVIATIONS = """
    mr mrs ms messrs dr prof rev hon fr sr jr st
    gen lt col capt cmdr maj sgt cpl pvt adm brig
    gov sen sens rep reps pres amb sec asst dep supt insp det
    jan feb mar apr jun jul aug sep sept oct nov dec
    co corp inc ltd bros dept univ assn vs etc approx fig vol pp ca cf
    січ лют бер квіт трав черв лип серп вер жовт лист груд
    р рр ст м с вул обл просп ім акад проф гр тис млн млрд грн див напр
    янв фев февр апр авг сент окт нояб дек г гг ул им руб
""".split()  # noqa: SIM905 - a table reads better in lines
# Ends that nupunkt does not know: Arabic, Urdu, Chinese and Japanese, Devanagari; and closing marks that follow them.
_NON_LATIN_END = re.compile("[؟۔।]+[\"'”’»)\\]]*(?=\\s)|[。！？]+[”’」』）]*")
# Closing marks that stand alone where a sentence should begin belong to the one before.
_CLOSING_MARKS = re.compile("[\"'”’»)\\]」』）]+\\s*")
_NUMBER_ABBREVIATION = re.compile(r"\bNos?\.\s*$")  # “No. 5”; “No.” alone is a sentence


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, blanks around it left out."""
    flat = paragraph.replace("\n", " ")
    cuts = sorted(
        {end for _, end in _load_news_tokenizer().span_tokenize(flat)}
        | {m.end() for m in _NON_LATIN_END.finditer(flat)}
    )
    return list(
        _trim_sentence_spans(
            flat, [_skip_closing_marks(flat, cut) for cut in cuts if not _is_number_abbreviation(flat, cut)]
        )
    )


def _is_number_abbreviation(text: str, cut: int) -> bool:
    return text[cut:].lstrip()[:1].isdigit() and _NUMBER_ABBREVIATION.search(text[max(0, cut - 8) : cut]) is not None


def _skip_closing_marks(text: str, cut: int) -> int:
    found = _CLOSING_MARKS.match(text, cut)
    return found.end() if found else cut


def _trim_sentence_spans(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in [*cuts, len(text)]:
        piece = text[start:cut]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
            start = cut


@lru_cache(maxsize=1)
def _load_news_tokenizer() -> PunktSentenceTokenizer:
    """An own tokenizer, made when first needed: the package's shared one is not ours to change."""
    tokenizer = PunktSentenceTokenizer.load(get_default_model_path())
    for word in tokenizer.abbreviations:
        if "." not in word:
            tokenizer.remove_abbreviation(word)
    tokenizer.add_abbreviations(_ABBREVIATIONS)
    return tokenizer
