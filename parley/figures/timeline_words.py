"""What a timeline says: its headline, its deck, and the same for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from parley import dates
from parley.figures.counting import counted, length, opening
from parley.wording import number

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
    dated = events[events["earliest"].notna()]
    if dated.empty:
        known = int(events["span"].notna().sum())
        return opening(total, "events have no first day") if known else f"None of the {number(total)} events has a date"
    if day := only_day(events):
        return f"{'Both' if total == 2 else f'All {number(total)}'} events fall on {on(day)}"
    if found := bunch(dated):
        return bunched(found, total, int((events["earliest"].isna() & events["latest"].notna()).sum()))
    return stretched(events)


def stretched(events: pd.DataFrame) -> str:
    """When events are spread over their time: from which year to which."""
    years = pd.concat([events["earliest"], events["latest"]]).dropna().dt.year
    first, last = years.min(), years.max()
    undated = int(events["span"].isna().sum())
    total = len(events) - undated
    noun, run, fall = ("event", "runs", "falls") if total == 1 else ("events", "run", "fall")
    lasting = (events["earliest"].notna() & events["latest"].isna()).any()
    said = f"{run} from {first}{' on' if lasting else f' to {last}'}" if first < last else f"{fall} in {first}"
    rest = f"; {number(undated)} {'has' if undated == 1 else 'have'} no date" if undated else ""
    return opening(total, f"{noun} {said}{rest}")


def bunched(found: Bunch, total: int, older: int) -> str:
    """The usual headline; what is only known "by" a day may lie before the stretch, and the headline says so."""
    span = length(found.days).removeprefix("one ")
    fall = "falls" if found.events == 1 else "fall"
    said = opening(found.events, f"of the {number(total)} events {fall} in the last {span}")
    return f"{said}; {number(older)} more may be older" if older else said


def only_day(events: pd.DataFrame) -> date | None:
    """The one day on which every event certainly falls, if there is one."""
    ends = pd.concat([events["earliest"], events["latest"]])
    return ends.iloc[0].date() if ends.notna().all() and ends.nunique() == 1 else None


def bunch(dated: pd.DataFrame) -> Bunch | None:
    """The stretch to the last day that holds the most events for its length, if clearly more than its share."""
    starts = dated["earliest"].sort_values().reset_index(drop=True)
    end = dated[["earliest", "latest"]].max().max()
    whole = (end - starts.iloc[0]).days + 1
    left = ((end - starts).dt.days + 1) / whole
    share = (len(starts) - starts.index.to_series()) / len(starts)
    excess = (share - left).where(~starts.duplicated())
    at = int(excess.idxmax())
    if excess[at] < BUNCHED or len(starts) - at < max(2, len(starts) / 3):
        return None
    return Bunch(len(starts) - at, (end - starts[at]).days + 1)


def deck(events: pd.DataFrame, day: date) -> str:
    """Under the headline: the events of the day the dossier looks from, and how the dates are known."""
    if events.empty:
        return "Take a filter off to see events again."
    on_day = int((events["earliest"].eq(pd.Timestamp(day)) & events["latest"].eq(pd.Timestamp(day))).sum())
    said = [opening(on_day, f"{'event falls' if on_day == 1 else 'events fall'} on {on(day)}.")] if on_day else []
    bases = events.loc[events["span"].notna(), "date_basis"].value_counts()
    known = [(int(bases[basis]), words) for basis, words in BASES.items() if basis in bases]
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
    first, last = events["earliest"].min(), events[["earliest", "latest"]].max().max()
    if first is pd.NaT:
        return "Timeline"
    end = str(last.year) if (last.month, last.day) == (12, 31) else on(last.date())
    return f"Timeline · {first.year} to {end}" if end != str(first.year) else f"Timeline · {end}"
