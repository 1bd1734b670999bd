"""DOCX, EPUB, mail and PDF come in as articles; what is damaged, locked or a picture is named."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from PIL import Image
from pypdf import PdfWriter

from parley.desk import documents
from parley.desk.article_file import read_article_file
from parley.desk.documents import find_running_heads, join_printed_lines
from parley.desk.imported import UnreadableFileError

TITLE = "Nobody signs at the lake"
BODY = ["The delegations met on Tuesday, and nobody signed.", "They will meet again in May."]


def save(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def docx_bytes(*, inserted: str = "", deleted: str = "") -> bytes:
    document = Document()
    document.core_properties.title, document.core_properties.author = TITLE, "Runa Holt"
    document.add_heading(TITLE)
    for words in BODY:
        paragraph = document.add_paragraph(words)
    for tag, inner, words in (("w:ins", "w:t", inserted), ("w:del", "w:delText", deleted)):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        text.text = f" {words}"
        run.append(text)
        change.append(run)
        if words:
            paragraph._p.append(change)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_comes_in_with_its_properties(tmp_path: Path) -> None:
    article = read_article_file(save(tmp_path, "a.docx", docx_bytes()))
    assert article.text == "\n\n".join([TITLE, *BODY]) + "\n"
    assert (article.fields["title"].value, article.fields["author"].value) == (TITLE, "Runa Holt")
    assert article.fields["author"].origin == "the document's author"


def test_tracked_changes_are_read_as_accepted_and_that_is_said(tmp_path: Path) -> None:
    article = read_article_file(save(tmp_path, "a.docx", docx_bytes(inserted="Both said so.", deleted="Never.")))
    assert article.text.endswith("They will meet again in May. Both said so.\n")
    assert "Never" not in article.text
    assert "tracked changes: read as accepted" in article.left_out


CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>Nobody signs at the lake</dc:title>
<dc:creator>Runa Holt</dc:creator><dc:language>en</dc:language><dc:date>2041-05-06T10:00:00Z</dc:date></metadata>
<manifest><item id="two" href="two.xhtml"/><item id="one" href="one.xhtml"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine></package>"""


def epub_bytes() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", PACKAGE)
        for name, words in zip(("one", "two"), BODY, strict=True):
            archive.writestr(f"OPS/{name}.xhtml", f"<html><body><p>{words}</p><script>alert(1)</script></body></html>")
    return out.getvalue()


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    article = read_article_file(save(tmp_path, "a.epub", epub_bytes()))
    assert article.text == "\n\n".join([TITLE, *BODY]) + "\n"
    assert (article.fields["published"].value, article.fields["language"].value) == ("2041-05-06", "en")


def test_chapters_are_found_by_encoded_addresses_and_no_words_come_twice_or_are_lost(tmp_path: Path) -> None:
    out = io.BytesIO()
    package = PACKAGE.replace("one.xhtml", "chapter%201.xhtml#begin").replace("two.xhtml", "gone.xhtml")
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", package)
        words = (
            "<p>Why?</p><blockquote><p>We met.</p><p>We left.</p></blockquote><ul><li><p>One.</p></li></ul><p>Why?</p>"
        )
        archive.writestr("OPS/chapter 1.xhtml", f"<html><body>{words}</body></html>")
    article = read_article_file(save(tmp_path, "a.epub", out.getvalue()))
    assert article.text == "\n\n".join([TITLE, "Why?", "We met.", "We left.", "One.", "Why?"]) + "\n"
    assert article.left_out == ("missing chapter: gone.xhtml",)


def test_words_of_a_text_box_come_once(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Before the box.")
    run, box, inner, inner_run, text = (OxmlElement(f"w:{tag}") for tag in ("r", "txbxContent", "p", "r", "t"))
    text.text = "In the box."
    inner_run.append(text)
    inner.append(inner_run)
    box.append(inner)
    run.append(box)
    paragraph._p.append(run)
    out = io.BytesIO()
    document.save(out)
    article = read_article_file(save(tmp_path, "a.docx", out.getvalue()))
    assert article.text == "Before the box.\n\nIn the box.\n"


MAIL = """From: "Runa Holt" <runa@example.org>
Subject: Nobody signs at the lake
Date: Mon, 06 May 2041 00:30:00 +0200
Content-Type: text/plain; charset=utf-8

The delegations met on Tuesday, and nobody signed.

> What did they say?

They will meet again in May.
"""


def test_a_message_keeps_the_day_of_its_sender_and_leaves_out_what_it_quotes(tmp_path: Path) -> None:
    article = read_article_file(save(tmp_path, "a.eml", MAIL.encode()))
    assert article.text == "\n\n".join([TITLE, *BODY]) + "\n"
    assert (article.fields["published"].value, article.fields["author"].value) == ("2041-05-06", "Runa Holt")
    assert "> What did they say?" in article.left_out


def write_pdf(pages: list[list[str]]) -> bytes:
    """A PDF with a layer of text, a string of it for each line."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = "BT /F1 12 Tf 14 TL 40 380 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (out + end + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode()


def test_a_pdf_becomes_paragraphs_without_its_running_heads(tmp_path: Path) -> None:
    lines = ["The delegations met on Tuesday at the lake, and after nine", "hours nobody had signed. They left."]
    pages = [["The Evening Tide", *lines, str(at)] for at in (1, 2, 3)]
    article = read_article_file(save(tmp_path, "a.pdf", write_pdf(pages)))
    whole = " ".join(lines)
    assert article.text == "\n\n".join([whole] * 3) + "\n"
    assert article.left_out == ("The Evening Tide",)


def pdf_bytes(password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(400, 400)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_lines_of_a_page_become_paragraphs_and_hyphens_go() -> None:
    lines = ["The delegations met on Tuesday at the lake, and af-", "ter nine hours nobody had signed anything at all.",
             "They left.", "General Marsh left first and told the reporters"]  # fmt: skip
    assert join_printed_lines(lines) == [
        "The delegations met on Tuesday at the lake, and after nine hours nobody had signed anything at all. "
        "They left.",
        "General Marsh left first and told the reporters",
    ]


def test_running_heads_are_lines_of_most_pages() -> None:
    pages = [["The Evening Tide", f"Words of page {at}.", str(at)] for at in range(4)]
    assert find_running_heads(pages) == {"The Evening Tide"}


def png_in_pdf() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "PDF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.pdf", pdf_bytes(password="x"), "encrypted"),
        ("a.pdf", png_in_pdf(), "no text"),
        ("a.pdf", b"not a pdf", "cannot be read as PDF"),
        ("a.docx", b"PK nothing", "damaged"),
        ("a.epub", epub_bytes()[:200], "damaged"),
        ("a.eml", b"\n\njust words", "no message"),
        ("a.odt", b"", "not read"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, name: str, raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read_article_file(save(tmp_path, name, raw))


def test_an_archive_that_unfolds_to_more_than_a_document_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MAX_UNPACKED_BYTES", 100)
    with pytest.raises(UnreadableFileError, match="unfolds to"):
        read_article_file(save(tmp_path, "a.epub", epub_bytes()))
