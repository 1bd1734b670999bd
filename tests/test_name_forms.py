"""Names with the endings and small words of eight languages: found, and never another person's."""

from __future__ import annotations

import pandas as pd
import pytest

from parley.text.aliases import NameFinder

COLUMNS = ["alias", "target_type", "target_id", "kind"]

FORMS: dict[str, dict[str, str]] = {
    "uk": {
        "Мороз": "Мороза Морозу Морозові Морозом Морозе",
        "Коваль": "Коваля Ковалю Ковалеві Ковалем",
        "Шевчук": "Шевчука Шевчуку Шевчуком Шевчукові",
        "Лисенко": "Лисенка Лисенку Лисенком Лисенкові",
        "Зоряний": "Зоряного Зоряному Зоряним",
    },
    "ru": {
        "Орлов": "Орлова Орлову Орловым Орлове",
        "Белинский": "Белинского Белинскому Белинским Белинском",
        "Соколова": "Соколовой Соколову",
        "Андрей": "Андрея Андрею Андреем",
    },
    "pl": {
        "Kowalski": "Kowalskiego Kowalskiemu Kowalskim",
        "Nowak": "Nowaka Nowakowi Nowakiem Nowaku",
        "Marek": "Marka Markowi Markiem",
        "Wanda Zając": "Wandy Zająca Wandę",
    },
    "de": {
        "Holt": "Holts",
        "Feld": "Felds",
        "Auer": "Auers",
        "Brandt": "Brandts",
        "Kiel": "Kiels",
        "Lübeck": "Lübecks",
    },
    "tr": {
        "Aksoy": "Aksoy’un Aksoy’a Aksoy'dan Aksoy’la",
        "Demir": "Demir’in Demir’e Demir’den Demir'le",
        "Yıldız": "Yıldız’ın Yıldız’a Yıldız'dan",
    },
    "ar": {
        "المجلس الساحلي": "للمجلس والمجلس بالمجلس فالمجلس وللمجلس",
        "منصور": "ومنصور لمنصور بمنصور فمنصور",
        "الجبهة": "للجبهة والجبهة بالجبهة",
    },
    "he": {
        "לביא": "ולביא ללביא בלביא שלביא מלביא ושלביא",
        "כהן": "וכהן לכהן מכהן שכהן",
        "הסיעה": "והסיעה שהסיעה",
    },
    "ko": {
        "김정호": "김정호는 김정호가 김정호를 김정호의 김정호에게 김정호와 김정호도",
        "박서연": "박서연은 박서연이 박서연을 박서연과 박서연에게 박서연씨는",
        "서울": "서울은 서울에서 서울로 서울의",
    },
}
"""By language: a name and its forms. The two-word Arabic name is written out with its second word."""


def finder_of(names: dict[str, str]) -> NameFinder:
    rows = [(alias, "actor", target, "name") for alias, target in names.items()]
    return NameFinder(pd.DataFrame(rows, columns=COLUMNS, dtype="str"))


def test_of_100_forms_in_8_languages_90_are_found_and_none_is_another_s() -> None:
    names = {name: f"id{at}" for at, name in enumerate(name for forms in FORMS.values() for name in forms)}
    finder, found, total, wrong = finder_of(names), 0, 0, 0
    for language, forms in FORMS.items():
        for name, written in forms.items():
            for form in written.split():
                whole = f"{form} الساحلي" if " الساحلي" in name else form
                whole = {"Wandy": "Wandy Zająca", "Zająca": "Wandzie Zająca", "Wandę": "Wandę Zająca"}.get(form, whole)
                told = {each.target_id for each in finder.mentions(f"… {whole} …", language)}
                total += 1
                found += names[name] in told
                wrong += bool(told - {names[name]})
    assert total >= 100
    assert found >= 0.9 * total, (found, total)
    assert wrong == 0


@pytest.mark.parametrize(
    ("name", "other", "language"),
    [
        ("Иван", "Иванов", "ru"),
        ("Иван", "Ивановна", "ru"),
        ("Ivan", "Ivanov", "pl"),
        ("Роман", "Романюк", "uk"),
        ("Roman", "Romania", "en"),
        ("Mali", "Malis", "en"),
        ("Лис", "Лисенко", "uk"),
        ("김", "김정호는", "ko"),
        ("כהן", "כהנא", "he"),
    ],
)
def test_a_longer_name_is_another_person(name: str, other: str, language: str) -> None:
    assert finder_of({name: "a"}).mentions(f"… {other} …", language) == []


def test_what_two_names_may_be_is_both() -> None:
    finder = finder_of({"Белов": "man", "Белова": "woman"})
    assert {each.target_id for each in finder.mentions("Белова", "ru")} == {"man", "woman"}


def test_an_abbreviation_and_a_common_word_take_no_ending() -> None:
    assert finder_of({"ООН": "un"}).mentions("ООНа", "ru") == []
    assert finder_of({"лис": "fox"}).mentions("Лиса", "uk") == []


def test_small_letters_are_no_name() -> None:
    assert finder_of({"Вовк": "a"}).mentions("бачили вовка", "uk") == []
    assert [each.target_id for each in finder_of({"Вовк": "a"}).mentions("бачили Вовка", "uk")] == ["a"]
