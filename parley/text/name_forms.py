"""Names as languages inflect them: the endings that a name takes, and the small words that are written as one with it.

Rules of endings, not a dictionary: no kept library knows the cases of personal names in all of these languages, and a
stemmer joins what are two persons (Ivan and Ivanov). A form is only ever the name with an ending of its own declension.
All letters are folded: small, without accents, so й is и, ї is і and ę is e.
"""

from __future__ import annotations

import re
from itertools import product
from unicodedata import normalize

MIN_INFLECTED_LETTERS = 3
"""Shorter names are looked for as they are: too many words begin with two letters."""

MAX_FORMS = 200
"""Forms of one name of several words."""

CYRILLIC = re.compile("[\u0400-\u052f]+")
LATIN = re.compile("[a-zß-ɏ]+")

Endings = tuple[tuple[tuple[str, ...], int, str], ...]
# By how a word ends: what is taken off, and what may stand instead. The first that fits counts.
_CYRILLIC_ENDINGS: Endings = (
    (("ськии", "ский", "скии", "цькии"), 2, "ого ому им им ім ом"),
    (("ыи", "ии", "ои"), 2, "ого ому ым им ім ом его ему ем"),
    (("ая",), 2, "ои ую ою"),
    (("ська", "ская", "ова", "ева", "іна", "ина"), 1, "ои ои у ою оі и ы і"),
    (("а",), 1, "и ы і у ою ои е о"),
    (("я",), 1, "и і ю ею еи є е"),
    (("и", "і"), 1, "я ю єм ем єві еві і е"),
    (("ь",), 1, "я ю ем єм і и еві ові"),
    (("о",), 1, "а у ові ом е і"),
    (("",), 0, "а у ом ем ові еві і е ым им ою ы и"),
)
_LATIN_ENDINGS: dict[str, Endings] = {
    "pl": (
        (("ski", "cki", "dzki"), 1, "iego iemu im"),
        (("ska", "cka", "dzka"), 1, "iej a"),
        (("a",), 1, "y i e ie o a"),
        (("o",), 1, "a owi em ie y"),
        (("ek",), 2, "ka kowi kiem ku"),
        (("",), 0, "a owi em iem ie u ow"),
    ),
    "cs": (
        (("sky", "cky", "ny", "ly", "y"), 1, "eho emu ym em"),
        (("ova",), 1, "e ou"),
        (("a",), 1, "y e u ou o ovi"),
        (("ek",), 2, "ka kovi kem ku"),
        (("",), 0, "a ovi em u e i y"),
    ),
    "hr": ((("a",), 1, "e i u o om"), (("",), 0, "a u om em e")),
    "de": ((("",), 0, "s es"),),
    "sv": ((("",), 0, "s"),),
    "hu": (
        (
            ("",),
            0,
            "t ot et at nak nek val vel ban ben ra re hoz hez tol rol bol nal nel ert kent on en ig",
        ),
    ),
    "fi": ((("",), 0, "n in a ia lle ille lla lta ssa issa sta ista seen iin ksi"),),
    "lt": ((("as", "is", "us"), 2, "o ui a u e io iui iu iaus"), (("a",), 1, "os ai oje e")),
}
_SAME_ENDINGS = {
    "sk": "cs",
    "sl": "hr",
    "sr": "hr",
    "bs": "hr",
    "da": "sv",
    "nb": "sv",
    "no": "sv",
    "nn": "sv",
    "nl": "sv",
}

HEBREW_PREFIX = re.compile("[והבלמשכ]{1,3}")
HEBREW_LETTER = re.compile("[\u05d0-\u05ea]")
_PARTICLES = (
    "은 는 이 가 을 를 의 와 과 도 만 로 으로 에 에게 에서 께서 한테 까지 부터 처럼 보다 라고 이라고 이나 나 이며 며"
)
# Folding takes syllables apart into their letters (NFD), so that is how particles are looked for.
KOREAN_PARTICLE = re.compile(
    normalize("NFD", f"(?:씨|측)?(?:{'|'.join(_PARTICLES.split())})") + "(?![\u1100-\u11ff\uac00-\ud7a3])"
)
HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")


def list_name_forms(name: str, language: str = "") -> list[str]:
    """The inflected forms of a folded name, without the name itself; `language` is that of the text (BCP 47).

    Cyrillic names are inflected whatever the language, Latin ones only where it inflects names.
    """
    words = name.split(" ")
    forms = [[word, *_list_word_forms(word, language)] for word in words]
    found = (" ".join(each) for each in product(*forms))
    out = [form for form, _ in zip(found, range(MAX_FORMS), strict=False) if form != name]
    return out + _list_arabic_contractions(name)


def _list_word_forms(word: str, language: str) -> list[str]:
    if len(word) < MIN_INFLECTED_LETTERS:
        return []
    base = language.partition("-")[0].lower()
    endings: Endings = ()
    if CYRILLIC.fullmatch(word):
        endings = _CYRILLIC_ENDINGS
    elif LATIN.fullmatch(word):
        endings = _LATIN_ENDINGS.get(_SAME_ENDINGS.get(base, base), ())
    for finals, cut, instead in endings:
        if word.endswith(finals):
            stem = word[: len(word) - cut]
            return [stem + ending for ending in dict.fromkeys(instead.split()) if stem + ending != word]
    return []


def _list_arabic_contractions(name: str) -> list[str]:
    """“To the …”: the article loses its alif behind the preposition."""
    return ["لل" + name[2:]] if name.startswith("ال") and len(name) > MIN_INFLECTED_LETTERS + 1 else []
