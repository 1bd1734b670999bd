"""See that the front page says only what the tables and articles bear: its clauses, its facts, what is not said."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from parley.tables.contract import table_file_path
from parley.tables.faults import DataWarning, Fault
from parley.text.articles import Article
from parley.text.other_names import NAME_KINDS, index_other_names
from parley.text.query import QueryTerm, split_search_words
from parley.text.spelling_variants import Words, list_spelling_variants
from parley.text.typography import TextFolder, splits_word

MAX_SUMMARY_WORDS = 90
"""A summary that can be read in half a minute."""

PARAGRAPH_DETAIL = "paragraph"
"""What stands in `detail` of a clause with which a paragraph begins."""

SILENCE_FOLDER = TextFolder(loose=True)


def check_story(
    contract: dict[str, Any], tables: Mapping[str, pd.DataFrame], articles: Mapping[str, Article]
) -> list[Fault]:
    """Faults of the table `story`; a dossier without it, or with an empty one, has none.

    That a target exists and has supporting evidence is seen to where all pointers are followed.
    """
    story = tables.get("story")
    if story is None or story.empty:
        return []
    file = table_file_path(contract, "story")
    texts = {key: SILENCE_FOLDER(article.text).text for key, article in articles.items()}
    plain = {key: " ".join(split_search_words(article.text)) for key, article in articles.items()}
    names = index_alias_names(tables.get("aliases"))
    faults = [*headline_row_faults(file, story), *clause_row_faults(file, story)]
    columns = ["kind", "text", "detail", "target_id", "terms"]
    for row, kind, text, detail, target, terms in story[columns].itertuples(name=None):
        if not text.strip():
            faults.append(Fault(file, row, "text", "", "the row says nothing.", "Write what the front page says."))
        if kind in ("clause", "fact") and not target:
            remedy = "Name in target_type and target_id the record whose sentence supports it."
            faults.append(Fault(file, row, "target_id", "", f"this {kind} rests on no record.", remedy))
        if kind == "fact" and not detail.strip():
            remedy = "Write the line of words that follows the phrase."
            faults.append(Fault(file, row, "detail", "", "this fact is a phrase without its words.", remedy))
        if kind == "silence":
            faults += silence_row_faults(file, row, terms, texts)
            faults += silence_variant_faults(file, row, terms, plain, names)
            faults += silence_script_warnings(file, row, terms, articles)
    return faults


def headline_row_faults(file: str, story: pd.DataFrame) -> list[Fault]:
    """A story has one headline: a fault where there is none, and one for each after the first."""
    rows = story.index[story["kind"] == "headline"]
    if not len(rows):
        return [Fault(file, None, "kind", "", "the story has no headline.", "Add one row of the kind headline.")]
    problem = f"the story has its headline in row {rows[0]}."
    remedy = "Keep one of the two, or make this a clause."
    return [Fault(file, row, "kind", "headline", problem, remedy) for row in rows[1:]]


def clause_row_faults(file: str, story: pd.DataFrame) -> list[Fault]:
    """The summary's length, and where its paragraphs begin."""
    rows = story[story["kind"] == "clause"]
    odd = rows[~rows["detail"].isin(["", PARAGRAPH_DETAIL])]
    problem = "a clause has no details."
    remedy = f"Leave it blank, or write “{PARAGRAPH_DETAIL}” where a new one begins."
    faults = [
        Fault(file, row, "detail", detail, problem, remedy)
        for row, detail in zip(odd.index, odd["detail"], strict=True)
    ]
    count = sum(len(text.split()) for text in rows["text"])
    if count > MAX_SUMMARY_WORDS:
        problem = f"the clauses have {count} words."
        faults.append(Fault(file, None, "text", "", problem, f"Shorten them to {MAX_SUMMARY_WORDS} at most."))
    return faults


def silence_row_faults(file: str, row: int, terms: str, texts: Mapping[str, str]) -> list[Fault]:
    """What is said not to be in the articles: terms to look for, none of which may be found."""
    looked_for = split_silence_terms(terms)
    if not looked_for:
        remedy = "Name the words that would say it, each after a | but the first."
        return [Fault(file, row, "terms", terms, "a silence needs terms that can be looked for.", remedy)]
    return [
        Fault(file, row, "terms", term, f"the article “{key}” has it.", "Take this silence out, or correct its terms.")
        for term in looked_for
        for key, text in texts.items()
        if has_whole_term(SILENCE_FOLDER(term).text, text)
    ]


def silence_variant_faults(
    file: str, row: int, terms: str, texts: Mapping[str, str], names: Mapping[Words, Collection[Words]]
) -> list[Fault]:
    """An article has a term by another spelling or another name: `US` is there as “U.S.”, a man in another script.

    `texts` are plain words, `names` are all names of whatever a name in plain words stands for.
    """
    faults = []
    for term in split_silence_terms(terms):
        words = split_search_words(term)
        if not words:
            continue
        others = [*list_spelling_variants(words, term), *sorted(set(names.get(words, ())) - {words})]
        for key, text in texts.items():
            found = next((each for each in others if QueryTerm(each, False).occurs_in(text)), None)
            if found and not QueryTerm(words, False).occurs_in(text):
                problem = f"the article “{key}” has it, written otherwise (“{' '.join(found)}”)."
                faults.append(Fault(file, row, "terms", term, problem, "Take this silence out, or correct its terms."))
    return faults


def index_alias_names(aliases: pd.DataFrame | None) -> dict[Words, dict[Words, str]]:
    """All names of each actor and place of the alias table, by any of them."""
    if aliases is None:
        return {}
    columns = ["alias", "target_type", "target_id"]
    rows = aliases.loc[aliases["kind"].isin(NAME_KINDS), columns].itertuples(index=False, name=None)
    return index_other_names((alias, (target, key)) for alias, target, key in rows)


def silence_script_warnings(file: str, row: int, terms: str, articles: Mapping[str, Article]) -> list[Fault]:
    """A warning for each article in whose script no term is written: nothing was looked for there."""
    scripts = find_scripts(terms)
    return [
        DataWarning(
            file,
            row,
            "terms",
            terms,
            f"no term is in the script of the article “{key}”, so nothing is looked for in it.",
            "Add the words that would say it in that article's language.",
        )
        for key, article in articles.items()
        if (own := find_scripts(article.text, main=True)) and not own & scripts
    ]


def find_scripts(text: str, main: bool = False) -> set[str]:
    """The scripts of a text's letters, as Unicode names begin; with `main` only that of most of them."""
    counts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    counts.pop("", None)
    return {script for script, _ in counts.most_common(1)} if main else set(counts)


def split_silence_terms(terms: str) -> list[str]:
    """The single terms of a cell, in which | stands between them."""
    return [term.strip() for term in terms.split("|") if term.strip()]


def has_whole_term(term: str, text: str) -> bool:
    """Whether a folded term stands in a folded text as whole words."""
    return any(
        not splits_word(text, start) and not splits_word(text, start + len(term))
        for start in find_term_offsets(term, text)
    )


def find_term_offsets(term: str, text: str) -> Iterator[int]:
    """Where a term stands in a text, inside words too."""
    start = text.find(term)
    while start >= 0:
        yield start
        start = text.find(term, start + 1)
