"""Tables of places by status: a row for each place and day, or a column for each time (VIINA's two forms)."""

from __future__ import annotations

import re
from datetime import date

import geopandas as gpd
import pandas as pd

from parley.own_layer.areas import OWN_AREA_CRS
from parley.own_layer.fault import OwnLayerError
from parley.words.dates import format_day
from parley.words.messages import say, say_count

STATUS_COLUMN_PATTERN = re.compile(r"^ctr_(\d{8})\d*$")
LONGITUDE_NAMES, LATITUDE_NAMES = ("longitude", "lon", "lng", "x"), ("latitude", "lat", "y")
NO_STATUS_LABEL = "no status"

MAX_REGION_DISTANCE = 3000
"""Metres: outlines are simpler than the ground, so a village at the border may seem to lie beyond it."""

ROUNDED_ID_PATTERN = re.compile(r"^\d(\.\d+)?e\+?\d+$", re.I)


def read_status_places(table: pd.DataFrame, asked: date) -> tuple[gpd.GeoDataFrame, date | None, list[str]]:
    """The places of a table of texts as points with a `status`, the day shown, notes.

    The day is the last not after the one asked, else the first.
    """
    notes: list[str] = []
    wide = {name: parse_table_day(found[1]) for name in table.columns if (found := STATUS_COLUMN_PATTERN.match(name))}
    if wide:
        table, shown = select_time_column(table, {name: at for name, at in wide.items() if at}, asked, notes)
    elif "status" in table.columns:
        table, shown = select_day_rows(table, asked, notes)
    else:
        raise OwnLayerError(
            say("The table has neither a column “status” nor columns “ctr_<time>”."),
            say(
                "Open a table with geonameid, date, status, or with a column for each time, with longitude and "
                "latitude; or one of areas with a column “WKT”."
            ),
        )
    table = drop_duplicate_places(table, notes)
    table["status"] = table["status"].replace("", NO_STATUS_LABEL)
    return points_from_table(table, shown), shown, notes


def is_used_column(name: str) -> bool:
    """Whether a column is read at all."""
    name = name.strip().lower()
    return name in ("geonameid", "date", "status", *LONGITUDE_NAMES, *LATITUDE_NAMES) or bool(
        STATUS_COLUMN_PATTERN.match(name)
    )


def select_time_column(
    table: pd.DataFrame, times: dict[str, date], asked: date, notes: list[str]
) -> tuple[pd.DataFrame, date | None]:
    """The wide form at the last time not after the day asked."""
    if not times:
        raise OwnLayerError(say("The columns “ctr_<time>” name no days."), say("A time reads YYYYMMDDhhmmss."))
    column = max((name for name in times if times[name] <= asked), default=min(times))
    if len(times) > 1:
        notes.append(say("Of {count} times the column “{column}” was taken.", count=len(times), column=column))
    return strip_used_columns(table.rename(columns={column: "status"})), times[column]


def select_day_rows(table: pd.DataFrame, asked: date, notes: list[str]) -> tuple[pd.DataFrame, date | None]:
    """The long form on the last day not after the one asked; a table without days is taken whole."""
    if "date" not in table.columns:
        return strip_used_columns(table), None
    days = {value: parse_table_day(value) for value in table["date"].unique()}
    known = {value: at for value, at in days.items() if at}
    if not known:
        raise OwnLayerError(say("The column “date” holds no days."), say("A day reads YYYYMMDD or YYYY-MM-DD."))
    shown = max((at for at in known.values() if at <= asked), default=min(known.values()))
    rows = table["date"].isin([value for value, at in known.items() if at == shown])
    if len(set(known.values())) > 1:
        notes.append(
            say_count(
                "Of {days} days one was taken; {count} row of others left.",
                "Of {days} days one was taken; {count} rows of others left.",
                int((~rows).sum()),
                days=len(set(known.values())),
            )
        )
    return strip_used_columns(table[rows]), shown


def strip_used_columns(table: pd.DataFrame) -> pd.DataFrame:
    """The columns that count, as texts."""
    kept = [name for name in ("geonameid", "status", *LONGITUDE_NAMES, *LATITUDE_NAMES) if name in table.columns]
    return pd.DataFrame({name: table[name].astype(str).str.strip() for name in kept})


def drop_duplicate_places(table: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """Every place once: numbers as spreadsheets write them are read, rounded ones are left."""
    if "geonameid" not in table.columns:
        return table
    rounded = table["geonameid"].str.fullmatch(ROUNDED_ID_PATTERN)
    if rounded.any():
        notes.append(
            say_count(
                "{count} row left: a spreadsheet has rounded its number (as “4.68e+05”).",
                "{count} rows left: a spreadsheet has rounded their number (as “4.68e+05”).",
                int(rounded.sum()),
            )
        )
    table = table[~rounded].assign(geonameid=lambda rows: rows["geonameid"].str.replace(r"\.0+$", "", regex=True))
    once = table.drop_duplicates()
    apart = int(once["geonameid"].duplicated().sum())
    if len(once) < len(table):
        twice = len(table) - len(once)
        notes.append(
            say_count("{count} row stood twice and counts once.", "{count} rows stood twice and count once.", twice)
        )
    if apart:
        notes.append(
            say_count(
                "{count} row gives a place a second status on the same day; the first counts.",
                "{count} rows give a place a second status on the same day; the first counts.",
                apart,
            )
        )
    return once.drop_duplicates("geonameid")


def points_from_table(table: pd.DataFrame, shown: date | None) -> gpd.GeoDataFrame:
    """The places as points in degrees."""
    east = next((name for name in LONGITUDE_NAMES if name in table.columns), "")
    north = next((name for name in LATITUDE_NAMES if name in table.columns), "")
    if not east or not north:
        counts = ", ".join(f"{status} {count:,}" for status, count in table["status"].value_counts().items())
        problem = say(
            "It names places by number and gives no longitude and latitude, so they can't be put on a map or counted "
            "by region. Places by status: {counts}.",
            counts=counts,
        )
        if shown:
            problem = say(
                "It names places by number and gives no longitude and latitude, so they can't be put on a map or "
                "counted by region. Places by status on {day}: {counts}.",
                day=format_day(shown),
                counts=counts,
            )
        remedy = say("Add columns longitude and latitude: the list of places published beside such tables has both.")
        raise OwnLayerError(problem, remedy)
    longitude = pd.to_numeric(table[east], errors="coerce")
    longitude = longitude.where(longitude.between(-180, 180), (longitude + 180) % 360 - 180)
    latitude = pd.to_numeric(table[north], errors="coerce")
    points = gpd.points_from_xy(longitude, latitude)
    kept = {name: table[name] for name in ("geonameid", "status") if name in table.columns}
    return gpd.GeoDataFrame(kept, geometry=points, crs=4326)


def assign_places_to_units(places: gpd.GeoDataFrame, units: gpd.GeoDataFrame, notes: list[str]) -> gpd.GeoDataFrame:
    """The places of the country with the code of the unit each lies in, or just beside."""
    own = units[["iso_3166_2", "geometry"]].to_crs(OWN_AREA_CRS)
    placed = places[~places.is_empty & places.is_valid].to_crs(OWN_AREA_CRS)
    placed = placed.sjoin_nearest(own, max_distance=MAX_REGION_DISTANCE, distance_col="beyond").drop(
        columns="index_right"
    )
    placed = placed[~placed.index.duplicated()]
    if near := int((placed["beyond"] > 0).sum()):
        notes.append(
            say(
                "{count} within {distance} km of a drawn outline counted with the nearest region.",
                count=near,
                distance=MAX_REGION_DISTANCE // 1000,
            )
        )
    return placed.drop(columns="beyond").to_crs(places.crs).reset_index(drop=True)


def parse_table_day(text: str) -> date | None:
    """YYYYMMDD, YYYY-MM-DD, or YYYYMMDD.0 as a day."""
    digits = text.strip().removesuffix(".0").replace("-", "")[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None
