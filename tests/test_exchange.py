"""Events in other tools' formats: TimelineJS, calendars, GeoJSON, KML; by address, filtered or whole."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from parley.dossier.dossier import Dossier
from parley.figures.files.timeline_exchange import TIMELINEJS_COLUMNS
from parley.ui.frame import opened
from parley.ui.server.host import routes
from tests.asgi import Answer, ask

KML = "{http://www.opengis.net/kml/2.2}"
FIXTURES = Path(__file__).parent / "fixtures"


def fetch(file: str) -> Answer:
    answer = ask(Starlette(routes=routes()), f"/download/timeline.{file}")
    assert answer.status == 200, answer.text
    return answer


def test_timelinejs_has_a_title_and_a_row_for_each_dated_event(dossier: Dossier) -> None:
    rows = list(csv.DictReader(io.StringIO(fetch("timelinejs.csv").text)))
    dated = dossier.events[dossier.events["span"].notna()]
    assert tuple(rows[0]) == TIMELINEJS_COLUMNS
    assert rows[0]["Type"] == "title"
    assert "Source: Egypt Daily News" in rows[0]["Text"]
    assert len(rows) == 1 + len(dated)
    elected = next(row for row in rows if row["Headline"] == "Zelenskiy is elected")
    assert (elected["Year"], elected["End Year"], elected["Display Date"]) == ("2019", "2019", "2019")
    assert "“" in elected["Text"]


def test_the_hour_is_kept_where_it_is_known() -> None:
    rows = list(csv.DictReader(io.StringIO(fetch("timelinejs.csv?q=call").text)))
    assert any(row["Time"] == "14:00:00" and row["Day"] == "18" for row in rows)
    entries = Calendar.from_ical(fetch("ics?q=call").body).walk("VEVENT")
    assert any(
        isinstance(each["dtstart"].dt, datetime) and each["dtstart"].dt.isoformat() == "2025-03-18T14:00:00+00:00"
        for each in entries
    )


def test_json_escapes_what_its_reader_takes_for_html() -> None:
    told = json.loads(fetch("timelinejs.json").body)
    assert told["title"]["text"]["headline"]
    assert all({"start_date", "text", "unique_id"} <= set(each) for each in told["events"])
    assert all("<script" not in each["text"]["text"] for each in told["events"])
    assert "<br>" in told["events"][0]["text"]["text"]


def test_a_calendar_holds_whole_days_and_says_what_it_rests_on(dossier: Dossier) -> None:
    calendar = Calendar.from_ical(fetch("ics").body)
    entries = {str(each["uid"]).removesuffix("@parley"): each for each in calendar.walk("VEVENT")}
    assert set(entries) == set(dossier.events.loc[dossier.events["span"].notna(), "event_id"])
    invasion = entries["full-scale-invasion"]
    assert (invasion["dtstart"].dt, invasion["dtend"].dt) == (date(2022, 2, 1), date(2022, 3, 1))
    assert "record=event:full-scale-invasion" in str(invasion["url"])
    assert "Egypt Daily News" in str(calendar["x-wr-caldesc"])


def test_events_with_places_are_points_in_geojson_and_kml() -> None:
    collection = json.loads(fetch("geojson").body)
    assert collection["licence"]
    named = {each["properties"]["place"] for each in collection["features"]}
    assert "Crimea" in named
    assert all(-180 <= each["geometry"]["coordinates"][0] <= 180 for each in collection["features"])
    root = ET.fromstring(fetch("kml").body)
    marks = root.findall(f".//{KML}Placemark")
    assert len(marks) == len(collection["features"])
    assert marks[0].find(f"{KML}TimeSpan/{KML}begin") is not None


def test_a_filter_narrows_every_format() -> None:
    whole, some = (json.loads(fetch(f"timelinejs.json{query}").body) for query in ("", "?actor=putin"))
    assert 0 < len(some["events"]) < len(whole["events"])
    assert "Filters: Vladimir Putin" in some["title"]["text"]["text"]


@pytest.mark.parametrize(("name", "places"), [("civil_war", True), ("negotiation", False)])
def test_a_dossier_without_land_has_no_files_of_places(
    name: str, places: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_DOSSIER", str(FIXTURES / name))
    opened.cached_dossier.clear()  # type: ignore[attr-defined]
    app = Starlette(routes=routes())
    assert (ask(app, "/download/timeline.kml").status == 200) is places
    assert ask(app, "/download/timeline.ics").status == 200
    opened.cached_dossier.clear()  # type: ignore[attr-defined]
