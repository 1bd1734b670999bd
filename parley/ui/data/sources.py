"""What everything rests on: the articles and the references, each with its rights, its address and what rests on it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import readable_article_rows
from parley.evidence import citation
from parley.evidence.annotations import is_web_address
from parley.figures.markup import Node, h
from parley.ui.frame.view_state import ViewState
from parley.words.counting import format_count
from parley.words.wording import capitalize_first, join_names

MAX_LISTED_ARTICLES, MAX_LISTED_REFERENCES = 20, 100
"""Sources named on the page; the table has all of them."""

NO_REUSE_RIGHT_NOTE = "No right of reuse is known; what is quoted stands here as quotation."


def draw_sources_section(view: ViewState) -> Node:
    """Articles, then references."""
    articles, rows = readable_article_rows(view.dossier), view.dossier.sources
    references = rows[rows["kind"].eq("reference")]
    table = view.link(table="sources", sort=None, p=None, find=None)
    return h(
        "section",
        h("h2", sources_headline(len(articles), len(references))),
        h("p", "Who published each, under which right it may be used, and what rests on it.", class_="sub"),
        draw_source_list(view, articles, MAX_LISTED_ARTICLES, table),
        draw_folded_references(references, draw_source_list(view, references, MAX_LISTED_REFERENCES, table)),
        id="sources",
    )


def sources_headline(articles: int, references: int) -> str:
    """The finding: how many articles and references there are."""
    parts = [format_count(count, noun) for count, noun in ((articles, "article"), (references, "reference")) if count]
    if not parts:
        return "There is no source yet"
    verb = "stands" if articles + references == 1 else "stand"
    return f"{capitalize_first(join_names(parts))} {verb} behind everything here"


def draw_folded_references(rows: pd.DataFrame, body: Node | None) -> Node | None:
    """The references under one line."""
    summary = h("summary", capitalize_first(format_count(len(rows), "reference")))
    return h("details", summary, body, class_="folded-list", id="sources-references") if body else None


def draw_source_list(view: ViewState, rows: pd.DataFrame, most: int, table: str) -> Node | None:
    """Sources of a kind as a list, cut where it would be endless."""
    if rows.empty:
        return None
    resting = count_uses_by_source(view.dossier)
    items = [
        draw_source_item(view.dossier, row, *resting.get(row["source_id"], (0, 0)))
        for row in rows.head(most).to_dict("records")
    ]
    cut = [f"The first {most:,} of {len(rows):,} stand here; ", h("a", "the table has them all", href=table), "."]
    return h("div", h("ul", *items, class_="source-list"), h("p", *cut, class_="muted") if len(rows) > most else None)


def draw_source_item(dossier: Dossier, row: dict[Any, str], passages: int, shares: int) -> Node:
    """One source."""
    title = h("bdi", row["title"] or row["source_id"], lang=row["language"] or None)
    name = h("a", title, href=row["url"], rel="noreferrer") if is_web_address(row["url"]) else title
    day = citation.format_publication_day(row["published"])
    basis = f" ({row['published_basis']})" if row["published_basis"] not in ("", "stated") else ""
    about = " · ".join(filter(None, [row["publisher"], row["author"], f"{day}{basis}"]))
    rests = [f"{format_count(passages, 'row')} of evidence"] if passages else []
    rests += [format_count(shares, "assessed share")] if shares else []
    on = (
        f"{capitalize_first(join_names(rests))} {'rests' if passages + shares == 1 else 'rest'} on it."
        if rests
        else "Consulted; no row of its own rests on it."
    )
    article = row["kind"] == "article"
    rights = f"Rights: {row['rights']}." if row["rights"] else NO_REUSE_RIGHT_NOTE if article else ""
    file = (
        h(
            "p",
            "Checksum of the text that was read (SHA-256): ",
            h("code", row["sha256"], class_="name"),
            class_="muted",
        )
        if row["sha256"]
        else None
    )
    return h(
        "li",
        h("p", h("b", name)),
        h("p", about, class_="muted"),
        h("p", " ".join(filter(None, [on, rights, "" if row["url"] else "No address is given."]))),
        h("p", row["note"], class_="muted") if row["note"] else None,
        file,
    )


def count_uses_by_source(dossier: Dossier) -> dict[str, tuple[int, int]]:
    """By source: rows of evidence that quote it or name it for a note, and assessed shares computed from it."""
    rows = dossier.evidence
    beside = rows.loc[rows["place"].ne("") & rows["source_id"].isin(dossier.articles), "place"].str.split(": ").str[0]
    passages = pd.concat([rows["source_id"], beside]).value_counts()
    shares = dossier.occupied_share["source_id"].value_counts()
    names = passages.index.union(shares.index)
    return {name: (int(passages.get(name, 0)), int(shares.get(name, 0))) for name in names}
