"""See that the contract's claim and the terms of its reference can be used: sound numbers, known evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from parley.check.dates import find_date_error
from parley.tables.contract import make_contract_fault
from parley.tables.faults import Fault

CLAIM_NUMBERS = {
    "share_pct": "the share the words mean, in per cent",
    "rounded_to": "how coarse the words are, in points",
}
PORTION_NUMBERS = {"more_than_pct": "from how many per cent on a portion is large"}


def check_claim_settings(settings: Mapping[str, Any], evidence: pd.DataFrame) -> list[Fault]:
    """Faults of `parley.claim`, of its `portions` and of `parley.occupied_share`; all three may be missing."""
    claim, terms = settings.get("claim"), settings.get("occupied_share")
    faults = [] if terms is None else occupied_share_faults(terms)
    if claim is None:
        return faults
    faults += claim_entry_faults(claim, "claim", CLAIM_NUMBERS, evidence)
    if isinstance(claim, dict) and claim.get("portions") is not None:
        faults += claim_entry_faults(claim["portions"], "claim.portions", PORTION_NUMBERS, evidence)
    return faults


def drop_faulty_settings(settings: Mapping[str, Any], evidence: pd.DataFrame) -> dict[str, Any]:
    """The settings without what of the claim and its reference has a fault."""
    kept = dict(settings)
    if check_claim_settings({"claim": kept.get("claim")}, evidence):
        del kept["claim"]
    if check_claim_settings({"occupied_share": kept.get("occupied_share")}, evidence):
        del kept["occupied_share"]
    return kept


def claim_entry_faults(said: Any, name: str, numbers: Mapping[str, str], evidence: pd.DataFrame) -> list[Fault]:
    """Faults of one saying of the article: its evidence, its words, its numbers."""
    if not isinstance(said, dict):
        return [
            make_contract_fault(
                f"“{name}” must be an object.", f"Give it evidence_id, words, {', '.join(numbers)}.", str(said)
            )
        ]
    faults = [
        make_contract_fault(
            f"“{name}.{key}” must be a number above 0 and at most 100.", f"Write {meaning}.", str(said.get(key, ""))
        )
        for key, meaning in numbers.items()
        if not is_positive_percentage(said.get(key))
    ]
    key = str(said.get("evidence_id", ""))
    rows = evidence.loc[evidence["evidence_id"] == key, "exact"]
    words = str(said.get("words", "")).strip()
    if rows.empty:
        remedy = "Name the row of evidence in which the words stand."
        faults.append(make_contract_fault(f"“{name}.evidence_id” names no row of evidence.", remedy, key))
    elif not words or words not in rows.iloc[0]:
        remedy = "Copy them from the column “exact” of that row."
        faults.append(make_contract_fault(f"“{name}.words” do not stand in its evidence.", remedy, words))
    return faults


def is_positive_percentage(value: Any) -> bool:
    """Whether a setting is a share in per cent, above nothing."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 100


def occupied_share_faults(terms: Any) -> list[Fault]:
    """Faults of what the contract says of the assessed shares: their error, and until when it was larger."""
    if not isinstance(terms, dict):
        return [
            make_contract_fault(
                "“occupied_share” must be an object.", "Give it error_points, larger_before.", str(terms)
            )
        ]
    faults, error, before = [], terms.get("error_points", 0), terms.get("larger_before", "")
    if error != 0 and not is_positive_percentage(error):
        problem = "“occupied_share.error_points” must be a number."
        faults.append(make_contract_fault(problem, "Write points, such as 0.2.", str(error)))
    if not isinstance(before, str) or (before and (find_date_error(before) or len(before) != len("YYYY-MM-DD"))):
        faults.append(
            make_contract_fault("“occupied_share.larger_before” is no day.", "Write a day as YYYY-MM-DD.", str(before))
        )
    return faults
