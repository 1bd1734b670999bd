"""What a timeline says: its headline, its deck, and the same for those who do not see it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from parley.tables.rows import iterate_row_tuples
from parley.words import dates
from parley.words.counting import format_count, format_duration, format_leading_count
from parley.words.wording import spell_small_number

MIN_BUNCH_EXCESS = 0.3
"""Events count as bunched at the end when their share there exceeds the share of time by this much.

They must also be several, and a third of all, or there is nothing to say.
"""


@dataclass(frozen=True)
class EventBunch:
    """The last stretch, in which most events fall: how many certainly do, and how long it is in days."""

    events: int
    days: int


def timeline_headline(events: pd.DataFrame) -> str:
    """The finding in one sentence, never more than the dates support."""
    total = len(events)
    if not total:
        return "No event fits the filters"
    if total == 1:
        row = events.iloc[0]
        return f"One event is left: {row['headline']} ({format_event_date(row['span'])})"
    earliest, latest = event_first_and_last_days(events)
    begun, ended = ~np.isnat(earliest), ~np.isnat(latest)
    undated = total - int((begun | ended).sum())
    if not begun.any():
        known = total - undated
        return (
            format_leading_count(total, "events have no first day")
            if known
            else f"None of the {spell_small_number(total)} events has a date"
        )
    if day := find_single_day(earliest, latest):
        return (
            f"{'Both' if total == 2 else f'All {spell_small_number(total)}'} events fall on {format_timeline_day(day)}"
        )
    if found := find_event_bunch(earliest[begun], latest[begun]):
        return event_bunch_headline(found, total, int((~begun & ended).sum()))
    days = known_days(earliest, latest)
    first, last = days.min().item().year, days.max().item().year
    return spread_events_headline(first, last, total - undated, undated, bool((begun & ~ended).any()))


def event_first_and_last_days(events: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The first and the last day of each event, NaT where it is open; plain arrays, for frames are slow where few."""
    return events["earliest"].to_numpy("datetime64[D]"), events["latest"].to_numpy("datetime64[D]")


def known_days(*days: np.ndarray) -> np.ndarray:
    """The days that are not open."""
    every: np.ndarray = np.concatenate(days)
    found: np.ndarray = every[~np.isnat(every)]
    return found


def spread_events_headline(first: int, last: int, total: int, undated: int, lasting: bool) -> str:
    """When events are spread over their time: from which year to which; `lasting` where one has no end."""
    noun, run, fall = ("event", "runs", "falls") if total == 1 else ("events", "run", "fall")
    said = f"{run} from {first}{' on' if lasting else f' to {last}'}" if first < last else f"{fall} in {first}"
    rest = f"; {spell_small_number(undated)} {'has' if undated == 1 else 'have'} no date" if undated else ""
    return format_leading_count(total, f"{noun} {said}{rest}")


def event_bunch_headline(found: EventBunch, total: int, older: int) -> str:
    """The usual headline; what is only known "by" a day may lie before the stretch, and the headline says so."""
    span = format_duration(found.days).removeprefix("one ")
    fall = "falls" if found.events == 1 else "fall"
    said = format_leading_count(found.events, f"of the {spell_small_number(total)} events {fall} in the last {span}")
    return f"{said}; {spell_small_number(older)} more may be older" if older else said


def find_single_day(earliest: np.ndarray, latest: np.ndarray) -> date | None:
    """The one day on which every event certainly falls, if there is one."""
    first: date | None = None if np.isnat(earliest[0]) else earliest[0].item()
    return first if (earliest == earliest[0]).all() and (latest == earliest[0]).all() else None


def find_event_bunch(earliest: np.ndarray, latest: np.ndarray) -> EventBunch | None:
    """The stretch to the last day that holds the most events for its length, if clearly more than its share.

    Every event has a first day; `latest` may be open.
    """
    starts, total = np.sort(earliest), len(earliest)
    days = (known_days(earliest, latest).max() - starts).astype(int) + 1
    share = (total - np.arange(total)) / total
    excess = np.where(np.diff(days, prepend=0) == 0, -np.inf, share - days / days[0])
    at = int(excess.argmax())
    if excess[at] < MIN_BUNCH_EXCESS or total - at < max(2, total / 3):
        return None
    return EventBunch(total - at, int(days[at]))


def timeline_deck(events: pd.DataFrame, day: date) -> str:
    """Under the headline: the events of the day the dossier looks from, and how the dates are known."""
    if events.empty:
        return "Take a filter off to see events again."
    earliest, latest = event_first_and_last_days(events)
    on_day = int(((earliest == np.datetime64(day)) & (latest == np.datetime64(day))).sum())
    said = (
        [
            format_leading_count(
                on_day, f"{'event falls' if on_day == 1 else 'events fall'} on {format_timeline_day(day)}."
            )
        ]
        if on_day
        else []
    )
    bases = Counter(basis for span, basis in iterate_row_tuples(events, ["span", "date_basis"]) if span)
    known = [(bases[basis], words) for basis, words in TIMELINE_BASIS_WORDS.items() if basis in bases]
    if not known:
        return " ".join([*said, "No date is given."])
    (first, words), *others = known
    dates_are = f"{'date is' if first == 1 else 'dates are'} {words}"
    rest = [f"{spell_small_number(amount)} {'is' if amount == 1 else 'are'} {words}" for amount, words in others]
    return " ".join([*said, "; ".join([format_leading_count(first, dates_are), *rest]) + "."])


TIMELINE_BASIS_WORDS = {
    "stated": "stated by the source",
    "inferred": "inferred from what it says",
    "reference": "taken from a reference",
}
"""How a date is known, as the deck says it."""


def format_event_date(span: dates.DateSpan | None) -> str:
    """A date in words, or that there is none."""
    return dates.format_date_span(span) if span else "no date given"


def format_timeline_day(day: date) -> str:
    """A day in words."""
    return dates.format_date_span(dates.parse_date_span(day.isoformat()))


def format_hour_or_order(row_span: dates.DateSpan | None, order_note: str) -> str:
    """What tells an event of a day from its neighbours: its hour, its order, or that it is of the same day."""
    if row_span and row_span.time is not None:
        return dates.format_clock(row_span)
    return order_note or "same day"


def timeline_alt_text(events: pd.DataFrame, noun: str, lanes: int) -> str:
    """The picture for those who do not see it: the finding, what is drawn, and where the same rows can be read."""
    rows = f"{format_count(len(events), 'event')} in {format_count(lanes, 'lane')}, one for each {noun}"
    return f"{timeline_headline(events)}. Timeline of {rows}; the same as a table follows."


def timeline_kicker(events: pd.DataFrame) -> str:
    """Above the headline: the page, and from when to when its events reach."""
    earliest, latest = event_first_and_last_days(events)
    if np.isnat(earliest).all():
        return "Timeline"
    first, last = known_days(earliest).min().item(), known_days(earliest, latest).max().item()
    end = str(last.year) if (last.month, last.day) == (12, 31) else format_timeline_day(last)
    return f"Timeline · {first.year} to {end}" if end != str(first.year) else f"Timeline · {end}"
