"""The events of a timeline in the formats of other tools: TimelineJS, calendars, GeoJSON and KML."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from parley.dossier.lookup import find_row_by_id, find_rows_by_value
from parley.figures.files import event_places, timeline_exchange
from parley.figures.files.event_places import PlacedEvent
from parley.figures.files.svg import Caption
from parley.figures.map.places import list_map_labels
from parley.figures.timeline.event_rows import event_export_rows
from parley.ui.frame.opened import cached_base_map
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.downloads import Download

FULL_CIRCLE = 360


def list_exchange_downloads(view: ViewState, caption: Callable[[], Caption]) -> list[Download]:
    """The files; those with places only where a place of the events can be put on a map."""

    def told() -> tuple[list[timeline_exchange.ExchangeEvent], str]:
        events = timeline_exchange.list_exchange_events(
            view.dossier, view.shown.events, lambda record: urljoin(view.url, view.link("timeline", record=record))
        )
        return events, timeline_exchange.say_left_out(view.shown.events, events)

    def write_csv() -> bytes:
        events, left_out = told()
        return timeline_exchange.write_timelinejs_csv(events, caption(), left_out)

    def write_json() -> bytes:
        events, left_out = told()
        return timeline_exchange.write_timelinejs_json(events, caption(), left_out)

    def write_calendar() -> bytes:
        events, left_out = told()
        return timeline_exchange.write_icalendar(events, caption(), left_out, view.dossier.as_of)

    files = [
        Download("TimelineJS sheet", "timelinejs.csv", "text/csv", write_csv),
        Download("TimelineJS as JSON", "timelinejs.json", "application/json", write_json),
        Download("Calendar", "ics", "text/calendar", write_calendar),
    ]
    if find_event_places(view):
        files += [
            Download(
                "Events as GeoJSON",
                "geojson",
                "application/geo+json",
                lambda: event_places.write_events_geojson(list_placed_events(view), caption()),
            ),
            Download(
                "Events as KML",
                "kml",
                "application/vnd.google-earth.kml+xml",
                lambda: event_places.write_events_kml(list_placed_events(view), caption()),
            ),
        ]
    return files


def find_event_places(view: ViewState) -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the places of the events shown that lie somewhere on the map, by territory."""
    base = cached_base_map(view.dossier.geometry)
    found = {
        row["territory_id"]: (row["longitude"], row["latitude"])
        for row in view.dossier.territories.to_dict("records")
        if row["longitude"] == row["longitude"] and row["latitude"] == row["latitude"]
    }
    if base is not None:
        for label in list_map_labels(base, view.dossier.territories):
            if label["territory"]:
                east = (label["longitude"] + FULL_CIRCLE / 2) % FULL_CIRCLE - FULL_CIRCLE / 2
                found.setdefault(label["territory"], (east, label["latitude"]))
    shown = set(view.shown.events["event_id"])
    pairs = zip(view.dossier.event_territories["event_id"], view.dossier.event_territories["territory_id"], strict=True)
    met = {territory for event, territory in pairs if event in shown}
    return {territory: at for territory, at in found.items() if territory in met}


def list_placed_events(view: ViewState) -> list[PlacedEvent]:
    """A row for each event shown and each of its places that lies on the map, in order of time."""
    at, dossier = find_event_places(view), view.dossier
    spans = dict(zip(dossier.events["event_id"], dossier.events["span"], strict=True))
    placed = []
    for row in event_export_rows(dossier, view.shown.events):
        span = spans[row["event_id"]]
        first, last = (span.earliest, span.latest) if span else (None, None)
        for pair in find_rows_by_value(dossier, "event_territories", "event_id", row["event_id"]):
            if pair["territory_id"] in at:
                name = str(find_row_by_id(dossier, "territories", pair["territory_id"])["name"])
                days = [day.isoformat() if day else "" for day in (first, last)]
                placed.append(PlacedEvent(*at[pair["territory_id"]], name, row, *days))
    return placed
