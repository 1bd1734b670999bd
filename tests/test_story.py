"""The editor's lines: in order, dated by their record, and let through or not by the filters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from parley.dossier.dossier import Dossier, open_dossier
from parley.results import story
from parley.selection.selection import Selection, select_records
from parley.words import dates
from tests.dossiers import tiny_dossier, without_table

KINDS = ("clause", "fact", "silence")


def fitting(dossier: Dossier, selection: Selection) -> set[str]:
    """The lines that some filters let through."""
    shown = select_records(dossier, selection)
    return {
        line.ident for kind in KINDS for line in story.list_story_lines(dossier, kind, selection, shown) if line.fits
    }


def test_the_headline_and_the_line_under_it(tiny: Dossier) -> None:
    assert story.story_headline(tiny) == ("The harbour is open again; the board keeps it", "What one report says.")


def test_without_a_story_the_dossier_speaks_for_itself(tmp_path: Path) -> None:
    folder = tiny_dossier(tmp_path)
    without_table(folder, "story")
    assert story.story_headline(open_dossier(folder)) == ("The harbour of Lindow", "An invented story.")


def test_without_filters_every_line_fits(tiny: Dossier, dossier: Dossier) -> None:
    for each in (tiny, dossier):
        assert fitting(each, Selection()) == set(each.story.loc[each.story["kind"] != "headline", "story_id"])


@pytest.mark.parametrize(
    ("selection", "left"),
    [
        (Selection(actors=("marsh",)), {"opened", "kept", "safe", "why"}),
        (Selection(actors=("port-board",)), {"kept", "why"}),
        (Selection(end=date(2021, 3, 1)), {"why"}),
        (Selection(words="nothing of the kind"), {"why"}),
    ],
)
def test_filters_let_a_line_through_with_its_record(tiny: Dossier, selection: Selection, left: set[str]) -> None:
    assert fitting(tiny, selection) == left


def test_a_line_is_dated_by_its_record(tiny: Dossier) -> None:
    (fact,) = story.list_story_lines(tiny, "fact", Selection(), select_records(tiny, Selection()))
    assert fact.when
    assert (dates.format_date_span(fact.when.span), fact.when.basis) == ("4 May 2021", "inferred")
    (silence,) = story.list_story_lines(tiny, "silence", Selection(), select_records(tiny, Selection()))
    assert silence.when is None


def test_paragraphs_begin_where_the_editor_says(dossier: Dossier) -> None:
    clauses = story.list_story_lines(dossier, "clause", Selection(), select_records(dossier, Selection()))
    assert [line.opens for line in clauses].count(True) == 1
    assert not any(line.detail for line in clauses)


def test_every_line_leads_to_supporting_words(dossier: Dossier) -> None:
    support = set(dossier.evidence.loc[dossier.evidence["stance"] == "supports", "record"])
    for kind in ("clause", "fact"):
        for line in story.list_story_lines(dossier, kind, Selection(), select_records(dossier, Selection())):
            assert line.record in support
