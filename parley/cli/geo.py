"""What `geo` prints: the units with where each came from, and what the editor should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parley.cli.check_report import format_figure_count

if TYPE_CHECKING:  # the command alone loads the geometry's libraries, which take a second
    from parley.desk.geo.make import GeoResult


def report_base_map(made: GeoResult) -> list[str]:
    """Every unit in a line, then what has no outline, what has no code, and what to do next."""
    lines = [f"{each['iso_3166_2']}: {each['name']} (from {each['source']})" for each in made.units]
    lines += [f"without an outline: {each}" for each in made.without_outline]
    lines += [f"with a code of its own, since none of ISO 3166-2 fits: {each}" for each in made.own_codes]
    lines += [f"look at the map: {each}" for each in made.remarks]
    if made.without_outline or made.own_codes:
        lines.append(f"To name units otherwise, change {made.folder / 'units.csv'} and run this again with --replace.")
    lines.append(
        "Say in data/datapackage.json, “parley”, “boundaries”, whose outlines these are (source, licence) and how they "
        "draw what is disputed (stance): a file may count a region to whoever holds it."
    )
    return [*lines, f"{made.folder}: {format_figure_count(len(made.units), 'unit')} from {made.source}"]


def base_map_as_json(made: GeoResult) -> dict[str, Any]:
    """The same for programs."""
    return {
        "folder": str(made.folder),
        "source": str(made.source),
        "files": list(made.files),
        "units": list(made.units),
        "without_outline": list(made.without_outline),
        "own_codes": list(made.own_codes),
        "remarks": list(made.remarks),
    }
