"""Which areas of a reader's file mean ground held, where one file holds several classes of control."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

HELD_PATTERN = re.compile(r"occup|annex|окупован|оккупир|анексован|аннексир|under .*control|assessed .*control", re.I)
NOT_HELD_PATTERN = re.compile(
    r"liberat|de-?occup|un-?occup|unknown|contest|claim|dispute|not |former|advance|"
    r"деок|звільн|освоб|невідом|неизвест|спірн|спорн",
    re.I,
)
"""What such maps write in their classes, in the languages of the field. A class that both match is not clear."""

CLASS_COLUMN_NAMES = ("status", "control", "class", "type", "category", "name", "kind", "state", "layer", "title")
MAX_CLASSES = 24
"""A column with more values than this names places, not classes."""


@dataclass(frozen=True)
class ControlClasses:
    """The column that tells the classes ("" = there is one class), how many areas each has, which were taken."""

    column: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    taken: tuple[str, ...] = ()
    clear: bool = False

    @property
    def note(self) -> str:
        """What was found and what was taken, for the reader."""
        if not self.column:
            return ""
        listed = "; ".join(f"{value or 'no value'} ({count:,})" for value, count in self.counts)
        some = "; ".join(value or "no value" for value in self.taken)
        if len(self.taken) == len(self.counts):
            some = "all" if self.clear else "all, since none says clearly what is held"
        return f"Column “{self.column}” tells {len(self.counts)} classes: {listed}. Taken: {some}."


def find_control_classes(areas: gpd.GeoDataFrame, wanted: Sequence[str] = ()) -> ControlClasses:
    """Find the column that tells classes; take those wanted, else those that clearly mean held, else all."""
    found = {str(name): class_column_values(areas[name]) for name in areas.columns if name != areas.geometry.name}
    found = {name: column for name, column in found.items() if 1 < column.nunique() <= MAX_CLASSES}
    if not found:
        return ControlClasses()
    column = min(found, key=lambda name: class_column_rank(name, found[name]))
    held = [value for value in found[column].unique() if is_held_class(value)]
    if not held and not is_class_column_name(column):
        return ControlClasses()
    counts = tuple((str(value), int(count)) for value, count in found[column].value_counts().items())
    known = [value for value, _ in counts]
    taken = [value for value in known if value in wanted] or [value for value in known if value in held] or known
    return ControlClasses(column, counts, tuple(taken), bool(held))


def select_class_areas(areas: gpd.GeoDataFrame, classes: ControlClasses) -> gpd.GeoDataFrame:
    """The areas of the classes taken."""
    return areas[class_column_values(areas[classes.column]).isin(classes.taken)] if classes.column else areas


def class_column_values(column: pd.Series) -> pd.Series:
    """A column as short texts, blank where it has none."""
    return column.astype(object).where(column.notna(), "").astype(str).str.strip().str.slice(0, 120)


def is_held_class(value: str) -> bool:
    """Whether a class clearly says that the ground is held."""
    return bool(HELD_PATTERN.search(value)) and not NOT_HELD_PATTERN.search(value)


def is_class_column_name(column: str) -> bool:
    """Whether a column's name promises classes."""
    return column.lower() in CLASS_COLUMN_NAMES


def class_column_rank(name: str, column: pd.Series) -> tuple[bool, int, int]:
    """Columns whose values say what is held come first, then those named for it, then those with fewer values."""
    says = any(is_held_class(value) for value in column.unique())
    place = CLASS_COLUMN_NAMES.index(name.lower()) if is_class_column_name(name) else len(CLASS_COLUMN_NAMES)
    return (not says, place, int(column.nunique()))
