"""Make an empty dossier: the contract with neutral settings, every table with its header, seeds/ and a guide."""

from __future__ import annotations

import csv
import json
import re
import shutil
import tempfile
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from parley.tables.contract import CONTRACT_FILE, resources_by_name, table_column_names, table_file_path

TEMPLATE_FOLDER = Path(__file__).parent / "template"
GUIDE_FILE = "GUIDE.md"
FOLDER_MODE = 0o755


class NewDossierError(ValueError):
    """A dossier cannot be made there; the message says why and what to do."""


def create_dossier(folder: Path, title: str, day: date) -> list[str]:
    """Make a dossier in a folder that is not there yet or is empty; the paths of its files, relative to it.

    It is written beside the folder and moved there whole, so a full disk leaves no half of one. `day` is its as_of.
    """
    folder = folder.resolve()
    refuse_used_folder(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise NewDossierError(f"{folder} cannot be made: {error.strerror}. Name another folder.") from None
    try:
        write_dossier_files(draft, build_contract(folder.name, title, day))
        draft.chmod(FOLDER_MODE)
        draft.replace(folder)
    except OSError as error:
        raise NewDossierError(f"{folder} cannot be written: {error.strerror}. Name another folder.") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def refuse_used_folder(folder: Path) -> None:
    """Raise NewDossierError where something stands that a new dossier would be mixed with."""
    if folder.exists() and not folder.is_dir():
        raise NewDossierError(f"{folder} is a file. Name a folder that is not there yet.")
    if folder.is_dir() and any(folder.iterdir()):
        raise NewDossierError(f"{folder} is not empty. Name a folder that is not there yet, or empty this one.")


def write_dossier_files(folder: Path, contract: dict[str, Any]) -> None:
    """Write contract, tables, guide and the folder for articles."""
    (folder / "seeds").mkdir()
    (folder / "data").mkdir()
    text = json.dumps(contract, ensure_ascii=False, indent=2)
    (folder / CONTRACT_FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    for table in resources_by_name(contract):
        with (folder / table_file_path(contract, table)).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerow(table_column_names(contract, table))
    shutil.copyfile(TEMPLATE_FOLDER / GUIDE_FILE, folder / GUIDE_FILE)


def build_contract(folder_name: str, title: str, day: date) -> dict[str, Any]:
    """The contract of a new dossier: all tables, no article, nothing left outside, and the day it was made."""
    contract: dict[str, Any] = json.loads((TEMPLATE_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    contract |= {"name": make_package_name(folder_name), "title": title.strip() or folder_name}
    contract["parley"]["as_of"] = day.isoformat()
    return contract


def make_package_name(words: str, fallback: str = "dossier") -> str:
    """A name as Data Packages and ids take it: small ASCII letters and digits with hyphens; else the fallback."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or fallback
