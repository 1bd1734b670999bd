"""The article on its page: text with its marks, what to show of them, and what the chosen passage supports."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from parley import dates, marks
from parley.articles import Article
from parley.blocks import Block
from parley.check_evidence import QuoteFault
from parley.dossier import Dossier
from parley.figures import glyph
from parley.figures.article import article_node, looks_of
from parley.markup import Node, h
from parley.passages import Passage, first_evidence, passage_with, passages_of
from parley.quotes import Quote, quote_of
from parley.record import describe
from parley.ui import show
from parley.ui.evidence_panel import tag
from parley.ui.shell import Here

SHOWN = {"passages": "passage", "names": "name", "places": "place", "dates": "date"}
"""The switches of the legend and the kind of mark each counts."""


@dataclass(frozen=True)
class Reading:
    """An article as one reader sees it: its marks, its passages, the sentences that fit the filters, what is chosen."""

    article: Article
    passages: tuple[Passage, ...]
    marks: tuple[marks.Span, ...]
    matching: set[int]
    filtered: bool
    passage: Passage | None
    quote: str

    def count(self, kind: str) -> int:
        """How many distinct marks of a kind the text carries."""
        return len({(mark.start, mark.end) for mark in self.marks if mark.kind == kind})


def reading(here: Here) -> Reading | None:
    """What the address asks to read; None where the dossier has no such article."""
    source = here.own.get("article") or source_of(here) or here.dossier.main_source
    article = here.dossier.articles.get(source)
    if article is None:
        return None
    passages = passages_of(here.dossier, source)
    quote = here.own.get("evidence") or first_evidence(here.dossier, here.record)
    spans = tuple(marks.marks_of(here.dossier, article, passages, here.selection.words))
    matching = marks.matching_sentences(here.dossier, article, here.shown)
    passage = passage_with(passages, quote)
    return Reading(article, passages, spans, matching, bool(here.selection), passage, quote if passage else "")


def source_of(here: Here) -> str:
    """The article that the chosen evidence, or the chosen record's, stands in."""
    quote = here.own.get("evidence") or first_evidence(here.dossier, here.record)
    rows = here.dossier.evidence
    found = rows.loc[(rows["evidence_id"] == quote) & rows["start"].notna(), "source_id"]
    return str(found.iloc[0]) if len(found) else ""


def with_record(here: Here, read: Reading) -> Here:
    """The page with a record for its panel: the one in the address, else the first that the passage supports."""
    if here.record or read.passage is None:
        return here
    told = [record for record in read.passage.records if not record.startswith("control:")]
    return replace(here, record=told[0]) if told else here


def text(here: Here, read: Reading) -> None:
    """Show the article; the drawing changes with the filters, the choice is a few words beside it."""
    source = read.article.source_id
    node = article_node(
        read.article,
        read.marks,
        read.passages,
        notes_of(here.dossier, read.article),
        looks_of(here.dossier),
        matching=read.matching if read.filtered else None,
        link=lambda passage: here.link(article=source, evidence=lead(here.dossier, passage), record=None),
        language=language(here.dossier, source),
    )
    show.tree(node, "article_text")
    choice = {"article": source, "quote": read.quote, "passage": read.passage.number if read.passage else 0}
    show.component("article", "article.js")(data=choice, key="article_choice")


def lead(dossier: Dossier, passage: Passage) -> str:
    """The row of evidence a passage's number opens: the one of its first record."""
    rows = dossier.evidence[dossier.evidence["evidence_id"].isin(passage.evidence)]
    own = rows.loc[rows["record"] == passage.records[0], "evidence_id"]
    return str(own.iloc[0])


def notes_of(dossier: Dossier, article: Article) -> dict[int, list[Quote]]:
    """The editor's notes by paragraph: disputes before context, each note once."""
    rows = dossier.evidence
    rows = rows[(rows["source_id"] == article.source_id) & rows["stance"].isin(["disputes", "context"])]
    rows = rows[rows["paragraph"].notna()].drop_duplicates("note").sort_values("stance", ascending=False, kind="stable")
    out: dict[int, list[Quote]] = {}
    for _, row in rows.iterrows():
        out.setdefault(int(row["paragraph"]), []).append(quote_of(dossier, row))
    return out


def language(dossier: Dossier, source_id: str) -> str:
    """An article's language as its source row gives it."""
    return str(dossier.sources.loc[dossier.sources["source_id"] == source_id, "language"].iloc[0])


def kicker(here: Here, read: Reading) -> Node:
    """Publisher, byline, day with how it is known, reading time: the furniture of the page in one line."""
    source = here.dossier.sources[here.dossier.sources["source_id"] == read.article.source_id].iloc[0]
    furniture = {block.role: words(read.article, block) for block in read.article.blocks if block.kind == "furniture"}
    day = dates.words(dates.parse(source["published"])) if source["published"] else "no day known"
    basis = source["published_basis"] if source["published"] else ""
    parts = [source["publisher"], source["author"] or furniture.get("byline", "")]
    before = " · ".join(filter(None, parts))
    after = f" · {furniture['reading_time']}" if "reading_time" in furniture else ""
    return h("span", f"{before} · {day} ", tag(basis if basis != "stated" else ""), after)


def words(article: Article, block: Block) -> str:
    """A block's text."""
    return article.words_of(block.start, block.end)


def finding(read: Reading) -> str:
    """How many of the article's sentences carry a record, and how many of those fit the filters."""
    total = len(read.article.sentences)
    carried = sum(any(p.start < s.end and p.end > s.start for p in read.passages) for s in read.article.sentences)
    said = (
        f"All {total} sentences carry a record."
        if carried == total
        else f"{carried} of {total} sentences carry a record."
    )
    if total == 0:
        return "This article has no sentences."
    return f"{said} {len(read.matching)} of {total} fit the filters; the others are muted." if read.filtered else said


def legend(here: Here, read: Reading) -> Node:
    """What is marked in the text, with counts and switches, and the key to the sides."""
    rows = [
        h(
            "li",
            h(
                "label",
                h("input", type="checkbox", checked=True, data_hides=name),
                h("span", name, class_=f"like-{kind}"),
                h("span", str(read.count(kind)), class_="muted"),
            ),
        )
        for name, kind in SHOWN.items()
    ]
    sides = [
        h("li", glyph.of_side(here.dossier, side), " ", label)
        for side, label in zip(here.dossier.sides["side_id"], here.dossier.sides["label"], strict=True)
    ]
    blocks = [h("h2", "Show in the text"), h("ul", *rows), h("h2", "Sides"), h("ul", *sides)]
    return h("details", h("summary", "Marks"), *blocks, class_="legend", open=True, id="legend")


def supports(here: Here, read: Reading) -> Node | None:
    """Everything that the chosen passage supports, each record a way to its own evidence."""
    if read.passage is None:
        return None
    told = [describe(here.dossier, name, here.dossier.as_of) for name in read.passage.records if "control:" not in name]
    items = [
        h("li", h("a", each.title, href=here.link(record=each.name), aria_current=current(each.name == here.record)))
        for each in told
    ]
    many = f"{len(told)} records" if len(told) > 1 else "one record"
    head = h("h3", f"Passage {read.passage.number} supports {many}")
    return h("aside", head, h("ul", *items), class_="supports", aria_label="Records of the passage")


def changed(dossier: Dossier, source_id: str) -> Node | None:
    """Stored quotes that the text no longer holds: never moved, only told."""
    faults = [fault for fault in dossier.faults if isinstance(fault, QuoteFault)]
    if not faults or source_id not in dossier.articles:
        return None
    items = [h("li", f"“{fault.value}”") for fault in faults]
    head = h("h2", "The source text has changed since")
    said = h("p", "These stored words are no longer found in it.")
    return h("aside", head, said, h("ul", *items), class_="changed", aria_label="Quotes that are no longer found")


def articles(here: Here, chosen: str) -> Node | None:
    """The dossier's articles as a list of links, where there is more than one."""
    rows = here.dossier.sources[here.dossier.sources["source_id"].isin(here.dossier.articles)]
    if len(rows) < 2:
        return None
    items = []
    for source_id, title, publisher in rows[["source_id", "title", "publisher"]].itertuples(index=False, name=None):
        address = here.link(article=source_id, evidence=None, record=None)
        link = h("a", title or source_id, href=address, aria_current=current(source_id == chosen))
        items.append(h("li", link, h("span", f" {publisher}", class_="muted")))
    return h("nav", h("ul", *items), class_="articles", aria_label="Articles")


def current(is_it: bool) -> str | None:
    """The value of aria-current for one item of a list."""
    return "true" if is_it else None


def title(here: Here, read: Reading) -> str:
    """The article's own title, else the one its source row gives, else its id."""
    source = here.dossier.sources.set_index("source_id").loc[read.article.source_id]
    return read.article.title or str(source["title"]) or read.article.source_id


def placeless(here: Here) -> str:
    """Where evidence stands that no article holds: the reference, in words."""
    rows = here.dossier.evidence[here.dossier.evidence["evidence_id"] == here.own.get("evidence", "")]
    if rows.empty or pd.notna(rows.iloc[0]["start"]):
        return ""
    return quote_of(here.dossier, rows.iloc[0]).reference
