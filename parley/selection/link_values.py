"""Single values of a link: a day, one choice of several, and the word to the reader where one cannot be followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.words import dates

QueryParams = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class LinkNotice:
    """A word to the reader about something in the link that could not be followed."""

    value: str
    text: str


def read_address_day(params: QueryParams, name: str, notices: list[LinkNotice]) -> date | None:
    """A day of a link, or None with a word when it is not one."""
    text = last_parameter_value(params, name)
    try:
        return dates.parse_day(text) if text else None
    except dates.DateError:
        notices.append(LinkNotice(text, "is not a day (YYYY-MM-DD), so it was left out."))
        return None


def format_optional_day(day: date | None) -> str:
    """A day in words."""
    return dates.format_day(day) if day else ""


def read_choice(params: QueryParams, name: str, allowed: tuple[str, ...], notices: list[LinkNotice]) -> str:
    """A choice among words; "" when absent or, with a word, unknown."""
    value = last_parameter_value(params, name)
    if value and value not in allowed:
        notices.append(LinkNotice(value, f"is no choice for “{name}” ({', '.join(allowed)}), so it was left out."))
        return ""
    return value


def last_parameter_value(params: QueryParams, name: str) -> str:
    """The value of a parameter that stands once; the last one counts."""
    values = params.get(name, ())
    return values[-1] if values else ""
