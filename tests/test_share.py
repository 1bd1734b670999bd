"""What a reference assesses: the day an answer is taken from, zeros, gaps, the country apart, the map's steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, open_dossier
from parley.dossier.geometry import read_base_map
from parley.figures.map import shares as share_map
from parley.figures.map.frame import fit_map_frame
from parley.figures.map.state import unit_owners
from parley.figures.markup import Node, is_element, text_from_node
from parley.figures.palette import TOKENS
from parley.figures.shares import charts as share_lines
from parley.figures.shares import line as share_spark
from parley.results import share
from parley.results.share import SharePoint
from tests.dossiers import ROWS, contract_of, tiny_dossier, write_contract

ARTICLE_DAY = date(2025, 3, 18)


def with_rows(dossier: Dossier, *rows: tuple[str, str, float]) -> Dossier:
    """A dossier with these assessed shares (day, code, share) only."""
    table = pd.DataFrame(rows, columns=["date", "iso_3166_2", "share_pct"])
    table = table.assign(source_id="register", version="v1", day=[date.fromisoformat(text) for text in table["date"]])
    return replace(dossier, occupied_share=table)


@pytest.mark.parametrize(
    ("code", "value"), [("UA-09", 99.2), ("UA-14", 69.1), ("UA-23", 72.6), ("UA-65", 72.3), ("UA-43", 100.0)]
)
def test_the_shares_of_the_articles_day(dossier: Dossier, code: str, value: float) -> None:
    shares = share.assessed_shares_on(dossier, ARTICLE_DAY)
    assert shares is not None
    assert shares.units[code] == value
    assert (shares.day, shares.country, shares.error) == (ARTICLE_DAY, 18.5, 0.2)


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("2022-02-23", "2022-02-23"),
        ("2022-03-20", "2022-02-23"),
        ("2025-03-17", "2025-02-28"),
        ("2025-03-18", "2025-03-18"),
        ("2025-03-30", "2025-03-18"),
        ("2031-01-01", "2026-07-31"),
    ],
)
def test_a_share_is_taken_from_the_last_assessed_day_not_after(dossier: Dossier, asked: str, day: str) -> None:
    shares = share.assessed_shares_on(dossier, date.fromisoformat(asked))
    assert shares is not None
    assert shares.day.isoformat() == day


def test_before_the_first_assessment_there_is_no_share(dossier: Dossier) -> None:
    assert share.assessed_shares_on(dossier, date(2022, 2, 22)) is None
    assert "so early" in share.assessed_share_headline(dossier, None)


def test_a_unit_that_an_assessed_day_does_not_name_has_none_on_it(dossier: Dossier) -> None:
    early, late = share.assessed_shares_on(dossier, ARTICLE_DAY), share.assessed_shares_on(dossier, date(2026, 7, 31))
    assert early is not None
    assert late is not None
    assert early.units["UA-12"] == 0
    assert late.units["UA-12"] > 0
    assert "UA" not in early.units


def test_a_unit_is_zero_only_on_days_of_the_table(tiny: Dossier) -> None:
    shares = with_rows(tiny, ("2020-01-31", "XX-A", 5), ("2020-02-29", "XX-B", 7))
    assert share.list_share_runs(shares, "XX-A") == [
        [SharePoint(date(2020, 1, 31), 5), SharePoint(date(2020, 2, 29), 0)]
    ]
    assert share.list_share_runs(shares, "XX-B") == [
        [SharePoint(date(2020, 1, 31), 0), SharePoint(date(2020, 2, 29), 7)]
    ]


def test_the_country_has_no_zero_it_is_not_given(tiny: Dossier) -> None:
    shares = with_rows(tiny, ("2020-01-31", "XX", 5), ("2020-02-29", "XX-B", 7))
    assert share.list_share_runs(shares, "XX") == [[SharePoint(date(2020, 1, 31), 5)]]
    found = share.assessed_shares_on(shares, date(2020, 3, 1))
    assert found is not None
    assert found.country is None


def test_a_gap_stays_a_gap(dossier: Dossier) -> None:
    first, rest = share.list_share_runs(dossier, "UA-14")
    assert [point.day for point in first] == [date(2022, 2, 23)]
    assert rest[0].day == date(2022, 4, 30)
    assert sum(map(len, (first, rest))) == len(share.list_assessed_days(dossier))


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), unique=True).map(sorted))
def test_runs_keep_every_point_and_join_only_neighbours(days: list[date]) -> None:
    runs = share.split_share_runs([SharePoint(day, 1.0) for day in days])
    assert [point.day for run in runs for point in run] == days
    steps = [b.day - a.day for run in runs for a, b in pairwise(run)]
    assert all(step <= share.MAX_JOINED_GAP for step in steps)
    assert all(b[0].day - a[-1].day > share.MAX_JOINED_GAP for a, b in pairwise(runs))


def test_units_of_a_territory_are_never_added_up() -> None:
    shares = share.AssessedShares(ARTICLE_DAY, None, {"XX-A": 40.0, "XX-B": 60.0, "XX-C": 40.0}, "v1", "register", 0.2)
    assert shares.of("XX-A XX-C") == 40
    assert shares.of("XX-A XX-B") is None
    assert shares.of("XX-Z") == 0


@pytest.mark.parametrize(("day", "early"), [("2022-02-23", True), ("2022-04-30", True), ("2022-05-31", False)])
def test_early_days_have_a_larger_error(dossier: Dossier, day: str, early: bool) -> None:
    shares = share.assessed_shares_on(dossier, date.fromisoformat(day))
    assert shares is not None
    assert share.has_larger_error(dossier, shares.day) is early
    assert ("or more" in share.format_share_with_error(dossier, shares, 20.0)) is early


@pytest.mark.parametrize(("days", "after"), [(-1, False), (0, False), (1, True)])
def test_what_lies_after_the_articles_day_is_known(dossier: Dossier, days: int, after: bool) -> None:
    assert share.is_after_article(dossier, ARTICLE_DAY + timedelta(days=days)) is after


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("2020-01-31", "XX", 18.5)], "18.5% of the country"),
        ([("2020-01-31", "XX", 0.0)], "none of the country"),
        ([("2020-01-31", "XX-A", 5.0)], "one region of the country"),
        ([("2020-01-31", "XX-A", 5.0), ("2020-01-31", "XX-B", 5.0)], "2 regions of the country"),
        ([("2020-01-31", "XX-A", 0.0)], "no region of the country"),
    ],
)
def test_the_headline_follows_its_rows(tiny: Dossier, rows: list[tuple[str, str, float]], said: str) -> None:
    shares = with_rows(tiny, *rows)
    assert said in share.assessed_share_headline(shares, share.assessed_shares_on(shares, date(2020, 2, 1)))


@pytest.mark.parametrize(
    ("value", "step"), [(0, 0), (0.1, 1), (25, 1), (25.1, 2), (50, 2), (72.3, 3), (75, 3), (99.2, 4), (100, 4)]
)
def test_every_share_has_one_step_and_the_key_names_it(value: float, step: int) -> None:
    assert share_map.find_share_step(value) == step
    assert share_map.format_share_step(step) in text_from_node(share_map.draw_share_key("As of today", "whose", ""))


def parts(node: Node, kind: str) -> list[Node]:
    """Every element of a class in a drawing."""
    if not is_element(node):
        return []
    own = [node] if node[1].get("class") == kind else []
    return own + [found for child in node[2:] for found in parts(child, kind)]


def test_what_comes_after_the_article_is_dashed_from_the_last_point_before() -> None:
    days = [date(2025, 1, 31), date(2025, 3, 18), date(2025, 3, 31), date(2025, 4, 30)]
    axes = share_spark.ShareAxes(days[0], days[-1], ARTICLE_DAY)
    drawn = share_spark.draw_share_line(
        [[SharePoint(day, 50 + at) for at, day in enumerate(days)]], axes, ARTICLE_DAY, "A line"
    )
    (before,), (after,) = parts(drawn, "share-before"), parts(drawn, "share-after")
    assert before[1]["d"].count("L") == 1
    assert after[1]["d"].count("L") == 2
    assert after[1]["d"].split("L")[0] == "M" + before[1]["d"].split("L")[-1]
    assert len(parts(drawn, "article-day")) == 1


def test_a_line_that_goes_on_level_needs_only_its_ends() -> None:
    days = [date(2025, 1, day) for day in range(1, 8)]
    axes = share_spark.ShareAxes(days[0], days[-1], ARTICLE_DAY)
    shares = [100, 100, 100, 100, 90, 90, 90]
    drawn = share_spark.draw_share_line([list(map(SharePoint, days, shares))], axes, days[-1], "A line")
    (path,) = parts(drawn, "share-before")
    xs = [step.split()[0] for step in path[1]["d"].removeprefix("M").split("L")]
    assert xs == [f"{axes.x(days[at]):g}" for at in (0, 3, 4, 6)]


def test_a_gap_is_not_drawn_over(dossier: Dossier) -> None:
    days = share.list_assessed_days(dossier)
    axes = share_spark.ShareAxes(days[0], days[-1], dossier.as_of)
    drawn = share_spark.draw_share_line(share.list_share_runs(dossier, "UA-14"), axes, dossier.as_of, "A line")
    assert len(parts(drawn, "share-before")) == 2


def run(*values: tuple[str, float]) -> list[SharePoint]:
    """Points of a run."""
    return [SharePoint(date.fromisoformat(day), value) for day, value in values]


A_LINE = share_lines.ShareSeries(
    "XX-A", "<b>Aland</b>", [run(("2025-01-31", 5)), run(("2025-03-18", 20), ("2025-04-30", 30))]
)


def test_charts_break_at_gaps_and_are_dashed_after_the_article() -> None:
    axes = share_spark.ShareAxes(date(2025, 1, 31), date(2025, 4, 30), ARTICLE_DAY)
    before, after, dot = share_lines.build_share_traces(A_LINE, axes, ARTICLE_DAY, "light")
    assert before.y == (5, None, 20, None)
    assert before.connectgaps is False
    assert after.x == ("2025-03-18", "2025-04-30", None)
    assert (before.line.dash, after.line.dash) == ("solid", "3px,2.5px")
    assert before.marker.size == (5, 0, 5, 0), "what stands alone has no line to be seen by"
    assert (dot.x, dot.y) == (("2025-03-18",), (20,))


def test_every_chart_has_its_name_its_number_and_its_line_across(dossier: Dossier) -> None:
    lines = [replace(A_LINE, code=str(number)) for number in range(4)]
    axes = share_spark.ShareAxes(date(2025, 1, 31), date(2025, 4, 30), ARTICLE_DAY)
    figure = share_lines.build_share_charts(lines, axes, date(2025, 2, 1), "dark")
    words = [note.text for note in figure.layout.annotations]
    assert words.count("&lt;b&gt;Aland&lt;/b&gt;<br><b>5.0%</b>") == 4
    assert len(figure.layout.shapes) == 4
    assert figure.layout.yaxis.range == figure.layout.yaxis4.range
    assert figure.layout.xaxis6.visible is False, "an empty place in the last row has no axis"
    assert figure.layout.paper_bgcolor == TOKENS["bg"].dark
    early = share_spark.ShareAxes(date(2025, 1, 31), date(2025, 2, 28), ARTICLE_DAY)
    assert not share_lines.build_share_charts(lines, early, date(2025, 2, 1), "dark").layout.shapes


@pytest.mark.parametrize(
    ("whole", "units", "said"),
    [
        ([run(("2022-02-23", 7.3), ("2025-03-18", 18.5))], {}, "Xland’s assessed share rose from 7.3% to 18.5%"),
        ([run(("2022-02-23", 18.5), ("2025-03-18", 7.3))], {}, "Xland’s assessed share fell from 18.5% to 7.3%"),
        ([run(("2022-02-23", 5), ("2025-03-18", 5))], {}, "Xland’s assessed share stands where it began, at 5.0%"),
        ([], {"XX-A": A_LINE.runs}, "Assessed shares rose in one and fell in none of one region"),
        ([], {"XX-A": [run(("2025-01-31", 5))]}, "No region’s assessed share changed"),
        ([], {}, "No region’s assessed share changed"),
    ],
)
def test_the_finding_of_the_charts_follows_their_rows(whole: list, units: dict, said: str) -> None:
    assert share_lines.shares_headline("Xland", whole, units, ARTICLE_DAY) == said


def test_the_finding_of_the_charts_ends_with_the_day_shown() -> None:
    runs = [run(("2022-02-23", 7), ("2025-03-18", 18), ("2026-07-31", 19))]
    assert share_lines.shares_headline("Xland", runs, {}, date(2026, 7, 31)).endswith("to 19.0%")
    assert share_lines.shares_headline("Xland", runs, {}, ARTICLE_DAY).endswith("to 18.0%")


def test_the_charts_in_words_name_what_is_assessed() -> None:
    said = share_lines.share_charts_alt_text(
        [A_LINE, share_lines.ShareSeries("YY", "Bland", [])], ARTICLE_DAY, "18 March 2025"
    )
    assert "<b>Aland</b> 20.0%" in said
    assert "Bland" not in said


def test_nothing_and_all_of_it_have_no_error(dossier: Dossier) -> None:
    shares = share.assessed_shares_on(dossier, ARTICLE_DAY)
    assert shares is not None
    assert [share.format_share_with_error(dossier, shares, value) for value in (0.0, 100.0)] == ["0%", "100%"]
    assert share.format_share_with_error(dossier, shares, 18.5) == "18.5% (±0.2 points)"


def test_what_belongs_to_a_place_leads_to_it_and_the_rest_does_not(dossier: Dossier) -> None:
    base, shares = read_base_map(dossier.geometry), share.assessed_shares_on(dossier, ARTICLE_DAY)
    assert base is not None
    assert shares is not None
    owners = unit_owners(dossier.territories)
    drawn = share_map.draw_share_map(base, shares.units, owners, fit_map_frame(base.units, 900), name="x", ident="m")
    units = {node[1]["href"]: node[1].get("data-territory") for node in parts(drawn, "share-unit")}
    assert units["#m-UA-14"] == "donetsk"
    assert units["#m-UA-40"] == units["#m-UA-43"] == "crimea"
    assert units["#m-UA-63"] is None
    assert {node[1]["data-territory"] for node in parts(drawn, "chosen-over")} == set(owners.values())
    assert not [node for node in parts(drawn, "chosen-over") if "data-chosen" in node[1]]


def test_a_name_is_printed_where_it_fits(dossier: Dossier) -> None:
    base, shares = read_base_map(dossier.geometry), share.assessed_shares_on(dossier, ARTICLE_DAY)
    assert base is not None
    assert shares is not None
    wide, narrow = (
        share_map.find_nameless_units(base, shares.units, fit_map_frame(base.units, width)) for width in (1800, 120)
    )
    assert wide == {"UA-40"}, "a city’s name has no room beside its point"
    assert narrow == {code for code, value in shares.units.items() if value > 0}
    drawn = share_map.draw_share_map(
        base, shares.units, {}, fit_map_frame(base.units, 120), name="x", ident="m", small=True
    )
    assert not parts(drawn, "label")
    assert len(parts(drawn, "share-number")) == len(narrow)


def test_a_dossier_without_shares_has_none(tiny: Dossier) -> None:
    assert tiny.occupied_share.empty
    assert share.assessed_shares_on(tiny, date(2021, 5, 5)) is None
    assert share.list_assessed_days(tiny) == []


def test_a_faulty_share_is_left_out_and_the_rest_stays(tmp_path: Path) -> None:
    header = "date,iso_3166_2,share_pct,source_id,version\n"
    rows = {**ROWS, "occupied_share": header + "2021-04-30,XX,7,register,v1\n2021-05-31,XX,seven,register,v2\n"}
    folder = tiny_dossier(tmp_path, rows=rows)
    contract = contract_of(rows)
    fields = contract["resources"][-1]["schema"]["fields"]
    next(field for field in fields if field["name"] == "share_pct")["type"] = "number"
    write_contract(folder, contract)
    found = open_dossier(folder)
    assert [(fault.file, fault.row, fault.column) for fault in found.faults] == [
        ("data/occupied_share.csv", 3, "share_pct")
    ]
    assert list(found.occupied_share["share_pct"]) == [7]
