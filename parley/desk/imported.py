"""An article as it was read from a file: its parts, what is known of it and from where, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field


class UnreadableFileError(ValueError):
    """A file from which no article can be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class FoundField:
    """A cell of the table `sources`, and where in the file it comes from, in words."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """One article: `text` is what goes into seeds/; `fields` are by column; `left_out` are lines of the page."""

    text: str
    fields: dict[str, FoundField]
    left_out: tuple[str, ...] = field(default=())


def squeeze_blanks(words: str) -> str:
    """Words with each run of blanks and line breaks as one blank."""
    return " ".join(words.split())
