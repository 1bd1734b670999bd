"""The article's legend: every kind of mark counted, every name with its mentions, each in its own form."""

from __future__ import annotations

from typing import Any

from parley.dossier.dossier import Dossier
from parley.evidence.marks import ArticleMark, list_article_marks
from parley.evidence.passages import list_article_passages
from parley.figures.markup import Node, text_from_node
from parley.ui.reader.legend import MAX_OPEN_NAMES, draw_article_legend, draw_step_bar


def of(dossier: Dossier) -> Node:
    """The legend of a dossier's main article."""
    article = dossier.articles[dossier.main_source]
    return draw_article_legend(
        dossier, article, list_article_marks(dossier, article, list_article_passages(dossier, dossier.main_source))
    )


def every(node: Any, tag: str) -> list[Node]:
    """Every element of a kind."""
    if not isinstance(node, list):
        return []
    return [*([node] if node[0] == tag else []), *(each for child in node[2:] for each in every(child, tag))]


def test_every_kind_has_a_switch_with_its_number(tiny: Dossier) -> None:
    switches = {each[2][1]["data-hides"]: text_from_node(each) for each in every(of(tiny), "label")}
    assert switches == {
        "passages": "passages4",
        "people": "people2",
        "bodies": "bodies1",
        "places": "places1",
        "dates": "dates2",
        "words": "words0",
    }
    hidden = [text_from_node(each) for each in every(of(tiny), "li") if "hidden" in each[1]]
    assert hidden == ["words0"], "searched words wait until there are any"


def test_names_stand_by_their_mentions_in_the_form_of_their_marks(tiny: Dossier) -> None:
    buttons = every(of(tiny), "button")
    assert [(each[1]["data-name"], text_from_node(each)) for each in buttons] == [
        ("actor:marsh", "Ada Marsh 2"),
        ("territory:harbour", "Harbour of Lindow 1"),
        ("actor:port-board", "Port Board 1"),
    ]
    assert [each[2][1]["class"] for each in buttons] == ["like-person by-blue", "like-place", "like-body by-red"]


def test_many_names_are_folded_and_none_is_lost(dossier: Dossier) -> None:
    node = of(dossier)
    article = dossier.articles[dossier.main_source]
    spans = list_article_marks(dossier, article, ())
    named = {(span.kind, span.value) for span in spans if span.kind in ("name", "place")}
    assert len(every(node, "button")) == len(named)
    folded = every(every(node, "details")[1], "button")
    assert len(folded) == len(named) - MAX_OPEN_NAMES
    counts = [int(text_from_node(each).split()[-1]) for each in every(node, "button")]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len([span for span in spans if span.kind in ("name", "place")])


def test_an_article_that_names_nobody_has_no_list(tiny: Dossier) -> None:
    article = tiny.articles["story"]
    assert every(draw_article_legend(tiny, article, [ArticleMark(0, 3, "passage", "1")]), "button") == []


def test_the_bar_waits_until_there_is_something_to_step_through() -> None:
    bar = draw_step_bar(23)
    assert "hidden" in bar[1]
    assert bar[1]["data-total"] == "23"
    assert [each[1].get("aria-keyshortcuts") for each in every(bar, "button")] == ["p", "n", None]
