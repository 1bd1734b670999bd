"""Names in an article: those the dossier knows, then countries by their gazetteer, then patterns of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from parley.desk.suggest.gazetteer import INITIALS, find_gazetteer_entry
from parley.text.aliases import NameFinder
from parley.text.articles import Article

# In scripts with capitals; words that begin a sentence are not told from names unless another capital follows.
_CAPITAL = r"[^\W\d_a-zà-öø-ÿа-яґєії][\w’'-]*"
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?:[ ](?:(?:of|the|von|der|van|de|la|du|al)[ ])*{_CAPITAL})*")
_AFTER_NUMBER = re.compile(r"\d\s$")
_POSSESSIVE = re.compile(r"[’']s?$")
_ORGANIZATION = re.compile(
    r"\b(?:Union|Commission|Council|Ministry|Party|Army|Agency|Committee|Organi[sz]ation|Court|Parliament)\b"
)
_TITLE = re.compile(
    r"^(?:.*\b(?:President|Minister|Secretary|Chancellor|Spokesman|Spokeswoman|Ambassador|Envoy|General|Governor|"
    r"Mayor|Senator|Chief of Staff|Director|Präsident|Président|Kanzler|Президент|Министр|Міністр)) (?P<name>.+)$"
)
_MIN_PARTS, _MIN_ACRONYM = 2, 3


@dataclass(frozen=True, slots=True)
class FoundName:
    """A spelling at `start` to `end`; `name` is the fullest form, `target_id` that of a known record, else blank."""

    start: int
    end: int
    spelling: str
    name: str
    target_type: str
    schema: str
    target_id: str = ""
    kind: str = "name"


def find_names(article: Article, aliases: pd.DataFrame) -> list[FoundName]:
    """The names that stand in an article's sentences, from left to right."""
    known = [
        FoundName(m.start, m.end, article.text[m.start : m.end], m.alias, m.target_type, "", m.target_id)
        for m in NameFinder(aliases).mentions(article.text, article.language)
        if article.sentence_at(m.start)
    ]
    runs = [run for sentence in article.sentences for run in _list_runs(article.text, sentence.start, sentence.end)]
    free = [run for run in runs if not any(run[0] < each.end and each.start < run[1] for each in known)]
    full = [name for start, end in free if (name := _classify_run(article, start, end))]
    beside = [name for start, end in free for name in _classify_parts(article.text, start, end)]
    short = _find_short_forms(article.text, free, full)
    taken = {(each.start, each.end) for each in (*known, *full, *short)}
    rest = [each for each in (*beside, *_find_initials(article)) if (each.start, each.end) not in taken]
    return sorted([*known, *full, *short, *rest], key=lambda each: each.start)


def _classify_parts(text: str, start: int, end: int) -> list[FoundName]:
    """What stands within a run: the office before a titled name, a country's adjective, the surname of a full name."""
    found: list[FoundName] = []
    spelling = text[start:end]
    words = list(re.finditer(r"\S+", spelling))
    titled = _TITLE.match(spelling)
    if titled:
        office, name = spelling[: titled.start("name")].strip(), titled["name"]
        found.append(FoundName(start, start + len(office), office, name, "actor", "Person", "", "office"))
    for word in words if len(words) > 1 else ():
        entry = find_gazetteer_entry(word[0])
        if entry and entry.kind == "adjective":
            place = start + word.start(), start + word.end()
            found.append(FoundName(*place, word[0], entry.name, "territory", entry.schema, "", entry.kind))
    return found


def _find_initials(article: Article) -> list[FoundName]:
    """Countries by their initials with full stops."""
    return [
        FoundName(match.start(), match.end(), match[0], entry.name, "territory", entry.schema, "", entry.kind)
        for sentence in article.sentences
        for match in INITIALS.finditer(article.text, sentence.start, sentence.end)
        if (entry := find_gazetteer_entry(match[0]))
    ]


def _list_runs(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for match in _RUN.finditer(text, start, end):
        tail = _POSSESSIVE.search(match[0])
        yield match.start(), match.end() - (len(tail[0]) if tail else 0)


def _classify_run(article: Article, start: int, end: int) -> FoundName | None:
    spelling = article.text[start:end]
    if _AFTER_NUMBER.search(article.text, max(0, start - 3), start):
        return None  # a unit or a time zone
    if entry := find_gazetteer_entry(spelling):
        return FoundName(start, end, spelling, entry.name, "territory", entry.schema, "", entry.kind)
    if (spelling.isupper() and len(spelling) >= _MIN_ACRONYM) or _ORGANIZATION.search(spelling.split(" President")[0]):
        titled = _TITLE.match(spelling)
        if not titled:
            return FoundName(start, end, spelling, spelling, "actor", "Organization")
    if titled := _TITLE.match(spelling):
        start += titled.start("name")
        spelling = titled["name"]
        return FoundName(start, end, spelling, spelling, "actor", "Person")
    if len(spelling.split()) < _MIN_PARTS or (article.sentence_at(start) or article.sentences[0]).start == start:
        return None
    return FoundName(start, end, spelling, spelling, "actor", "Person")


def _find_short_forms(text: str, runs: Iterable[tuple[int, int]], full: list[FoundName]) -> list[FoundName]:
    """Surnames alone, where just one full name in the article ends so."""
    persons: dict[str, set[str]] = {}
    for each in full:
        if each.schema == "Person":
            persons.setdefault(each.name.split()[-1], set()).add(each.name)
    taken = {each.end for each in full}
    return [
        FoundName(start, end, text[start:end], next(iter(persons[text[start:end]])), "actor", "Person")
        for start, end in runs
        if end not in taken and len(persons.get(text[start:end], ())) == 1
    ]
