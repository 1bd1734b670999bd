"""The reader page, run as a plain host runs it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from parley.dossier.dossier import Dossier, open_dossier
from parley.figures.markup import text_from_node
from tests.dossiers import ARTICLE, ROWS, damage, tiny_dossier
from tests.nodes import drawn, html, words
from tests.nodes import opened as open_page

opened = partial(open_page, "reader")

SECOND = "The quay is new\n\nThe quay of Lindow is new, the Port Board said.\n"
HOSTILE = "<script>alert(1)</script> and <img src=x onerror=alert(2)> $x^2$ :red[loud]"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An invented dossier in place of ours."""
    monkeypatch.setenv("PARLEY_DOSSIER", str(tmp_path))
    return tiny_dossier(tmp_path)


def with_second(folder: Path, article: str = SECOND) -> None:
    """Give the invented dossier another article, of no known day."""
    raw = article.encode("utf-8")
    source = f"second,article,The quay is new,Lindow Post,,,,,en,,seeds/second.txt,{hashlib.sha256(raw).hexdigest()},\n"
    proof = "ev-second,second,The quay of Lindow is new,,,,statement,quay-safe,,supports,\n"
    rows = {"sources": ROWS["sources"] + source, "evidence": ROWS["evidence"] + proof}
    tiny_dossier(folder, rows=rows)
    (folder / "seeds/second.txt").write_bytes(raw)


def test_the_headline_is_the_articles_own_and_the_finding_opens_the_deck(dossier: Dossier) -> None:
    article = dossier.articles[dossier.main_source]
    said = html(opened())
    assert f"<h1>{article.title}</h1>" in said
    assert f"All {len(article.sentences)} sentences carry a record." in said
    assert '18 March 2025 <span class="basis reference">reference</span>' in said


def test_the_text_is_drawn_whole_and_never_as_html(dossier: Dossier) -> None:
    test = opened()
    article = dossier.articles[dossier.main_source]
    first = article.passage_text(article.sentences[3].start, article.sentences[3].start + 12)
    assert first in words(test, "article_text")
    assert first not in html(test)


def test_evidence_in_a_link_opens_its_passage_and_all_it_supports() -> None:
    test = opened(evidence="event-putin-in-principle")
    choice = drawn(test)["article_choice"]
    assert choice["quote"] == "event-putin-in-principle"
    assert choice["passage"] > 0
    assert "Putin supports the truce" in words(test, "evidence")
    assert f"Passage {choice['passage']} supports 2 records" in words(test, "evidence")


def test_a_record_in_a_link_finds_its_own_passage() -> None:
    choice = drawn(opened(record="event:putin-in-principle"))["article_choice"]
    assert choice["quote"] == "event-putin-in-principle"


def test_filters_mute_what_does_not_fit_and_say_how_many_do() -> None:
    test = opened(actor="starmer")
    assert "Under these filters 1 of 23 stands out; the others are muted." in html(test)
    assert "No event fits" not in html(test)


def test_an_empty_result_says_why_above_the_muted_text() -> None:
    test = opened(q="zzzz")
    assert "No event fits the filters" in words(test, "nothing")
    assert "None fits the filters, so all are muted." in html(test)
    assert words(test, "article_text")


def test_what_is_marked_is_counted(dossier: Dossier) -> None:
    said = words(opened(), "article_text")
    assert "Show in the textpassages36people" in said
    for kind in ("bodies", "places", "dates"):
        assert kind in said


def test_the_drawing_is_the_same_whatever_is_asked_for() -> None:
    plain = drawn(opened())["article_text"]
    assert drawn(opened(q="ceasefire", actor="putin", evidence="event-putin-in-principle"))["article_text"] == plain


def test_searched_words_come_as_places_in_their_sentences(dossier: Dossier) -> None:
    article = dossier.articles[dossier.main_source]
    body = " ".join(article.passage_text(each.start, each.end) for each in article.sentences)
    places = drawn(opened(q="CEASEFIRE"))["article_choice"]["words"]
    assert len(places) == body.lower().count("ceasefire")
    for number, start, end in places:
        sentence = article.sentences[number - 1]
        assert article.text[sentence.start + start : sentence.start + end].lower() == "ceasefire"


def test_places_are_counted_as_the_browser_counts_letters(served: Path) -> None:
    tiny_dossier(served, ARTICLE + "\nThe mayor 𝄞😀 sang on the quay of Lindow.\n")
    sung = [place for place in drawn(opened(q="sang"))["article_choice"]["words"] if place[0] == 5]
    assert sung == [[5, 15, 19]]


def test_only_what_matches_is_a_matter_of_the_address() -> None:
    choice = drawn(opened(actor="starmer", only="matching"))["article_choice"]
    assert choice["only"] is True
    assert "only=" not in choice["turn"]
    assert "only=matching" in choice["address"]
    choice = drawn(opened(actor="starmer"))["article_choice"]
    assert (choice["only"], len(choice["matching"])) == (False, 1)
    assert "only=matching" in choice["turn"]
    assert "is no choice for “only”" in html(opened(actor="starmer", only="nonsense"))
    assert drawn(opened())["article_choice"]["matching"] is None


def test_evidence_of_a_reference_says_where_it_stands(served: Path) -> None:
    test = opened(evidence="ev-area")
    assert words(test, "elsewhere") == (
        "This evidence stands in a reference, not in an article: Lindow Archive, Register of Harbours, 2020, page 12."
    )
    assert "Harbour of Lindow" in words(test, "evidence")
    assert drawn(test)["article_choice"]["passage"] == 0


def test_evidence_in_the_headline_says_so(served: Path) -> None:
    row = "ev-head,story,The harbour reopens,,,,event,reopening,,supports,\n"
    tiny_dossier(served, rows={"evidence": ROWS["evidence"] + row})
    assert "in the article’s headline: “The harbour reopens”" in words(opened(evidence="ev-head"), "elsewhere")


def test_one_article_needs_no_list() -> None:
    assert "articles" not in drawn(opened())


def test_several_articles_have_one(served: Path) -> None:
    with_second(served)
    test = opened(article="second")
    told = words(test, "articles")
    assert "The harbour reopensLindow CourierLindow Courier5 May 2021en4" in told
    assert "The quay is newLindow PostLindow Postno day knownen1" in told
    assert "<h1>The quay is new</h1>" in html(test)
    assert "no day known" in html(test)


def test_evidence_chooses_its_article_and_a_link_that_disagrees_is_answered(served: Path) -> None:
    with_second(served)
    assert "<h1>The quay is new</h1>" in html(opened(evidence="ev-second"))
    test = opened(article="story", evidence="ev-second")
    assert "<h1>The harbour reopens</h1>" in html(test)
    assert "in another article: open it there." in words(test, "elsewhere")


@pytest.mark.parametrize(("article", "told"), [("story", True), ("second", False)])
def test_a_changed_quote_is_told_by_its_own_article_and_not_placed(served: Path, article: str, told: bool) -> None:
    with_second(served)
    damage(served, "evidence", 4, "exact", "“The quay is not safe,” Marsh said.")
    test = opened(article=article)
    assert ("changed" in drawn(test)) == told
    assert ("“The quay is not safe,” Marsh said." in words(test, "changed")) == told
    assert "not safe" not in words(test, "article_text")


def marked(test: AppTest, key: str, tag: str) -> list[str]:
    """The words in elements of a kind in one drawn piece."""

    def inside(node: Any) -> list[str]:
        if not isinstance(node, list):
            return []
        return [text_from_node(node)] if node[0] == tag else [each for child in node[2:] for each in inside(child)]

    return inside(drawn(test)[key]["node"])


def quoted(test: AppTest) -> set[str]:
    """The rows of evidence that the article marks."""
    return set(" ".join(re.findall(r'"data-quotes": "([^"]*)"', json.dumps(drawn(test)["article_text"]))).split())


@pytest.mark.parametrize(
    ("evidence", "old", "new", "lost", "now"),
    [
        ("ev-safe", "The quay is safe", "The quay is not safe", [], ["not"]),
        ("ev-reopening", "on 4 May 2021", "on 5 May 2021", ["4"], ["5"]),
        ("ev-closure", "The Port Board had closed", "The Port Board had never closed", [], ["never"]),
        ("ev-safe", "” Marsh said.", "” Nash said.", ["Marsh"], ["Nash"]),
    ],
)
def test_a_text_that_has_changed_never_moves_a_quote(
    served: Path, evidence: str, old: str, new: str, lost: list[str], now: list[str]
) -> None:
    (served / "seeds/story.txt").write_text(ARTICLE.replace(old, new), encoding="utf-8")
    test = opened(evidence=evidence)
    assert words(test, "changed").startswith("The source text has changed since")
    assert (marked(test, "changed", "del"), marked(test, "changed", "ins")) == (lost, now)
    assert evidence not in quoted(test)
    assert drawn(test)["article_choice"]["passage"] == 0


def test_a_sentence_that_is_gone_is_not_taken_for_its_near_twin(served: Path) -> None:
    twin = "“The quay is safe,” Marsh said again."
    tiny_dossier(served, ARTICLE.replace("Marsh said.", f"Marsh said. {twin}"))
    assert not open_dossier(served).faults, "while both stand there, the quote is told from its twin"
    (served / "seeds/story.txt").write_text(ARTICLE.replace("“The quay is safe,” Marsh said.", twin), encoding="utf-8")
    test = opened(evidence="ev-safe")
    assert "ev-safe" not in quoted(test)
    assert f"Closest sentence, paragraph 1: {twin}" in words(test, "changed")


def test_a_change_of_typography_alone_keeps_every_passage(served: Path) -> None:
    place = served / "seeds/story.txt"
    place.write_text(ARTICLE.replace("“", '"').replace("”", '"').replace(" of ", "\u00a0of "), encoding="utf-8")
    test = opened(evidence="ev-safe")
    assert drawn(test)["article_choice"]["passage"] == 2
    assert words(test, "changed") == (
        "The source text has changed sinceEvery stored quote still stands in it, up to typography."
    )


def test_an_article_without_text_says_so(served: Path) -> None:
    (served / "seeds/story.txt").unlink()
    said = html(opened())
    assert "There is no article to read" in said
    assert "story.txt" in said


def test_an_article_without_sentences_says_so(served: Path) -> None:
    with_second(served, "\n")
    assert "This article has no sentences." in html(opened(article="second"))


@pytest.mark.parametrize("params", [{"article": "nowhere"}, {"evidence": "nothing"}, {"record": "event:nothing"}])
def test_what_a_link_names_in_vain_is_answered(served: Path, params: Mapping[str, str]) -> None:
    assert next(iter(params.values())) in html(opened(**params))


def test_an_editors_note_stands_by_its_paragraph(served: Path) -> None:
    assert "Disputed. “in April 2021”: The register says March." in words(opened(), "article_text")


def test_what_an_article_says_reaches_the_page_as_text_only(served: Path) -> None:
    tiny_dossier(served, ARTICLE + f"\nThe mayor of Lindow wrote {HOSTILE} on the wall of the Port Board.\n")
    test = opened()
    assert HOSTILE in words(test, "article_text")
    for sign in ("<script", "<img", ":red", "$x^2$"):
        assert sign not in html(test)
