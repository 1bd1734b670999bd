"""Which sentences of the articles the tables rest on, and which they leave out, with the reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from parley.check.run import Checked
from parley.check.settings import sentence_named, settings_of
from parley.tables.rows import tuples
from parley.text.articles import Article

COLUMNS = ["source_id", "sentence", "paragraph", "text", "records", "reason"]

Passage = tuple[int, int, str]


def coverage(checked: Checked) -> pd.DataFrame:
    """One row for each sentence of a body: where it stands, its text, how many records it supports, why none.

    A sentence supports a record when a sound passage of evidence with stance `supports` overlaps it. `reason` is what
    the contract gives under `outside`.
    """
    rows = []
    evidence = checked.tables["evidence"].join(checked.anchors[["start", "end"]])
    passages, settings = passages_of(evidence), settings_of(checked.contract)
    for source, article in checked.articles.items():
        counts, reasons = records_by_sentence(article, passages.get(source, [])), reasons_of(settings, article)
        for sentence in article.sentences:
            number, text = sentence.number, article.words_of(sentence.start, sentence.end)
            rows.append([source, number, sentence.paragraph, text, counts.get(number, 0), reasons.get(number, "")])
    return pd.DataFrame(rows, columns=COLUMNS).astype({"sentence": "int64", "paragraph": "int64", "records": "int64"})


def passages_of(evidence: pd.DataFrame) -> dict[str, list[Passage]]:
    """The passages that support something, by article: start, end, record."""
    rows = evidence[evidence["stance"].eq("supports") & evidence["start"].notna()]
    found: dict[str, list[Passage]] = {}
    columns = ["source_id", "start", "end", "target_type", "target_id"]
    for source, start, end, kind, key in tuples(rows, columns):
        found.setdefault(source, []).append((int(start), int(end), f"{kind}:{key}"))
    return found


def records_by_sentence(article: Article, passages: Sequence[Passage]) -> dict[int, int]:
    """How many records each sentence supports, by its number; a sentence without one is left out."""
    found: dict[int, set[str]] = {}
    for start, end, record in passages:
        first = bisect_right(article.sentences, start, key=lambda sentence: sentence.end)
        last = bisect_left(article.sentences, end, key=lambda sentence: sentence.start)
        for sentence in article.sentences[first:last]:
            found.setdefault(sentence.number, set()).add(record)
    return {number: len(records) for number, records in found.items()}


def reasons_of(settings: Mapping[str, Any], article: Article) -> dict[int, str]:
    """The reasons that the contract's settings give for sentences without a record, by the sentence's number."""
    outside = settings.get("outside", [])
    reasons = {}
    for entry in outside if isinstance(outside, list) else []:
        if isinstance(entry, dict) and entry.get("source_id") == article.source_id:
            sentence = sentence_named(entry, article)
            reasons.update({sentence.number: str(entry.get("reason", "")).strip()} if sentence else {})
    return reasons


def share(covered: pd.DataFrame) -> float:
    """The part of all sentences that support a record, from 0 to 1; 1 where there are no sentences."""
    return float(covered["records"].gt(0).mean()) if len(covered) else 1.0


def unexplained(covered: pd.DataFrame) -> pd.DataFrame:
    """Sentences that support nothing and have no reason."""
    return covered[covered["records"].eq(0) & covered["reason"].eq("")]
