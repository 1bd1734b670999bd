"""A small invented land with several holders: five regions, a city and a tower, an army, rebels and a league."""

from __future__ import annotations

import json
from pathlib import Path

from tests.dossiers import tiny_dossier, write_contract

ARTICLE = """\
The north is divided

Nora Field

The army holds Aster and Birch. The rebels hold Cedar and a part of Dogwood. The army holds the rest of Dogwood.

The league claims Birch, as do the rebels. By 7 November 2031 the rebels had taken Elm. The tower stands near Cedar.
"""

SOURCES = """\
source_id,kind,title,publisher,author,published,published_basis,url,language,rights,path,sha256,note
story,article,The north is divided,Lindow Courier,Nora Field,2031-12-01,stated,,en,,seeds/story.txt,HASH,
"""

SIDES = """\
side_id,label,position,hue,shape
state,State,1,blue,circle
rebels,Rebels,2,red,diamond
league,League,3,ochre,square
"""

ACTORS = """\
actor_id,name,schema,role,part_of,side,position,wikidata_id,description
army,Army of Inland,PublicBody,army,,state,1,,The army.
front,River Front Forces,Group,armed group,,rebels,2,,The rebels.
league,Hill League,Group,league,,league,3,,The league.
"""

PLACES = ("aster", "birch", "cedar", "dogwood", "elm")

TERRITORIES = (
    """\
territory_id,name,kind,iso_3166_2,part_of,area_km2,latitude,longitude,geo_precision,wikidata_id,description
inland,Inland,country,,,500,,,,,The land.
"""
    + "".join(f"{key},{key.title()},region,XI-{key[0].upper()},inland,100,,,,,A region.\n" for key in PLACES)
    + "tower,Old Tower,site,,cedar,,-4.5,-74.25,site,,A tower.\n"
)

CONTROL = """\
control_id,territory_id,controller_id,status,valid_from,valid_to,date_basis,note
aster-army,aster,army,full,2031-01-01,,stated,Held.
birch-army,birch,army,full,2031-01-01,,stated,Held.
birch-league,birch,league,claimed,2031-02-01,,stated,Claimed.
birch-front,birch,front,claimed,2031-02-01,,stated,Claimed.
cedar-front,cedar,front,full,2031-01-01,,stated,Held.
dogwood-front,dogwood,front,partial,2031-01-01,,stated,A part.
dogwood-army,dogwood,army,partial,2031-01-01,,stated,A part.
elm-front,elm,front,full,[..2031-11-07],,stated,By that day.
tower-front,tower,front,full,2031-03-01,,stated,Held.
"""

QUOTES = {
    "aster-army": "The army holds Aster and Birch",
    "birch-army": "The army holds Aster and Birch",
    "birch-league": "The league claims Birch, as do the rebels",
    "birch-front": "The league claims Birch, as do the rebels",
    "cedar-front": "The rebels hold Cedar",
    "dogwood-front": "a part of Dogwood",
    "dogwood-army": "The army holds the rest of Dogwood",
    "elm-front": "By 7 November 2031 the rebels had taken Elm",
    "tower-front": "The tower stands near Cedar",
}


def evidence_table() -> str:
    """A row for every record, each with words of the article."""
    rows = ["evidence_id,source_id,exact,prefix,suffix,place,target_type,target_id,property,stance,note"]
    rows += [f'{key}-1,story,"{words}",,,,control,{key},,supports,' for key, words in QUOTES.items()]
    named = {"army": "The army holds Aster", "front": "The rebels hold Cedar", "league": "The league claims Birch"}
    rows += [f'{key}-1,story,"{words}",,,,actor,{key},,supports,' for key, words in named.items()]
    where = {"inland": "The north is divided", "tower": "The tower stands near Cedar", "elm": "taken Elm"}
    where |= {"aster": "Aster and Birch", "birch": "claims Birch", "cedar": "hold Cedar", "dogwood": "part of Dogwood"}
    rows += [f'{key}-1,story,"{words}",,,,territory,{key},,supports,' for key, words in where.items()]
    return "\n".join(rows) + "\n"


def square(west: float, south: float) -> dict[str, object]:
    """A region one degree wide and high."""
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def write_geometry(folder: Path) -> None:
    """Five regions in a row, in data/geo."""
    geo = folder / "data" / "geo"
    geo.mkdir(parents=True)
    units = [
        feature({"iso_3166_2": f"XI-{key[0].upper()}", "name": key.title(), "kind": "region",
                 "label_lon": -74.5 + at, "label_lat": -4.5, "area_official_km2": 100}, square(-75 + at, -5))
        for at, key in enumerate(PLACES)
    ]  # fmt: skip
    outline = {"type": "LineString", "coordinates": [[-75, -5], [-70, -5], [-70, -4], [-75, -4], [-75, -5]]}
    land = {"type": "Polygon", "coordinates": [[[-80, -9], [-65, -9], [-65, 0], [-80, 0], [-80, -9]]]}
    layers = {
        "units": units,
        "context": [feature({"name": "Outland"}, land)],
        "borders": [feature({"kind": kind}, outline) for kind in ("state", "oblast", "coast")],
    }
    for name, features in layers.items():
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (geo / f"{name}.geojson").write_text(text, encoding="utf-8")


def feature(properties: dict[str, object], geometry: dict[str, object]) -> dict[str, object]:
    """One GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def divided_dossier(folder: Path) -> Path:
    """Write the dossier; its articles tell of no event and no statement."""
    rows = {
        "sources": SOURCES,
        "story": "story_id,kind,text,detail,target_type,target_id,terms,position\n",
        "sides": SIDES,
        "actors": ACTORS,
        "territories": TERRITORIES,
        "control": CONTROL,
        "evidence": evidence_table(),
        "aliases": "alias,target_type,target_id,kind\n",
        "events": "event_id,headline,label,description,date,date_words,date_basis,date_note,order_note,kind,status\n",
        "event_actors": "event_id,actor_id,role\n",
        "event_territories": "event_id,territory_id\n",
        "statements": "statement_id,actor_id,topic_id,stance,act,summary,date,date_words,date_basis,date_note,"
        "event_id,attribution\n",
    }
    made = tiny_dossier(folder, ARTICLE, rows)
    contract = json.loads((made / "data/datapackage.json").read_text(encoding="utf-8"))
    contract["parley"]["as_of"] = "2031-12-01"
    write_contract(made, contract)
    write_geometry(made)
    return made
