"""In which encoding a file's texts are, where it doesn't say so reliably: UTF-8 if they fit it strictly, else what the
file tells, else a guess, which is said and which the reader can overrule."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

import charset_normalizer

from parley.words.messages import say

CODE_PAGES = {
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8_u": "KOI8-U (Cyrillic)",
    "cp1125": "DOS 866 (Cyrillic)",
    "iso8859_5": "ISO 8859-5 (Cyrillic)",
    "cp1252": "Windows-1252 (western Europe)",
    "cp1250": "Windows-1250 (central Europe)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp850": "DOS 850 (western Europe)",
    "cp852": "DOS 852 (central Europe)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "cp932": "Shift JIS (Japanese)",
    "cp949": "UHC (Korean)",
}
"""What tables and Shapefiles of the field are found in, by Python's name, those of the same script side by side."""

UNICODE_NAMES = {"utf-8": "UTF-8", "utf-16": "UTF-16"}

MAX_SAMPLE_BYTES = 20_000
"""As much text as a guess looks at."""

DBASE_LANGUAGES = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x13: "cp932", 0x26: "cp866", 0x4D: "gb18030", 0x4E: "cp949",
    0x4F: "big5", 0x64: "cp852", 0x65: "cp866", 0x66: "cp865", 0x78: "big5", 0x79: "cp949", 0x7A: "gb18030",
    0x7B: "cp932", 0x7D: "cp1255", 0x7E: "cp1256", 0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253",
    0xCC: "cp1257",
}  # fmt: skip
"""The language byte of a DBF (at 29); 0 and 0x57 ("the system's own") say nothing and are not here."""


@dataclass(frozen=True)
class TextEncoding:
    """The encoding taken (Python's name), how it was found ("fits", "told", "guessed" or "chosen"), what the file said
    of it ("" = nothing), and what the first text reads in each encoding that it could be in."""

    codec: str
    how: str
    told: str = ""
    samples: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> bool:
        """Whether another choice could be right."""
        return self.how != "fits" and len(self.samples) > 1

    @property
    def note(self) -> str:
        """What was taken and why; "" where nothing could be wrong."""
        name = name_encoding(self.codec)
        if self.how == "guessed" and self.told:
            return say(
                "Its texts can't be {told}, as it says: they were read as {name}, which is a guess.",
                told=self.told, name=name,
            )  # fmt: skip
        if self.how == "guessed":
            return say("It doesn't say how its texts are encoded: they were read as {name}, a guess.", name=name)
        if self.how == "chosen":
            return say("Its texts were read as {name}, as you chose.", name=name)
        if self.how == "fits" and self.told and not same_codec(self.told, self.codec):
            message = "It says that its texts are {told}, but they are {name}: read as that."
            return say(message, told=self.told, name=name)
        return ""


def name_encoding(codec: str) -> str:
    """An encoding's name for readers."""
    return CODE_PAGES.get(codec) or UNICODE_NAMES.get(codec, codec)


def find_codec(name: str) -> str:
    """Python's name of an encoding as files write it (`UTF-8`, `1251`, `ANSI 1251`, `LDID/87`); "" if unknown."""
    plain = name.strip().lower().removeprefix("ansi").strip(" _-")
    for tried in (plain, f"cp{plain}", plain.replace("windows-", "cp")):
        try:
            return codecs.lookup(tried).name
        except (LookupError, ValueError):
            continue
    return ""


def same_codec(one: str, other: str) -> bool:
    """Whether two names mean one encoding."""
    return find_codec(one) == find_codec(other)


def fits_encoding(texts: Sequence[bytes], codec: str) -> bool:
    """Whether all texts can be read strictly; one cut off within its last character, as fixed widths do, still fits."""
    longest = max(map(len, texts), default=0)
    for text in texts:
        try:
            decoded = codecs.getincrementaldecoder(codec)("strict").decode(text, len(text) < longest or longest < 20)
        except UnicodeError:
            return False
        if any((ord(letter) < 32 and letter not in "\t\r\n") or 0x7F <= ord(letter) < 0xA0 for letter in decoded):
            return False
    return True


def decide_text_encoding(texts: Sequence[bytes], told: str = "", chosen: str = "") -> TextEncoding | None:
    """How texts are encoded, given what the file tells and the reader has chosen; None where all is plain ASCII.

    UTF-8 comes first whatever is told: other encodings' texts hardly ever happen to be UTF-8.
    """
    marked = list(dict.fromkeys(text for text in texts if not text.isascii()))
    if not marked:
        return None
    while sum(map(len, marked)) > MAX_SAMPLE_BYTES and len(marked) > 1:
        marked = marked[: len(marked) // 2]
    claimed = find_codec(told)
    possible = [codec for codec in CODE_PAGES if fits_encoding(marked, codec)]
    if claimed and claimed not in ("utf-8", *possible) and fits_encoding(marked, claimed):
        possible.append(claimed)
    samples = tuple((codec, read_sample(marked[0], codec)) for codec in possible)
    if chosen in possible:
        return TextEncoding(chosen, "chosen", told, samples)
    if fits_encoding(marked, "utf-8"):
        return TextEncoding("utf-8", "fits", told)
    if claimed in possible:
        return TextEncoding(claimed, "told", told, samples)
    return TextEncoding(guess_code_page(marked, possible), "guessed", told, samples)


def guess_code_page(texts: Sequence[bytes], possible: Sequence[str]) -> str:
    """The likeliest of the code pages that the texts fit; Latin-1, which takes any byte, where they fit none."""
    if not possible:
        return "latin-1"
    best = charset_normalizer.from_bytes(b"\n".join(texts), cp_isolation=list(possible)).best()
    return best.encoding if best is not None and best.encoding in possible else possible[0]


def read_sample(text: bytes, codec: str) -> str:
    """The beginning of a text in an encoding."""
    return text.decode(codec, errors="replace").strip()[:40]


def has_utf16_form(data: bytes) -> bool:
    """Whether bytes are UTF-16: a byte order mark, or every other byte of an ASCII text's beginning is zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    start = data[:400]
    return len(start) >= 8 and (not any(start[::2]) or not any(start[1::2])) and any(start)


def decode_utf16(data: bytes, errors: str = "strict") -> str:
    """UTF-16 with or without its mark; raises UnicodeDecodeError of others, if `errors` is strict."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors)
    return data.decode("utf-16-be" if not any(data[:400:2]) else "utf-16-le", errors)


def read_text_start(data: bytes, length: int = 4096) -> str:
    """The beginning of a text in any encoding, without a mark and leading blanks; "" of bytes that are no text."""
    start = data[:length]
    if has_utf16_form(start):
        return decode_utf16(start, errors="replace").lstrip("\ufeff \t\r\n")
    text = start.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return "" if any(ord(letter) < 9 or 13 < ord(letter) < 27 for letter in text) else text.lstrip("\x1e \t\r\n")
