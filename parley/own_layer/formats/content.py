"""What a format's reader is given and what it hands back, and the limits that all of them keep to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import geopandas as gpd
import pandas as pd

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.encodings import TextEncoding
from parley.words.messages import say

MAX_POSITIONS = 1_000_000
"""The most points an outline layer may have; a detailed control map has some ten thousand."""

MAX_FEATURES = 200_000
"""The most features that are read."""

MAX_TEXT = 120
"""Characters of an attribute that are kept: classes are short, and a hostile file's texts need not be."""


@dataclass(frozen=True)
class LayerFile:
    """A file to be read: its name and bytes, further parts of the same layer by ending (a Shapefile's), and the
    encoding of its texts where the reader has chosen one."""

    name: str
    data: bytes
    parts: Mapping[str, bytes] = field(default_factory=dict)
    encoding: str = ""


@dataclass(frozen=True, eq=False)
class LayerContent:
    """What a file holds: `features` (any geometry, with attributes and a coordinate system or None), or a `table` of
    places as texts, its columns' names in small letters; `notes` for the reader; how its texts are encoded, where
    that had to be found out."""

    features: gpd.GeoDataFrame | None = None
    table: pd.DataFrame | None = None
    notes: tuple[str, ...] = ()
    encoding: TextEncoding | None = None


@contextmanager
def wrap_format_errors(kind: str) -> Iterator[None]:
    """Whatever a library stumbles over is, for the reader, a damaged file."""
    try:
        yield
    except OwnLayerError:
        raise
    except Exception as wrong:
        raise make_damaged_file_error(kind) from wrong


def make_damaged_file_error(kind: str) -> OwnLayerError:
    """The word for a file that a library can't read to its end."""
    return OwnLayerError(say("The {kind} is damaged or ends too early.", kind=kind), say("Download or save it again."))


def make_feature_limit_error() -> OwnLayerError:
    """The word for a layer with too many rows."""
    return OwnLayerError(
        say("It has more than {most} features.", most=MAX_FEATURES),
        say("Leave out what is not needed, or merge areas."),
    )


def make_point_limit_error() -> OwnLayerError:
    """The word for a layer that would need too much memory."""
    return OwnLayerError(
        say("It has more than {most} points.", most=MAX_POSITIONS),
        say("Simplify its outlines; shares hardly change at 50 metres of detail."),
    )
