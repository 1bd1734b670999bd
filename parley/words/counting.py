"""Numbers and lengths of time as headlines say them."""

from __future__ import annotations

from parley.words.wording import capitalize_first, spell_small_number

TEEN_WORDS = (
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
)

DAYS_IN_YEAR = 365.25


def format_count(count: int, noun: str) -> str:
    """A number with its noun: "one event", "22 events"."""
    return f"{spell_small_number(count)} {noun if count == 1 else noun + 's'}"


def format_leading_count(count: int, rest: str = "") -> str:
    """A number at the beginning of a sentence, where words are used up to nineteen."""
    word = TEEN_WORDS[count - 10] if 10 <= count < 20 else capitalize_first(spell_small_number(count))
    return f"{word} {rest}".rstrip()


def format_duration(days: float) -> str:
    """A length of time in the unit that suits it, never said shorter than it is."""
    for size, noun, most in ((1, "day", 20), (7, "week", 20), (DAYS_IN_YEAR / 12, "month", 23)):
        units = int(-(-days // size))
        if units <= most:
            return format_count(max(1, units), noun)
    return format_count(int(-(-days // DAYS_IN_YEAR)), "year")


def format_nearest_duration(days: float) -> str:
    """A length of time rounded to the nearest month or year."""
    years, months = round(days / DAYS_IN_YEAR), round(days / DAYS_IN_YEAR * 12)
    return format_count(months, "month") if months < 12 else format_count(years, "year")
