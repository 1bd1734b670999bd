"""See that the contract's own settings and the codes of regions name what is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from parley.check.dates import find_date_error
from parley.tables.contract import make_contract_fault, table_file_path
from parley.tables.faults import Fault
from parley.text.articles import Article, Sentence


def contract_settings(contract: Mapping[str, Any]) -> dict[str, Any]:
    """The part of the contract that is Parley's own."""
    return dict(contract.get("parley", {}))


def check_territory_codes(folder: Path, contract: dict[str, Any], territories: pd.DataFrame) -> list[Fault]:
    """A fault for each `iso_3166_2` code without an outline in the dossier's `units.geojson`, if it has one."""
    file = f"data/{contract_settings(contract).get('geometry', 'geo')}/units.geojson"
    if not (folder / file).is_file():
        return []
    try:
        units = json.loads((folder / file).read_text(encoding="utf-8"))["features"]
        codes = {unit["properties"]["iso_3166_2"] for unit in units}
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = f"the outlines cannot be read ({type(error).__name__}: {error})."
        return [Fault(file, None, "", "", problem, "It must be GeoJSON whose features have the property iso_3166_2.")]
    faults = []
    for row, cell in zip(territories.index, territories["iso_3166_2"], strict=True):
        for code in cell.split():
            # a country's own code (two letters) is the sum of its units
            if code not in codes and not any(known.startswith(f"{code}-") for known in codes):
                problem, remedy = (
                    f"{file} has no such unit.",
                    "Correct the code (several stand with spaces between them), leave it blank, or add the outline.",
                )
                faults.append(Fault(table_file_path(contract, "territories"), row, "iso_3166_2", code, problem, remedy))
    return faults


def check_settings(contract: Mapping[str, Any], articles: Mapping[str, Article]) -> list[Fault]:
    """Faults of the contract's settings: the main source, the day, and the sentences that need no record."""
    settings, faults = contract_settings(contract), []
    main, day = (str(settings.get("published_source", "")), str(settings.get("as_of", "")))
    if main and main not in articles:
        faults.append(
            make_contract_fault(
                "“published_source” is no article that could be read.", "Name a source_id of kind article.", main
            )
        )
    if error := find_date_error(day):
        faults.append(make_contract_fault(f"“as_of”: {error.problem}", error.remedy, day))
    outside = settings.get("outside", [])
    if not isinstance(outside, list):
        return [
            *faults,
            make_contract_fault("“outside” must be a list.", "Write [] or a list of source_id, sentence and reason."),
        ]
    return faults + [found for entry in outside for found in outside_entry_faults(entry, articles)]


def outside_entry_faults(entry: Any, articles: Mapping[str, Article]) -> list[Fault]:
    """What is wrong with one entry of `outside`."""
    if not isinstance(entry, dict):
        return [
            make_contract_fault(
                "an entry of “outside” must be an object.", "Give it source_id, sentence and reason.", str(entry)
            )
        ]
    source, said = str(entry.get("source_id", "")), str(entry.get("sentence", ""))
    if source not in articles:
        return [
            make_contract_fault(
                "an entry of “outside” names no article that could be read.", "Correct its source_id.", source
            )
        ]
    if not find_outside_sentence(entry, articles[source]):
        remedy = "Give the sentence's words, or its number from 1."
        return [make_contract_fault("an entry of “outside” names no sentence of its article.", remedy, said)]
    if not str(entry.get("reason", "")).strip():
        return [
            make_contract_fault(
                "an entry of “outside” gives no reason.", "Say why the sentence carries no record.", said
            )
        ]
    return []


def find_outside_sentence(entry: Mapping[str, Any], article: Article) -> Sentence | None:
    """The sentence an entry of `outside` means: by its words or by its number."""
    wanted = str(entry.get("sentence", "")).strip()
    for sentence in article.sentences:
        if wanted in (str(sentence.number), article.passage_text(sentence.start, sentence.end)):
            return sentence
    return None
