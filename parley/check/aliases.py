"""See where one name stands for several: there a text alone cannot tell who is meant, and an editor has to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from parley.tables.contract import table_file_path
from parley.tables.faults import DataWarning, Fault
from parley.text.aliases import NameFinder
from parley.text.articles import Article


def check_aliases(contract: dict[str, Any], aliases: pd.DataFrame, articles: Mapping[str, Article]) -> list[Fault]:
    """A warning for each spelling of several targets that stands in an article with nothing to tell them apart.

    Spellings are compared as they are looked for in texts: folded, whatever their case and accents.
    """
    file, finder = table_file_path(contract, "aliases"), NameFinder(aliases)
    shared = {spelling: targets for spelling, targets in finder.targets_by_spelling().items() if len(targets) > 1}
    if not shared:
        return []
    met = {
        finder.fold(mention.alias)
        for article in articles.values()
        for mention in finder.mentions(article.text, article.language)
    }
    rows = aliases.assign(folded=[finder.fold(alias) for alias in aliases["alias"]])
    rows = rows[rows["folded"].isin(shared.keys() & met)]
    return [
        DataWarning(
            file,
            int(row),
            "alias",
            alias,
            f"this name stands in an article and means {' or '.join(sorted(shared[folded]))}.",
            "Give each a longer name of its own where the text has one; marks of this name lead to all of them.",
        )
        for row, alias, folded in zip(rows.index, rows["alias"], rows["folded"], strict=True)
    ]
