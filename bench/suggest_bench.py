"""How much of a dossier's curated tables `suggest` proposes from its articles alone: python bench/suggest_bench.py FOLDER."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from parley.desk.suggest.propose import propose_rows
from parley.tables.contract import read_contract
from parley.tables.reading import read_tables
from parley.text.anchors import anchor_quote
from parley.text.articles import read_article

EMPTIED = ("actors", "territories", "aliases", "events", "event_actors", "event_territories", "statements", "evidence")
Row = dict[str, str]


def print_figures(folder: Path) -> None:
    """Print each figure as found of all."""
    contract = read_contract(folder)
    tables, _ = read_tables(folder, contract)
    curated = {name: [{str(k): str(v) for k, v in row.items()} for row in frame.to_dict("records")]
               for name, frame in tables.items()}  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        bare = Path(scratch) / "bare"
        shutil.copytree(folder / "data", bare / "data")
        shutil.copytree(folder / "seeds", bare / "seeds")
        for name in EMPTIED:
            path = bare / f"data/{name}.csv"
            path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
        begun = time.perf_counter()
        proposed = propose_rows(bare, lambda: None).rows
        seconds = time.perf_counter() - begun
    texts = {row["source_id"]: read_article(row["source_id"], (folder / row["path"]).read_bytes()).text
             for row in curated["sources"] if row["kind"] == "article"}  # fmt: skip
    print_names(curated, proposed, " ".join(texts.values()))
    print_spans(curated, proposed, texts)
    print(f"seconds: {seconds:.2f}")


def print_names(curated: dict[str, list[Row]], proposed: dict[str, list[Row]], text: str) -> None:
    """Records of which one spelling was proposed, spellings proposed, and records proposed that no curated one shares."""
    aliases = [row for row in curated["aliases"] if row["alias"] in text]
    mine = proposed.get("aliases", [])
    spelled = {row["alias"] for row in mine}
    records = {(row["target_type"], row["target_id"]) for row in aliases}
    found = {(row["target_type"], row["target_id"]) for row in aliases if row["alias"] in spelled}
    known = {row["alias"] for row in curated["aliases"]}
    right = {row["target_id"] for row in mine if row["alias"] in known}
    print_share("names found", len(found), len(records))
    print_share("spellings found", sum(row["alias"] in spelled for row in aliases), len(aliases))
    print_share("proposed names that are curated", len(right), len({row["target_id"] for row in mine}))


def print_spans(curated: dict[str, list[Row]], proposed: dict[str, list[Row]], texts: dict[str, str]) -> None:
    """Quotes met by a proposed span, and through the best of them the dates and speakers of their records."""
    mine = [(row, span) for row in proposed.get("evidence", []) if (span := find_span(row, texts))]
    quotes = [(row, span) for row in curated["evidence"] if (span := find_span(row, texts))]
    half = close = 0
    met: dict[tuple[str, str], set[str]] = {}
    for row, (start, end) in quotes:
        same = [(r, s) for r, s in mine if r["source_id"] == row["source_id"]]
        over = [(r, s) for r, s in same if 2 * (min(end, s[1]) - max(start, s[0])) >= end - start]
        half += bool(over)
        text = texts[row["source_id"]]
        close += any(count_words(text, start, s[0]) <= 5 and count_words(text, end, s[1]) <= 5 for _, s in over)
        met.setdefault((row["target_type"], row["target_id"]), set()).update(r["target_id"] for r, _ in over)
    print_share("quotes overlapped by half", half, len(quotes))
    print_share("quotes within five words", close, len(quotes))
    events = {row["event_id"]: row for row in proposed.get("events", [])}
    dated = [row for row in curated["events"] if row["date"] and ("event", row["event_id"]) in met]
    right = [row for row in dated for key in met["event", row["event_id"]] if key in events
             and (events[key]["date"], events[key]["date_basis"]) == (row["date"], row["date_basis"])]  # fmt: skip
    print_share("dates and basis of events", len({row["event_id"] for row in right}), len(dated))
    said = {row["statement_id"]: row["actor_id"] for row in proposed.get("statements", [])}
    names: dict[str, set[str]] = {}
    for row in proposed.get("aliases", []):
        names.setdefault(row["target_id"], set()).add(row["alias"])
    own = {(row["target_id"], row["alias"]) for row in curated["aliases"]}
    spoken = [row for row in curated["statements"] if row["attribution"] != "described"]
    hit = sum(any((row["actor_id"], name) in own for key in met.get(("statement", row["statement_id"]), ())
                  if key in said for name in names.get(said[key], ())) for row in spoken)  # fmt: skip
    print_share("speakers of statements said or reported", hit, len(spoken))


def find_span(row: Row, texts: dict[str, str]) -> tuple[int, int] | None:
    """Where a row's words stand in its article."""
    if row["source_id"] not in texts or not row.get("exact"):
        return None
    anchor = anchor_quote(texts[row["source_id"]], row["exact"], row.get("prefix", ""), row.get("suffix", ""))
    return (anchor.start, anchor.end) if anchor.start is not None and anchor.end is not None else None


def count_words(text: str, one: int, other: int) -> int:
    """Words between two places."""
    return len(text[min(one, other) : max(one, other)].split())


def print_share(what: str, found: int, total: int) -> None:
    """One figure."""
    print(f"{what}: {found} of {total}" + (f" ({found / total:.0%})" if total else ""))


if __name__ == "__main__":
    for each in sys.argv[1:] or ["."]:
        print_figures(Path(each))
