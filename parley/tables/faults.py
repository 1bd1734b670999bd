"""Faults as values: what is wrong with a dossier, where it stands, and what an editor can do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    `file` is relative to the dossier's folder; `row` is the line an editor sees in a spreadsheet (the header is 1),
    or None where no single row is at fault; `column` and `value` are empty where they do not apply.
    """

    file: str
    row: int | None
    column: str
    value: str
    problem: str
    remedy: str

    @property
    def is_warning(self) -> bool:
        """Whether the row is sound all the same: what is said is for the editor, and no page does without the row."""
        return False

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        said = f" “{self.value}”:" if self.value else ""
        told = f"{', '.join(place)}:{said} {self.problem} {self.remedy}".rstrip()
        return told.encode("utf-8", "backslashreplace").decode()  # bytes that were no text can be told, not printed


@dataclass(frozen=True)
class DataWarning(Fault):
    """Something an editor should look at in a row that is sound: it is shown, and the check does not fail for it."""

    @property
    def is_warning(self) -> bool:
        """A warning takes no row out."""
        return True
