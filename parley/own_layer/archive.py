"""A zip that a reader opens, looked at before anything in it is unpacked; nothing is ever written to a disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from parley.own_layer.fault import OwnLayerFault

UNPACKED_MB = 150
"""The most that a zip's files may come to together."""

ENTRIES = 200
"""The most files a zip may hold: a layer has five to ten."""

NEEDED = (".shp", ".shx")
KEPT = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""The parts of a Shapefile that are read; the rest (indexes, style, metadata) is not needed."""


def parts(data: bytes) -> dict[str, bytes]:
    """The one Shapefile of a zip by ending, or its one table as ".csv"."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            check(infos)
            return unpacked(archive, chosen(infos))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as broken:
        raise OwnLayerFault(
            "The zip is damaged or ends too early.", "Download or make it again, and check that it opens elsewhere."
        ) from broken


def check(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is empty, locked, far too large unpacked, or names paths outside itself."""
    if not infos:
        raise OwnLayerFault("The zip is empty.", "Open one that holds a Shapefile (.shp, .shx, .dbf, .prj).")
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise OwnLayerFault(
                f"The zip names a path outside itself (“{info.filename[:80]}”), so nothing of it was unpacked.",
                "Make the zip anew from the files of the layer alone.",
            )
        if info.flag_bits & 1:
            raise OwnLayerFault("The zip is locked with a password.", "Make one without a password.")
    size = sum(info.file_size for info in infos)
    if size > UNPACKED_MB * 2**20 or len(infos) > ENTRIES:
        raise OwnLayerFault(
            f"The zip would unpack to {size / 2**20:,.0f} MB in {len(infos):,} files; "
            f"at most {UNPACKED_MB} MB in {ENTRIES} files are unpacked.",
            "Leave out what is not the layer, or simplify its outlines.",
        )


def chosen(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The parts of the only layer, by ending; a zip with several or none is refused by name."""
    infos = [info for info in infos if not hidden(info)]
    shapes = [info for info in infos if ending(info) == ".shp"]
    tables = [info for info in infos if ending(info) == ".csv"]
    if len(shapes) > 1 or (not shapes and len(tables) > 1):
        names = ", ".join(f"“{info.filename[:60]}”" for info in (shapes or tables)[:5])
        raise OwnLayerFault(f"The zip holds several layers: {names}.", "Make a zip of the one to be compared.")
    if tables and not shapes:
        return {".csv": tables[0]}
    if not shapes:
        raise OwnLayerFault(
            "The zip holds neither a Shapefile (.shp) nor a table of places (.csv).",
            "GeoJSON, GeoPackage and GeoParquet are opened as they are, without a zip.",
        )
    stem = stem_of(shapes[0])
    found = {ending(info): info for info in infos if stem_of(info) == stem and ending(info) in KEPT}
    if missing := [part for part in NEEDED if part not in found]:
        raise OwnLayerFault(f"The Shapefile lacks its {' and '.join(missing)}.", "Put all its parts into the zip.")
    return found


def unpacked(archive: zipfile.ZipFile, found: dict[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    """The bytes of each part; a zip whose own sums don't agree is damaged."""
    return {kind: archive.read(info) for kind, info in found.items()}


def repacked(found: dict[str, bytes]) -> bytes:
    """A Shapefile's parts as a zip of our own making, under names of our own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for kind, data in found.items():
            archive.writestr(f"layer{kind}", data)
    return out.getvalue()


def hidden(info: zipfile.ZipInfo) -> bool:
    """What some systems add to a zip beside what was put in."""
    return info.filename.startswith("__MACOSX/") or PurePosixPath(info.filename).name.startswith(".")


def ending(info: zipfile.ZipInfo) -> str:
    """A file's ending in small letters."""
    return PurePosixPath(info.filename).suffix.lower()


def stem_of(info: zipfile.ZipInfo) -> str:
    """A file's path without its ending."""
    return str(PurePosixPath(info.filename).with_suffix("")).lower()
