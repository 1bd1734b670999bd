"""A dossier as one file to take away: a zipped Data Package of tables, contract and geometry, without what may not be
given on."""

from __future__ import annotations

import csv
import io
import json
import textwrap
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from parley.tables.contract import CONTRACT_FILE, resources_by_name, table_file_path
from parley.tables.reading import read_contract_table

ZIP_TIMESTAMP = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the package: the same rows make the same bytes."""

PACKAGE_DESCRIPTOR = "datapackage.json"
"""Where the standard has the descriptor of a package."""

README_WIDTH = 100


class WithheldArticle(NamedTuple):
    """An article whose text is not in the package, as no right to give it on is known."""

    source_id: str
    title: str
    publisher: str
    path: str
    sha256: str


def build_data_package(folder: Path, contract: dict[str, Any]) -> bytes:
    """The zipped Data Package; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in sorted(package_file_contents(folder, contract).items()):
            entry = zipfile.ZipInfo(name, ZIP_TIMESTAMP)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            file.writestr(entry, content)
    return out.getvalue()


def package_name(contract: Mapping[str, Any]) -> str:
    """What the package's file is called, without its ending."""
    return str(contract.get("name") or "dossier")


def package_file_contents(folder: Path, contract: dict[str, Any]) -> dict[str, bytes]:
    """Every file of the package by its path in it."""
    given, kept = split_articles_by_rights(folder, contract)
    tables = [table_file_path(contract, table) for table in resources_by_name(contract)]
    geometry = f"data/{contract.get('parley', {}).get('geometry', 'geo')}"
    names = [CONTRACT_FILE, *tables, *given, *list_geometry_files(folder, geometry)]
    files = {name: content for name in names if (content := read_dossier_file(folder, name)) is not None}
    sources = table_file_path(contract, "sources")
    if kept and sources in files:
        files[sources] = blank_article_paths(files[sources], {each.path for each in kept})
    files |= {PACKAGE_DESCRIPTOR: build_root_descriptor(contract)}
    return files | {"README.txt": build_package_readme(contract, files, kept).encode()}


def build_root_descriptor(contract: Mapping[str, Any]) -> bytes:
    """The contract as it must lie at the root of a zip, its paths from there.

    Readers of Data Packages look for the descriptor at the root of an archive and nowhere else: frictionless takes a
    zip without one for a single file, and calls it valid. The contract in data/ stays, for it makes the folder a
    dossier again.
    """
    resources = [resource | {"path": f"data/{resource['path']}"} for resource in contract.get("resources", [])]
    text = json.dumps({**contract, "resources": resources}, ensure_ascii=False, indent=2)
    return (text + "\n").encode()


def split_articles_by_rights(folder: Path, contract: dict[str, Any]) -> tuple[list[str], list[WithheldArticle]]:
    """The texts of articles that go into the package, and those that do not: no right of reuse stands in their row."""
    if "sources" not in resources_by_name(contract):
        return [], []
    rows = read_contract_table(folder, contract, "sources", [])
    articles = rows[rows["kind"].eq("article") & rows["path"].ne("")]
    free = articles["rights"].str.strip().ne("")
    columns = ["source_id", "title", "publisher", "path", "sha256"]
    return list(articles.loc[free, "path"]), [
        WithheldArticle(*row) for row in articles.loc[~free, columns].itertuples(index=False, name=None)
    ]


def list_geometry_files(folder: Path, geometry: str) -> Iterator[str]:
    """The files of the geometry's folder, by their path in the dossier."""
    for path in (folder / geometry).rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith((".", "__")) for part in name.parts):
            yield name.as_posix()


def read_dossier_file(folder: Path, name: str) -> bytes | None:
    """A file of the dossier; None for one that is not there, or lies outside of it."""
    path = (folder / name).resolve()
    return path.read_bytes() if path.is_relative_to(folder.resolve()) and path.is_file() else None


def blank_article_paths(sources: bytes, left_out: Collection[str]) -> bytes:
    """The table of sources with the path of each article that is left out blank: every other cell stays."""
    header, *rows = csv.reader(io.StringIO(sources.decode("utf-8-sig"), newline=""))
    at = header.index("path")
    out = io.StringIO(newline="")
    blank = [[*row[:at], "", *row[at + 1 :]] if row[at : at + 1] and row[at] in left_out else row for row in rows]
    csv.writer(out, lineterminator="\n").writerows([header, *blank])
    return out.getvalue().encode()


def build_package_readme(
    contract: Mapping[str, Any], files: Collection[str], left_out: Sequence[WithheldArticle]
) -> str:
    """What the package holds, under which terms, and what is not in it."""
    title, about = str(contract.get("title", "")), str(contract.get("description", ""))
    terms = [str(each.get("title") or each.get("name", "")) for each in contract.get("licenses", [])]
    says = [
        title,
        about,
        "datapackage.json describes every table and column (Data Package v2); any program that reads CSV opens the "
        "tables. The same stands in data/datapackage.json with paths from there, for Parley opens this folder by it.",
        f"Licence of the tables: {'; '.join(filter(None, terms))}." if any(terms) else "",
        "Figures taken over from a reference stay under its own terms: see the column “note” of the table “sources”.",
        *(f"The terms of the geometry stand in {name}." for name in sorted(files) if is_licence_file(name)),
        *withheld_article_paragraphs(left_out),
    ]
    return "\n\n".join(wrap_paragraph(each) for each in says if each) + "\n"


def wrap_paragraph(words: str) -> str:
    """A paragraph in lines that fit a page; names of files are not broken."""
    return textwrap.fill(words, README_WIDTH, break_long_words=False, break_on_hyphens=False)


def is_licence_file(name: str) -> bool:
    """Whether a file says under which terms others may be used."""
    return Path(name).stem.lower() in ("licence", "license")


def withheld_article_paragraphs(left_out: Sequence[WithheldArticle]) -> list[str]:
    """The articles that are not in the package, and how one who has them puts them back."""
    if not left_out:
        return []
    said = (
        "Not in this package: the texts of the articles below, as no right to give them on is known. What the table "
        "“evidence” quotes from them stands there as quotation. Their “path” in the table “sources” is blank; who has "
        "such a text (the checksum tells) and writes its path there again has the whole dossier."
    )
    each = [
        f"- {source}: “{title}”, {publisher}; {path}, SHA-256 {sha256 or 'not recorded'}"
        for source, title, publisher, path, sha256 in left_out
    ]
    return [said, *each]
