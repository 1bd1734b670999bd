"""The strip and its presets on the page: they set the shared date filter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from parley.dossier.dossier import Dossier
from parley.figures.markup import Node, h
from parley.figures.timeline import strip
from parley.tables.rows import iterate_row_tuples
from parley.ui.frame import show
from parley.ui.frame.view_state import ViewState
from parley.words import dates


def render_strip_controls(view: ViewState, form: str, default: str) -> None:
    """The presets of the strip, and the way to the other form of the picture."""
    show.html(
        h(
            "div",
            draw_span_presets(view),
            draw_form_switch(view, form, default),
            class_="timeline-ways",
            data_keeps=True,
        )
    )


def render_time_strip(view: ViewState) -> None:
    """The strip alone, where no drawing brings it along."""
    show.tree(build_time_strip(view.dossier), "timeline_strip")


def render_strip_handles(view: ViewState) -> None:
    """Where the two handles stand, and what they do."""
    start, end = view.selection.start, view.selection.end
    state = {"from": start.toordinal() if start else 0, "to": end.toordinal() if end else 0}
    show.component("strip", "timeline/strip.js")(data=state, key="timeline_span")


def draw_form_switch(view: ViewState, form: str, default: str) -> Node:
    """The two forms, each a way to it; the default stays out of the address."""
    ways = [
        h(
            "a",
            words,
            href=view.link(view=None if name == default else name),
            aria_current="true" if name == form else None,
        )
        for name, words in (("order", "In order"), ("time", "In true time"))
    ]
    return h("p", *ways, class_="form-switch")


@lru_cache(maxsize=4)
def build_time_strip(dossier: Dossier) -> Node:
    """The strip of a dossier: the same for every reader."""
    return strip.draw_time_strip(dossier)


def draw_span_presets(view: ViewState) -> Node:
    """Spans the editor named, and all of it, each a way to this view of it; the one that is on says so."""
    now = (view.selection.start, view.selection.end)
    ways = [
        h(
            "li",
            h(
                "a",
                words,
                href=span_filter_href(view, span),
                class_="preset",
                aria_current="true" if span == now else None,
            ),
        )
        for words, span in list_preset_spans(view.dossier)
    ]
    return h("ul", *ways, class_="presets", aria_label="Spans of time")


def span_filter_href(view: ViewState, span: tuple[date | None, date | None]) -> str:
    """This view, narrowed to a span."""
    return view.filtered(replace(view.selection, start=span[0], end=span[1]))


def list_preset_spans(dossier: Dossier) -> list[tuple[str, tuple[date | None, date | None]]]:
    """All, then the rows of `periods`; without any, the dossier's own day."""
    rows = iterate_row_tuples(dossier.periods, ["label", "start", "end"])
    named = [(label, (parse_first_day(start), parse_last_day(end))) for label, start, end in rows]
    day = dossier.as_of
    return [("All", (None, None)), *(named or [(dates.format_day(day), (day, day))])]


def parse_first_day(text: str) -> date | None:
    """The first day of a text of the tables; None where it has none."""
    return dates.parse_date_span(text).earliest if text else None


def parse_last_day(text: str) -> date | None:
    """The last day of a text of the tables; None where it has none."""
    return dates.parse_date_span(text).latest if text else None
