"""Names with endings and prefixes, in eight languages: found, and never for another person."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from parley.text.aliases import NameFinder

FILE = Path(__file__).parent / "names" / "forms.txt"
COLUMNS = ["alias", "target_type", "target_id", "kind"]


def read_forms() -> list[tuple[str, str, str]]:
    """Language, alias, form."""
    out = []
    for line in FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            head, _, forms = line.partition(": ")
            language, _, alias = head.partition(" ")
            out += [(language, alias, form) for form in (forms.split("|") if " " in alias else forms.split())]
    return out


FORMS = read_forms()


def finder(*aliases: str) -> NameFinder:
    return NameFinder(pd.DataFrame([(each, "actor", each, "name") for each in aliases], columns=COLUMNS, dtype="str"))


ALL = finder(*dict.fromkeys(alias for _, alias, _ in FORMS))


def test_a_hundred_forms_are_found_and_none_for_another_person() -> None:
    assert len(FORMS) >= 100
    assert len({language for language, _, _ in FORMS}) == 8
    found = {(lang, form): [m.target_id for m in ALL.mentions(f"— {form}, —", lang)] for lang, _, form in FORMS}
    right = [form for form in FORMS if found[form[0], form[2]] == [form[1]]]
    wrong = {key: ids for key, ids in found.items() if set(ids) - {alias for _, alias, form in FORMS if form == key[1]}}
    print(f"{len(right)} of {len(FORMS)} found")
    assert not wrong
    assert len(right) >= 0.9 * len(FORMS), [form for form in FORMS if form not in right]


@pytest.mark.parametrize(
    ("language", "alias", "text"),
    [
        ("uk", "Коваль", "Прийшов Ковальчук і Ковальова."),
        ("uk", "Лук", "Прийшов Лука."),
        ("ru", "Петров", "Вчера Анна Петрова молчит."),
        ("ru", "Петров", "Петрова сказала да."),
        ("ru", "Путров", "Путровский и Путровка."),
        ("pl", "Nowak", "Nowakowski i Nowakowa."),
        ("en", "Lee", "Mr. Lees spoke."),
        ("", "Lee", "Lees"),
        ("de", "Lind", "Linden und Lindner"),
        ("he", "לוי", "הלוי"),
        ("ko", "김정운", "김정운희가 말했다"),
        ("ar", "الكرملون", "للكرملونيين"),
        ("ru", "США", "сшам"),
    ],
)
def test_another_person_is_not_taken_for_one(language: str, alias: str, text: str) -> None:
    assert finder(alias).mentions(text, language) == []


def test_a_form_of_two_names_stays_ambiguous() -> None:
    names = finder("Петров", "Петрова")
    assert {m.target_id for m in names.mentions("Он встретил Петрова у озера.", "ru")} == {"Петров", "Петрова"}
