"""Write a dossier of several articles to measure: this project's own, and its article shuffled some times.

python -m bench.shelf FOLDER [--articles 7]
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import shutil
from pathlib import Path

from bench.search_bench import ROOT, shuffled
from parley.dossier.dossier import open_dossier


def main() -> None:
    """Write the dossier into an empty folder, or over one that was written before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=7, help="articles beside the project's own")
    options = parser.parse_args()
    write(options.folder, options.articles)


def write(folder: Path, count: int) -> None:
    """The project's tables and article with `count` more articles, named `article-0` and on."""
    for part in ("data", "seeds"):
        shutil.copytree(ROOT / part, folder / part, dirs_exist_ok=True)
    rows = []
    for number, article in enumerate(shuffled(open_dossier(ROOT), count), start=1):
        text, path = article.text, f"seeds/{article.source_id}.txt"
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
        row = {"source_id": article.source_id, "kind": "article", "title": f"Shuffled article {number}"}
        row |= {"publisher": "Nobody", "language": "en", "path": path}
        rows.append(row | {"sha256": hashlib.sha256(text.encode()).hexdigest()})
    with (folder / "data/sources.csv").open("r+", encoding="utf-8", newline="") as table:
        columns = csv.DictReader(table).fieldnames or []
        table.seek(0, 2)
        csv.DictWriter(table, columns, restval="", lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
