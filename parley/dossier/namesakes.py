"""Two of one name: what tells them apart stands behind it, wherever the name stands."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from parley.text.query import fold_search_text


def tell_namesakes_apart(table: pd.DataFrame, key: str, columns: Sequence[str]) -> pd.DataFrame:
    """The table with the first of `columns` behind each `name` that several rows share and that it tells apart.

    Where none does, what the row is part of by name, and at last its id: two rows never have one name. Names are alike
    whatever their case and accents.
    """
    folded = table["name"].map(fold_search_text)
    if not folded.duplicated().any():
        return table
    wholes = table["part_of"].map(dict(zip(table[key], table["name"], strict=True))).fillna("")
    told = table["name"].copy()
    for _, rows in table[folded.duplicated(keep=False)].groupby(folded):
        marks = next(
            (
                values
                for values in (*(rows[column] for column in columns), wholes.loc[rows.index], rows[key])
                if values.ne("").all() and values.is_unique
            ),
            rows[key],
        )
        told.loc[rows.index] = rows["name"] + " (" + marks + ")"
    return table.assign(name=told)
