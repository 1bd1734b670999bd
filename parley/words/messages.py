"""The one place that every sentence for a reader goes through, whole, so that it can be given in other languages.

The conventions are gettext's: a sentence in English is its own key, and what varies in it stands as a named
placeholder. Sentences are never glued together from pieces, for other languages order them otherwise; a sentence with
a count gives both its forms, and the catalogue as many as its language has. Babel extracts and reads the catalogues
(`pybabel extract -k say -k say_count:1,2 parley`); numbers and lists follow the same locale.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import Translations

from parley.words.direction import isolate

LOCALE = Locale("en", "GB")
"""British English: what the sentences in the code are written in."""

CATALOGUES = Path(__file__).with_name("catalogues")
"""Where a translation lies, as `<language>/LC_MESSAGES/parley.mo`; without any, the English sentences are used."""


@lru_cache(maxsize=1)
def load_catalogue() -> NullTranslations:
    """The translations for the locale; NullTranslations, which hand back the English, where there are none."""
    return Translations.load(CATALOGUES, [LOCALE], domain="parley")


def say(message: str, **values: object) -> str:
    """A sentence with its `{placeholders}` filled; integers are grouped as the locale groups them."""
    return load_catalogue().gettext(message).format(**{name: _format_value(value) for name, value in values.items()})


def say_count(one: str, many: str, number: int, **values: object) -> str:
    """A sentence about a number of things, in the form that the number takes; `{count}` is the number itself."""
    message = load_catalogue().ngettext(one, many, number)
    filled = {name: _format_value(value) for name, value in values.items()}
    return message.format(**{"count": _format_value(number), **filled})


def format_number(value: float) -> str:
    """A number in figures, grouped: 26,517 and 18.5."""
    return str(format_decimal(value, locale=LOCALE))


def list_in_words(names: Sequence[str]) -> str:
    """Names as a list in a sentence: "a", "a and b", "a, b and c"."""
    return str(format_list(list(map(isolate, names)), locale=LOCALE))


def _format_value(value: object) -> object:
    """What stands in a placeholder: whole numbers are grouped, a text of the other direction is isolated."""
    if isinstance(value, str):
        return isolate(value)
    return format_number(value) if isinstance(value, int) and not isinstance(value, bool) else value
