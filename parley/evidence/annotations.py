"""An article's evidence as W3C Web Annotations (JSON-LD), for other tools to read: https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.evidence.backing import Backing, list_article_backings
from parley.text.articles import Article

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

QUOTE_CONTEXT_LETTERS = 32
"""Letters kept before and after a quote, so that it is found again among its like."""

ANNOTATION_MOTIVATIONS = {
    "supports": "linking",
    "differs": "questioning",
    "disputes": "questioning",
    "context": "commenting",
}
"""Why a quote is annotated: to tie it to what it supports, to doubt it, to add to it."""


def build_annotation_collection(dossier: Dossier, article: Article, link: Callable[..., str]) -> dict[str, Any]:
    """All evidence of an article as an AnnotationCollection of one page; `link(**own)` makes a reader's address."""
    here = link(article=article.source_id)
    source = find_row_by_id(dossier, "sources", article.source_id)
    target = source["url"] if is_web_address(source["url"]) else here
    items = [
        build_annotation(article, each, target, source["language"], link)
        for each in list_article_backings(dossier, article.source_id)
    ]
    return {
        "@context": ANNOTATION_CONTEXT,
        "id": f"{here}#annotations",
        "type": "AnnotationCollection",
        "label": f"Evidence in “{article.title or source['title'] or article.source_id}”",
        "generator": {"id": link(), "type": "Software", "name": f"Parley: {dossier.title}"},
        "total": len(items),
        "first": {"id": f"{here}#annotations-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def build_annotation(
    article: Article, each: Backing, target: str, language: str, link: Callable[..., str]
) -> dict[str, Any]:
    """One row of evidence: what it says of a record, and where its words stand in the article."""
    source = {"id": target, "type": "Text", "format": "text/plain"} | ({"language": language} if language else {})
    return {
        "id": link(article=article.source_id, evidence=each.evidence_id),
        "type": "Annotation",
        "motivation": ANNOTATION_MOTIVATIONS[each.stance],
        "body": build_annotation_bodies(article, each, link),
        "target": {"type": "SpecificResource", "source": source, "selector": build_quote_selectors(article, each)},
    }


def build_annotation_bodies(article: Article, each: Backing, link: Callable[..., str]) -> list[dict[str, Any]]:
    """What the annotation says, in words, and the record it is about as a link."""
    proves = f" (the {each.proves})" if each.proves else ""
    said = {
        "supports": f"Supports: {each.words}{proves}",
        "differs": f"Told otherwise: {each.words}{proves}",
        "disputes": f"Disputed: {each.note}",
        "context": f"Context: {each.note}",
    }[each.stance]
    note = [each.note] if each.stance in ("supports", "differs") and each.note else []
    value = " — ".join([said, *note, *([each.reference] if each.reference else [])])
    record = link(article=article.source_id, evidence=each.evidence_id, record=each.record)
    purpose = "describing" if each.stance == "supports" else "commenting"
    return [
        {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose},
        {"type": "SpecificResource", "source": record, "purpose": "linking"},
    ]


def build_quote_selectors(article: Article, each: Backing) -> list[dict[str, Any]]:
    """Where the words stand, said twice over as the model allows: by the words themselves, and by their place.

    Both select the same text, so they stand beside each other; a `refinedBy` would count from the quote's first letter.
    """
    text = article.text
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[each.start : each.end],
            "prefix": text[max(0, each.start - QUOTE_CONTEXT_LETTERS) : each.start],
            "suffix": text[each.end : each.end + QUOTE_CONTEXT_LETTERS],
        },
        {"type": "TextPositionSelector", "start": each.start, "end": each.end},
    ]


def is_web_address(url: str) -> bool:
    """Whether an address may be given to others: of the web, and not a script."""
    return url.startswith(("https://", "http://"))
