"""Which sentences of the articles the tables rest on, and which they leave out, with the reason."""

from __future__ import annotations

import pandas as pd

from parley.check import Checked
from parley.check_places import sentence_named, settings_of

COLUMNS = ["source_id", "sentence", "paragraph", "text", "records", "reason"]

Passage = tuple[int, int, str]


def coverage(checked: Checked) -> pd.DataFrame:
    """One row for each sentence of a body: where it stands, its text, how many records it supports, why none.

    A sentence supports a record when a sound passage of evidence with stance `supports` overlaps it. `reason` is what
    the contract gives under `outside`.
    """
    rows = []
    passages = passages_of(checked)
    for source, article in checked.articles.items():
        own, reasons = passages.get(source, []), reasons_of(checked, source)
        for sentence in article.sentences:
            records = {record for start, end, record in own if start < sentence.end and end > sentence.start}
            text = article.words_of(sentence.start, sentence.end)
            reason = reasons.get(sentence.number, "")
            rows.append([source, sentence.number, sentence.paragraph, text, len(records), reason])
    return pd.DataFrame(rows, columns=COLUMNS).astype({"sentence": "int64", "paragraph": "int64", "records": "int64"})


def passages_of(checked: Checked) -> dict[str, list[Passage]]:
    """The passages that support something, by article: start, end, record."""
    evidence, places = checked.tables["evidence"], checked.anchors
    rows = evidence.join(places[["start", "end"]])[evidence["stance"].eq("supports") & places["start"].notna()]
    found: dict[str, list[Passage]] = {}
    columns = ("source_id", "start", "end", "target_type", "target_id")
    for source, start, end, kind, key in zip(*(rows[column] for column in columns), strict=True):
        found.setdefault(source, []).append((start, end, f"{kind}:{key}"))
    return found


def reasons_of(checked: Checked, source: str) -> dict[int, str]:
    """The reasons that the contract gives for sentences without a record, by the sentence's number."""
    outside = settings_of(checked.contract).get("outside", [])
    reasons = {}
    for entry in outside if isinstance(outside, list) else []:
        if isinstance(entry, dict) and entry.get("source_id") == source:
            sentence = sentence_named(entry, checked.articles[source])
            reasons.update({sentence.number: str(entry.get("reason", "")).strip()} if sentence else {})
    return reasons


def share(covered: pd.DataFrame) -> float:
    """The part of all sentences that support a record, from 0 to 1; 1 where there are no sentences."""
    return float(covered["records"].gt(0).mean()) if len(covered) else 1.0


def unexplained(covered: pd.DataFrame) -> pd.DataFrame:
    """Sentences that support nothing and have no reason."""
    return covered[covered["records"].eq(0) & covered["reason"].eq("")]
