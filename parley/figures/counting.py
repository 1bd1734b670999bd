"""Numbers and lengths of time as headlines say them."""

from __future__ import annotations

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip

DAYS_IN_YEAR = 365.25


def count(number: int) -> str:
    """A number in words up to twelve, with commas above."""
    return SMALL[number] if 0 <= number <= 12 else f"{number:,}"


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun: "one event", "22 events"."""
    return f"{count(number)} {noun if number == 1 else nouns or noun + 's'}"


def opening(number: int, rest: str = "") -> str:
    """A number at the beginning of a sentence, in words as long as they are short."""
    word = SMALL[number].capitalize() if 0 <= number < len(SMALL) else f"{number:,}"
    return f"{word} {rest}".rstrip()


def length(days: float) -> str:
    """A length of time in the unit that suits it, never said shorter than it is."""
    for size, noun, most in ((1, "day", 20), (7, "week", 20), (DAYS_IN_YEAR / 12, "month", 23)):
        units = int(-(-days // size))
        if units <= most:
            return counted(max(1, units), noun)
    return counted(int(-(-days // DAYS_IN_YEAR)), "year")


def near(days: float) -> str:
    """A length of time rounded to the nearest month or year."""
    years, months = round(days / DAYS_IN_YEAR), round(days / DAYS_IN_YEAR * 12)
    return counted(months, "month") if months < 12 else counted(years, "year")
