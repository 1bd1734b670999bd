"""Bytes to text: the encoding that a file names where its bytes bear it out, else the one they are likely in."""

from __future__ import annotations

import codecs
import re

from parley.desk.imported import UnreadableFileError

SIGNATURES = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
META_REACH = 4096
"""How many bytes of a page are looked through for its charset; browsers look at the first 1,024."""

BROWSER_ENCODINGS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What browsers take these labels for: pages that name Latin-1 hold the quotation marks of Windows."""


def decode_text(raw: bytes, named: str = "") -> tuple[str, str]:
    """The text and, in words, by which encoding; `named` is what a header around the bytes says."""
    for signature, encoding in SIGNATURES:
        if raw.startswith(signature):
            return decode_strictly(raw, encoding), f"{encoding}, by its first bytes"
    found = META_CHARSET.search(raw[:META_REACH])
    for label, origin in (
        (named, "the header"),
        (found[1].decode("ascii") if found else "", "the page's meta charset"),
    ):
        encoding = BROWSER_ENCODINGS.get(label.lower(), label)
        if label and (text := try_encoding(raw, encoding)) is not None:
            return text, f"{encoding}, named by {origin}"
    if (text := try_encoding(raw, "utf-8")) is not None:
        return text, "utf-8, by its bytes"
    return guess_encoding(raw)


def decode_strictly(raw: bytes, encoding: str) -> str:
    """The text in an encoding that the first bytes promise, or UnreadableFileError."""
    text = try_encoding(raw, encoding)
    if text is None:
        raise UnreadableFileError(f"It begins as {encoding} and is not. Save it as UTF-8.")
    return text.removeprefix("\ufeff")


def try_encoding(raw: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes are not in this encoding or nobody knows it."""
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def guess_encoding(raw: bytes) -> tuple[str, str]:
    """The text in the encoding that fits best, and that it is a guess."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None or b"\0" in raw:
        raise UnreadableFileError("It is no text in any known encoding. Save it as UTF-8.")
    return str(best), f"{best.encoding}, a guess from its bytes: look at the accents"
