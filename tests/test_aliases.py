"""Aliases: which words of a text are names, and of whom."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.text.aliases import Mention, NameFinder

COLUMNS = ["alias", "target_type", "target_id", "kind"]
ROWS = [
    ("Ann Lee", "actor", "lee", "name"),
    ("Lee", "actor", "lee", "name"),
    ("Port Council", "actor", "council", "name"),
    ("the council", "actor", "council", "office"),
    ("Port", "territory", "port", "name"),
    ("Harbourton", "territory", "harbourton", "name"),
    ("Harbourton", "actor", "council", "metonym"),
    ("US", "actor", "us", "abbreviation"),
    ("U.S.", "actor", "us", "abbreviation"),
    ("O'Brien", "actor", "obrien", "name"),
    ("Ibáñez", "actor", "ibanez", "name"),
    ("Олена Коваль", "actor", "koval", "name"),
    ("Коваль", "actor", "koval", "name"),
    ("В'ячеслав", "actor", "viacheslav", "name"),
    ("Лук", "actor", "luk", "name"),
    ("ليلى حداد", "actor", "haddad", "name"),
    ("حداد", "actor", "haddad", "name"),
    ("北京", "territory", "beijing", "name"),
]
NAMES = NameFinder(pd.DataFrame(ROWS, columns=COLUMNS, dtype="str"))


def found(text: str) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.target_id) for mention in NAMES.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee spoke.", [("Ann Lee", "lee")]),
        ("Lee spoke to Ann.", [("Lee", "lee")]),
        ("ANN LEE SPEAKS", [("ANN LEE", "lee")]),
        ("Ann\nLee and Ann\u00a0Lee", [("Ann\nLee", "lee"), ("Ann\u00a0Lee", "lee")]),
        ("Port Council of Port", [("Port Council", "council"), ("Port", "port")]),
        ("Port Councillors", [("Port", "port")]),
        ("Then the council met; The Council left.", [("the council", "council"), ("The Council", "council")]),
        ("Lee’s plan, Lee's plan, (Lee), “Lee”", [("Lee", "lee")] * 4),
        ("Leeds and Ashlee", []),
        ("in the lee of the port", []),
        ("The US told us.", [("US", "us")]),
        ("Us and uS", []),
        ("U.S.-led, in the U.S. The u.s. file", [("U.S.", "us"), ("U.S.", "us")]),
        ("U.S.A.", []),
        ("O’Brien’s and O'BRIEN", [("O’Brien", "obrien"), ("O'BRIEN", "obrien")]),
        (
            "Ibanez, Ibáñez, Iba\u0301n\u0303ez",
            [("Ibanez", "ibanez"), ("Ibáñez", "ibanez"), ("Iba\u0301n\u0303ez", "ibanez")],
        ),
        ("Har\u00adbourton", [("Har\u00adbourton", "harbourton"), ("Har\u00adbourton", "council")]),
        ("Олена Коваль і Коваль, але не Ковальчук", [("Олена Коваль", "koval"), ("Коваль", "koval")]),
        ("В’ячеслав і Вʼячеслав", [("В’ячеслав", "viacheslav"), ("Вʼячеслав", "viacheslav")]),
        ("Лук’янів", []),
        ("قالت ليلى حداد", [("ليلى حداد", "haddad")]),
        ("وحداد قال لحداد", [("حداد", "haddad"), ("حداد", "haddad")]),
        ("الحدادون", []),
        ("他在北京说", [("北京", "beijing")]),
        ("", []),
    ],
)
def test_names_are_found_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_spelling_of_two_targets_gives_both() -> None:
    assert NAMES.mentions("In Harbourton") == [
        Mention(3, 13, "Harbourton", "territory", "harbourton", "name"),
        Mention(3, 13, "Harbourton", "actor", "council", "metonym"),
    ]


def test_spellings_that_fold_alike_count_once_and_the_very_one_is_named() -> None:
    table = pd.DataFrame([("Ibanez", "actor", "i", "name"), ("Ibáñez", "actor", "i", "former")], columns=COLUMNS)
    assert NameFinder(table).mentions("Ibáñez") == [Mention(0, 6, "Ibáñez", "actor", "i", "former")]


@pytest.mark.parametrize("rows", [[], [("", "actor", "nobody", "name")], [(" ", "actor", "nobody", "name")]])
def test_an_empty_table_finds_nothing(rows: list[tuple[str, ...]]) -> None:
    assert NameFinder(pd.DataFrame(rows, columns=COLUMNS, dtype="str")).mentions("Ann Lee") == []


@given(
    st.lists(st.sampled_from([row[0] for row in ROWS] + ["’s", " ", "-", ". ", "a", "é", "…", "\u00ad"]), max_size=20)
)
def test_mentions_never_overlap_and_stand_in_order(parts: list[str]) -> None:
    spans = list(dict.fromkeys((mention.start, mention.end) for mention in NAMES.mentions("".join(parts))))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_table_of_thousands_finds_the_same() -> None:
    rows = [(f"Person{number} Name{number}", "actor", f"p{number}", "name") for number in range(5000)]
    names = NameFinder(pd.DataFrame(rows + ROWS, columns=COLUMNS))
    mentions = names.mentions("Ann Lee met the council as Person77 Name77, not Person77, looked on.")
    assert [mention.target_id for mention in mentions] == ["lee", "council", "p77"]
