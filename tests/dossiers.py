"""Small invented dossiers for tests, and the means to damage them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ARTICLE = """\
The harbour reopens

Nora Field

Mayor Ada Marsh reopened the harbour of Lindow on 4 May 2021. “The quay is safe,” Marsh said.

The Port Board had closed the harbour in April 2021. It still holds the whole of the harbour.
"""

ROWS: dict[str, str] = {
    "sources": """\
source_id,kind,title,publisher,author,published,published_basis,url,language,rights,path,sha256,note
story,article,The harbour reopens,Lindow Courier,Nora Field,2021-05-05,stated,,en,,seeds/story.txt,HASH,
register,reference,Register of Harbours,Lindow Archive,,2020,stated,,en,,,,
""",
    "sides": """\
side_id,label,position,hue,shape
town,Town,1,blue,circle
board,Board,2,red,diamond
""",
    "actors": """\
actor_id,name,schema,role,part_of,side,position,wikidata_id,description
port-board,Port Board,PublicBody,authority,,board,2,,Runs the harbour.
marsh,Ada Marsh,Person,mayor,,town,1,,Mayor of Lindow.
""",
    "territories": """\
territory_id,name,kind,iso_3166_2,part_of,area_km2,latitude,longitude,geo_precision,wikidata_id,description
harbour,Harbour of Lindow,site,,,1.5,53.1,-2.9,site,,The harbour.
""",
    "aliases": """\
alias,target_type,target_id,kind
Ada Marsh,actor,marsh,name
Marsh,actor,marsh,name
Port Board,actor,port-board,name
Lindow,territory,harbour,metonym
""",
    "events": """\
event_id,headline,label,description,date,date_words,date_basis,date_note,order_note,kind,status
closure,The board closes the harbour,Harbour|closed,The harbour is closed.,2021-04,in April 2021,stated,,,coerce,happened
reopening,The mayor reopens the harbour,Harbour|reopened,The harbour opens again.,2021-05-04,on 4 May 2021,stated,,,concede,happened
""",  # noqa: E501
    "event_actors": """\
event_id,actor_id,role
closure,port-board,initiator
reopening,marsh,initiator
""",
    "event_territories": """\
event_id,territory_id
closure,harbour
reopening,harbour
""",
    "periods": """\
period_id,label,start,end,position
spring,Spring of 2021,2021-03-01,2021-05-31,1
""",
    "topics": """\
topic_id,label,proposition,position
safety,Safety,The quay is safe.,1
""",
    "statements": """\
statement_id,actor_id,topic_id,stance,act,summary,date,date_words,date_basis,date_note,event_id,attribution
quay-safe,marsh,safety,for,describes,The quay is safe,2021-05-04,,inferred,Said at the reopening.,reopening,own_words
""",
    "control": """\
control_id,territory_id,controller_id,status,valid_from,valid_to,date_basis,note
board-holds-harbour,harbour,port-board,full,2021-04,,stated,
""",
    "evidence": """\
evidence_id,source_id,exact,prefix,suffix,place,target_type,target_id,property,stance,note
ev-closure,story,The Port Board had closed the harbour in April 2021.,,,,event,closure,,supports,
ev-reopening,story,Mayor Ada Marsh reopened the harbour of Lindow on 4 May 2021.,,,,event,reopening,,supports,
ev-safe,story,"“The quay is safe,” Marsh said.",,,,statement,quay-safe,,supports,
ev-marsh,story,Mayor Ada Marsh,,,,actor,marsh,,supports,
ev-board,story,Port Board,,,,actor,port-board,,supports,
ev-harbour,story,harbour of Lindow,,,,territory,harbour,,supports,
ev-area,register,,,,page 12,territory,harbour,area_km2,supports,
ev-control,story,It still holds the whole of the harbour.,,,,control,board-holds-harbour,,supports,
ev-doubt,story,in April 2021,,,register: page 3,event,closure,date,disputes,The register says March.
""",
    "story": """\
story_id,kind,text,detail,target_type,target_id,terms,position
top,headline,The harbour is open again; the board keeps it,What one report says.,,,,1
opened,clause,The mayor reopened the harbour;,paragraph,event,reopening,,1
kept,clause,the Port Board still holds all of it.,,control,board-holds-harbour,,2
safe,fact,safe,"is what the mayor calls the quay, reopened in spring",statement,quay-safe,,1
why,silence,Why the harbour was closed.,,,,because|storm damage,1
""",
}
"""The tables of the tiny dossier as CSV."""

LINES = {table: text.count("\n") - 1 for table, text in ROWS.items()}
"""How many rows each has."""

IDS = {
    "source_id", "side_id", "actor_id", "territory_id", "event_id", "period_id", "topic_id", "statement_id",
    "control_id", "evidence_id", "story_id",
}  # fmt: skip
HOMES = {
    "source_id": "sources", "actor_id": "actors", "territory_id": "territories", "event_id": "events",
    "topic_id": "topics", "controller_id": "actors", "side": "sides",
}  # fmt: skip
ENUMS = {
    "date_basis": ["stated", "inferred", "reference"],
    "target_type": ["event", "statement", "actor", "territory", "control"],
    "order_note": ["before", "during", "after"],
    ("sources", "kind"): ["article", "reference"],
    ("territories", "kind"): ["country", "region", "city", "site"],
    ("events", "status"): ["happened", "ongoing", "planned", "claimed"],
    ("story", "kind"): ["headline", "clause", "fact", "silence"],
    ("control", "status"): ["annexed", "full", "partial", "claimed"],
    ("event_actors", "role"): ["initiator", "participant", "recipient", "speaker", "mediator", "affected", "named"],
    ("statements", "stance"): ["for", "conditional", "against", "neutral"],
    ("evidence", "stance"): ["supports", "disputes", "context"],
}
NUMBERS = {"position": "integer", "area_km2": "number", "latitude": "number", "longitude": "number"}
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"


def tiny_dossier(folder: Path, article: str = ARTICLE, rows: Mapping[str, str] | None = None) -> Path:
    """Write a sound dossier of two actors, two events, one statement, one territory, one control row and a story."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "seeds").mkdir(exist_ok=True)
    raw = article.encode("utf-8")
    (folder / "seeds/story.txt").write_bytes(raw)
    tables = {**ROWS, **(rows or {})}
    for table, text in tables.items():
        text = text.replace("HASH", hashlib.sha256(raw).hexdigest())
        (folder / f"data/{table}.csv").write_text(text, encoding="utf-8", newline="\n")
    write_contract(folder, contract_of(tables))
    return folder


def contract_of(tables: Mapping[str, str]) -> dict[str, Any]:
    """A contract for these tables, as strict as a real one."""
    return {
        "name": "tiny",
        "title": "The harbour of Lindow",
        "description": "An invented story.",
        "resources": [resource_of(table, text.partition("\n")[0].split(",")) for table, text in tables.items()],
        "parley": {"geometry": "geo", "published_source": "story", "as_of": "2021-05-05", "outside": []},
    }


def resource_of(table: str, columns: list[str]) -> dict[str, Any]:
    """A table of the contract."""
    own = columns[0] if columns[0] in IDS and not table.startswith("event_") else ""
    schema: dict[str, Any] = {
        "fieldsMatch": "equal",
        "fields": [field_of(table, name, own) for name in columns],
        "primaryKey": [own] if own else columns,
        "foreignKeys": [
            link_of(table, name) for name in columns if name != own and (name in HOMES or name == "part_of")
        ],
    }
    return {
        "name": table, "type": "table", "path": f"{table}.csv", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "dialect": {"delimiter": ","}, "schema": schema,
    }  # fmt: skip


def field_of(table: str, name: str, own: str) -> dict[str, Any]:
    """A column of the contract."""
    constraints: dict[str, Any] = {}
    if name == own:
        constraints = {"required": True, "unique": True, "pattern": SLUG}
    elif values := ENUMS.get((table, name)) or ENUMS.get(name):
        constraints = {
            "enum": values,
            "required": name in ("kind", "stance") or (table, name) == ("evidence", "target_type"),
        }
    return {"name": name, "type": NUMBERS.get(name, "string"), "constraints": constraints}


def link_of(table: str, name: str) -> dict[str, Any]:
    """A foreign key of the contract."""
    home = "" if name == "part_of" else HOMES[name]
    key = {"actors": "actor_id", "territories": "territory_id", "sides": "side_id"}.get(home or table, name)
    return {"fields": [name], "reference": {"resource": home, "fields": [key]}}


def write_contract(folder: Path, contract: Mapping[str, Any]) -> None:
    """Replace a dossier's contract."""
    text = json.dumps(contract, ensure_ascii=False, indent=2)
    (folder / "data/datapackage.json").write_text(text, encoding="utf-8")


def read_rows(folder: Path, table: str) -> list[list[str]]:
    """A table's rows, the header first."""
    text = (folder / f"data/{table}.csv").read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def write_rows(folder: Path, table: str, rows: list[list[str]]) -> None:
    """Replace a table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    (folder / f"data/{table}.csv").write_text(out.getvalue(), encoding="utf-8", newline="\n")


def without_table(folder: Path, table: str) -> None:
    """Take a table out of a dossier, with its place in the contract."""
    path = folder / "data/datapackage.json"
    contract = json.loads(path.read_text(encoding="utf-8"))
    contract["resources"] = [each for each in contract["resources"] if each["name"] != table]
    write_contract(folder, contract)
    (folder / f"data/{table}.csv").unlink()


def damage(folder: Path, table: str, row: int, column: str, value: str) -> None:
    """Write a value into one cell; the row is its line, the header being 1."""
    rows = read_rows(folder, table)
    rows[row - 1][rows[0].index(column)] = value
    write_rows(folder, table, rows)
