"""An article's evidence as W3C Web Annotations, held against the rules of the model."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from parley.dossier.dossier import Dossier, open_dossier
from parley.evidence.annotations import ANNOTATION_CONTEXT, build_annotation_collection
from parley.evidence.backing import list_article_backings
from tests.dossiers import ROWS, tiny_dossier
from tests.libraries import library

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def link(**own: str) -> str:
    return "https://news.example/reader" + (f"?{urlencode(own, safe=':')}" if own else "")


def is_iri(value: Any) -> bool:
    return isinstance(value, str) and bool(urlsplit(value).scheme) and not set(value) & set(' <>"{}|\\^`')


def problems(made: dict[str, Any]) -> list[str]:
    """What a collection has that the Web Annotation Data Model (W3C, 23 February 2017) does not allow."""
    out = []
    page = made.get("first", {})
    out += ["a collection has the context first"] if made.get("@context") != ANNOTATION_CONTEXT else []
    out += ["a collection has an IRI"] if not is_iri(made.get("id")) else []
    out += ["a collection has its type"] if made.get("type") != "AnnotationCollection" else []
    out += ["total counts the annotations"] if made.get("total") != len(page.get("items", ())) else []
    out += ["a page has an IRI and its type"] if not is_iri(page.get("id")) or page["type"] != "AnnotationPage" else []
    out += ["startIndex is a whole number from 0"] if page.get("startIndex", 0) < 0 else []
    ids = [each.get("id") for each in page.get("items", ())]
    out += ["every annotation has an IRI of its own"] if len(set(ids)) < len(ids) or not all(map(is_iri, ids)) else []
    return [*out, *(said for each in page.get("items", ()) for said in problems_of(each))]


def problems_of(each: dict[str, Any]) -> list[str]:
    """The same of one annotation."""
    out = []
    out += ["the type is Annotation"] if each.get("type") != "Annotation" else []
    out += ["there is one target or more"] if not each.get("target") else []
    out += ["the motivation is one of the model's"] if each.get("motivation") not in MOTIVATIONS else []
    for body in each.get("body", []):
        if body["type"] == "TextualBody":
            out += ["a TextualBody has a value"] if not isinstance(body.get("value"), str) or not body["value"] else []
        else:
            out += ["a body has a source"] if body["type"] != "SpecificResource" or not is_iri(body["source"]) else []
        out += ["a purpose is a motivation"] if body.get("purpose") not in MOTIVATIONS else []
    target = each["target"]
    out += ["a target has one source"] if not is_iri(target["source"]["id"]) else []
    kinds = sorted(selector["type"] for selector in target["selector"])
    out += ["the two selectors"] if kinds != ["TextPositionSelector", "TextQuoteSelector"] else []
    for selector in target["selector"]:
        if selector["type"] == "TextQuoteSelector":
            out += ["exact is one text"] if not isinstance(selector.get("exact"), str) or not selector["exact"] else []
            out += (
                ["prefix and suffix are texts"] if not isinstance(selector["prefix"] + selector["suffix"], str) else []
            )
        else:
            out += ["start comes before end"] if not 0 <= selector["start"] < selector["end"] else []
    return out


def made_of(dossier: Dossier, source: str) -> dict[str, Any]:
    return json.loads(json.dumps(build_annotation_collection(dossier, dossier.articles[source], link)))


def test_ours_is_valid_and_holds_every_quote(dossier: Dossier) -> None:
    made = made_of(dossier, dossier.main_source)
    assert problems(made) == []
    rows = dossier.evidence[dossier.evidence["source_id"].eq(dossier.main_source) & dossier.evidence["start"].notna()]
    assert made["total"] == len(rows)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return open_dossier(library(tmp_path_factory.mktemp("many")))


@pytest.mark.parametrize("source", ["story", "quay", "prystan", "mina"])
def test_others_are_valid_too(many: Dossier, source: str) -> None:
    assert problems(made_of(many, source)) == []


@pytest.mark.parametrize("source", ["story", "prystan", "mina"])
def test_both_selectors_select_the_stored_words(many: Dossier, source: str) -> None:
    text = many.articles[source].text
    for each in made_of(many, source)["first"]["items"]:
        quote, place = each["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1
        stored = many.evidence.loc[many.evidence["evidence_id"] == each["id"].rpartition("=")[2], "exact"].iloc[0]
        assert quote["exact"] == stored


def test_what_is_said_depends_on_what_the_evidence_does(tiny: Dossier) -> None:
    items = made_of(tiny, "story")["first"]["items"]
    said = {each["id"].rpartition("=")[2]: (each["motivation"], each["body"][0]["value"]) for each in items}
    assert said["ev-closure"] == ("linking", "Supports: The board closes the harbour (April 2021)")
    assert said["ev-doubt"] == (
        "questioning",
        "Disputed: The register says March. — Lindow Archive, Register of Harbours, 2020, page 3",
    )
    assert said["ev-control"][1] == "Supports: Harbour of Lindow: held, Port Board, since April 2021"
    assert said["ev-safe"][1] == "Supports: Ada Marsh describes: The quay is safe (4 May 2021, inferred)"
    assert said["ev-marsh"][1] == "Supports: Ada Marsh, mayor"


def test_every_record_is_a_link(tiny: Dossier) -> None:
    closure = made_of(tiny, "story")["first"]["items"][0]
    assert closure["body"][1]["source"].startswith("https://news.example/reader?article=story&evidence=")
    assert "record=event:reopening" in closure["body"][1]["source"]


@pytest.mark.parametrize(
    ("url", "target"),
    [("https://lindow.example/1", "https://lindow.example/1"), ("javascript:alert(1)", link(article="story"))],
)
def test_the_target_is_the_articles_own_address_where_it_has_one(tmp_path, url: str, target: str) -> None:
    sources = ROWS["sources"].replace("2021-05-05,stated,,en", f"2021-05-05,stated,{url},en")
    opened = open_dossier(tiny_dossier(tmp_path, rows={"sources": sources}))
    assert made_of(opened, "story")["first"]["items"][0]["target"]["source"]["id"] == target


def test_an_article_without_evidence_has_an_empty_collection(many: Dossier) -> None:
    assert list_article_backings(many, "quay") == []
    assert made_of(many, "quay")["total"] == 0


@pytest.mark.parametrize("break_it", ["@context", "id", "type", "total"])
def test_the_rules_notice_what_is_wrong(tiny: Dossier, break_it: str) -> None:
    assert problems(made_of(tiny, "story") | {break_it: "wrong place"})
