"""The map as data: control and shares of a day as rows, the units with their class as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import shapely

from parley.dossier.dossier import Dossier
from parley.dossier.geometry import BaseMap, orient_for_geojson
from parley.evidence.quotes import first_article_sentence
from parley.evidence.telling import SOURCE_COLUMNS, source_cells
from parley.figures.files.rows import caption_columns
from parley.figures.files.svg import Caption
from parley.figures.map.state import unit_owners
from parley.results import control
from parley.results.share import AssessedShares

CONTROL_EXPORT_COLUMNS = (
    "as_of",
    "territory_id",
    "territory",
    "iso_3166_2",
    "status",
    "status_words",
    "held_by",
    "since",
    "since_basis",
    "status_basis",
    "claimed",
    "claimed_by",
    "claim_basis",
    "sentence",
    *SOURCE_COLUMNS,
    "note",
    "in_filter",
)
"""What a row says of a territory; what the file rests on follows in each row, so that no line is left without it."""


SHARE_EXPORT_COLUMNS = (
    "as_of",
    "iso_3166_2",
    "place",
    "territory_id",
    "share_pct",
    "error_points",
    "known_from",
    "source_id",
    "version",
    "after_article",
)
"""What a row says of a unit's assessed share."""


GEOJSON_DECIMALS = 5
"""Decimals of a degree: about a metre, finer than the boundaries are."""


def control_export_rows(dossier: Dossier, day: date, off: Sequence[str] = ()) -> list[dict[str, str]]:
    """A row for each place and whoever holds or claims it on a day; `off` are territories that a filter leaves out."""
    places = dossier.territories.set_index("territory_id")
    names, words = dossier.actors.set_index("actor_id")["name"], control.status_words(dossier)
    return [
        {
            "as_of": day.isoformat(),
            "territory_id": row["territory_id"],
            "territory": str(places.loc[row["territory_id"], "name"]),
            "iso_3166_2": str(places.loc[row["territory_id"], "iso_3166_2"]),
            "status": row["status"],
            "status_words": words[row["status"]],
            "held_by": names.get(row["controller_id"], "") if row["status"] != "claimed" else "",
            "since": row["since"],
            "since_basis": row["date_basis"],
            "status_basis": row["basis"],
            "claimed": "yes" if row["claimed"] else "no",
            "claimed_by": names.get(row["controller_id"], "") if row["claimed"] else "",
            "claim_basis": control.find_control_basis(dossier, row["claimed"]) if row["claimed"] else "",
            "sentence": first_article_sentence(dossier, f"control:{row['control_id']}"),
            **source_cells(dossier, f"control:{row['control_id']}"),
            "note": row["note"],
            "in_filter": "no" if row["territory_id"] in off else "yes",
        }
        for row in control.list_control_rows(dossier, day)
    ]


def share_export_rows(
    shares: AssessedShares, names: Mapping[str, str], owners: Mapping[str, str], after: bool
) -> list[dict[str, str]]:
    """The shares of a day by unit, in per cent of its area; the country's, computed on its own, where it is named.

    `names` by code set the order; `owners` are the units' territories, `after` says that the day is past the article's.
    """
    return [
        {
            "as_of": shares.day.isoformat(),
            "iso_3166_2": code,
            "place": name,
            "territory_id": owners.get(code, ""),
            "share_pct": f"{value:g}",
            "error_points": f"{shares.error:g}" if shares.error and value not in (0, 100) else "",
            "known_from": "reference",
            "source_id": shares.source_id,
            "version": shares.version,
            "after_article": "yes" if after else "no",
        }
        for code, name in names.items()
        if (value := shares.units.get(code, shares.country)) is not None
    ]


def write_control_geojson(
    dossier: Dossier, base: BaseMap, rows: Sequence[Mapping[str, str]], caption: Caption
) -> bytes:
    """A feature for each unit and holder, sites as points (WGS 84); units that no row tells of have an empty status."""
    owners, known = unit_owners(dossier.territories), group_rows_by_territory(rows)
    shapes = base.units[["iso_3166_2", "name", "geometry"]].itertuples(index=False, name=None)
    units = [
        build_geojson_feature(shape, {"iso_3166_2": code, "unit": name, "kind": "unit"}, row, rows)
        for code, name, shape in shapes
        for row in known.get(owners.get(code, ""), [{}])
    ]
    collection = {
        "type": "FeatureCollection",
        "title": caption.title,
        **caption_columns(caption),
        "features": units + list_site_features(dossier, known, rows),
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")


def group_rows_by_territory(rows: Sequence[Mapping[str, str]]) -> dict[str, list[Mapping[str, str]]]:
    """The rows of each territory: one for each holder."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault(row["territory_id"], []).append(row)
    return found


def list_site_features(
    dossier: Dossier, known: Mapping[str, Sequence[Mapping[str, str]]], rows: Sequence[Mapping[str, str]]
) -> list[dict[str, Any]]:
    """The territories that are a point and no unit, once for each holder."""
    points = dossier.territories[dossier.territories["latitude"].notna() & dossier.territories["iso_3166_2"].eq("")]
    return [
        build_geojson_feature(shapely.Point(place["longitude"], place["latitude"]), {"kind": "site"}, row, rows)
        for place in points.to_dict("records")
        for row in known.get(place["territory_id"], [{}])
    ]


def build_geojson_feature(
    shape: Any, own: Mapping[str, str], said: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    """One shape with what is said of it."""
    day = rows[0]["as_of"] if rows else ""
    properties = (
        {name: said.get(name, "") for name in CONTROL_EXPORT_COLUMNS if name != "iso_3166_2"}
        | {"as_of": day}
        | dict(own)
    )
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": shapely.geometry.mapping(orient_for_geojson(shape, 10**-GEOJSON_DECIMALS)),
    }
