"""The front page's pieces: the story in a minute; for a dossier without one, what it holds and the ways into it."""

from __future__ import annotations

from typing import NamedTuple

from parley.figures.basis_tag import tag
from parley.figures.markup import Node, h
from parley.figures.timeline import words as timeline_words
from parley.results import story
from parley.results.control_headline import control_headline_on_day
from parley.ui.frame import filters, show
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState
from parley.ui.overview import stands as stands_view
from parley.ui.overview import stands_downloads
from parley.ui.overview import story as story_view
from parley.ui.overview import time as story_time
from parley.ui.parts import downloads
from parley.ui.reader import article as article_view
from parley.words.dates import format_day
from parley.words.messages import say_count

BASIS_MEANINGS = (
    ("stated", "in the words of the source"),
    ("inferred", "worked out by an editor, with the reasoning"),
    ("reference", "from a named reference, not from an article"),
    ("disputed", "corrected by an editor, with a reference"),
)


def render_entry_links(view: ViewState) -> None:
    """The ways in: each page with the finding it opens on, under the filters that are on."""
    dossier, events = view.dossier, view.shown.events
    read = article_view.read_reader_state(view)
    ways = [
        ("map", "Map", control_headline_on_day(dossier, dossier.as_of), "Open the map"),
        ("timeline", "Timeline", timeline_words.timeline_headline(events), "Open the timeline"),
        (
            "reader",
            "Reader",
            article_view.article_finding(read) if read else "There is no article.",
            say_count("Read the article", "Read the articles", len(dossier.articles)),
        ),
    ]
    items = [
        h("li", h("h2", name), h("p", finding, class_="door-finding"), h("p", h("a", verb, href=view.link(page))))
        for page, name, finding, verb in ways
    ]
    show.tree(h("ul", *items, class_="doors"), "doors")


def render_dossier_contents(view: ViewState) -> None:
    """What the dossier holds, counted, and the forms in which a page says how a thing is known."""
    dossier = view.dossier
    counts = [
        (len(dossier.events), "events"),
        (len(dossier.statements), "statements"),
        (len(dossier.actors), "actors"),
        (len(dossier.territories), "places"),
        (len(dossier.evidence), "pieces of evidence"),
        (len(dossier.articles), "article" if len(dossier.articles) == 1 else "articles"),
    ]
    rows: list[Node] = [h("li", h("b", f"{count:,}"), f" {noun}") for count, noun in counts]
    forms = [h("li", tag(basis), h("span", meaning)) for basis, meaning in BASIS_MEANINGS]
    left = h("section", h("h2", "What is in it"), h("ul", *rows, class_="counts"))
    right = h("section", h("h2", "How each thing is known"), h("ul", *forms, class_="forms"))
    show.tree(h("div", left, right, class_="two"), "contents")


def overview_kicker(view: ViewState) -> str:
    """What the page is, and the day the dossier tells of."""
    return f"Overview · {format_day(view.dossier.as_of)}"


def overview_headline(view: ViewState) -> tuple[str, str]:
    """The headline and the line under it."""
    return story.story_headline(view.dossier)


class FrontStory(NamedTuple):
    """The front page under filters: the same for every reader who asks for the same.

    `draw_front_opening` is the summary and where they stand, `draw_front_events` the facts and when it happened,
    ready to travel.
    """

    opening: Node
    events: show.Packed


@kept(lambda view: (view.record, view.served))
def build_front_story(view: ViewState) -> FrontStory:
    """The story under the filters that are on."""
    return FrontStory(draw_front_opening(view), show.packed(draw_front_events(view)))


def draw_front_opening(view: ViewState) -> Node:
    """The summary and where they stand with its file, as far as the dossier has them."""
    file = downloads.links(view, stands_downloads.STANDS_OFFER)
    return h(
        "div", story_view.draw_story_summary(view), stands_view.draw_front_stands(view), file, class_="front-opening"
    )


def draw_front_events(view: ViewState) -> Node:
    """The facts and when it happened; when nothing fits the filters, why, and the ways out."""
    if view.shown.events.empty:
        return filters.nothing(view.dossier, view.selection, view.filtered)
    when = h("div", story_time.draw_front_time(view), downloads.links(view, story_time.FRONT_OFFER), class_="stack")
    return h("div", story_view.draw_story_facts(view), when, class_="front-events")


def draw_front_silences(view: ViewState) -> Node:
    """What the articles do not say, or nothing."""
    return story_view.draw_story_silences(view) or h("div")
