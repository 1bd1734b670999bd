"""Articles into a dossier: the text to seeds/, a row to `sources`; what is there already is told by its text."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parley.desk.article_file import read_article_file
from parley.desk.imported import ImportedArticle, UnreadableFileError
from parley.desk.new_dossier import make_package_name
from parley.tables.contract import ContractError, read_contract, table_file_path

MAX_ID_LENGTH = 60
NEEDED_CELLS = ("title", "publisher", "language")
"""What the contract requires and a file may not say: the editor is told to fill it in."""


class AddError(ValueError):
    """Nothing was added; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """What became of one file: added under `source_id`, or `problem` says why not."""

    file: Path
    source_id: str = ""
    article: ImportedArticle | None = None
    problem: str = ""

    @property
    def missing(self) -> list[str]:
        """The columns that an editor has to fill in before the check is content."""
        known = self.article.fields if self.article else {}
        return [column for column in NEEDED_CELLS if column not in known] if self.article else []


@dataclass(slots=True)
class DossierTexts:
    """What a dossier has before and while articles come in: the header of `sources`, its ids, its texts by print."""

    folder: Path
    sources: Path
    header: list[str]
    ids: set[str] = field(default_factory=set)
    names_by_print: dict[str, str] = field(default_factory=dict)


def add_articles(folder: Path, files: Iterable[Path], count_one: Callable[[], None]) -> list[AddedArticle]:
    """Take the files in: all whose text could be read and is new, in one step at the end; AddError where none can be.

    `count_one` is called after each file.
    """
    texts = read_dossier_texts(folder)
    results = []
    for file in files:
        results.append(read_new_article(texts, file))
        count_one()
    write_articles(texts, [each for each in results if each.article])
    return results


def read_dossier_texts(folder: Path) -> DossierTexts:
    """What the dossier has; AddError where its table of sources cannot be added to."""
    try:
        sources = folder / table_file_path(read_contract(folder), "sources")
        rows = list(csv.reader(io.StringIO(sources.read_bytes().decode("utf-8-sig"), newline="")))
    except ContractError as error:
        raise AddError(str(error)) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AddError(f"The table of sources cannot be read ({error}). Run `python -m parley check`.") from None
    if not rows or not {"source_id", "kind", "path", "sha256"} <= set(rows[0]):
        raise AddError(f"{sources} has no header with source_id, kind, path and sha256. Run `python -m parley check`.")
    texts = DossierTexts(folder, sources, rows[0])
    for cells in (dict(zip(rows[0], row, strict=False)) for row in rows[1:]):
        texts.ids.add(cells["source_id"])
    for path in sorted((folder / "seeds").glob("*.txt")):
        texts.ids.add(path.stem)
        texts.names_by_print.setdefault(hash_words(path.read_bytes().decode("utf-8", "replace")), path.name)
    return texts


def hash_words(text: str) -> str:
    """A print of a text's letters and digits alone, so that layout and typography make no other article of it."""
    return hashlib.sha256(re.sub(r"[\W_]+", "", text.casefold()).encode()).hexdigest()


def read_new_article(texts: DossierTexts, file: Path) -> AddedArticle:
    """Read one file and give it an id, unless its text is in the dossier already."""
    try:
        article = read_article_file(file)
    except UnreadableFileError as error:
        return AddedArticle(file, problem=str(error))
    mark = hash_words(article.text)
    if known := texts.names_by_print.get(mark):
        return AddedArticle(file, problem=f"Its text is in the dossier already, as {known}.")
    title = article.fields["title"].value if "title" in article.fields else file.stem
    source_id = make_new_id(title, texts.ids)
    texts.ids.add(source_id)
    texts.names_by_print[mark] = f"{source_id}.txt"
    return AddedArticle(file, source_id, article)


def make_new_id(title: str, taken: set[str]) -> str:
    """An id from a title, cut between words, with a number where another has it."""
    words = make_package_name(title, fallback="article")
    cut = words[: MAX_ID_LENGTH + 1].rpartition("-")[0] or words[:MAX_ID_LENGTH]
    stem = cut if len(words) > MAX_ID_LENGTH else words
    number, source_id = 1, stem
    while source_id in taken:
        number, source_id = number + 1, f"{stem}-{number + 1}"
    return source_id


def write_articles(texts: DossierTexts, added: Sequence[AddedArticle]) -> None:
    """Write the texts, then the table in one step; where that fails, take the texts back."""
    written: list[Path] = []
    try:
        (texts.folder / "seeds").mkdir(exist_ok=True)
        for each in added:
            path = texts.folder / f"seeds/{each.source_id}.txt"
            write_file_whole(path, article_bytes(each))
            written.append(path)
        if added:
            write_file_whole(texts.sources, append_source_rows(texts, added))
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise AddError(f"Nothing was added: {error.filename or texts.folder}: {error.strerror}.") from None


def write_file_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step: who reads meanwhile sees the old one or the new one, never a half."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def append_source_rows(texts: DossierTexts, added: Sequence[AddedArticle]) -> bytes:
    """The table with the new rows at its end; every byte that was there stays, and its line ends are taken up."""
    old = texts.sources.read_bytes()
    line_end = "\r\n" if b"\r\n" in old else "\n"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, texts.header, restval="", extrasaction="ignore", lineterminator=line_end)
    writer.writerows(build_source_row(each) for each in added)
    gap = b"" if old.endswith(b"\n") else line_end.encode()
    return old + gap + out.getvalue().encode()


def build_source_row(added: AddedArticle) -> dict[str, str]:
    """The cells of `sources` for an article, by column."""
    known = {column: found.value for column, found in added.article.fields.items()} if added.article else {}
    path = f"seeds/{added.source_id}.txt"
    digest = hashlib.sha256(article_bytes(added)).hexdigest()
    return {**known, "source_id": added.source_id, "kind": "article", "path": path, "sha256": digest}


def article_bytes(added: AddedArticle) -> bytes:
    """The file of an article's text."""
    return added.article.text.encode() if added.article else b""
