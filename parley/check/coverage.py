"""Which sentences of the articles the tables rest on, and which they leave out, with the reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from parley.check.run import CheckResult
from parley.check.settings import contract_settings, find_outside_sentence
from parley.tables.rows import iterate_row_tuples
from parley.text.articles import Article

COVERAGE_COLUMNS = ["source_id", "sentence", "paragraph", "text", "records", "reason"]

SupportingSpan = tuple[int, int, str]


def compute_coverage(checked: CheckResult) -> pd.DataFrame:
    """One row for each sentence of a body: where it stands, its text, how many records it supports, why none.

    A sentence supports a record when a sound passage of evidence with stance `supports` overlaps it. `reason` is what
    the contract gives under `outside`.
    """
    rows = []
    evidence = checked.tables["evidence"].join(checked.anchors[["start", "end"]])
    passages, settings = supporting_spans_by_article(evidence), contract_settings(checked.contract)
    for source, article in checked.articles.items():
        counts, reasons = (
            count_records_by_sentence(article, passages.get(source, [])),
            outside_reasons_by_sentence(settings, article),
        )
        for sentence in article.sentences:
            number, text = sentence.number, article.passage_text(sentence.start, sentence.end)
            rows.append([source, number, sentence.paragraph, text, counts.get(number, 0), reasons.get(number, "")])
    return pd.DataFrame(rows, columns=COVERAGE_COLUMNS).astype(
        {"sentence": "int64", "paragraph": "int64", "records": "int64"}
    )


def supporting_spans_by_article(evidence: pd.DataFrame) -> dict[str, list[SupportingSpan]]:
    """The passages that support something, by article: start, end, record."""
    rows = evidence[evidence["stance"].eq("supports") & evidence["start"].notna()]
    found: dict[str, list[SupportingSpan]] = {}
    columns = ["source_id", "start", "end", "target_type", "target_id"]
    for source, start, end, kind, key in iterate_row_tuples(rows, columns):
        found.setdefault(source, []).append((int(start), int(end), f"{kind}:{key}"))
    return found


def count_records_by_sentence(article: Article, passages: Sequence[SupportingSpan]) -> dict[int, int]:
    """How many records each sentence supports, by its number; a sentence without one is left out."""
    found: dict[int, set[str]] = {}
    for start, end, record in passages:
        first = bisect_right(article.sentences, start, key=lambda sentence: sentence.end)
        last = bisect_left(article.sentences, end, key=lambda sentence: sentence.start)
        for sentence in article.sentences[first:last]:
            found.setdefault(sentence.number, set()).add(record)
    return {number: len(records) for number, records in found.items()}


def outside_reasons_by_sentence(settings: Mapping[str, Any], article: Article) -> dict[int, str]:
    """The reasons that the contract's settings give for sentences without a record, by the sentence's number."""
    outside = settings.get("outside", [])
    reasons = {}
    for entry in outside if isinstance(outside, list) else []:
        if isinstance(entry, dict) and entry.get("source_id") == article.source_id:
            sentence = find_outside_sentence(entry, article)
            reasons.update({sentence.number: str(entry.get("reason", "")).strip()} if sentence else {})
    return reasons


def covered_sentence_share(covered: pd.DataFrame) -> float:
    """The part of all sentences that support a record, from 0 to 1; 1 where there are no sentences."""
    return float(covered["records"].gt(0).mean()) if len(covered) else 1.0


def unexplained_sentences(covered: pd.DataFrame) -> pd.DataFrame:
    """Sentences that support nothing and have no reason."""
    return covered[covered["records"].eq(0) & covered["reason"].eq("")]
