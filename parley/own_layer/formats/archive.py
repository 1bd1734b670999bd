"""A zip that a reader opens, looked at before anything in it is unpacked; nothing is ever written to a disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from parley.own_layer.fault import OwnLayerError
from parley.own_layer.formats.content import LayerFile
from parley.words.messages import list_in_words, say

MAX_UNPACKED_MB = 150
"""The most that a zip's files may come to together."""

MAX_ZIP_ENTRIES = 200
"""The most files a zip may hold: a layer has five to ten."""

SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""The parts of a Shapefile that are read; the rest (indexes, style, metadata) is not needed."""

ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
    RuntimeError,
    struct.error,
)
"""What zipfile raises of damaged archives: also ValueError (a negative seek), which its documentation doesn't name."""

MAIN_KML = "doc.kml"
"""What the KMZ format calls the file to open where an archive holds several."""


def unzip_layer(file: LayerFile, endings: Sequence[str]) -> LayerFile:
    """The one layer of a zip; `endings` are those of layers, what is taken first standing first."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            check_zip_entries(infos)
            main, parts = choose_layer_entries(infos, endings)
            found = {entry_suffix(info): archive.read(info) for info in parts}
            return LayerFile(main.filename, archive.read(main), found, file.encoding)
    except OwnLayerError:
        raise
    except ZIP_ERRORS as broken:
        raise OwnLayerError(
            say("The zip is damaged or ends too early."),
            say("Download or make it again, and check that it opens elsewhere."),
        ) from broken


def list_zip_names(data: bytes) -> list[str]:
    """The names in a zip, as far as its directory can be read; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()[: MAX_ZIP_ENTRIES + 1]
    except ZIP_ERRORS:
        return []


def check_zip_entries(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is empty, locked, far too large unpacked, or names paths outside itself."""
    if not infos:
        raise OwnLayerError(say("The zip is empty."), say("Open one that holds a Shapefile (.shp, .shx, .dbf, .prj)."))
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise OwnLayerError(
                say(
                    "The zip names a path outside itself (“{path}”), so nothing of it was unpacked.",
                    path=info.filename[:80],
                ),
                say("Make the zip anew from the files of the layer alone."),
            )
        if info.flag_bits & 1:
            raise OwnLayerError(say("The zip is locked with a password."), say("Make one without a password."))
    size = sum(info.file_size for info in infos)
    if size > MAX_UNPACKED_MB * 2**20 or len(infos) > MAX_ZIP_ENTRIES:
        raise OwnLayerError(
            say(
                "The zip would unpack to {size} MB in {files} files; at most {most} MB in {count} files are unpacked.",
                size=round(size / 2**20),
                files=len(infos),
                most=MAX_UNPACKED_MB,
                count=MAX_ZIP_ENTRIES,
            ),
            say("Leave out what is not the layer, or simplify its outlines."),
        )


def choose_layer_entries(
    infos: list[zipfile.ZipInfo], endings: Sequence[str]
) -> tuple[zipfile.ZipInfo, list[zipfile.ZipInfo]]:
    """The file to read and its further parts; a zip with several layers or none is refused by name."""
    infos = [info for info in infos if not is_system_entry(info)]
    present = [ending for ending in endings if any(entry_suffix(info) == ending for info in infos)]
    if not present:
        named = list_in_words([f"“{info.filename[:60]}”" for info in infos[:5]])
        raise OwnLayerError(
            say("The zip holds no layer that can be read, but {files}.", files=named or say("nothing")),
            say("Put a Shapefile with all its parts, or one file of another format, into the zip."),
        )
    found = [info for info in infos if entry_suffix(info) == present[0]]
    main = [info for info in found if info.filename.lower() == MAIN_KML] or found
    if len(main) > 1:
        named = list_in_words([f"“{info.filename[:60]}”" for info in main[:5]])
        raise OwnLayerError(
            say("The zip holds several layers: {files}.", files=named), say("Make a zip of the one to be compared.")
        )
    if present[0] != ".shp":
        return main[0], []
    stem = entry_stem(main[0])
    parts = [info for info in infos if entry_stem(info) == stem and entry_suffix(info) in SHAPEFILE_PARTS[1:]]
    return main[0], parts


def is_system_entry(info: zipfile.ZipInfo) -> bool:
    """What some systems add to a zip beside what was put in."""
    return info.filename.startswith("__MACOSX/") or PurePosixPath(info.filename).name.startswith(".")


def entry_suffix(info: zipfile.ZipInfo) -> str:
    """A file's ending in small letters."""
    return PurePosixPath(info.filename).suffix.lower()


def entry_stem(info: zipfile.ZipInfo) -> str:
    """A file's path without its ending."""
    return str(PurePosixPath(info.filename).with_suffix("")).lower()
