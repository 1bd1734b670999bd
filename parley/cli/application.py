"""The commands of `python -m parley`, what each takes, and how they end."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from parley.check.run import CheckResult, check_dossier
from parley.cli.add import added_as_json, list_article_files, report_added
from parley.cli.check_report import check_as_json, report_check
from parley.cli.coverage_report import coverage_as_json, report_coverage
from parley.cli.export import export_as_json, export_dossier, report_export
from parley.cli.folder import FolderArgument, FolderOption, announce_dossier_folder
from parley.cli.geo import base_map_as_json, report_base_map
from parley.cli.imports import import_as_json, report_import
from parley.cli.progress import show_progress_when_slow
from parley.cli.suggest import report_suggested, suggested_as_json
from parley.desk.add_articles import AddError, add_articles
from parley.desk.imports.suggested import ImportFileError
from parley.desk.new_dossier import GUIDE_FILE, NewDossierError, create_dossier
from parley.desk.suggest.propose import SuggestError, propose_rows
from parley.desk.suggest.write import write_proposals
from parley.tables.contract import ContractError

USAGE_ERROR = 2
"""The exit code for words that no command understands."""

NAME_VARIABLE = "PARLEY_COMMAND_NAME"
"""What bin/parley calls itself: shells complete the words after a command's name, and `python` is not ours."""

COMPLETION_VARIABLE = "_PARLEY_COMPLETE"

application = typer.Typer(
    name="parley",
    help="Make, check and give away a dossier: articles in seeds/, tables in data/, and for every row of the tables "
    "the exact words that support it.\n\nEach command works on the folder it is given, else on the one named in "
    "PARLEY_DOSSIER, else on the one you are in, and says which one it took.",
    epilog="Exit codes: 0 all is well, 1 something is wrong with the dossier or a file, 2 the command was not "
    "understood.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def run_command_line(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 where nothing is wrong. Words that no command understands end the program."""
    try:
        application(
            list(arguments) if arguments is not None else None,
            prog_name=os.environ.get(NAME_VARIABLE, "python -m parley"),
            complete_var=COMPLETION_VARIABLE,
        )
    except SystemExit as ended:
        if ended.code == USAGE_ERROR:
            raise
        return int(ended.code or 0)
    return 0


@application.command("new")
def make_new_dossier(
    folder: Annotated[Path, typer.Argument(help="The folder to make; one that is there must be empty.")],
    title: Annotated[
        str, typer.Option("--title", help="What the dashboard calls the dossier; by default the folder's name.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Make an empty dossier: its contract, every table with its header, seeds/ for articles, and GUIDE.md.

    It passes the check at once, and the dashboard opens it. GUIDE.md says what to fill in first.
    """
    try:
        files = create_dossier(folder, title, date.today())
    except NewDossierError as error:
        finish_command([str(error)], {"problem": str(error)} if as_json else None, 1)
    lines = [f"{folder.resolve()}: a new dossier of {len(files)} files. Begin with {folder / GUIDE_FILE}."]
    finish_command(lines, {"folder": str(folder.resolve()), "files": files} if as_json else None, 0)


@application.command("add")
def add_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Web pages (HTML, SingleFile, MHTML), plain text, DOCX, PDF, EPUB, mail (EML), or folders of these."
        ),
    ],
    dossier: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take articles in: the text to seeds/, a row to data/sources.csv.

    Each field is printed with the place it comes from; menus, captions and calls to share are left out and listed. A
    file whose text is in the dossier already is named and not added again.
    """
    folder, listed = announce_dossier_folder(dossier), list_article_files(files)
    try:
        with show_progress_when_slow("Reading files", len(listed)) as count_one:
            results = add_articles(folder, listed, count_one)
    except AddError as error:
        finish_command([str(error)], {"problem": str(error)} if as_json else None, 1)
    code = 0 if results and all(result.article for result in results) else 1
    finish_command(report_added(results), added_as_json(results) if as_json else None, code)


@application.command("geo")
def build_geometry(
    country: Annotated[str, typer.Argument(help="The country’s two letters (ISO 3166-1), as in SD or CY.")],
    file: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="A file with the country’s regions, or the world’s: GeoPackage, Shapefile, GeoJSON, or what else GDAL "
            "reads. Without it: Natural Earth’s, where Debian’s qgis-common puts them.",
        ),
    ] = None,
    layer: Annotated[str | None, typer.Option("--layer", help="The layer of the file, if it has several.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Make anew what is there.")] = False,
    dossier: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Build the base map of a country: data/geo with its regions, neighbours and borders.

    Regions that ISO 3166-2 lists and the file lacks are named. data/geo/units.csv says which region became which unit;
    change it and run this again to name units otherwise, or to take regions that the file counts to another country.
    """
    from parley.desk.geo.make import GeoRequest, make_base_map
    from parley.desk.geo.source import GeoError

    folder = announce_dossier_folder(dossier)
    try:
        with show_progress_when_slow("Building the base map"):
            made = make_base_map(folder, GeoRequest(country, file, layer, replace))
    except GeoError as error:
        finish_command([str(error)], {"problem": str(error)} if as_json else None, 1)
    finish_command(report_base_map(made), base_map_as_json(made) if as_json else None, 0)


@application.command("import")
def import_other_file(
    file: Annotated[
        Path,
        typer.Argument(
            help="A TimelineJS sheet (CSV or JSON), an ACLED or UCDP GED export (CSV), events as GeoJSON, KML or KMZ, "
            "or W3C annotations (JSON, also Hypothesis' export)."
        ),
    ],
    dossier: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Turn another tool's file into suggested rows below suggestions/, with a report of every row.

    Nothing in data/ changes: look the rows through, fill in what the file does not say, and copy what you take.
    """
    from parley.desk.imports.registry import import_file  # brings geopandas, which the other commands do without

    folder = announce_dossier_folder(dossier)
    try:
        with show_progress_when_slow("Reading the file"):
            form, suggestions, target = import_file(folder, file)
    except (ImportFileError, ContractError) as error:
        finish_command([str(error)], {"problem": str(error)} if as_json else None, 1)
    told = import_as_json(form, suggestions, target) if as_json else None
    finish_command(report_import(form, suggestions, target), told, 0 if suggestions.tables else 1)


@application.command("suggest")
def write_suggestions(folder: FolderArgument = None, as_json: JsonOption = False) -> None:
    """Propose rows from the articles, in the tables' own columns, to suggestions/; data/ is not touched.

    Each record comes with the words that prove it. Cells that no rule can tell are left blank and listed. A sentence
    that data/evidence.csv quotes already is passed over.
    """
    chosen = announce_dossier_folder(folder)
    try:
        with show_progress_when_slow("Reading articles") as count_one:
            proposals = propose_rows(chosen, count_one)
        write_proposals(chosen, proposals)
    except SuggestError as error:
        finish_command([str(error)], {"problem": str(error)} if as_json else None, 1)
    told = suggested_as_json(proposals) if as_json else None
    finish_command(report_suggested(proposals), told, 1 if proposals.problems else 0)


@application.command("check")
def print_check(folder: FolderArgument = None, as_json: JsonOption = False) -> None:
    """List everything that is wrong with a dossier: file, row, column, value, and what to do.

    Nothing is changed. The dashboard runs the same check and shows what is sound.
    """
    checked = check_with_progress(announce_dossier_folder(folder))
    lines, code = report_check(checked)
    finish_command(lines, check_as_json(checked) if as_json else None, code)


@application.command("coverage")
def print_coverage(folder: FolderArgument = None, as_json: JsonOption = False) -> None:
    """List the sentences that carry no record, each with the reason; “NOT EXPLAINED” is yours to look at.

    A sentence is covered once a row of data/evidence.csv quotes from it. The end says how many of all are.
    """
    checked = check_with_progress(announce_dossier_folder(folder))
    lines, code = report_coverage(checked)
    finish_command(lines, coverage_as_json(checked) if as_json else None, code)


@application.command("export")
def write_export(
    folder: FolderArgument = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The file to write; by default the dossier's name, here.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write a sound dossier as one zipped Data Package.

    Articles for which data/sources.csv names no right of reuse are left out, and listed.
    """
    chosen = announce_dossier_folder(folder)
    checked = check_with_progress(chosen)
    done = export_dossier(checked, chosen, out)
    finish_command(report_export(done, checked), export_as_json(done) if as_json else None, 1 if done.problem else 0)


def check_with_progress(folder: Path) -> CheckResult:
    """Check a dossier, with a sign of life where it is a long one."""
    with show_progress_when_slow("Checking the dossier"):
        return check_dossier(folder)


def finish_command(lines: Sequence[str], told: dict[str, Any] | None, code: int) -> NoReturn:
    """Print what a command found, as JSON where `told` is given, and end it."""
    typer.echo("\n".join(lines) if told is None else json.dumps(told, ensure_ascii=False, indent=2))
    raise typer.Exit(code)
