"""Sentences of a paragraph: nupunkt for English, one set of rules with the words of each language for all others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nupunkt import PunktSentenceTokenizer
from nupunkt.models import get_default_model_path

from parley.text.sentence_languages import SentenceRules, get_sentence_rules, guess_language

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
_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")
# Full stops of scripts that have their own: Arabic, Urdu, Armenian, Ethiopic, Burmese, Khmer, Devanagari, Tibetan.
_SCRIPT_STOPS = "؟۔։።፧፨။។៕।॥།"
_CLOSERS = "\"'”’»)\\]“‘«›‹」』）》】"
_WIDE_CLOSERS = "”’」』）》】"
# A closing mark may stand behind a blank (« … ? »), and a footnote behind all of them.
_CLOSING = rf"(?:[{_CLOSERS}]|[\s\u00a0\u202f]?»(?=[\s,.;:–—-]|$)|\[\d{{1,3}}\]|[¹²³⁰-⁹])*"
_END = re.compile(
    rf"(?P<stop>[.!?…{_SCRIPT_STOPS}‽⁇⁈⁉]+|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e])(?P<closing>{_CLOSING})(?=\s|$)"
    rf"|(?P<wide>[。！？｡]+)(?P<wide_closing>[{_WIDE_CLOSERS}]*)"
    rf"|(?P<script>[{_SCRIPT_STOPS}]+)(?P<script_closing>[{_CLOSERS}]*)"
    r"|(?P<particle>(?:ครับ|ค่ะ)(?= ))|(?P<gap>(?<=[\u0e00-\u0eff])  +(?=[\u0e00-\u0eff]))"
)
# Other ends than those that nupunkt knows: what these are needs no language.
_NON_LATIN_END = re.compile(
    rf"[{_SCRIPT_STOPS}]+{_CLOSING}(?=\s|$)|[{_SCRIPT_STOPS}]+[{_CLOSERS}]*|[。！？]+[{_WIDE_CLOSERS}]*"
    r"|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e](?=\s)"
)
# Closing marks that stand alone where a sentence should begin belong to the one before.
_CLOSING_MARKS = re.compile("[\"'”’»)\\]」』）]+\\s*")
_SPACED_GUILLEMET = re.compile(r"\s*»(?=[\s,.;:–—-]|$)\s*")
_PAGE_ABBREVIATION = re.compile(r"(?<!\w)pp?\.$")  # “see p. 12”
_NUMBER_ABBREVIATION = re.compile(r"\bNos?\.\s*$")  # “No. 5”; “No.” alone is a sentence
_WORD_BEFORE = re.compile(r"[^\s(\[{„“«»\"‘’'/]+$")
_OPENING_MARKS = re.compile(r"[\s\"'“”„‟‚‘’«»‹›(\[{¿¡「『（《*_]*")
_DASH = re.compile(r"[–—―‒-]+\s*")
_GOES_ON = re.compile(r"[,;:،؛、，)\]]")
_ORDINAL = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_COUNTRY_INITIALS = frozenset({"u.s", "u.k", "u.n", "e.u", "d.c", "u.s.a", "o.n.u", "r.u", "u.r.s.s"})
_LOOK_BACK, _LOOK_AHEAD = 24, 60  # letters: the length of a long abbreviation, of a speaker with his verb


def sentence_spans(paragraph: str, language: str = "") -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, blanks around it left out; `language` is BCP 47."""
    flat = _LINE_END.sub(" ", paragraph)
    rules = get_sentence_rules(language or guess_language(flat))
    cuts = _list_english_cuts(flat, rules) if rules.language in ("", "en") else _list_cuts(flat, rules)
    return list(_trim_sentence_spans(flat, cuts))


def _list_english_cuts(text: str, rules: SentenceRules) -> list[int]:
    cuts = sorted(
        {end for _, end in _load_news_tokenizer().span_tokenize(text)}
        | {match.end() for match in _NON_LATIN_END.finditer(text)}
    )
    moved = [_skip_closing_marks(text, cut) for cut in cuts if not _is_number_abbreviation(text, cut)]
    return [cut for cut in moved if not _is_continued(text, cut, rules)]


def _list_cuts(text: str, rules: SentenceRules) -> list[int]:
    return [
        match.end()
        for match in _END.finditer(text)
        if not _is_continued(text, match.end(), rules)
        and not (match["stop"] == "." and not match["closing"] and _is_abbreviated(text, match.start(), rules))
    ]


def _is_continued(text: str, cut: int, rules: SentenceRules) -> bool:
    """Whether a sentence goes on behind a mark: with a comma, a dash, a small letter, or with who said so."""
    begun = text[max(0, cut - 4) : cut].rstrip()
    ahead = text[cut : cut + _LOOK_AHEAD].lstrip()
    if not ahead:
        return False
    if _GOES_ON.match(ahead) and not ahead.startswith((":)", ";)")):
        return True
    quoted = begun[-1:] in _CLOSERS + _WIDE_CLOSERS
    if dash := _DASH.match(ahead):
        rest = ahead[dash.end() :]
        return bool(rest) and (quoted or _begins_small(rest))
    if _begins_small(ahead):
        return True
    return quoted and rules.speaker is not None and rules.speaker.match(ahead) is not None


def _begins_small(text: str) -> bool:
    """Whether the first letter is a small one (“iPhone” begins as a name does); Georgian has small letters only."""
    at = _OPENING_MARKS.match(text)
    rest = text[at.end() if at else 0 :]
    first = rest[:1]
    if not first.islower() or "\u10d0" <= first <= "\u10ff" or first == first.upper():
        return False
    word = re.match(r"[^\W\d_]+", rest)
    return not (word and any(letter.isupper() for letter in word[0]))


def _is_abbreviated(text: str, at: int, rules: SentenceRules) -> bool:
    """Whether the full stop at a place belongs to a shortened word, an initial or an ordinal, and ends nothing."""
    found = _WORD_BEFORE.search(text, max(0, at - _LOOK_BACK), at)
    ahead = text[at + 1 : at + 1 + _LOOK_AHEAD].lstrip()
    if not found or not ahead:
        return False
    word, before = found[0], text[max(0, found.start() - _LOOK_BACK) : found.start()].split()
    small = word.casefold()
    opened = _OPENING_MARKS.match(ahead)
    if ahead[opened.end() if opened else 0 :][:1].isdigit() or ahead[0] in "§№":
        ordinal = rules.ordinals and word.isdecimal() and len(word) < 3  # “am 7. 8.”
        return ordinal or small in rules.before_numbers or small in rules.before_words
    if rules.ordinals and _ORDINAL.fullmatch(word):
        return _is_ordinal(word, before, ahead, rules)
    follows_number = bool(before) and before[-1][-1:].isdigit()
    if len(word) == 1 and word.isalpha():
        pieces = before[-1].casefold() if before else ""
        if len(pieces) == 2 and pieces.endswith(".") and word.islower():  # “т. д.” ends, “т. е.” goes on
            return pieces + small in rules.before_words
        return not follows_number
    if _INITIALS.fullmatch(word) and small not in _COUNTRY_INITIALS:
        return small in rules.before_words or (word.isupper() and word.count(".") < 3)
    return small in rules.before_words and not follows_number


def _is_ordinal(word: str, before: list[str], ahead: str, rules: SentenceRules) -> bool:
    if not before:
        return True  # the number of an item, or “1. Division”
    if rules.ahead_of_ordinal is None:
        return True
    if rules.ahead_of_ordinal.match(ahead):
        return True
    return before[-1].strip("„“»«(").casefold() in rules.behind_ordinal or not word.isdigit()


def _is_number_abbreviation(text: str, cut: int) -> bool:
    if not text[cut:].lstrip()[:1].isdigit():
        return False
    return _NUMBER_ABBREVIATION.search(text[max(0, cut - 8) : cut]) is not None or bool(
        _PAGE_ABBREVIATION.search(text[max(0, cut - 8) : cut].rstrip())
    )


def _skip_closing_marks(text: str, cut: int) -> int:
    found = _SPACED_GUILLEMET.match(text, cut) or _CLOSING_MARKS.match(text, cut)
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
