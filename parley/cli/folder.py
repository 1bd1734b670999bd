"""Which dossier a command works on: the same rule for all of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

DOSSIER_VARIABLE = "PARLEY_DOSSIER"

FolderArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FOLDER]",
        help="The dossier, a folder with data/ and seeds/. Without it: the folder named in PARLEY_DOSSIER, else the "
        "one you are in.",
        show_default=False,
    ),
]
"""The dossier as an argument of a command."""

FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--dossier",
        "-d",
        metavar="FOLDER",
        help="The dossier, a folder with data/ and seeds/. Without it: the folder named in PARLEY_DOSSIER, else the "
        "one you are in.",
        show_default=False,
    ),
]
"""The dossier as an option, for commands whose arguments are other files."""


class ChosenFolder(NamedTuple):
    """A dossier's folder, and in words why it is this one."""

    path: Path
    reason: str


def choose_dossier_folder(named: Path | None) -> ChosenFolder:
    """The folder that was named, else the one in PARLEY_DOSSIER, else the current one."""
    if named is not None:
        return ChosenFolder(named, "named in the command")
    if value := os.environ.get(DOSSIER_VARIABLE):
        return ChosenFolder(Path(value), f"named in {DOSSIER_VARIABLE}")
    return ChosenFolder(Path(), "the current folder")


def announce_dossier_folder(named: Path | None) -> Path:
    """Choose the folder and say which one it is, on stderr: what programs read on stdout stays as it is."""
    chosen = choose_dossier_folder(named)
    typer.echo(f"Dossier: {chosen.path.resolve()} ({chosen.reason})", err=True)
    return chosen.path
