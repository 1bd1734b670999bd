"""Forms of a name that a language makes with endings: rules by the end of a word, for names of any person or place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from os.path import commonprefix

_MIN_WORD = 4  # letters; of a shorter name alone, endings make other names (“Лук”, “Лука”)
_MIN_STEM = 2
_HANGUL, _CYRILLIC = re.compile("[\uac00-\ud7af]"), re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

# By the end of a word (the longest that fits): what is cut off, and the endings put in its place.
# Ukrainian, Russian and their neighbours; letters are compared folded, so й is и, ї is і, ё is е.
_CYRILLIC_ENDINGS = {
    "ський": "ського ському ським ськім ської ській ську ською ські ських",
    "цький": "цького цькому цьким цькім цької цькій цьку цькою цькі цьких",
    "ська": "ської ській ську ською ськая",
    "цька": "цької цькій цьку цькою",
    "ский": "ского скому ским ском ской скую скою ские ских",
    "цкий": "цкого цкому цким цком цкой цкую",
    "ая": "ой ую ою ої ій",
    "ий": "ого ому им ім его ему ем их ія ію ієм ієві ії іи ия ию ием ии",
    "ій": "ія ію ієм ієві ії ього ьому ім ого ому",
    "ый": "ого ому ым ом ых",
    "ой": "ого ому ым ом оя ою оем ое",
    "ей": "ея ею еем ее ея",
    "ай": "ая аю аем ае аєм аєві аї",
    "єй": "єя єю єєм єї",
    "ець": "ця цю цем цеві ці ців цям цями цях",
    "ец": "ца цу цом цем це цы цев цам",
    "ок": "ка ку ком кові ці ке оку ока оком оке окові",
    "ек": "ка ку ком ке ека еку еком еке",
    "ел": "ла лу лом ле ела елу елом еле",
    "ів": "ова ову овом ові ове іва іву івом іві івим",
    "їв": "єва єву євом єві їва їву ївом їві",
    "ов": "ова ову овым ове овим ові овых овом",
    "ев": "ева еву евым еве евим еві евом",
    "єв": "єва єву євим єві євом",
    "ин": "ина ину иным ине ином ині иним инові",
    "ын": "ына ыну ыным ыне",
    "ін": "іна іну іним іном іні інові",
    "їн": "їна їну їним їном їні їнові",
    "ие": "ия ию ием ии",
    "ое": "ого ому ым ом",
    "не": "ного ному ним нім ня ню нем ні",
    "ове": "ового овому овим овім ова ову овом",
    "ія": "ії ію ією",
    "ия": "ии ию ией ию",
    "га": "ги зі гу гою ге гой го",
    "ка": "ки ці ку кою ке кой ко",
    "ха": "хи сі ху хою хе хой хо",
    "а": "и ы і у ою ой ею ей е о ої ій",
    "я": "і ї и ю ею єю ей е є",
    "о": "а у ом ові і е",
    "ь": "я ю ем єм ьом еві єві і и е ью лю",
    "и": "ам ами ах ів ей",
    "ы": "ам ами ах ов",
    "і": "ам ами ах ів ей їв ях ям ями",
}
_CYRILLIC_CONSONANT = "а у ом ем е ові еві і"
# Polish, Czech, Slovak and Croatian; folded, ą is a and ę is e.
_WEST_SLAVIC_ENDINGS = {
    "ski": "skiego skiemu skim scy skich",
    "cki": "ckiego ckiemu ckim ccy ckich",
    "dzki": "dzkiego dzkiemu dzkim",
    "ska": "skiej ska ske sku ske skou",
    "cka": "ckiej cka ckou cke",
    "sky": "skeho skemu skym skem",
    "cky": "ckeho ckemu ckym ckem",
    "ova": "ove ovou",
    "ek": "ka kowi kiem ku ki kovi kem kovem eka ekowi ekiem",
    "ec": "ca cowi cem cu ci covi ce",
    "el": "la lowi lem lu le ela elowi elem elu elovi",
    "ow": "owa owowi owem owie owu",
    "odz": "odzi odzia",
    "en": "nia niem niu nie ena enem enowi enie",
    "ga": "gi dze ge go gu gou",
    "ka": "ki ce ke ko ku kou",
    "cha": "chy sze che cho",
    "ra": "ry rze re ro ru rou",
    "ta": "ty cie te to tu tou",
    "da": "dy dzie de do du dou",
    "la": "li le lo lu lou ly",
    "ia": "ii ie io i",
    "ja": "ji i je jo",
    "a": "y i ie e o a u ou ovi",
    "ko": "ki ce ke ka kiem ku",
    "o": "a u em ie owi",
    "r": "ra rowi rem rze ru re rovi",
    "t": "ta towi tem cie tu tovi te",
    "d": "da dowi dem dzie du dovi de",
    "k": "ka kowi kiem ku kovi kem ki",
    "g": "ga gowi giem gu govi gem",
    "y": "ego emu ym eho em",
    "i": "ego emu im",
}
_WEST_SLAVIC_CONSONANT = "a owi em iem u ie e ovi om"
_TURKISH_ENDING = (
    "(?:l[ae]r)?(?:[yn]?[iu]|n?[iu]n|y?[ae]|n?[dt][ae]n?|y?l[ae]|n[ae]|l[iu]|c[ae])|l[ae]r(?:[iu]n?)?|[dt][iu]r"
)
_KOREAN_PARTICLES = """
    은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 와 과 도 만 로 으로 부터
    까지 한테 라고 이라고 라는 이라는 이다 였다 이었다 이며 보다 처럼 조차 마저 랑 이랑 나 이나 에는 에도
    에서는 으로는 로는 와의 과의 에게는 측 측은 측이 씨 씨는 씨가 씨를 씨의 씨도 님 님이 님은
"""
_CYRILLIC_LANGUAGES = frozenset("uk ru be bg sr mk".split())  # noqa: SIM905
_WEST_SLAVIC_LANGUAGES = frozenset("pl cs sk hr sl bs".split())  # noqa: SIM905
_GENITIVE_LANGUAGES = frozenset("de nl sv da nb nn no".split())  # noqa: SIM905

InflectedForms = tuple[str, re.Pattern[str]]
"""The letters with which every form begins, and the pattern of all forms; both in folded letters."""


def build_inflected_forms(alias: str, language: str, fold: Callable[[str], str]) -> InflectedForms | None:
    """The forms of an alias in a text of a language (BCP 47, "" if unknown); None where none can be told safely."""
    key = language.partition("-")[0].lower()
    if alias.isupper() and not _HANGUL.search(alias):
        return None  # an abbreviation
    words = alias.split()
    if len(words) == 1 and len(alias) < _MIN_WORD and not _HANGUL.search(alias):
        return None
    ways = [_list_forms(word, key, fold) for word in words]
    if all(forms is None for forms in ways):
        return None
    parts = [forms or ([fold(word)], "") for word, forms in zip(words, ways, strict=True)]
    stem = commonprefix(parts[0][0])  # noqa: RUF071 - of letters, not of paths
    if len(stem) < _MIN_STEM:
        return None
    pattern = " ".join("(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + ")" + tail
                       for forms, tail in parts)  # fmt: skip
    return stem, re.compile(pattern + r"(?!\w)")


def _list_forms(word: str, language: str, fold: Callable[[str], str]) -> tuple[list[str], str] | None:
    """The whole forms of one word, folded, and a pattern of what may follow them; None where it has one form."""
    plain = fold(word)
    if _HANGUL.search(word):
        return [plain], f"(?:{_korean_endings(fold)})?"
    if not word[:1].isupper() and not _CYRILLIC.search(word):
        return None
    if _CYRILLIC.search(word) and (not language or language in _CYRILLIC_LANGUAGES):
        return _apply_endings(word.lower(), _CYRILLIC_ENDINGS, _CYRILLIC_CONSONANT, fold), ""
    if not _LATIN.search(word):
        return None
    if language in _WEST_SLAVIC_LANGUAGES:
        forms = _apply_endings(plain, _WEST_SLAVIC_ENDINGS, _WEST_SLAVIC_CONSONANT, fold)
        return forms, ""
    if language in _GENITIVE_LANGUAGES:
        return [plain], "(?:s|es)?" if plain[-1] not in "sxz" else ""
    if language == "tr":
        softened = [plain[:-1] + "g"] if plain.endswith("k") else []
        return [plain, *softened], f"(?:{_TURKISH_ENDING})?"
    return None


def _apply_endings(word: str, table: dict[str, str], consonant: str, fold: Callable[[str], str]) -> list[str]:
    ending = next((word[-size:] for size in (5, 4, 3, 2, 1) if len(word) > size and word[-size:] in table), "")
    stem = word[: len(word) - len(ending)] if ending else word
    return list(dict.fromkeys([fold(word), *(fold(stem + new) for new in table.get(ending, consonant).split())]))


@lru_cache(maxsize=4)
def _korean_endings(fold: Callable[[str], str]) -> str:
    return "|".join(re.escape(fold(each)) for each in sorted(_KOREAN_PARTICLES.split(), key=len, reverse=True))
