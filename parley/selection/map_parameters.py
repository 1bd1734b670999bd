"""The map's own parameters: its layer, the day it shows and the day it compares with, as far as the tables reach."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.selection.link_values import LinkNotice, QueryParams, format_optional_day, read_address_day, read_choice

MAP_LAYERS = ("control", "share")
"""What the map shows of each region, the default first: the article's statuses, or a reference's shares."""


def read_map_layer(params: QueryParams, dossier: Dossier, notices: list[LinkNotice]) -> str:
    """The map's layer where it is not the default; one that the dossier has no rows for is left out with a word."""
    layer = read_choice(params, "layer", MAP_LAYERS, notices)
    if layer == "share" and dossier.occupied_share.empty:
        notices.append(
            LinkNotice(layer, "cannot be shown: this dossier has no assessed shares. The map shows control.")
        )
        return ""
    return "" if layer == MAP_LAYERS[0] else layer


def read_as_of_day(params: QueryParams, dossier: Dossier, notices: list[LinkNotice], layer: str = "") -> str:
    """The as-of day of a link; one that the tables do not reach is moved to the nearest they do, with a word."""
    day = read_reached_day(params, "asof", dossier, notices, layer)
    return day.isoformat() if day and day != dossier.as_of else ""


def read_compared_day(params: QueryParams, dossier: Dossier, notices: list[LinkNotice], own: Mapping[str, str]) -> str:
    """The second day of a link, to compare the map's with; left out with a word where it is the same or on no map."""
    if own.get("layer"):
        if asked := read_address_day(params, "versus", notices):
            notices.append(LinkNotice(format_optional_day(asked), "is not compared: this layer shows one day."))
        return ""
    day = read_reached_day(params, "versus", dossier, notices)
    if day and day.isoformat() == (own.get("asof") or dossier.as_of.isoformat()):
        notices.append(LinkNotice(format_optional_day(day), "is the day shown, so there is nothing to compare."))
        return ""
    return day.isoformat() if day else ""


def read_reached_day(
    params: QueryParams, name: str, dossier: Dossier, notices: list[LinkNotice], layer: str = ""
) -> date | None:
    """A day of a link, moved to the nearest that the tables of a layer reach, with a word; None where it is no day."""
    asked = read_address_day(params, name, notices)
    if asked is None:
        return None
    first, final = layer_date_range(dossier, layer)
    day = min(max(asked, first), final)
    if day != asked:
        told = "assessed shares" if layer == "share" else "control"
        reach = f"the tables tell of {told} from {format_optional_day(first)} to {format_optional_day(final)}"
        shown = f"The map shows {format_optional_day(day)}."
        notices.append(LinkNotice(format_optional_day(asked), f"cannot be shown: {reach}. {shown}"))
    return day


def layer_date_range(dossier: Dossier, layer: str = "") -> tuple[date, date]:
    """The first and the last day that a layer of the map can show; control is told up to the article's day."""
    if layer == "share":
        days = dossier.occupied_share["day"]
        return days.min(), max(days.max(), dossier.as_of)
    first = dossier.control["earliest"].min()
    return (dossier.as_of if first is pd.NaT else first.date()), dossier.as_of
