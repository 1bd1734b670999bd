"""A file to an article, by its ending: web pages (HTML, SingleFile, MHTML), plain text, DOCX, PDF, EPUB and mail."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

from parley.desk.documents import read_docx, read_epub, read_mail, read_pdf
from parley.desk.encoding import decode_text
from parley.desk.imported import FoundField, ImportedArticle, UnreadableFileError
from parley.desk.web_page import read_web_page
from parley.text.articles import read_article

PAGE_ENDINGS = (".html", ".htm", ".xhtml")
ARCHIVE_ENDINGS = (".mhtml", ".mht")
TEXT_ENDINGS = (".txt", ".text")
DOCUMENT_READERS = {".docx": read_docx, ".epub": read_epub, ".eml": read_mail, ".pdf": read_pdf}
"""Documents by their ending; a new kind needs a line here."""

READABLE_ENDINGS = (*PAGE_ENDINGS, *ARCHIVE_ENDINGS, *TEXT_ENDINGS, *DOCUMENT_READERS)
MAX_FILE_BYTES = 64 * 1024 * 1024
DESK_REQUIREMENTS = "requirements-desk.txt"


def read_article_file(path: Path) -> ImportedArticle:
    """Take the article out of a file, or raise UnreadableFileError with what is wrong."""
    ending = path.suffix.lower()
    if ending not in READABLE_ENDINGS:
        endings = ", ".join(READABLE_ENDINGS)
        raise UnreadableFileError(f"Files of this kind are not read: {endings} are. Save it as one of these.")
    raw = read_file_bytes(path)
    try:
        if ending in TEXT_ENDINGS:
            return read_plain_text(raw)
        if ending in DOCUMENT_READERS:
            return DOCUMENT_READERS[ending](raw)
        return read_page_archive(raw) if ending in ARCHIVE_ENDINGS else read_page_bytes(raw)
    except ImportError as error:
        remedy = f"Install it: pip install -r {DESK_REQUIREMENTS}"
        needed = f"the package {error.name}" if error.name else f"a package that is missing ({error})"
        raise UnreadableFileError(f"Reading it needs {needed}. {remedy}.") from None


def read_file_bytes(path: Path) -> bytes:
    """The bytes of a file that is not too large to be an article."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            problem = f"It has {size:,} bytes; at most {MAX_FILE_BYTES:,} are read."
            raise UnreadableFileError(f"{problem} Save the article alone, or its text.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"It cannot be read: {error.strerror}.") from None


def read_page_bytes(raw: bytes, named_charset: str = "") -> ImportedArticle:
    """A web page's article; how its letters were read is told with the fields."""
    html, encoding = decode_text(raw, named_charset)
    page = read_web_page(html)
    return ImportedArticle(page.text, {**page.fields, "encoding": FoundField(encoding, "the file")}, page.left_out)


def read_page_archive(raw: bytes) -> ImportedArticle:
    """The first page of an MHTML file; its header gives the address where the page names none.

    The part's bytes are decoded here: Chromium writes no charset for it, and the mail rules would make it ASCII.
    """
    message = message_from_bytes(raw, policy=policy.compat32)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        raise UnreadableFileError("It holds no web page. Save the page again as MHTML or HTML.")
    page = read_page_bytes(payload, str(part.get_content_charset() or ""))
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
    if "url" in page.fields or not address.startswith("https://"):
        return page
    found = FoundField(address, "the archive's Content-Location")
    return ImportedArticle(page.text, {**page.fields, "url": found}, page.left_out)


def read_plain_text(raw: bytes) -> ImportedArticle:
    """A text as it is, line ends aside; only its title is read from it."""
    text, encoding = decode_text(raw)
    article = read_article("", text.encode())
    if not article.text.strip() or "\0" in text:
        raise UnreadableFileError("It holds no text.")
    title = FoundField(article.title, "the first line") if article.title else None
    fields = {"encoding": FoundField(encoding, "the file")} | ({"title": title} if title else {})
    return ImportedArticle(article.text.rstrip("\n") + "\n", fields)
