"""What a web page says of itself in tags made for programs. Nothing is read from its prose: a day in a sentence is
seldom the day of the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from parley.desk.imported import FoundField, squeeze_blanks

ARTICLE_TYPES = ("Article", "BlogPosting", "Report")
"""How the types of schema.org for articles end: NewsArticle, OpinionNewsArticle, …"""

PAGE_PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "title": (
        ("meta og:title", "//meta[@property='og:title']/@content"),
        ("the page's h1", "string(//h1)"),
        ("the page's title", "string(//title)"),
    ),
    "author": (
        ("meta author", "//meta[@name='author']/@content"),
        ("a link rel=author", "string(//a[@rel='author'])"),
    ),
    "publisher": (("meta og:site_name", "//meta[@property='og:site_name']/@content"),),
    "published": (
        ("meta article:published_time", "//meta[@property='article:published_time']/@content"),
        ("meta date", "//meta[@name='date']/@content"),
        ("meta DC.date.issued", "//meta[@name='DC.date.issued']/@content"),
        ("itemprop datePublished", "//*[@itemprop='datePublished']/@content"),
        ("itemprop datePublished", "//*[@itemprop='datePublished']/@datetime"),
        ("the only time element", "//time[count(//time)=1]/@datetime"),
    ),
    "url": (
        ("link canonical", "//link[@rel='canonical']/@href"),
        ("meta og:url", "//meta[@property='og:url']/@content"),
    ),
    "language": (
        ("the page's lang", "/html/@lang"),
        ("meta content-language", "//meta[@http-equiv='content-language']/@content"),
    ),
    "rights": (("link rel=license", "//*[@rel='license']/@href"),),
}
"""For each column the places of a page, the most certain first; schema.org's JSON-LD is asked before all of them."""

JSON_KEYS = {
    "title": "headline", "author": "author", "publisher": "publisher", "published": "datePublished",
    "language": "inLanguage", "rights": "license",
}  # fmt: skip
ACCEPTED = {"url": re.compile(r"https://\S+"), "language": re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")}
"""What the contract takes in these columns; another value is passed over for the next place."""

DAY_LENGTH = 10


def find_page_fields(tree: Any) -> dict[str, FoundField]:
    """The columns of `sources` that a page (an lxml tree) fills, each with its place; others are absent."""
    said = next(article_descriptions(tree), {})
    fields: dict[str, FoundField] = {}
    for column in PAGE_PLACES:
        for value, origin in list_candidates(tree, said, column):
            if is_accepted(column, value):
                fields[column] = FoundField(value, origin)
                break
    return date_publication(fields)


def list_candidates(tree: Any, said: dict[str, Any], column: str) -> Iterator[tuple[str, str]]:
    """What might fill a column, with its place, the most certain first; values are never empty."""
    if named := list_json_names(said.get(JSON_KEYS.get(column, ""))):
        yield named, f"JSON-LD {JSON_KEYS[column]}"
    for origin, path in PAGE_PLACES[column]:
        found = tree.xpath(path)
        for value in [found] if isinstance(found, str) else found:
            if squeezed := squeeze_blanks(str(value)):
                yield squeezed, origin


def is_accepted(column: str, value: str) -> bool:
    """Whether a value can stand in its column."""
    if column == "published":
        return parse_day(value) is not None
    return column not in ACCEPTED or ACCEPTED[column].fullmatch(value) is not None


def parse_day(stamp: str) -> date | None:
    """The day of an ISO time as its own zone counts it: 23:30-05:00 is still that day. None for all else."""
    try:
        return date.fromisoformat(stamp[:DAY_LENGTH]) if re.match(r"\d{4}-\d\d-\d\d(?:$|[T ])", stamp) else None
    except ValueError:
        return None


def date_publication(fields: dict[str, FoundField]) -> dict[str, FoundField]:
    """The moment of publication as a day with its basis; the hour and zone, if any, stay in the note."""
    if "published" not in fields:
        return fields
    stamp, origin = fields["published"].value, fields["published"].origin
    dated = {"published": FoundField(stamp[:DAY_LENGTH], origin), "published_basis": FoundField("stated", origin)}
    if len(stamp) > DAY_LENGTH:
        dated["note"] = FoundField(f"The page gives the moment of publication as {stamp}.", origin)
    return {**fields, **dated}


def article_descriptions(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD that describe an article."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            stack = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while stack:
            each = stack.pop()
            if isinstance(each, dict):
                if str(list_json_names(each.get("@type"))).endswith(ARTICLE_TYPES):
                    yield each
                each = list(each.get("@graph") or [])
            stack += reversed(each) if isinstance(each, list) else []


def list_json_names(value: Any) -> str:
    """A value of JSON-LD in words: a text, the name of an object, or several of these with commas between them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(list_json_names, value)))
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName") or value.get("url")
    return squeeze_blanks(value) if isinstance(value, str) else ""
