"""The one list of what can be imported, and the way from a file to suggestions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parley.desk.imports.annotations import import_annotations, is_annotation_file
from parley.desk.imports.conflict_data import import_acled, import_ucdp, is_acled_export, is_ucdp_export
from parley.desk.imports.map_events import import_map_events, is_map_layer
from parley.desk.imports.suggested import ImportFileError, Suggestions, open_suggestions, write_suggestions
from parley.desk.imports.table_file import read_import_bytes, read_table_header
from parley.desk.imports.timeline_sheet import import_timeline_sheet, is_timeline_sheet


@dataclass(frozen=True)
class ImportFormat:
    """What can be imported: its name, whether bytes are of it, and what turns them into suggestions."""

    name: str
    sniff: Callable[[bytes], bool]
    read: Callable[[Path, bytes, Suggestions], None]


IMPORT_FORMATS = (
    ImportFormat("TimelineJS sheet or JSON", is_timeline_sheet, import_timeline_sheet),
    ImportFormat("ACLED export (CSV)", is_acled_export, import_acled),
    ImportFormat("UCDP GED export (CSV)", is_ucdp_export, import_ucdp),
    ImportFormat("W3C annotations (JSON, Hypothesis)", is_annotation_file, import_annotations),
    ImportFormat("events on a map (GeoJSON, KML, KMZ and other layers)", is_map_layer, import_map_events),
)
"""The first that fits a file reads it."""


def import_file(folder: Path, path: Path) -> tuple[ImportFormat, Suggestions, Path]:
    """Read a file into suggestions for a dossier and write them below its `suggestions/`; raises ImportFileError."""
    raw = read_import_bytes(path)
    form = next((each for each in IMPORT_FORMATS if each.sniff(raw)), None)
    if form is None:
        header = ", ".join(read_table_header(raw)[:8])
        known = "; ".join(each.name for each in IMPORT_FORMATS)
        said = f"a table with the columns {header}" if header.count(",") else "no file that can be told"
        raise ImportFileError(f"{path}: it is {said}. What can be imported: {known}.")
    suggestions = open_suggestions(folder)
    form.read(path, raw, suggestions)
    try:
        return form, suggestions, write_suggestions(suggestions, path.stem)
    except OSError as error:
        raise ImportFileError(f"{folder}: nothing was written ({error.strerror}).") from None
