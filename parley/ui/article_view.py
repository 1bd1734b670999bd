"""The article on its page: what of it the address asks to read, its head, and its text with the marks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley import dates, marks
from parley.articles import Article
from parley.blocks import Block
from parley.dossier import Dossier
from parley.figures import article as figure
from parley.markup import Node, h
from parley.passages import Passage, first_evidence, passage_with, passages_of, told_of
from parley.quotes import Quote, quote_of
from parley.ui import show
from parley.ui.evidence_panel import tag
from parley.ui.shell import Here


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
    articles = here.dossier.articles
    asked = [here.own.get("article"), source_of(here), here.dossier.main_source, *articles]
    source = next((name for name in asked if name in articles), "")
    if not source:
        return None
    article = articles[source]
    passages = passages_of(here.dossier, source)
    quote = here.own.get("evidence") or first_evidence(here.dossier, here.record)
    spans = tuple(marks.marks_of(here.dossier, article, passages, here.selection.words))
    matching = marks.matching_sentences(here.dossier, article, here.selection)
    passage = passage_with(passages, quote)
    return Reading(article, passages, spans, matching, bool(here.selection), passage, quote if passage else "")


def source_of(here: Here) -> str:
    """The article that the chosen evidence, or the chosen record's, stands in."""
    quote = here.own.get("evidence") or first_evidence(here.dossier, here.record)
    rows = here.dossier.evidence
    found = rows.loc[(rows["evidence_id"] == quote) & rows["start"].notna(), "source_id"]
    return str(found.iloc[0]) if len(found) else ""


def with_record(here: Here, read: Reading) -> Here:
    """The page with a record for its panel: the address's, else the first that the passage or the evidence supports."""
    rows = here.dossier.evidence
    records = read.passage.records if read.passage else rows["record"][rows["evidence_id"] == here.own.get("evidence")]
    told = told_of(here.dossier, records)
    return here if here.record or not told else replace(here, record=told[0])


def text(here: Here, read: Reading) -> None:
    """Show the article; the drawing changes with the filters, the choice is a few words beside it."""
    source = read.article.source_id
    node = figure.article_node(
        read.article,
        read.marks,
        read.passages,
        notes_of(here.dossier, read.article),
        figure.looks_of(here.dossier),
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
    before = [piece for part in filter(None, parts) for piece in (h("bdi", part), " · ")]
    after = f" · {furniture['reading_time']}" if "reading_time" in furniture else ""
    return h("span", *before, f"{day} ", tag(basis if basis != "stated" else ""), after)


def words(article: Article, block: Block) -> str:
    """A block's text."""
    return article.words_of(block.start, block.end)


def finding(read: Reading) -> str:
    """How many of the article's sentences carry a record, and how many of those fit the filters."""
    article, passages = read.article, read.passages
    carried = sum(any(p.start < s.end and p.end > s.start for p in passages) for s in article.sentences)
    return figure.finding(len(article.sentences), carried, len(read.matching) if read.filtered else None)


def title(here: Here, read: Reading) -> str:
    """The article's own title, else the one its source row gives, else its id."""
    source = here.dossier.sources.set_index("source_id").loc[read.article.source_id]
    return read.article.title or str(source["title"]) or read.article.source_id
