"""Exports of the two data sets of armed conflict that editors have: ACLED and UCDP's Georeferenced Event Dataset.

Codes of precision become EDTF and words by the data sets' own codebooks; every column is kept, those without a place in
the tables under the data set's name. What a column means to the dossier stands in the constants below.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from parley.desk.imports.stated_days import StatedDayError, join_days, read_stated_day, widen_day
from parley.desk.imports.suggested import Suggestions
from parley.desk.imports.table_file import TableRow, iterate_table_rows, read_table_header
from parley.words.dates import format_day

ACLED_MARKS = {"event_id_cnty", "event_date", "sub_event_type"}
UCDP_MARKS = {"date_start", "date_end", "type_of_violence", "side_a"}

ACLED_KINDS = {
    "armed clash": "assault", "attack": "assault", "shelling/artillery/missile attack": "assault",
    "air/drone strike": "assault", "remote explosive/landmine/ied": "assault", "suicide bomb": "assault",
    "grenade": "assault", "chemical weapon": "assault", "sexual violence": "assault", "mob violence": "assault",
    "excessive force against protesters": "assault", "government regains territory": "occupy",
    "non-state actor overtakes territory": "occupy", "non-violent transfer of territory": "occupy",
    "abduction/forced disappearance": "coerce", "arrests": "coerce", "looting/property destruction": "coerce",
    "disrupted weapons use": "coerce", "peaceful protest": "protest", "protest with intervention": "protest",
    "violent demonstration": "protest", "agreement": "agree", "headquarters or base established": "mobilize",
    "change to group/activity": "mobilize",
}  # fmt: skip
"""Kinds of event by ACLED's sub-event type, where one fits; others are the editor's to choose."""

UCDP_KINDS = {"1": "assault", "2": "assault", "3": "kill"}
"""By type of violence: between states and others, between others, against civilians."""

ACLED_SCHEMAS = {
    "1": "PublicBody", "2": "Organization", "3": "Organization", "4": "Group", "5": "Group", "6": "Group", "7": "Group",
    "8": "Organization", "state forces": "PublicBody", "rebel group": "Organization", "rebel forces": "Organization",
    "political militia": "Organization", "identity militia": "Group", "rioters": "Group", "protesters": "Group",
    "civilians": "Group", "external/other forces": "Organization",
}  # fmt: skip
"""By the code or the words of inter1 and inter2."""

ACLED_PLACES = {"1": "city", "2": "city", "3": "region"}
UCDP_PLACES = {"1": "site", "2": "city", "3": "region", "4": "region", "5": "region"}
"""How exact a point is, as far as the tables can say it; 6 and 7 of UCDP (a country, the sea) have no point."""


def is_acled_export(raw: bytes) -> bool:
    """Whether a table has ACLED's columns."""
    return set(read_table_header(raw)) >= ACLED_MARKS


def is_ucdp_export(raw: bytes) -> bool:
    """Whether a table has the columns of UCDP GED."""
    return set(read_table_header(raw)) >= UCDP_MARKS


def import_acled(path: Path, raw: bytes, into: Suggestions) -> None:
    """Suggest an event with its actors and place for each row of an ACLED export."""
    import_rows(path, raw, into, "acled", import_acled_row)


def import_ucdp(path: Path, raw: bytes, into: Suggestions) -> None:
    """Suggest an event with its sides and place for each row of UCDP GED."""
    import_rows(path, raw, into, "ucdp", import_ucdp_row)


Importer = Callable[[TableRow, Suggestions, str], str]


def import_rows(path: Path, raw: bytes, into: Suggestions, name: str, one: Importer) -> None:
    """Go through a table; a row whose day can't be read, or whose id stood before, is left with a reason."""
    source_id = into.add_source(name, path.stem, f"Export {path.name}; its columns are kept under “{name}_”.")
    column = "event_id_cnty" if name == "acled" else "id"
    seen: set[str] = set()
    for row in iterate_table_rows(path, raw):
        key = row.get(column)
        if key and key in seen:
            into.tell(row.number, "left", column, key, "A row before has this id.")
            continue
        seen.add(key)
        try:
            event_id = one(row, into, source_id)
        except StatedDayError as wrong:
            into.tell(row.number, "left", "event_date" if name == "acled" else "date_start", "", str(wrong))
            continue
        into.take(row.number, f"event:{event_id}")


def keep_columns(row: TableRow, name: str) -> dict[str, str]:
    """All cells of a row under the data set's name, so that none is lost."""
    return {prefix_column(name, column): value.strip() for column, value in row.cells.items() if column}


@lru_cache(maxsize=1024)
def prefix_column(name: str, column: str) -> str:
    """A column under the data set's name; made once, for there are as many cells as rows times columns."""
    return f"{name}_{column.lower()}"


def import_acled_row(row: TableRow, into: Suggestions, source_id: str) -> str:
    """One event of ACLED; `time_precision` 1 is the day, 2 a week around it, 3 the month."""
    day, precision = read_stated_day(row.get("event_date")), row.get("time_precision") or "1"
    edtf, words = day.isoformat(), format_day(day)
    if precision == "2":
        edtf, words = widen_day(day, 3)
        into.tell(row.number, "changed", "time_precision", "2", f"The day is about right: written as {edtf}.")
    elif precision == "3":
        edtf, words = f"{day:%Y-%m}", f"in {format_day(day).partition(' ')[2]}"
        into.tell(row.number, "changed", "time_precision", "3", f"The month alone is known: written as {edtf}.")
    elif precision != "1":
        into.tell(row.number, "changed", "time_precision", precision, "No code of the codebook; taken as the day.")
    where = row.get("location") or row.get("admin1") or row.get("country")
    what = row.get("sub_event_type") or row.get("event_type")
    kind = choose_kind(row.number, "sub_event_type", what, ACLED_KINDS, into)
    event_id = into.make_id("events", f"{row.get('event_id_cnty') or what} {where}")
    into.add_event(
        {
            "event_id": event_id,
            "headline": f"{what} in {where}" if where else what,
            "description": row.get("notes") or what,
            "date": edtf,
            "date_words": words,
            "date_basis": "reference",
            "kind": kind,
            **keep_columns(row, "acled"),
        },
        source_id,
        row.get("event_id_cnty") or f"row {row.number}",
    )
    for number in ("1", "2"):
        schema = ACLED_SCHEMAS.get(row.get(f"inter{number}").lower(), "Organization")
        add_participants(into, event_id, [row.get(f"actor{number}")], schema)
        add_participants(into, event_id, row.get(f"assoc_actor_{number}").split(";"), "Organization")
    add_place(into, row, event_id, where, ACLED_PLACES.get(row.get("geo_precision"), ""))
    return event_id


def import_ucdp_row(row: TableRow, into: Suggestions, source_id: str) -> str:
    """One event of UCDP GED; `date_prec` 1 is the day, above it lies somewhere from date_start to date_end."""
    first, last = read_stated_day(row.get("date_start")), read_stated_day(row.get("date_end") or row.get("date_start"))
    precision = row.get("date_prec") or "1"
    edtf = join_days(first, last, lasting=precision == "1")
    if precision != "1" and first != last:
        into.tell(row.number, "changed", "date_prec", precision, f"One day of these is meant: written as {edtf}.")
    where = row.get("where_coordinates") or row.get("adm_1") or row.get("country")
    sides = [side for side in (row.get("side_a"), row.get("side_b")) if side]
    event_id = into.make_id("events", f"ucdp {row.get('id')} {where}")
    words = f"{row.get('dyad_name') or ' - '.join(sides)}: {where}"
    into.add_event(
        {
            "event_id": event_id,
            "headline": words,
            "description": row.get("source_headline") or row.get("where_description") or words,
            "date": edtf,
            "date_words": format_day(first) if first == last else f"{format_day(first)} to {format_day(last)}",
            "date_basis": "reference",
            "kind": choose_kind(row.number, "type_of_violence", row.get("type_of_violence"), UCDP_KINDS, into),
            **keep_columns(row, "ucdp"),
        },
        source_id,
        row.get("id") or f"row {row.number}",
    )
    add_participants(into, event_id, sides, "Organization")
    add_place(into, row, event_id, where, UCDP_PLACES.get(row.get("where_prec"), ""))
    return event_id


def choose_kind(number: int, column: str, said: str, kinds: dict[str, str], into: Suggestions) -> str:
    """The dossier's word for a kind of event; "" where none fits, which is reported."""
    kind = kinds.get(said.lower(), "")
    if kind and into.allows("events", "kind", kind):
        return kind
    into.tell(number, "changed", column, said, "No kind of event fits it: choose one.")
    return ""


def add_participants(into: Suggestions, event_id: str, names: list[str], schema: str) -> None:
    """Who took part. Neither data set says by its order who began, so no one is the initiator."""
    for name in filter(None, (name.strip() for name in names)):
        actor_id = into.find_or_add("actors", name, {"schema": schema, "description": name})
        row = {"event_id": event_id, "actor_id": actor_id, "role": "participant"}
        if row not in into.tables.get("event_actors", [])[-8:]:
            into.add_row("event_actors", row)


def add_place(into: Suggestions, row: TableRow, event_id: str, where: str, precision: str) -> None:
    """Where it happened; a point that is no point on Earth is left and reported."""
    if not where:
        return
    place = {"kind": "region" if precision == "region" else "city", "description": where}
    try:
        latitude, longitude = float(row.get("latitude")), float(row.get("longitude"))
        if precision and abs(latitude) <= 90 and abs(longitude) <= 180:
            place |= {"latitude": row.get("latitude"), "longitude": row.get("longitude"), "geo_precision": precision}
        elif precision:
            into.tell(row.number, "changed", "latitude", f"{latitude}, {longitude}", "No point on Earth; left blank.")
    except ValueError:
        if row.get("latitude") or row.get("longitude"):
            said = f"{row.get('latitude')}, {row.get('longitude')}"
            into.tell(row.number, "changed", "latitude", said, "No numbers; left blank.")
    territory_id = into.find_or_add("territories", where, place)
    into.add_row("event_territories", {"event_id": event_id, "territory_id": territory_id})
