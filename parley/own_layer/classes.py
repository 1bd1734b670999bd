"""Which areas of a reader's file mean ground held, where one file holds several classes of control."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from parley.words.messages import format_number, say, say_count

HELD_PATTERN = re.compile(
    r"occup|annex|captured|seized|окупован|оккупир|анексован|аннексир|захоплен|захвачен|besetzt|ocupad|okupowan|işgal|"
    r"محتل|under .*control|assessed .*control",
    re.I,
)
NOT_HELD_PATTERN = re.compile(
    r"liberat|de-?occup|un-?occup|unknown|contest|claim|dispute|not |former|advance|recaptured|retaken|"
    r"деок|звільн|освоб|невідом|неизвест|спірн|спорн|befreit|umstritten|libér|wyzwol|liberad|محرر",
    re.I,
)
"""What such maps write in their classes, in the languages of the field. A class that both match is not held."""

SIDE_PATTERN = re.compile(r"under (.*)control(.*)|assessed (.*)control(.*)|\bby (.+)", re.I)
"""Where a class names who holds the ground; two who do are never added up unasked."""

SATIRE_PATTERN = re.compile(r"satir|сатир|parod|пароді|пароди|fictit|fiction|вигадан|вымышл|\bjoke\b|жарт", re.I)
FALSE_WORDS = {"", "0", "0.0", "false", "no", "none", "nan"}

CLASS_COLUMN_NAMES = (
    "status", "control", "class", "type", "category", "holder", "side", "actor", "faction", "controlled_by", "name",
    "kind", "state", "folder", "layer", "object", "title",
)  # fmt: skip
STYLE_COLUMN_NAMES = ("style", "fill")
"""Colours tell classes where nothing else does."""

NAMING_COLUMN_PATTERN = re.compile(
    r"(^|_)(id|fid|uid|uuid|guid|gid|code|date|time|day|url|link|source|author|user|begin|end|when)$|^(objectid|globalid|"
    r"ogc_fid|timestamp|created|updated|edited|description|comment|notes?|tessellate|stroke|area|length|"
    r"icon|altitudemode|snippet)|shape_",
    re.I,
)
"""Columns that number, date or describe areas, and so tell no classes unless their values say what is held."""

MAX_CLASSES = 24
"""A column with more values than this names places, not classes."""

MAX_CLASS_LENGTH = 80
"""Longer texts describe, they don't name a class."""


@dataclass(frozen=True)
class ControlClasses:
    """The column that tells the classes ("" = there is one class), how many areas each has, which were taken, which
    say neither that ground is held nor that it isn't, and whether the reader chose."""

    column: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    taken: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    chosen: bool = False

    @property
    def asks(self) -> bool:
        """Whether nothing can be measured before the reader has chosen: several classes, and none clearly held."""
        return bool(self.column) and not self.taken

    @property
    def open(self) -> tuple[str, ...]:
        """The classes of which it stays open whether they are held; none once the reader has chosen."""
        return () if self.chosen else self.unclear

    @property
    def note(self) -> str:
        """What was found and what was taken, for the reader."""
        if not self.column:
            return ""
        listed = "; ".join(f"{name_class(value)} ({format_number(count)})" for value, count in self.counts)
        if self.asks:
            message = "Column “{column}” tells {count} classes: {listed}. None says clearly what is held."
            return say(message, column=self.column, count=len(self.counts), listed=listed)
        some = say("all") if len(self.taken) == len(self.counts) else "; ".join(map(name_class, self.taken))
        message = "Column “{column}” tells {count} classes: {listed}. Taken: {some}."
        return say(message, column=self.column, count=len(self.counts), listed=listed, some=some)


def name_class(value: str) -> str:
    """A class as a reader sees it."""
    return value or say("no value")


def find_control_classes(areas: gpd.GeoDataFrame, wanted: Sequence[str] = ()) -> ControlClasses:
    """Find the column that tells classes; take those wanted, else those that clearly mean held, else none: what isn't
    understood must be asked for, never be added."""
    found = {str(name): class_column_values(areas[name]) for name in areas.columns if name != areas.geometry.name}
    found = {name: column for name, column in found.items() if may_tell_classes(name, column)}
    if not found:
        return ControlClasses()
    column = min(found, key=lambda name: class_column_rank(name, found[name]))
    counts = tuple((str(value), int(count)) for value, count in found[column].value_counts().items())
    known = [value for value, _ in counts]
    held, unclear = sort_classes(known)
    chosen = [value for value in known if value in wanted]
    return ControlClasses(column, counts, tuple(chosen or held), tuple(unclear), bool(chosen))


def sort_classes(values: Sequence[str]) -> tuple[list[str], list[str]]:
    """The classes that clearly mean held, and those that say neither; of several sides by name, all are unclear."""
    held = [value for value in values if is_held_class(value)]
    sides = {name_side(value) for value in held}
    if len(sides - {""}) > 1:
        named = [value for value in held if name_side(value)]
        held = [value for value in held if value not in named]
    unclear = [value for value in values if value not in held and not NOT_HELD_PATTERN.search(value)]
    return held, unclear


def name_side(value: str) -> str:
    """Who holds the ground by a class that says so, in small letters; "" where it doesn't."""
    found = SIDE_PATTERN.search(value.partition("///")[0])
    return " ".join(filter(None, found.groups())).strip(" .:").lower() if found else ""


def may_tell_classes(name: str, column: pd.Series) -> bool:
    """Whether a column may tell classes: few short values that aren't numbers of areas, dates or descriptions."""
    values = list(column.unique())
    if not 1 < len(values) <= MAX_CLASSES or max(map(len, values)) > MAX_CLASS_LENGTH:
        return False
    if is_class_column_name(name) or any(is_held_class(value) for value in values):
        return True
    # A number or a link may tell classes only under a name that promises them.
    plain = all(re.fullmatch(r"[-+\d.,:/TZ ]*|https?://.*|[0-9a-f-]{16,}", value) for value in values)
    return not plain and not NAMING_COLUMN_PATTERN.search(name)


def select_class_areas(areas: gpd.GeoDataFrame, column: str, values: Sequence[str]) -> gpd.GeoDataFrame:
    """The areas of some classes; all where no column tells any."""
    return areas[class_column_values(areas[column]).isin(values)] if column else areas


def class_column_values(column: pd.Series) -> pd.Series:
    """A column as short texts, blank where it has none, whole numbers without a point."""
    texts = column.astype(object).where(column.notna(), "").astype(str).str.strip().str.slice(0, 120)
    return texts.str.replace(r"^(-?\d+)\.0$", r"\1", regex=True)


def is_held_class(value: str) -> bool:
    """Whether a class clearly says that the ground is held."""
    return bool(HELD_PATTERN.search(value)) and not NOT_HELD_PATTERN.search(value)


def is_class_column_name(column: str) -> bool:
    """Whether a column's name promises classes."""
    return column.lower() in CLASS_COLUMN_NAMES


def class_column_rank(name: str, column: pd.Series) -> tuple[bool, int, int]:
    """Columns whose values say what is held come first, then those named for it, then those with fewer values."""
    says = any(is_held_class(value) for value in column.unique())
    place = len(CLASS_COLUMN_NAMES) + (name.lower() in STYLE_COLUMN_NAMES)
    if is_class_column_name(name):
        place = CLASS_COLUMN_NAMES.index(name.lower())
    return (not says, place, int(column.nunique()))


def drop_satire(areas: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """The areas that their file doesn't itself mark as satire or fiction, in a value or a column of that name."""
    marked = pd.Series(False, index=areas.index)
    for name in areas.columns:
        if name == areas.geometry.name:
            continue
        values = class_column_values(areas[name])
        if SATIRE_PATTERN.search(str(name)):
            marked |= ~values.str.lower().isin(FALSE_WORDS)
        else:
            marked |= values.str.contains(SATIRE_PATTERN)
    if count := int(marked.sum()):
        notes.append(
            say_count(
                "{count} area is marked in the file as satire or fiction and was left out.",
                "{count} areas are marked in the file as satire or fiction and were left out.",
                count,
            )
        )
    return areas[~marked]
