"""Small tables of events for tests of the timeline."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from hypothesis import strategies as st

from parley.dossier.dossier import Dossier, add_span_columns

DAYS = [f"2025-03-{day:02d}" for day in (1, 10, 16, 17, 18)]
TEXTS = [*DAYS, "", "2014", "2019", "2022-02", "2022/..", "../2022", "2019/2022", "[..2025-03-18]", "[2025-02..]",
         "[2025-03-17..2025-03-19]", "2025-03-18T14:00:00Z", "0001", "9999", "9999-12-31", "201X"]  # fmt: skip
"""Dates of every form, the calendar's first and last days among them."""

date_lists = st.lists(st.sampled_from(TEXTS), max_size=14)


def events_of(*texts: str, basis: str = "stated", order: dict[int, str] | None = None) -> pd.DataFrame:
    """Events e0, e1, … with these dates ("" = none), in the order given."""
    rows = [
        {
            "event_id": f"e{i}",
            "headline": f"Event {i}",
            "label": f"Event|{i}",
            "date": text,
            "date_basis": basis,
            "order_note": (order or {}).get(i, ""),
        }
        for i, text in enumerate(texts)
    ]
    columns = ["event_id", "headline", "label", "date", "date_basis", "order_note"]
    return add_span_columns(pd.DataFrame(rows, columns=columns, dtype=str), "date")


def with_events(dossier: Dossier, events: pd.DataFrame, *parts: tuple[str, str, bool]) -> Dossier:
    """A dossier with these events, and who has a part in them: event, actor, whether it acts."""
    pairs = pd.DataFrame(list(parts), columns=["event_id", "actor_id", "acts"]).assign(role="participant")
    return replace(dossier, events=events, event_actors=pairs)


def with_actors(dossier: Dossier, *actors: tuple[str, str, str]) -> Dossier:
    """A dossier with these actors: id, name, side."""
    actors_ = pd.DataFrame(list(actors), columns=["actor_id", "name", "side"], dtype=str)
    return replace(dossier, actors=actors_.assign(schema="Person", part_of=""))
