"""The page of sources as drawn: where articles differ, who tells what, and what each article adds to those before."""

from __future__ import annotations

from functools import partial

from parley.dossier.dossier import Dossier
from parley.dossier.lookup import find_row_by_id
from parley.dossier.source_names import count_publishers, language_name, name_source
from parley.evidence.source_comparison import ComparedRecord, SourceComparison, compare_sources, list_article_changes
from parley.evidence.telling import Telling
from parley.figures.markup import Node, h
from parley.figures.sources import differences, table
from parley.figures.sources import words as source_words
from parley.ui.frame import filters, show
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.parts.downloads import Files, Offer
from parley.ui.sources import downloads as source_downloads
from parley.words import dates
from parley.words.messages import say, say_count

MAX_RECORDS, MAX_DIFFERENCES, MAX_CHANGED_ARTICLES = 40, 30, 30
"""Rows of each part on the page; the file has all."""

ONE_ARTICLE_DECK = "With a second article, this page shows where the two agree and where they differ."
"""Under the heading where there is nothing to compare."""

RECORD_PAGES = {"event": "timeline", "statement": "positions", "control": "map"}
"""The page that shows a compared record."""


def build_view_comparison(view: ViewState) -> SourceComparison:
    """The comparison under the filters of a view."""
    return compare_sources(view.dossier, view.selection)


def sources_page_head(view: ViewState) -> tuple[str, str, str]:
    """Kicker, headline and deck."""
    dossier = view.dossier
    count = say_count("{count} article", "{count} articles", len(dossier.articles))
    kicker = say("Sources · {articles} · as of {day}", articles=count, day=dates.format_day(dossier.as_of))
    headline = source_words.sources_page_headline(build_view_comparison(view), count_publishers(dossier))
    return kicker, headline, source_words.COMPARISON_RULE if len(dossier.articles) > 1 else ONE_ARTICLE_DECK


def make_source_links(view: ViewState) -> table.SourceLinks:
    """Where the marks of the comparison lead, under the filters of the page."""

    def record(row: ComparedRecord) -> str:
        return view.link(RECORD_PAGES[row.kind], record=row.link)

    def sentence(telling: Telling) -> str:
        return view.link("reader", article=telling.source_id, evidence=telling.evidence_id)

    return table.SourceLinks(record, sentence)


@kept(lambda view: (view.page, view.served))
def build_sources_page(view: ViewState) -> show.Packed:
    """All of the page below its heading: the same for every reader with these filters."""
    dossier, compared = view.dossier, build_view_comparison(view)
    if len(dossier.articles) < 2:
        return show.packed(h("section", class_="sources-page"))
    if not compared.records:
        return show.packed(filters.nothing(dossier, view.selection, view.filtered, "record"))
    parts = [draw_differences_section(view, compared), draw_support_section(view, compared)]
    parts += [downloads.links(view, SOURCES_OFFER), draw_changes_section(view, compared)]
    return show.packed(h("div", *parts, class_="sources-page"))


def draw_differences_section(view: ViewState, compared: SourceComparison) -> Node:
    """The records that articles tell otherwise."""
    names, languages = partial(name_source, view.dossier), partial(find_language, view.dossier)
    rows = compared.differing
    listed = (
        differences.draw_differences(rows[:MAX_DIFFERENCES], names, make_source_links(view), languages)
        if rows
        else None
    )
    sub = say("By how many articles tell it otherwise, then by how far the values lie apart.")
    return h(
        "section",
        h("h2", source_words.differing_headline(compared)),
        h("p", sub, class_="sub") if rows else None,
        listed,
        draw_cut_notice(len(rows), MAX_DIFFERENCES),
        id="differences",
    )


def draw_support_section(view: ViewState, compared: SourceComparison) -> Node:
    """Records against articles."""
    return h(
        "section",
        h("h2", source_words.support_headline(compared)),
        table.draw_source_key(),
        draw_comparison_table(view, compared),
        draw_cut_notice(len(compared.records), MAX_RECORDS),
        id="support",
    )


def draw_comparison_table(view: ViewState, compared: SourceComparison, most: int = MAX_RECORDS) -> Node:
    """The table of the first records."""
    dossier = view.dossier
    columns = table.list_source_columns(
        compared.articles, partial(name_source, dossier), partial(find_publisher, dossier)
    )
    return table.draw_source_table(
        compared.records[:most], columns, make_source_links(view), say("Records and the articles that tell of them")
    )


def draw_changes_section(view: ViewState, compared: SourceComparison) -> Node:
    """What changed, article by article."""
    changes = list_article_changes(view.dossier, compared)
    return h(
        "section",
        h("h2", say("What each article changed")),
        h("p", say("In order of publication: what is new, confirmed, told otherwise, revised."), class_="sub"),
        differences.draw_changes(
            changes[:MAX_CHANGED_ARTICLES],
            partial(draw_article_head, view),
            make_source_links(view),
        ),
        draw_cut_notice(len(changes), MAX_CHANGED_ARTICLES),
        id="changes",
    )


def draw_article_head(view: ViewState, source: str) -> Node:
    """An article by title, publisher, day and language, the way to read it."""
    row, name = find_row_by_id(view.dossier, "sources", source), name_source(view.dossier, source)
    title = h("a", row["title"], href=view.link("reader", article=source), lang=row["language"] or None, dir="auto")
    about = ", ".join(filter(None, [name.day, language_name(row["language"]) if name.language else ""]))
    return h("span", title, h("small", h("bdi", row["publisher"]), about and f", {about}"))


def draw_cut_notice(total: int, most: int) -> Node | None:
    """A word where only the first rows stand on the page."""
    if total <= most:
        return None
    words = say("The first {most} of {total} stand here; the file has them all.", most=most, total=total)
    return h("p", words, class_="muted")


def find_publisher(dossier: Dossier, source: str) -> str:
    """Who published an article."""
    return str(find_row_by_id(dossier, "sources", source)["publisher"])


def find_language(dossier: Dossier, source: str) -> str:
    """The language of an article."""
    return str(find_row_by_id(dossier, "sources", source)["language"])


def list_source_files(view: ViewState) -> Files | None:
    """What the comparison has to take; None where there is nothing to compare."""
    compared = build_view_comparison(view)
    if len(view.dossier.articles) < 2 or not compared.records:
        return None
    return source_downloads.make_source_files(view, compared, sources_page_head(view))


SOURCES_OFFER = Offer("sources", "sources", list_source_files)
