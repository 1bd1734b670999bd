"""Articles come in whole, with the place of each field, or are named and leave nothing behind."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from parley.check.run import check_dossier
from parley.cli.application import run_command_line
from parley.desk.add_articles import AddedArticle, AddError, add_articles, make_new_id
from parley.desk.article_file import MAX_FILE_BYTES
from parley.desk.encoding import decode_text
from parley.desk.new_dossier import create_dossier
from parley.desk.page_fields import parse_day
from parley.desk.web_page import read_web_page
from parley.text.articles import read_article
from tests.saved_pages import CAPTION, COPYRIGHT, FURNITURE, LAYOUTS, PARAGRAPHS, STAMP, SUBHEADING, TITLE

PLAIN = {"table", "line breaks", "quote and list"}  # no subheading stands in these


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_dossier(tmp_path / "dossier", "", date(2024, 5, 7))
    return tmp_path / "dossier"


def save(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder.parent / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def add(folder: Path, *files: Path) -> list[AddedArticle]:
    return add_articles(folder, files, lambda: None)


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "data/sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_gives_its_paragraphs_and_none_of_its_furniture(layout: str) -> None:
    text = read_web_page(LAYOUTS[layout]).text
    assert [words for words in FURNITURE if words in text] == []
    article = read_article("", text.encode())
    found = [article.text[b.start : b.end].removeprefix("- ") for b in article.blocks if b.kind == "paragraph"]
    heads = [article.text[b.start : b.end] for b in article.blocks if b.kind == "subheading"]
    assert (article.title, found, heads) == (TITLE, PARAGRAPHS, [] if layout in PLAIN else [SUBHEADING])


def test_what_is_left_out_is_listed() -> None:
    assert {CAPTION, COPYRIGHT, "Home", "World"} <= set(read_web_page(LAYOUTS["semantic"]).left_out)


@pytest.mark.parametrize(
    ("layout", "origin"), [("semantic", "meta article:published_time"), ("JSON-LD", "JSON-LD datePublished")]
)
def test_a_late_hour_west_of_greenwich_keeps_its_day(layout: str, origin: str) -> None:
    fields = read_web_page(LAYOUTS[layout]).fields
    assert (fields["published"].value, fields["published"].origin) == ("2024-05-06", origin)
    assert (fields["published_basis"].value, STAMP in fields["note"].value) == ("stated", True)
    assert (fields["author"].value, fields["publisher"].value) == ("Bo Lind", "Lindow Post")


def test_no_day_is_taken_from_the_prose() -> None:
    assert "18 March 2014" in LAYOUTS["no date"]
    assert not {"published", "published_basis"} & set(read_web_page(LAYOUTS["no date"]).fields)


@pytest.mark.parametrize("stamp", ["03/04/2025", "2024-13-01", "2024-02-30", "20240506", "Monday", "2024-05-06x"])
def test_what_is_no_iso_day_is_no_day(stamp: str) -> None:
    assert parse_day(stamp) is None


def test_an_added_page_passes_the_check(folder: Path) -> None:
    add(folder, save(folder, "a.html", LAYOUTS["semantic"]))
    checked = check_dossier(folder)
    assert checked.faults == ()
    (row,) = rows(folder)
    assert row["sha256"] == hashlib.sha256((folder / row["path"]).read_bytes()).hexdigest()
    assert (row["title"], row["language"], row["url"]) == (TITLE, "en", "https://post.example/harbour")
    assert checked.articles[row["source_id"]].title == TITLE


def test_an_article_already_there_is_told_by_its_text(folder: Path) -> None:
    first, again = save(folder, "a.html", LAYOUTS["semantic"]), save(folder, "b.html", LAYOUTS["JSON-LD"])
    results = add(folder, first, again)
    assert results[1].problem == f"Its text is in the dossier already, as {results[0].source_id}.txt."
    before = state(folder)
    assert not add(folder, again)[0].article
    assert state(folder) == before


def test_rows_that_were_there_keep_every_byte(folder: Path) -> None:
    table = folder / "data/sources.csv"
    header = table.read_text(encoding="utf-8").strip()
    old = f'\ufeff{header}\r\n"old",reference,"A, b",P,,,,,en,,,,'.encode()
    table.write_bytes(old)
    add(folder, save(folder, "a.html", LAYOUTS["semantic"]))
    new = table.read_bytes()
    assert new.startswith(old + b"\r\n")
    assert new.count(b"\r\n") == new.count(b"\n") == 3
    assert check_dossier(folder).faults == ()


def test_text_is_taken_as_it_is(folder: Path) -> None:
    words = "A title here\n\nFirst paragraph of the text, which ends.\n\nSecond paragraph, which ends too.\n"
    (result,) = add(folder, save(folder, "a.txt", words.replace("\n", "\r\n")))
    assert (folder / f"seeds/{result.source_id}.txt").read_bytes() == words.encode()
    assert (result.source_id, result.missing) == ("a-title-here", ["publisher", "language"])


def test_an_archive_without_a_charset_keeps_its_letters(folder: Path) -> None:
    content = LAYOUTS["JSON-LD"].replace('<meta charset="utf-8">', "")
    head = "Snapshot-Content-Location: https://post.example/saved\nMIME-Version: 1.0\nContent-Type: multipart/related; "
    part = f"boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n{content}\n--b--\n"
    (result,) = add(folder, save(folder, "a.mhtml", head + part))
    assert PARAGRAPHS[2] in (folder / f"seeds/{result.source_id}.txt").read_text(encoding="utf-8")
    assert rows(folder)[0]["url"] == "https://post.example/saved"


@pytest.mark.parametrize(
    ("raw", "text", "origin"),
    [
        ("é “x”".encode(), "é “x”", "utf-8, by its bytes"),
        (b"\xef\xbb\xbfa", "a", "utf-8, by its first bytes"),
        ("<meta charset=latin-1>“x”".encode("cp1252"), "“x”", "cp1252, named by the page's meta charset"),
        ("<meta charset=nonsense>é".encode(), "é", "utf-8, by its bytes"),
    ],
)
def test_bytes_are_read_by_the_encoding_that_they_bear_out(raw: bytes, text: str, origin: str) -> None:
    decoded, told = decode_text(raw)
    assert (decoded.rpartition(">")[2], told) == (text, origin)


BAD = {
    "a kind that is not read": ("a.odt", b"PK", "Files of this kind are not read"),
    "empty page": ("a.html", b"", "holds no text"),
    "page without an article": ("a.html", b"<p></p>", "No article was found"),
    "huge file": ("a.html", b" " * (MAX_FILE_BYTES + 1), "at most 67,108,864 are read"),
    "huge text in a page": ("a.html", b"<p>" + b"word " * 2_100_000, "at most 10,000,000"),
    "archive without a page": ("a.mhtml", b"Subject: x\n\nhello", "It holds no web page"),
    "bytes that are no text": ("a.txt", b"\x00\xff\x00\x81" * 9, "no text in any known"),
    "blank text": ("a.txt", b" \n", "It holds no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_nothing_is_written(name: str, folder: Path) -> None:
    file, content, words = BAD[name]
    before = state(folder)
    (result,) = add(folder, save(folder, file, content))
    assert words in result.problem
    assert state(folder) == before


def test_a_missing_file_is_named(folder: Path) -> None:
    assert "No such file" in add(folder, folder / "nowhere.txt")[0].problem


def test_scripts_and_pictures_inside_a_page_are_no_text() -> None:
    picture = "data:image/png;base64," + "A" * 12_000_000
    extra = f'<script>document.write("run")</script><img src="{picture}"><form>Vote</form><article>'
    article = read_web_page(LAYOUTS["semantic"].replace("<article>", extra))
    assert PARAGRAPHS[5] in article.text
    assert "document.write" not in article.text + " ".join(article.left_out)


def test_a_failed_write_takes_the_texts_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    before = state(folder)
    monkeypatch.setattr("parley.desk.add_articles.append_source_rows", fail)
    with pytest.raises(AddError, match=r"Nothing was added: .*No space left"):
        add(folder, save(folder, "a.html", LAYOUTS["semantic"]))
    assert state(folder) == before


def test_a_folder_that_is_no_dossier_is_named(tmp_path: Path) -> None:
    with pytest.raises(AddError, match="there is no such file"):
        add_articles(tmp_path, [], lambda: None)


def test_ids_are_cut_between_words_and_never_taken_twice() -> None:
    assert make_new_id("harbour " * 20, set()) == "-".join(["harbour"] * 7)
    assert make_new_id("The Quay", {"the-quay", "the-quay-2"}) == "the-quay-3"
    assert make_new_id("القمة", set()) == "article"


def test_the_command_takes_a_folder_and_says_what_became_of_each(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "pages").mkdir()
    for name, content in (("a.html", LAYOUTS["no date"]), ("b.html", "<p></p>"), ("c.css", "p {}")):
        save(folder, f"pages/{name}", content)
    assert run_command_line(["add", str(folder.parent / "pages"), "--dossier", str(folder)]) == 1
    out = capsys.readouterr().out
    assert f"title: {TITLE} (from the page's h1)" in out
    assert "to fill in, as the file does not say it: publisher" in out
    assert f"left out: {COPYRIGHT}" in out
    assert out.splitlines()[-1] == "1 of 2 files added"


def test_the_command_prints_the_same_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = save(folder, "a.html", LAYOUTS["semantic"])
    assert run_command_line(["add", str(path), "-d", str(folder), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert told["fields"]["author"] == {"value": "Bo Lind", "origin": "meta author"}
    assert (told["missing"], told["problem"]) == ([], "")
