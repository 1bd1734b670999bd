"""W3C Web Annotations, a page or list of them or Hypothesis' export, as evidence: words in the dossier's articles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from parley.desk.imports.suggested import ImportFileError, Suggestions
from parley.desk.imports.timeline_sheet import TAG, load_json
from parley.text.anchors import anchor_quote
from parley.text.articles import Article, ArticleError, read_article

TARGETS = {
    "event": "events",
    "statement": "statements",
    "actor": "actors",
    "territory": "territories",
    "control": "control",
}
RECORD = re.compile(r"\b(event|statement|actor|territory|control):([a-z0-9]+(?:-[a-z0-9]+)*)")
"""How a record is named in addresses, and so in a tag or a comment of an annotation."""


def is_annotation_file(raw: bytes) -> bool:
    """Whether JSON holds annotations with a target."""
    return any(True for _ in iterate_annotations(load_json(raw)))


def iterate_annotations(content: Any) -> Iterator[dict[str, Any]]:
    """The annotations of a list, a collection with its first page, a page, Hypothesis' rows, or a single one."""
    if isinstance(content, list):
        yield from (each for each in content if isinstance(each, dict) and "target" in each)
    elif isinstance(content, dict):
        if "target" in content:
            yield content
        for key in ("items", "rows", "annotations", "first", "@graph"):
            if isinstance(content.get(key), list | dict):
                yield from iterate_annotations(content[key])


def import_annotations(path: Path, raw: bytes, into: Suggestions) -> None:
    """Suggest a row of evidence for each annotation whose words stand in an article of the dossier; others are left."""
    addresses = {plain_address(row["url"]): row for row in into.sources if row.get("url") and row.get("path")}
    if not addresses:
        raise ImportFileError(f"{path}: the dossier has no article with an address, so no annotation can be placed.")

    @lru_cache(maxsize=64)
    def open_article(source_id: str, name: str) -> Article | None:
        try:
            return read_article(source_id, (into.folder / name).read_bytes())
        except (OSError, ArticleError):
            return None

    for number, annotation in enumerate(iterate_annotations(load_json(raw)), 1):
        quote, why = None, "It quotes no words (no TextQuoteSelector)."
        for target in list_of(annotation["target"]):
            source = addresses.get(plain_address(target_address(target, annotation)))
            found = find_text_quote(target)
            if source is None:
                why = "No article of the dossier has this address."
            elif found is not None:
                article = open_article(source["source_id"], source["path"])
                quote, why = (found, "") if article else (None, "The article's text can't be read.")
                if article is not None and (why := explain_anchor(article, found)):
                    quote = None
                if quote is not None:
                    add_evidence(number, annotation, quote, source["source_id"], into)
                    break
        if quote is None:
            into.tell(number, "left", "target", target_address(list_of(annotation["target"])[0], annotation), why)


def list_of(value: Any) -> list[Any]:
    """A value that may stand alone or in a list, as a list that isn't empty."""
    return value if isinstance(value, list) and value else [value]


def target_address(target: Any, annotation: dict[str, Any]) -> str:
    """The address of what is annotated."""
    if isinstance(target, str):
        return target
    source = target.get("source") or target.get("id") or annotation.get("uri") if isinstance(target, dict) else ""
    return str(source.get("id", "") if isinstance(source, dict) else source or "")


def plain_address(address: str) -> str:
    """An address without what does not tell two pages apart: scheme, www, fragment, query of trackers, last slash."""
    parts = urlsplit(address.strip())
    query = "&".join(p for p in parts.query.split("&") if p and not p.startswith(("utm_", "fbclid", "gclid")))
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{query}"


def find_text_quote(target: Any) -> tuple[str, str, str] | None:
    """The words of a target with what stands before and after them; a selector may be refined by another."""
    queue = list_of(target.get("selector")) if isinstance(target, dict) else []
    while queue:
        selector = queue.pop(0)
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextQuoteSelector" and str(selector.get("exact") or "").strip():
            return str(selector["exact"]), str(selector.get("prefix") or ""), str(selector.get("suffix") or "")
        queue += list_of(selector.get("refinedBy"))
    return None


def explain_anchor(article: Article, quote: tuple[str, str, str]) -> str:
    """Why words can't be evidence; "" where they stand in the article, once or told apart by what is around them."""
    anchor = anchor_quote(article.text, *quote)
    if anchor.kind == "ambiguous":
        return "Its words stand there several times, and what is around them does not decide."
    if anchor.kind == "changed":
        return f"Its words don't stand there; like them is: “{anchor.suggestion[:120]}”."
    return "Its words don't stand there." if anchor.kind == "missing" else ""


def add_evidence(
    number: int, annotation: dict[str, Any], quote: tuple[str, str, str], source_id: str, into: Suggestions
) -> None:
    """A row of evidence, for the record that a tag or the comment names; else that is the editor's to choose."""
    words, tags = read_bodies(annotation)
    named = RECORD.search(" ".join([*tags, words]))
    kind, key = (named[1], named[2]) if named else ("", "")
    if named and key not in into.known_ids.get(TARGETS[kind], set()):
        into.tell(number, "changed", "body", named[0], "The dossier has no such record: choose one.")
        kind, key = "", ""
    elif not named:
        into.tell(number, "changed", "body", words[:80], "It names no record (as event:its-id): choose one.")
    evidence_id = into.make_id("evidence", f"{kind} {key}" if key else f"annotation {number}")
    exact, prefix, suffix = quote
    row = {"evidence_id": evidence_id, "source_id": source_id, "exact": exact, "prefix": prefix, "suffix": suffix}
    about = {"target_type": kind, "target_id": key, "note": words[:500], "annotation_tags": "; ".join(tags)}
    into.add_row("evidence", {**row, **about, "annotation_id": str(annotation.get("id") or "")})
    into.take(number, f"evidence:{evidence_id}")


def read_bodies(annotation: dict[str, Any]) -> tuple[str, list[str]]:
    """An annotation's comment in one line without markup, and its tags."""
    bodies = [body for key in ("body", "bodyValue") for body in list_of(annotation.get(key)) if body]
    tags = [str(tag) for tag in annotation.get("tags") or []]
    words = [str(annotation.get("text") or "")]
    for body in bodies:
        value = str(body.get("value") or "") if isinstance(body, dict) else str(body)
        if isinstance(body, dict) and body.get("purpose") == "tagging":
            tags.append(value)
        else:
            words.append(value)
    return " ".join(html.unescape(TAG.sub(" ", " ".join(words))).split()), tags
