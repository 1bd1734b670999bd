"""Events with a place for other people's maps: GeoJSON and KML, a point for each event and place."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from parley.figures.files.rows import caption_columns
from parley.figures.files.svg import Caption

KML = "http://www.opengis.net/kml/2.2"


class PlacedEvent(NamedTuple):
    """An event at a place: longitude and latitude in degrees (WGS 84), the columns of its row, first and last day."""

    longitude: float
    latitude: float
    place: str
    columns: Mapping[str, str]
    first: str
    last: str


def write_events_geojson(events: Sequence[PlacedEvent], caption: Caption) -> bytes:
    """A point for each event and place (RFC 7946), with the row's columns; beside them what the file rests on."""
    features = [
        {
            "type": "Feature",
            "properties": {**each.columns, "place": each.place},
            "geometry": {"type": "Point", "coordinates": [round(each.longitude, 5), round(each.latitude, 5)]},
        }
        for each in events
    ]
    told: dict[str, Any] = {"type": "FeatureCollection", **caption_columns(caption), "features": features}
    return (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", errors="replace")


def write_events_kml(events: Sequence[PlacedEvent], caption: Caption) -> bytes:
    """KML 2.2: a placemark for each event and place, with its span of time and its columns as extended data."""
    ET.register_namespace("", KML)
    root = ET.Element(f"{{{KML}}}kml")
    document = ET.SubElement(root, f"{{{KML}}}Document")
    add_text(document, "name", caption.title)
    add_text(document, "description", "\n".join(filter(None, caption_columns(caption).values())))
    for each in events:
        mark = ET.SubElement(document, f"{{{KML}}}Placemark")
        add_text(mark, "name", each.columns["event"])
        add_text(mark, "description", each.columns.get("sentence", ""))
        if each.first or each.last:
            span = ET.SubElement(mark, f"{{{KML}}}TimeSpan")
            for tag, day in (("begin", each.first), ("end", each.last)):
                if day:
                    add_text(span, tag, day)
        data = ET.SubElement(mark, f"{{{KML}}}ExtendedData")
        for name, value in {**each.columns, "place": each.place}.items():
            if value:
                add_text(ET.SubElement(data, f"{{{KML}}}Data", {"name": name}), "value", value)
        point = ET.SubElement(mark, f"{{{KML}}}Point")
        add_text(point, "coordinates", f"{each.longitude:.5f},{each.latitude:.5f}")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def add_text(parent: ET.Element, tag: str, text: str) -> None:
    """A child with a text; control characters, which XML has not, are left out."""
    ET.SubElement(parent, f"{{{KML}}}{tag}").text = "".join(
        letter for letter in text if letter in "\t\n" or ord(letter) >= 0x20
    )
