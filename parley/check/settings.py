"""See that the contract's own settings and the codes of regions name what is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from parley.check.dates import error_of
from parley.tables.contract import fault, file_of
from parley.tables.faults import Fault
from parley.text.articles import Article, Sentence


def settings_of(contract: Mapping[str, Any]) -> dict[str, Any]:
    """The part of the contract that is Parley's own."""
    return dict(contract.get("parley", {}))


def check_codes(folder: Path, contract: dict[str, Any], territories: pd.DataFrame) -> list[Fault]:
    """A fault for each `iso_3166_2` code without an outline in the dossier's `units.geojson`, if it has one."""
    file = f"data/{settings_of(contract).get('geometry', 'geo')}/units.geojson"
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
                    "Correct the code; several stand with spaces between them.",
                )
                faults.append(Fault(file_of(contract, "territories"), row, "iso_3166_2", code, problem, remedy))
    return faults


def check_settings(contract: Mapping[str, Any], articles: Mapping[str, Article]) -> list[Fault]:
    """Faults of the contract's settings: the main source, the day, and the sentences that need no record."""
    settings, faults = settings_of(contract), []
    main, day = (str(settings.get("published_source", "")), str(settings.get("as_of", "")))
    if main and main not in articles:
        faults.append(
            fault("“published_source” is no article that could be read.", "Name a source_id of kind article.", main)
        )
    if error := error_of(day):
        faults.append(fault(f"“as_of”: {error.problem}", error.remedy, day))
    outside = settings.get("outside", [])
    if not isinstance(outside, list):
        return [*faults, fault("“outside” must be a list.", "Write [] or a list of source_id, sentence and reason.")]
    return faults + [found for entry in outside for found in outside_faults(entry, articles)]


def outside_faults(entry: Any, articles: Mapping[str, Article]) -> list[Fault]:
    """What is wrong with one entry of `outside`."""
    if not isinstance(entry, dict):
        return [
            fault("an entry of “outside” must be an object.", "Give it source_id, sentence and reason.", str(entry))
        ]
    source, said = str(entry.get("source_id", "")), str(entry.get("sentence", ""))
    if source not in articles:
        return [fault("an entry of “outside” names no article that could be read.", "Correct its source_id.", source)]
    if not sentence_named(entry, articles[source]):
        remedy = "Give the sentence's words, or its number from 1."
        return [fault("an entry of “outside” names no sentence of its article.", remedy, said)]
    if not str(entry.get("reason", "")).strip():
        return [fault("an entry of “outside” gives no reason.", "Say why the sentence carries no record.", said)]
    return []


def sentence_named(entry: Mapping[str, Any], article: Article) -> Sentence | None:
    """The sentence an entry of `outside` means: by its words or by its number."""
    wanted = str(entry.get("sentence", "")).strip()
    for sentence in article.sentences:
        if wanted in (str(sentence.number), article.words_of(sentence.start, sentence.end)):
            return sentence
    return None
