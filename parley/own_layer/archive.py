"""A zip that a reader opens, looked at before anything in it is unpacked; nothing is ever written to a disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from parley.own_layer.fault import OwnLayerError

MAX_UNPACKED_MB = 150
"""The most that a zip's files may come to together."""

MAX_ZIP_ENTRIES = 200
"""The most files a zip may hold: a layer has five to ten."""

REQUIRED_SHAPEFILE_PARTS = (".shp", ".shx")
SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""The parts of a Shapefile that are read; the rest (indexes, style, metadata) is not needed."""


def unzip_layer(data: bytes) -> dict[str, bytes]:
    """The one Shapefile of a zip by ending, or its one table as ".csv"."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            check_zip_entries(infos)
            return read_zip_entries(archive, choose_layer_entries(infos))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as broken:
        raise OwnLayerError(
            "The zip is damaged or ends too early.", "Download or make it again, and check that it opens elsewhere."
        ) from broken


def check_zip_entries(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is empty, locked, far too large unpacked, or names paths outside itself."""
    if not infos:
        raise OwnLayerError("The zip is empty.", "Open one that holds a Shapefile (.shp, .shx, .dbf, .prj).")
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise OwnLayerError(
                f"The zip names a path outside itself (“{info.filename[:80]}”), so nothing of it was unpacked.",
                "Make the zip anew from the files of the layer alone.",
            )
        if info.flag_bits & 1:
            raise OwnLayerError("The zip is locked with a password.", "Make one without a password.")
    size = sum(info.file_size for info in infos)
    if size > MAX_UNPACKED_MB * 2**20 or len(infos) > MAX_ZIP_ENTRIES:
        raise OwnLayerError(
            f"The zip would unpack to {size / 2**20:,.0f} MB in {len(infos):,} files; "
            f"at most {MAX_UNPACKED_MB} MB in {MAX_ZIP_ENTRIES} files are unpacked.",
            "Leave out what is not the layer, or simplify its outlines.",
        )


def choose_layer_entries(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The parts of the only layer, by ending; a zip with several or none is refused by name."""
    infos = [info for info in infos if not is_system_entry(info)]
    shapes = [info for info in infos if entry_suffix(info) == ".shp"]
    tables = [info for info in infos if entry_suffix(info) == ".csv"]
    if len(shapes) > 1 or (not shapes and len(tables) > 1):
        names = ", ".join(f"“{info.filename[:60]}”" for info in (shapes or tables)[:5])
        raise OwnLayerError(f"The zip holds several layers: {names}.", "Make a zip of the one to be compared.")
    if tables and not shapes:
        return {".csv": tables[0]}
    if not shapes:
        raise OwnLayerError(
            "The zip holds neither a Shapefile (.shp) nor a table of places (.csv).",
            "GeoJSON, GeoPackage and GeoParquet are opened as they are, without a zip.",
        )
    stem = entry_stem(shapes[0])
    found = {
        entry_suffix(info): info for info in infos if entry_stem(info) == stem and entry_suffix(info) in SHAPEFILE_PARTS
    }
    if missing := [part for part in REQUIRED_SHAPEFILE_PARTS if part not in found]:
        raise OwnLayerError(f"The Shapefile lacks its {' and '.join(missing)}.", "Put all its parts into the zip.")
    return found


def read_zip_entries(archive: zipfile.ZipFile, found: dict[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    """The bytes of each part; a zip whose own sums don't agree is damaged."""
    return {kind: archive.read(info) for kind, info in found.items()}


def zip_shapefile_parts(found: dict[str, bytes]) -> bytes:
    """A Shapefile's parts as a zip of our own making, under names of our own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for kind, data in found.items():
            archive.writestr(f"layer{kind}", data)
    return out.getvalue()


def is_system_entry(info: zipfile.ZipInfo) -> bool:
    """What some systems add to a zip beside what was put in."""
    return info.filename.startswith("__MACOSX/") or PurePosixPath(info.filename).name.startswith(".")


def entry_suffix(info: zipfile.ZipInfo) -> str:
    """A file's ending in small letters."""
    return PurePosixPath(info.filename).suffix.lower()


def entry_stem(info: zipfile.ZipInfo) -> str:
    """A file's path without its ending."""
    return str(PurePosixPath(info.filename).with_suffix("")).lower()
