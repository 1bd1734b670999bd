"""The address is the view: every parameter is read here and every link is made here.

Parameters are a promise (links last for years). Values are ids, days are YYYY-MM-DD, defaults stay out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import index_rows_by_value, readable_article_rows
from parley.selection.link_values import (
    LinkNotice,
    QueryParams,
    format_optional_day,
    last_parameter_value,
    read_address_day,
    read_choice,
)
from parley.selection.map_parameters import read_as_of_day, read_compared_day, read_map_layer
from parley.selection.parameters import read_parameter_names, suggest_parameter
from parley.selection.selection import Selection
from parley.selection.source_filter import source_choices
from parley.tables.contract import resources_by_name, table_column_names
from parley.text.sentence_address import parse_sentence_address

FILTER_FIELDS = {
    "actor": "actors",
    "match": "match",
    "from": "start",
    "to": "end",
    "place": "places",
    "topic": "topics",
    "q": "words",
    "source": "sources",
}
"""The shared filters: parameter -> field of `Selection`."""

PAGE_PARAMETERS = {
    "map": ("asof", "versus", "layer", "view"),
    "timeline": ("view",),
    "positions": ("view",),
    "reader": ("article", "evidence", "only", "sentence", "sort", "language", "publisher", "p", "hits"),
    "data": ("table", "sort", "find", "p", "article"),
}
"""What belongs to one page, beside `record` and `embed`, which belong to all."""

PAGE_VIEWS = {"map": ("flat", "zoom"), "timeline": ("order", "time"), "positions": ("main", "all")}
"""The forms a page's picture may take, the default first."""

ARTICLE_ORDERS = ("matches", "date", "title", "publisher", "language")
"""How the list of articles may be ordered; by default the most matching first, where nothing is asked the newest."""

NUMBER_PARAMETERS = ("p", "hits")
"""Whole numbers from 1: a page of the list of articles, a page of search results."""

FACET_TABLES = {
    "actor": ("actors", "actor_id", "an actor"),
    "place": ("territories", "territory_id", "a place"),
    "topic": ("topics", "topic_id", "a topic"),
}
"""Facets whose values are ids: parameter -> table, column, what to call one."""


def known_parameters() -> frozenset[str]:
    """Every parameter that some page reads."""
    own = {name for names in PAGE_PARAMETERS.values() for name in names}
    return frozenset({*FILTER_FIELDS, *own, "record", "embed"})


def read_parameters(params: QueryParams) -> tuple[QueryParams, list[LinkNotice]]:
    """The parameters of a link under the names that are meant; a name that means none is said, with the nearest."""
    known = known_parameters()
    read, unknown = read_parameter_names(params, known)
    notices = []
    for name in unknown:
        nearest = suggest_parameter(name, known)
        asked = f" Did you mean “{nearest}”?" if nearest else ""
        notices.append(LinkNotice(name, f"is no parameter here, so it was left out.{asked}"))
    return read, notices


def read_selection(params: QueryParams, dossier: Dossier) -> tuple[Selection, list[LinkNotice]]:
    """The filters of a link; what is unknown is left out with a word, never guessed."""
    notices: list[LinkNotice] = []
    ids = {name: read_facet_ids(params, name, dossier, notices) for name in FACET_TABLES}
    start, end = read_address_day(params, "from", notices), read_address_day(params, "to", notices)
    if start and end and start > end:
        notices.append(LinkNotice(f"{start} to {end}", "ends before it begins, so no event can lie in it."))
    notices.extend(out_of_range_notices(dossier, start, end))
    selection = Selection(
        actors=ids["actor"],
        match=read_choice(params, "match", ("any", "all"), notices) or "any",  # type: ignore[arg-type]
        start=start,
        end=end,
        places=ids["place"],
        topics=ids["topic"],
        words=last_parameter_value(params, "q"),
        sources=read_chosen_sources(params, dossier, notices),
    )
    return selection, notices


def read_facet_ids(params: QueryParams, name: str, dossier: Dossier, notices: list[LinkNotice]) -> tuple[str, ...]:
    """The ids of a facet that the tables know, in the order of the link, each once."""
    table, column, noun = FACET_TABLES[name]
    ids = index_rows_by_value(dossier, table, column)
    asked = list(dict.fromkeys(filter(None, params.get(name, ()))))
    notices.extend(LinkNotice(value, f"is not {noun} here, so it was left out.") for value in asked if value not in ids)
    return tuple(value for value in asked if value in ids)


def read_chosen_sources(params: QueryParams, dossier: Dossier, notices: list[LinkNotice]) -> tuple[str, ...]:
    """The articles, publishers and languages of a link that the dossier has, in the order of the link, each once."""
    choices = source_choices(dossier)
    asked = list(dict.fromkeys(filter(None, params.get("source", ()))))
    notices.extend(
        LinkNotice(value, "is no article, publisher or language here, so it was left out.")
        for value in asked
        if value not in choices
    )
    return tuple(value for value in asked if value in choices)


def out_of_range_notices(dossier: Dossier, start: date | None, end: date | None) -> Iterable[LinkNotice]:
    """A word where a day lies outside everything the tables know; the filter itself stays."""
    limits = dossier.span_of_events() if start or end else None
    if limits is None:
        return
    first, final = limits
    if (start and start > final) or (end and end > final):
        day = start if start and start > final else end
        yield LinkNotice(
            format_optional_day(day), f"lies after the last day in the tables, {format_optional_day(final)}."
        )
    if (start and start < first) or (end and end < first):
        day = start if start and start < first else end
        yield LinkNotice(
            format_optional_day(day), f"lies before the first day in the tables, {format_optional_day(first)}."
        )


def parameters_from_selection(selection: Selection) -> dict[str, list[str]]:
    """A selection as parameters, defaults left out."""
    out: dict[str, list[str]] = {}
    for name, field in FILTER_FIELDS.items():
        value = getattr(selection, field)
        values = list(value) if isinstance(value, tuple) else [str(value)] if value else []
        if values and not (name == "match" and value == "any"):
            out[name] = values
    return out


def page_href(page: str, selection: Selection, own: Mapping[str, str | None] | None = None) -> str:
    """A relative address: `page` ("" = overview) with the filters and the page's own parameters, empty ones left out.

    Relative, so that it holds under any base path a host may use.
    """
    params: dict[str, list[str]] = parameters_from_selection(selection)
    params |= {name: [value] for name, value in (own or {}).items() if value}
    query = urlencode(params, doseq=True, safe=":")
    return (page or "./") + (f"?{query}" if query else "")


RECORD_TABLES = {
    "event": ("events", "event_id"),
    "statement": ("statements", "statement_id"),
    "actor": ("actors", "actor_id"),
    "territory": ("territories", "territory_id"),
}
"""What a `record` in the address may name: kind -> table and column."""


def read_record_parameter(params: QueryParams, dossier: Dossier, notices: list[LinkNotice]) -> str:
    """The selected record (`event:…`), or "" with a word when the tables do not know it."""
    value = last_parameter_value(params, "record")
    kind, _, key = value.partition(":")
    if not value or (kind in RECORD_TABLES and key in index_rows_by_value(dossier, *RECORD_TABLES[kind])):
        return value
    notices.append(LinkNotice(value, "is no record here, so none is opened."))
    return ""


def read_page_parameters(params: QueryParams, page: str, dossier: Dossier, notices: list[LinkNotice]) -> dict[str, str]:
    """A page's own parameters as far as they hold; what does not is left out with a word."""
    own = {
        name: last_parameter_value(params, name)
        for name in PAGE_PARAMETERS.get(page, ())
        if last_parameter_value(params, name)
    }
    if "view" in own:
        own["view"] = read_choice(params, "view", PAGE_VIEWS[page], notices)
    if "only" in own:
        own["only"] = read_choice(params, "only", ("matching",), notices)
    if "layer" in own:
        own["layer"] = read_map_layer(params, dossier, notices)
    if "asof" in own:
        own["asof"] = read_as_of_day(params, dossier, notices, own.get("layer", ""))
    if "versus" in own:
        own["versus"] = read_compared_day(params, dossier, notices, own)
    ids = {"article": dossier.articles, "evidence": index_rows_by_value(dossier, "evidence", "evidence_id")}
    for name in ids.keys() & own.keys():
        if own[name] not in ids[name]:
            noun = "article" if name == "article" else "passage"
            notices.append(LinkNotice(own.pop(name), f"is no {noun} here, so none is opened."))
    if page == "reader":
        validate_list_parameters(own, dossier, notices)
    elif page == "data":
        validate_table_parameters(own, dossier, notices)
    return {name: value for name, value in own.items() if value}


def validate_list_parameters(own: dict[str, str], dossier: Dossier, notices: list[LinkNotice]) -> None:
    """Take out of the reader's parameters what no article answers to: order, filter, sentence, number."""
    known = article_parameter_values(dossier)
    said = {
        "sort": "is no order of the articles",
        "language": "is no article’s language",
        "publisher": "published none",
    }
    for name in known.keys() & own.keys():
        if own[name] not in known[name]:
            notices.append(LinkNotice(own.pop(name), f"{said[name]} here, so it was left out."))
    if "sentence" in own and parse_sentence_address(own["sentence"]) is None:
        notices.append(LinkNotice(own.pop("sentence"), "names no sentence, so none is opened."))
    validate_number_parameters(own, notices)


def validate_number_parameters(own: dict[str, str], notices: list[LinkNotice]) -> None:
    """Take out what is no whole number from 1; the first page of a list needs no word."""
    for name in [name for name in NUMBER_PARAMETERS if name in own]:
        if not (own[name].isascii() and own[name].isdigit() and int(own[name][:9]) > 0):
            notices.append(LinkNotice(own.pop(name), f"is no number for “{name}”, so it was left out."))
    own |= {name: "" for name in ("p", "hits") if own.get(name) == "1"}


@lru_cache(maxsize=8)
def article_parameter_values(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """What the list of articles can be ordered and filtered by: parameter -> its values."""
    articles = readable_article_rows(dossier)
    return {
        "sort": frozenset(ARTICLE_ORDERS),
        "language": frozenset(articles["language"]),
        "publisher": frozenset(articles["publisher"]),
    }


def validate_table_parameters(own: dict[str, str], dossier: Dossier, notices: list[LinkNotice]) -> None:
    """Take out of the data page's parameters a table that the contract has not, and a column that the table has not."""
    tables = resources_by_name(dossier.contract)
    if own.get("table", "") not in tables and "table" in own:
        notices.append(LinkNotice(own.pop("table"), "is no table here, so none is opened."))
    columns = table_column_names(dossier.contract, own.get("table", ""))
    if own.get("sort", "").removeprefix("-") not in columns and "sort" in own:
        notices.append(LinkNotice(own.pop("sort"), "is no column to sort a table by here, so it was left out."))
    validate_number_parameters(own, notices)
