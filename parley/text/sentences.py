"""Sentences of a paragraph in the language of its source.

English goes by nupunkt, with the abbreviations that news uses; other languages by the marks that end their sentences
and by lists of abbreviations (`abbreviations.py`). For both, speech goes on where a small letter, a comma or a dash
with a small letter follows. On the set in `tests/sentences` (331 ends in 15 languages) nupunkt 0.8.0 alone finds
323 and cuts 67 times where none ends, pysbd 0.3.4 finds 306 and cuts 86 times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nupunkt import PunktSentenceTokenizer
from nupunkt.models import get_default_model_path

from parley.text.abbreviations import AT_THE_END, BEFORE_NAME, BEFORE_NUMBER, GERMAN_BEGINNINGS, MONTHS

ENGLISH = "en"
WITHOUT_MARKS = frozenset({"th", "lo"})
"""Languages that part sentences by a blank, as they part clauses: a paragraph stays whole."""

# The stock list was learnt from statutes and scans and holds thousands of ordinary words (“met”, “bank”, “found”),
# after which no sentence would end. Of it we keep those written with inner full stops (“u.s”, “a.m”) and add these.
_NUPUNKT_ABBREVIATIONS = """
    mr mrs ms messrs dr prof rev hon fr sr jr st
    gen lt col capt cmdr maj sgt cpl pvt adm brig
    gov sen sens rep reps pres amb sec asst dep supt insp det
    jan feb mar apr jun jul aug sep sept oct nov dec
    co corp inc ltd bros dept univ assn vs etc approx fig vol pp ca cf
    січ лют бер квіт трав черв лип серп вер жовт лист груд
    р рр ст м с вул обл просп ім акад проф гр тис млн млрд грн див напр
    янв фев февр апр авг сент окт нояб дек г гг ул им руб
""".split()  # noqa: SIM905 - a table reads better in lines

_CLOSERS = "\"'”’»)\\]」』）›“‘«„"
# Full stops of scripts that write blanks between words, then of those that write none, then marks of one language.
_END = re.compile(
    f"[.!?…؟۔।॥։።፧၊။។៕]+[{_CLOSERS}]*(?=\\s|$)|[。！？｡]+[”’」』）]*|(?<=[.!?…])[ \\u00a0\\u202f]»(?=\\s|$)"
)
_NON_LATIN_END = re.compile("[؟۔।॥։።፧။។៕]+[\"'”’»)\\]]*(?=\\s)|[。！？｡]+[”’」』）]*")
_GREEK_QUESTION = re.compile(f";[{_CLOSERS}]*(?=\\s|$)")
_ARMENIAN_COLON = re.compile(f"[:։][{_CLOSERS}]*(?=\\s|$)")
# Closing marks that stand alone where a sentence should begin belong to the one before.
_CLOSING_MARKS = re.compile("[\"'”’»)\\]」』）]+\\s*")
_OPENERS = "«»„“”\"'‘’(‹[¿¡「『（"
_DASHES = "—–-−"
_NUMBER_ABBREVIATION = re.compile(r"\bNos?\.\s*$")  # “No. 5”; “No.” alone is a sentence
_LAST_TOKEN = re.compile(r"[^\s«„“”\"'‘’()\[\]/]+$")


def sentence_spans(paragraph: str, language: str = "") -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, blanks around it left out.

    `language` is a BCP 47 tag; without one the paragraph is read as English with other scripts in it.
    """
    flat = re.sub("[\n\u2028\u2029\u0085\v\f]", " ", paragraph)
    base = language.partition("-")[0].lower()
    if base in WITHOUT_MARKS:
        cuts = []
    elif base in ("", ENGLISH):
        cuts = [cut for cut in _list_english_cuts(flat) if not _goes_on(flat, cut)]
    else:
        cuts = [cut for cut in _list_marked_cuts(flat, base) if _is_end(flat, cut, base)]
    return list(_trim_sentence_spans(flat, cuts))


def _list_english_cuts(text: str) -> list[int]:
    cuts = sorted(
        {end for _, end in _load_news_tokenizer().span_tokenize(text)}
        | {match.end() for match in _NON_LATIN_END.finditer(text)}
    )
    return [_skip_closing_marks(text, cut) for cut in cuts if not _is_number_abbreviation(text, cut)]


def _list_marked_cuts(text: str, language: str) -> list[int]:
    """Wherever a mark stands that can end a sentence, behind the quotation marks that close with it."""
    found = {match.end() for match in _END.finditer(text)}
    if language == "el":
        found |= {match.end() for match in _GREEK_QUESTION.finditer(text)}
    if language == "hy":
        found |= {match.end() for match in _ARMENIAN_COLON.finditer(text)}
    return sorted({_skip_closing_guillemet(text, cut) for cut in found})


def _skip_closing_guillemet(text: str, cut: int) -> int:
    """Behind a guillemet that a blank parts from its words, as in French, where one was opened."""
    rest = text[cut:]
    bare = rest.lstrip(" \u00a0\u202f")
    if bare.startswith("»") and text.count("«", 0, cut) > text.count("»", 0, cut):
        return cut + len(rest) - len(bare) + 1
    return cut


def _goes_on(text: str, cut: int) -> bool:
    """Whether what follows a mark belongs to the same sentence by its form alone."""
    rest = text[cut:].lstrip()
    if not rest:
        return False
    if rest[0] in ",;:،؛)":
        return True
    dashed = rest.lstrip(_DASHES).lstrip() if rest[0] in _DASHES else rest
    first = dashed.lstrip(_OPENERS + " ")[:1]
    head = text[:cut].rstrip()
    # after a quotation, small letters go on; without one, “iPhone” may begin a sentence in English
    return first.islower() and (dashed is not rest or head[-1:] in "\"'”’»“«)" or _ends_in_short_token(head))


def _ends_in_short_token(head: str) -> bool:
    found = _LAST_TOKEN.search(head)
    return bool(found and head.endswith(".") and found[0].rstrip(".").casefold() in BEFORE_NUMBER)


def _is_end(text: str, cut: int, language: str) -> bool:
    """Whether a sentence ends at a mark; what is in doubt stays together, since half a sentence proves nothing."""
    rest = text[cut:].lstrip()
    if not rest:
        return True
    if rest[0] in ",;:،؛)" or (rest[0] == "»" and text.count("«", 0, cut) > text.count("»", 0, cut)):
        return False
    dashed = rest[0] in _DASHES
    following = rest.lstrip(_DASHES).lstrip() if dashed else rest
    first = following.lstrip(_OPENERS + " ")[:1]
    head = text[:cut].rstrip()
    words = head.rstrip(_CLOSERS.replace("\\", "") + " \u00a0\u202f")
    quoted = len(words) < len(head)
    if first.islower():
        return False
    if first.isalpha() and not first.isupper() and quoted and words[-1:] in "!?؟;！？":
        return False  # a script without capitals: behind a cry or a question, the speaker follows
    if quoted and dashed:
        return False
    return quoted or not words.endswith(".") or words.endswith("..") or _full_stop_ends(words, following, language)


def _full_stop_ends(words: str, following: str, language: str) -> bool:
    """Whether a full stop ends a sentence and not an abbreviation, an initial or an ordinal."""
    found = _LAST_TOKEN.search(words[:-1])
    token = found[0].casefold() if found else ""
    digit = following[:1].isdigit()
    if token in AT_THE_END.get(language, "").split():
        return not digit
    if token.isdigit():
        return not _is_ordinal(token, following, language)
    if "." in token or (len(token) == 1 and token.isalpha()) or token[-2:-1] in "’'":
        inner = "." in token
        return inner and not digit and token.rpartition(".")[2] not in BEFORE_NAME.get(language, "").split()
    if token in BEFORE_NAME.get(language, "").split():
        return False
    return not (digit and token in BEFORE_NUMBER)


def _is_ordinal(token: str, following: str, language: str) -> bool:
    """Whether a number with a full stop is an ordinal: “am 18. März”, “der 2. Anlauf”, “7. 8.”."""
    if language not in MONTHS or len(token) > 2:
        return False
    word = re.match(r"[^\W\d_]*", following)[0].casefold()  # type: ignore[index]  # an empty match is a match
    if following[:1].isdigit() or word in MONTHS[language].split():
        return True
    return language == "de" and word not in GERMAN_BEGINNINGS


def _is_number_abbreviation(text: str, cut: int) -> bool:
    if not text[cut:].lstrip()[:1].isdigit():
        return False
    found = _LAST_TOKEN.search(text[:cut].rstrip())
    token = found[0].rstrip(".") if found else ""
    return _NUMBER_ABBREVIATION.search(text[max(0, cut - 8) : cut]) is not None or token in ("p", "pp")


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
    tokenizer.add_abbreviations(_NUPUNKT_ABBREVIATIONS)
    return tokenizer
