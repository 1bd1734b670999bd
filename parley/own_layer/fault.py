"""Why a file that a reader opens can't be read, in words for that reader."""

from __future__ import annotations


class OwnLayerError(ValueError):
    """A reader's file that can't be used: what is wrong with it and what the reader can do."""

    def __init__(self, problem: str, remedy: str, name: str = "") -> None:
        super().__init__(problem, remedy, name)
        self.problem = problem
        self.remedy = remedy
        self.name = name

    def named(self, name: str) -> OwnLayerError:
        """The same fault with the file's name."""
        return OwnLayerError(self.problem, self.remedy, name)

    def __str__(self) -> str:
        return f"{f'{self.name}: ' if self.name else ''}{self.problem} {self.remedy}"
