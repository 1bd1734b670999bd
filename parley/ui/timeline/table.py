"""The timeline's rows as tables under the picture: events, statements, or how many events there are."""

from __future__ import annotations

from collections.abc import Callable

from parley.dossier.dossier import Dossier
from parley.figures.markup import Node, h
from parley.figures.timeline import rows as timeline_rows
from parley.figures.timeline.lanes import LaneLayout
from parley.figures.timeline.periods import Period, PeriodColumns, count_marks_by_period
from parley.selection import address
from parley.selection.selection import Selection, select_records
from parley.ui.parts import figure_frame

TIMELINE_TABLE_HEADERS = [
    "When",
    "How known",
    "The source’s words",
    "What",
    "Who acts or speaks",
    "Who is named",
    "Sentence",
]


def draw_row_tables(dossier: Dossier, selection: Selection, view: str) -> Node:
    """Events in order of time, then statements, each a way to its evidence; `view` is the page's own parameter, which
    their links keep."""
    shown = select_records(dossier, selection)
    events = timeline_rows.timeline_event_rows(dossier, shown.events)
    said = timeline_rows.timeline_statement_rows(dossier, shown.statements)

    def cells(row: dict[str, str]) -> list[Node]:
        return timeline_table_cells(dossier, selection, view, row)

    title = "The same event as a table" if len(events) == 1 else f"The same {len(events):,} events as a table"
    caption = "Events in order of time, with who acts in them and who is named"
    first = figure_frame.twin_of(
        title, caption, TIMELINE_TABLE_HEADERS, [cells(row) for row in events], "timeline_table"
    )
    if not said:
        return first
    title = "The statement as a table" if len(said) == 1 else f"The {len(said):,} statements as a table"
    rows = [drop_named_column(cells(row)) for row in said]
    second = figure_frame.twin_of(
        title, "Statements, with who makes them", drop_named_column(TIMELINE_TABLE_HEADERS), rows, "timeline_statements"
    )
    return h("div", first, second)


def drop_named_column(cells: list[Node]) -> list[Node]:
    """A row without those who are only named: a statement has none."""
    return [cell for at, cell in enumerate(cells) if at != TIMELINE_TABLE_HEADERS.index("Who is named")]


def timeline_table_cells(dossier: Dossier, selection: Selection, view: str, row: dict[str, str]) -> list[Node]:
    """A row of the table, with how its date was resolved."""
    record = f"{row['kind']}:{row['id']}"
    what = h("a", row["what"], href=address.page_href("timeline", selection, {"view": view, "record": record}))
    words = f"“{row['date_words']}”" if row["date_words"] else ""
    note = h("span", row["date_note"], class_="muted") if row["date_note"] else ""
    known = h("span", words, " " if words and note else "", note)
    sentence = figure_frame.pilcrow_of(dossier, selection, record, row["what"])
    return [row["when"], row["date_basis"], known, what, row["acts_or_speaks"], row["named"], sentence]


def draw_count_table(lanes: LaneLayout, found: PeriodColumns, narrowed: Callable[[Period], str]) -> Node:
    """Counts per lane and period; a period's name leads to its events."""
    numbers = count_marks_by_period(lanes.table, found).set_index(["lane", "column"])["number"].to_dict()
    headers: list[Node] = ["Lane", *(h("a", p.name, href=narrowed(p)) for p in found.columns), "No date"]
    at = [*range(len(found.columns)), -1]
    rows = [
        [lane.label, *(draw_count_cell(numbers.get((lane.key, column), 0)) for column in at)] for lane in lanes.lanes
    ]
    caption = f"Events by lane and {found.noun}"
    return figure_frame.twin_of("The same counts as a table", caption, headers, rows, "timeline_table")


def draw_count_cell(number: int) -> Node:
    """A count, or nothing for none."""
    return h("span", f"{number:,}", class_="number") if number else ""
