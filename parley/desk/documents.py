"""Documents to articles: word processor files (DOCX), books (EPUB), mail (EML) and PDF with a layer of text."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote, urldefrag

from parley.desk.imported import FoundField, ImportedArticle, UnreadableFileError, squeeze_blanks

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
"""Bytes that a zipped document may unfold to."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = frozenset(
    {f"{WORD}del", f"{WORD}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""Elements whose words are not the document's: deleted, moved away, or a drawing's twin for old programs."""
RUNNING_HEAD_SHARE = 0.5
"""Share of the pages on which a first or last line stands that is a running head."""

_PAGE_NUMBER = re.compile(r"\W*(?:page |p\. ?)?\d{1,4}(?: (?:of|/) \d{1,4})?\W*", re.IGNORECASE)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote")


def read_docx(raw: bytes) -> ImportedArticle:
    """A word processor's document: changes that are tracked are read as accepted; footnotes are left out and listed."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    check_unpacked_size(raw)
    try:
        document = Document(io.BytesIO(raw))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableFileError(f"It is no DOCX document ({error}). Save it again as DOCX, or its text.") from None
    tracked = False
    paragraphs = []
    for element in document.element.body.iter(f"{WORD}p"):
        tracked = tracked or next(element.iter(f"{WORD}ins", f"{WORD}del"), None) is not None
        if words := squeeze_blanks(read_docx_paragraph(element)):
            paragraphs.append(words)
    notes = list_docx_notes(raw)
    properties = document.core_properties
    fields = {
        name: FoundField(squeeze_blanks(value), f"the document's {origin}")
        for name, value, origin in (
            ("title", properties.title or "", "title"),
            ("author", properties.author or "", "author"),
            ("language", properties.language or "", "language"),
        )
        if value.strip()
    }
    if tracked:
        fields["changes"] = FoundField("accepted", "the document's tracked changes")
    return make_article(paragraphs, fields, notes)


def read_docx_paragraph(element: Any) -> str:
    """The words of a paragraph, what was deleted left out."""
    parts: list[str] = []
    for node in element.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br"):
        around = list(node.iterancestors())
        own = next(parent for parent in around if parent.tag == f"{WORD}p") is element  # a text box has its own
        if not own or any(parent.tag in LEFT_OUT for parent in around):
            continue
        parts.append(node.text or "" if node.tag == f"{WORD}t" else " ")
    return "".join(parts)


def list_docx_notes(raw: bytes) -> tuple[str, ...]:
    """The footnotes and endnotes, each as a line."""
    from lxml import etree

    found = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in ("word/footnotes.xml", "word/endnotes.xml"):
            if name in archive.namelist():
                root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
                for note in root:
                    if words := squeeze_blanks(" ".join(each.text or "" for each in note.iter(f"{WORD}t"))):
                        found.append(words)
    return tuple(found)


def read_epub(raw: bytes) -> ImportedArticle:
    """A book or a saved article: its chapters in the order of its spine, its fields from the package."""
    from lxml import etree
    from lxml import html as lxml_html

    check_unpacked_size(raw)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        try:
            container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
            package_path = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
            package = etree.fromstring(archive.read(package_path), parser)
        except (KeyError, etree.XMLSyntaxError):
            raise UnreadableFileError("It is no EPUB: its table of contents is missing. Save its text.") from None
        files = {each.get("id"): each.get("href") for each in package.iter("{*}item")}
        chapters = [files.get(each.get("idref")) or "" for each in package.iter("{*}itemref")]
        known, paragraphs, missing = set(archive.namelist()), list[str](), list[str]()
        for chapter in filter(None, chapters):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(package_path), unquote(urldefrag(chapter).url)))
            if path not in known:
                missing.append(f"missing chapter: {chapter}")
                continue
            tree = lxml_html.document_fromstring(archive.read(path) or b"<p></p>")
            innermost = [each for each in tree.iter(*_BLOCKS) if next(each.iterdescendants(*_BLOCKS), None) is None]
            paragraphs += [squeeze_blanks(each.text_content()) for each in innermost]
    fields = {}
    for column, tag in (("title", "title"), ("author", "creator"), ("publisher", "publisher"), ("language", "language"),
                        ("rights", "rights"), ("published", "date")):  # fmt: skip
        value = squeeze_blanks(package.xpath(f"string(//*[local-name()='{tag}'])"))
        if column == "published":
            value = value[:10] if re.fullmatch(r"\d{4}-\d{2}-\d{2}.*", value) else ""
        if value:
            fields[column] = FoundField(value, f"the package's dc:{tag}")
    return make_article(list(filter(None, paragraphs)), fields, tuple(missing))


def read_mail(raw: bytes) -> ImportedArticle:
    """A saved message: its plain text, else its HTML; subject, sender and day from its header; attachments named."""
    from parley.desk.web_page import read_web_page

    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableFileError("It is no message: it has no header. Save its text as a .txt file.")
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise UnreadableFileError("The message holds no text. Save what it carries, and add that.")
    words = str(body.get_content())
    subject, sender = squeeze_blanks(str(message.get("Subject", ""))), str(message.get("From", ""))
    fields = {"title": FoundField(subject, "the message's Subject")} if subject else {}
    if sender:
        fields["author"] = FoundField(
            squeeze_blanks(sender.partition("<")[0].strip('" ')) or sender, "the message's From"
        )
    try:
        sent = parsedate_to_datetime(str(message.get("Date", "")))
        fields["published"] = FoundField(sent.date().isoformat(), "the message's Date, in its own zone")
    except (TypeError, ValueError):
        pass
    attached = tuple(
        f"attachment: {part.get_filename() or part.get_content_type()}" for part in message.iter_attachments()
    )
    if body.get_content_type() == "text/html":
        page = read_web_page(words)
        return ImportedArticle(page.text, page.fields | fields, page.left_out + attached)
    kept = [line for line in words.splitlines() if not line.startswith(">")]
    paragraphs = [squeeze_blanks(each) for each in re.split(r"\n\s*\n", "\n".join(kept)) if each.strip()]
    quoted = tuple(line for line in words.splitlines() if line.startswith(">"))
    return make_article(paragraphs, fields, quoted + attached)


def read_pdf(raw: bytes) -> ImportedArticle:
    """A PDF with a layer of text: lines joined to paragraphs, hyphens at their ends undone, running heads left out."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError("The PDF is encrypted. Save it without a password, or its text.")
        pages = [[line.strip() for line in page.extract_text().splitlines() if line.strip()] for page in reader.pages]
    except (PyPdfError, ValueError, KeyError) as error:
        raise UnreadableFileError(f"It cannot be read as PDF ({error}). Save its text as a .txt file.") from None
    if not any(pages):
        raise UnreadableFileError("The PDF holds pictures of pages and no text. Run it through OCR, and save its text.")
    heads = find_running_heads(pages)
    lines = [line for page in pages for line in page if line not in heads and not _PAGE_NUMBER.fullmatch(line)]
    about: Mapping[str, Any] = reader.metadata or {}
    fields = {
        column: FoundField(squeeze_blanks(str(about[key])), f"the PDF's {key}")
        for column, key in (("title", "/Title"), ("author", "/Author"))
        if str(about.get(key) or "").strip()
    }
    return make_article(join_printed_lines(lines), fields, tuple(sorted(heads)))


def find_running_heads(pages: list[list[str]]) -> set[str]:
    """First and last lines that stand on more than half of the pages."""
    if len(pages) < 3:
        return set()
    edges = [line for page in pages if page for line in {page[0], page[-1]}]
    return {line for line in edges if edges.count(line) > RUNNING_HEAD_SHARE * len(pages)}


def join_printed_lines(lines: list[str]) -> list[str]:
    """Printed lines as paragraphs: one ends with a short line that ends a sentence; a short first line stands alone."""
    width = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    run = ""
    for line in lines:
        run = run[:-1] + line if run.endswith("-") and line[:1].islower() else f"{run} {line}".strip()
        short = len(line) < 0.75 * width
        if short and (re.search(r"[.!?…؟。:]['\"”’»)]*$", line) or run == line):
            paragraphs.append(run)
            run = ""
    return [*paragraphs, run] if run else paragraphs


def make_article(paragraphs: list[str], fields: dict[str, FoundField], left_out: tuple[str, ...]) -> ImportedArticle:
    """The article of some paragraphs, its title above them where they do not begin with it."""
    if not any(paragraphs):
        raise UnreadableFileError("It holds no text.")
    title = fields.get("title", FoundField("", "")).value
    lines = paragraphs if not title or paragraphs[0] == title else [title, *paragraphs]
    if not title:
        fields = {**fields, "title": FoundField(paragraphs[0], "the first line")}
    known = {name: value for name, value in fields.items() if name != "changes"}
    told = (*left_out, "tracked changes: read as accepted") if "changes" in fields else left_out
    return ImportedArticle("\n\n".join(lines) + "\n", known, told)


def check_unpacked_size(raw: bytes) -> None:
    """Refuse an archive that is none, or that unfolds to more than a document has."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, ValueError):
        raise UnreadableFileError("It is damaged: it cannot be unpacked. Save it again.") from None
    if size > MAX_UNPACKED_BYTES:
        raise UnreadableFileError(f"It unfolds to {size:,} bytes; at most {MAX_UNPACKED_BYTES:,} are read.")
