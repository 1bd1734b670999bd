"""Proposals as files in `suggestions/`: the tables' own columns, so that a row can be moved over as it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from parley.desk.add_articles import write_file_whole
from parley.desk.suggest.propose import Proposals, SuggestError
from parley.tables.contract import resources_by_name, table_column_names

SUGGESTIONS_FOLDER = "suggestions"


def write_proposals(folder: Path, proposals: Proposals) -> list[str]:
    """Write a file for each table with proposals and take away those of an earlier run; the names, in table order."""
    out, written = folder / SUGGESTIONS_FOLDER, []
    try:
        out.mkdir(exist_ok=True)
        for table in resources_by_name(proposals.contract):
            path = out / f"{table}.csv"
            if rows := proposals.rows.get(table):
                text = io.StringIO(newline="")
                columns = table_column_names(proposals.contract, table)
                writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
                write_file_whole(path, text.getvalue().encode())
                written.append(f"{SUGGESTIONS_FOLDER}/{table}.csv")
            else:
                path.unlink(missing_ok=True)
    except OSError as error:
        raise SuggestError(f"{error.filename or out}: {error.strerror}. Make the folder writable.") from None
    return written
