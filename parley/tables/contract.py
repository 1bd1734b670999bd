"""The contract of a dossier, `data/datapackage.json`: which tables it has, where they lie, what their columns hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from frictionless import FrictionlessException, Package

from parley.tables.faults import Fault

CONTRACT_FILE = "data/datapackage.json"

REQUIRED_COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "sources": "source_id kind title publisher author published published_basis url language rights path sha256"
        " note",
        "sides": "side_id label position hue shape",
        "actors": "actor_id name schema role part_of side position wikidata_id description",
        "territories": "territory_id name kind iso_3166_2 part_of area_km2 latitude longitude geo_precision wikidata_id"
        " description",
        "aliases": "alias target_type target_id kind",
        "events": "event_id headline label description date date_words date_basis date_note order_note kind status",
        "event_actors": "event_id actor_id role",
        "event_territories": "event_id territory_id",
        "periods": "period_id label start end position",
        "topics": "topic_id label proposition position",
        "statements": "statement_id actor_id topic_id stance act summary date date_words date_basis date_note event_id"
        " attribution",
        "control": "control_id territory_id controller_id status valid_from valid_to date_basis note",
        "evidence": "evidence_id source_id exact prefix suffix place target_type target_id property stance note",
    }.items()
}
"""The tables every dossier has, and the columns the pages read; a contract may add tables and columns of its own."""

OPTIONAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "occupied_share": ("date", "iso_3166_2", "share_pct", "source_id", "version"),
    "story": ("story_id", "kind", "text", "detail", "target_type", "target_id", "terms", "position"),
    "changes": ("change_id", "date", "table", "record", "what", "why"),
}
"""Tables that a dossier may do without; one that has them needs these columns."""

COLUMNS_WITH_DEFAULT: dict[str, tuple[str, ...]] = {
    "sources": ("short",),
    "evidence": ("says", "position"),
}
"""Columns that the pages read where a dossier has them; its contract may leave them out, and then they are empty."""

TARGET_TABLES: dict[str, tuple[str, str]] = {
    "event": ("events", "event_id"),
    "statement": ("statements", "statement_id"),
    "actor": ("actors", "actor_id"),
    "territory": ("territories", "territory_id"),
    "control": ("control", "control_id"),
}
"""What `target_type` may name: the table and its id. Each row of these tables needs evidence."""


class ContractError(ValueError):
    """The contract cannot be read, so no table can; `faults` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def read_contract(folder: Path) -> dict[str, Any]:
    """Read `data/datapackage.json` of a dossier, or raise ContractFault."""
    try:
        contract: Any = json.loads((folder / CONTRACT_FILE).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise make_contract_error(
            "there is no such file.", "A dossier is a folder with data/ and seeds/: name that folder."
        ) from None
    except UnicodeDecodeError as error:
        raise make_contract_error(f"it is not UTF-8 (byte {error.start}).", "Save the file as UTF-8.") from None
    except json.JSONDecodeError as error:
        place = f"it is not JSON: {error.msg} in line {error.lineno}, character {error.colno}."
        raise make_contract_error(place, "Correct the file there.") from None
    except (OSError, RecursionError, ValueError) as error:
        raise make_contract_error(f"it cannot be read: {error}.", "Make it a readable JSON file.") from None
    if notes := find_descriptor_problems(contract):
        raise ContractError(
            [make_contract_fault(f"it is no valid data package: {note}.", "Correct the contract.") for note in notes]
        )
    return dict(contract)


def find_descriptor_problems(contract: Any) -> list[str]:
    """What keeps a descriptor from being a Data Package of tables with columns, in the words of frictionless."""
    if not isinstance(contract, dict):
        return ["the outermost value must be an object"]
    try:
        notes = [error.note for error in Package.metadata_validate(contract)]
    except FrictionlessException as error:
        notes = [error.error.note]
    if notes:
        return notes
    resources = contract["resources"]
    named = [resource for resource in resources if resource.get("name") and isinstance(resource.get("path"), str)]
    unfit = [f"resource {number} needs a name and one path" for number, r in enumerate(resources, 1) if r not in named]
    bare = [f"table {r['name']} needs a schema" for r in named if not isinstance(r.get("schema"), dict)]
    settings = [] if isinstance(contract.get("parley", {}), dict) else ["“parley” must be an object"]
    return unfit + bare + settings


def missing_column_faults(contract: dict[str, Any]) -> list[Fault]:
    """Tables and columns that the pages need and the contract does not name."""
    known = {table: set(table_column_names(contract, table)) for table in resources_by_name(contract)}
    faults = [
        make_contract_fault(f"the contract has no table “{table}”.", "Add it to “resources”.")
        for table in REQUIRED_COLUMNS
        if table not in known
    ]
    for table, columns in {**REQUIRED_COLUMNS, **OPTIONAL_COLUMNS}.items():
        for column in columns if table in known else ():
            if column not in known[table]:
                faults.append(
                    make_contract_fault(f"table “{table}” has no column “{column}”.", "Add it to the table's fields.")
                )
    return faults


def resources_by_name(contract: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The contract's tables by name."""
    return {resource["name"]: resource for resource in contract.get("resources", [])}


def table_file_path(contract: dict[str, Any], table: str) -> str:
    """The file of a table, relative to the dossier's folder."""
    resource = resources_by_name(contract).get(table, {})
    return f"data/{resource.get('path', table + '.csv')}"


def table_fields(contract: dict[str, Any], table: str) -> list[dict[str, Any]]:
    """The fields of a table as the contract describes them."""
    return list(resources_by_name(contract).get(table, {}).get("schema", {}).get("fields", []))


def table_column_names(contract: dict[str, Any], table: str) -> list[str]:
    """The names of a table's columns in the contract's order."""
    return [str(field["name"]) for field in table_fields(contract, table)]


def list_own_columns(contract: dict[str, Any], table: str) -> list[dict[str, Any]]:
    """The fields of a table that only this dossier's contract knows: kept, checked by it, and shown as they are."""
    known = {*REQUIRED_COLUMNS.get(table, ()), *OPTIONAL_COLUMNS.get(table, ()), *COLUMNS_WITH_DEFAULT.get(table, ())}
    return [field for field in table_fields(contract, table) if field["name"] not in known]


def own_column_label(field: dict[str, Any]) -> str:
    """What a column of a dossier's own is called on pages: its title, else its name in words."""
    name = str(field["name"]).replace("_", " ")
    return str(field.get("title") or name[:1].upper() + name[1:])


def table_primary_key(contract: dict[str, Any], table: str) -> list[str]:
    """The column or columns that name a row."""
    key = resources_by_name(contract).get(table, {}).get("schema", {}).get("primaryKey", [])
    return [key] if isinstance(key, str) else list(key)


def make_contract_fault(problem: str, remedy: str, value: str = "") -> Fault:
    """A fault of the contract itself."""
    return Fault(CONTRACT_FILE, None, "", value, problem, remedy)


def make_contract_error(problem: str, remedy: str) -> ContractError:
    """The exception for one fault of the contract."""
    return ContractError([make_contract_fault(problem, remedy)])
