"""The editor's lines on the front page: the summary, the facts, and what the articles do not say."""

from __future__ import annotations

from parley.figures.markup import Node, h
from parley.results import story
from parley.results.story import StoryLine
from parley.ui.frame.view_state import ViewState
from parley.ui.parts.figure_frame import pilcrow
from parley.words import dates
from parley.words.counting import format_leading_count
from parley.words.wording import spell_small_number


def draw_story_summary(view: ViewState) -> Node | None:
    """The summary, a way to its sentence after each clause; a clause that no longer fits the filters turns muted."""
    clauses = list_front_story_lines(view, "clause")
    if not clauses:
        return None
    paragraphs: list[list[Node]] = []
    for line in clauses:
        if line.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1] += [draw_story_clause(view, line), " "]
    fitting = sum(line.fits for line in clauses)
    note = h("p", format_fitting_count(fitting, len(clauses), "line"), class_="sub") if fitting < len(clauses) else None
    return h("section", *(h("p", *each) for each in paragraphs), note, class_="story", aria_label="The story in brief")


def draw_story_clause(view: ViewState, line: StoryLine) -> Node:
    """One clause with its ¶; the two stay together at the end of a line."""
    words, _, last = line.text.rpartition(" ")
    end = h("span", last, pilcrow(view, line.record, line.text), class_="end")
    return h("span", f"{words} " if words else "", end, class_="clause" if line.fits else "clause off")


def draw_story_facts(view: ViewState) -> Node | None:
    """The facts that fit the filters, each as a phrase, its words, its ¶ and its date; the head says how many do."""
    every = list_front_story_lines(view, "fact")
    fitting = [line for line in every if line.fits]
    if not every:
        return None
    if len(fitting) < len(every):
        said = format_fitting_count(len(fitting), len(every), "fact").removesuffix(".")
    else:
        said = (
            "One fact, with its sentence"
            if len(every) == 1
            else format_leading_count(len(every), "facts, each with its sentence")
        )
    items = [
        h(
            "li",
            h("p", line.text, class_="phrase"),
            h(
                "div",
                h("p", line.detail, " ", pilcrow(view, line.record, f"{line.text} {line.detail}")),
                draw_fact_date(line),
            ),
        )
        for line in fitting
    ]
    rows = h("ul", *items, class_="facts", style=f"--columns:{len(fitting)}") if items else None
    return h("section", h("h2", said), rows)


def format_fitting_count(fitting: int, every: int, noun: str) -> str:
    """How many of the editor's lines the filters let through."""
    if every == 1:
        return f"The one {noun} here does not fit the filters."
    head = format_leading_count(fitting, "of") if fitting else "None of"
    return f"{head} the {spell_small_number(every)} {noun}s {'fit' if fitting > 1 else 'fits'} the filters."


def draw_fact_date(line: StoryLine) -> Node | None:
    """A fact's date, in the form of how it is known."""
    if line.when is None:
        return None
    words, basis = dates.format_date_span(line.when.span), line.when.basis
    if basis in ("", "stated"):
        return h("p", words, class_="when")
    return h("p", h("span", words, class_=f"known-by-{basis}"), f", {basis}", class_="when")


def draw_story_silences(view: ViewState) -> Node | None:
    """What is not in the articles; no filter changes that."""
    rows = list_front_story_lines(view, "silence")
    if not rows:
        return None
    one = len(view.dossier.articles) == 1
    head = h("h2", "What the article does not say" if one else "What the articles do not say")
    sub = h("p", f"Looked for, and not found in the {'text' if one else 'texts'}.", class_="sub")
    return h(
        "section",
        head,
        sub,
        h("ul", *(h("li", line.text) for line in rows), class_="silences"),
        class_="front-silences",
    )


def list_front_story_lines(view: ViewState, kind: str) -> list[StoryLine]:
    """The lines of a kind under the filters that are on."""
    return story.list_story_lines(view.dossier, kind, view.selection, view.shown)
