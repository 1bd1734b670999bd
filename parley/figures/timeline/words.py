"""What a timeline says: its headline, its deck, and the same for those who do not see it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from parley.tables.rows import tuples
from parley.words import dates
from parley.words.counting import counted, length, opening
from parley.words.wording import number

BUNCHED = 0.3
"""Events count as bunched at the end when their share there exceeds the share of time by this much.

They must also be several, and a third of all, or there is nothing to say.
"""


@dataclass(frozen=True)
class Bunch:
    """The last stretch, in which most events fall: how many certainly do, and how long it is in days."""

    events: int
    days: int


def headline(events: pd.DataFrame) -> str:
    """The finding in one sentence, never more than the dates support."""
    total = len(events)
    if not total:
        return "No event fits the filters"
    if total == 1:
        row = events.iloc[0]
        return f"One event is left: {row['headline']} ({when(row['span'])})"
    earliest, latest = ends(events)
    begun, ended = ~np.isnat(earliest), ~np.isnat(latest)
    undated = total - int((begun | ended).sum())
    if not begun.any():
        known = total - undated
        return opening(total, "events have no first day") if known else f"None of the {number(total)} events has a date"
    if day := only_day(earliest, latest):
        return f"{'Both' if total == 2 else f'All {number(total)}'} events fall on {on(day)}"
    if found := bunch(earliest[begun], latest[begun]):
        return bunched(found, total, int((~begun & ended).sum()))
    days = given(earliest, latest)
    first, last = days.min().item().year, days.max().item().year
    return stretched(first, last, total - undated, undated, bool((begun & ~ended).any()))


def ends(events: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The first and the last day of each event, NaT where it is open; plain arrays, for frames are slow where few."""
    return events["earliest"].to_numpy("datetime64[D]"), events["latest"].to_numpy("datetime64[D]")


def given(*days: np.ndarray) -> np.ndarray:
    """The days that are not open."""
    every: np.ndarray = np.concatenate(days)
    found: np.ndarray = every[~np.isnat(every)]
    return found


def stretched(first: int, last: int, total: int, undated: int, lasting: bool) -> str:
    """When events are spread over their time: from which year to which; `lasting` where one has no end."""
    noun, run, fall = ("event", "runs", "falls") if total == 1 else ("events", "run", "fall")
    said = f"{run} from {first}{' on' if lasting else f' to {last}'}" if first < last else f"{fall} in {first}"
    rest = f"; {number(undated)} {'has' if undated == 1 else 'have'} no date" if undated else ""
    return opening(total, f"{noun} {said}{rest}")


def bunched(found: Bunch, total: int, older: int) -> str:
    """The usual headline; what is only known "by" a day may lie before the stretch, and the headline says so."""
    span = length(found.days).removeprefix("one ")
    fall = "falls" if found.events == 1 else "fall"
    said = opening(found.events, f"of the {number(total)} events {fall} in the last {span}")
    return f"{said}; {number(older)} more may be older" if older else said


def only_day(earliest: np.ndarray, latest: np.ndarray) -> date | None:
    """The one day on which every event certainly falls, if there is one."""
    first: date | None = None if np.isnat(earliest[0]) else earliest[0].item()
    return first if (earliest == earliest[0]).all() and (latest == earliest[0]).all() else None


def bunch(earliest: np.ndarray, latest: np.ndarray) -> Bunch | None:
    """The stretch to the last day that holds the most events for its length, if clearly more than its share.

    Every event has a first day; `latest` may be open.
    """
    starts, total = np.sort(earliest), len(earliest)
    days = (given(earliest, latest).max() - starts).astype(int) + 1
    share = (total - np.arange(total)) / total
    excess = np.where(np.diff(days, prepend=0) == 0, -np.inf, share - days / days[0])
    at = int(excess.argmax())
    if excess[at] < BUNCHED or total - at < max(2, total / 3):
        return None
    return Bunch(total - at, int(days[at]))


def deck(events: pd.DataFrame, day: date) -> str:
    """Under the headline: the events of the day the dossier looks from, and how the dates are known."""
    if events.empty:
        return "Take a filter off to see events again."
    earliest, latest = ends(events)
    on_day = int(((earliest == np.datetime64(day)) & (latest == np.datetime64(day))).sum())
    said = [opening(on_day, f"{'event falls' if on_day == 1 else 'events fall'} on {on(day)}.")] if on_day else []
    bases = Counter(basis for span, basis in tuples(events, ["span", "date_basis"]) if span)
    known = [(bases[basis], words) for basis, words in BASES.items() if basis in bases]
    if not known:
        return " ".join([*said, "No date is given."])
    (first, words), *others = known
    dates_are = f"{'date is' if first == 1 else 'dates are'} {words}"
    rest = [f"{number(amount)} {'is' if amount == 1 else 'are'} {words}" for amount, words in others]
    return " ".join([*said, "; ".join([opening(first, dates_are), *rest]) + "."])


BASES = {
    "stated": "stated in the text",
    "inferred": "inferred from what it says",
    "reference": "taken from a reference",
}
"""How a date is known, as the deck says it."""


def when(span: dates.Span | None) -> str:
    """A date in words, or that there is none."""
    return dates.words(span) if span else "no date given"


def on(day: date) -> str:
    """A day in words."""
    return dates.words(dates.parse(day.isoformat()))


def step(row_span: dates.Span | None, order_note: str) -> str:
    """What tells an event of a day from its neighbours: its hour, its order, or that it is of the same day."""
    if row_span and row_span.time is not None:
        return f"{row_span.time:%H:%M} GMT"
    return order_note or "same day"


def alt(events: pd.DataFrame, noun: str, lanes: int) -> str:
    """The picture for those who do not see it: the finding, what is drawn, and where the same rows can be read."""
    rows = f"{counted(len(events), 'event')} in {counted(lanes, 'lane')}, one for each {noun}"
    return f"{headline(events)}. Timeline of {rows}; the same as a table follows."


def kicker(events: pd.DataFrame) -> str:
    """Above the headline: the page, and from when to when its events reach."""
    earliest, latest = ends(events)
    if np.isnat(earliest).all():
        return "Timeline"
    first, last = given(earliest).min().item(), given(earliest, latest).max().item()
    end = str(last.year) if (last.month, last.day) == (12, 31) else on(last)
    return f"Timeline · {first.year} to {end}" if end != str(first.year) else f"Timeline · {end}"
