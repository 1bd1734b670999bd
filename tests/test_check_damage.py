"""Whatever is done to a dossier's files, the check names what is wrong and never falls over it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.check.run import check_dossier
from tests.dossiers import LINES, ROWS, damage, tiny_dossier

CELLS = [
    (table, row, column)
    for table, text in ROWS.items()
    for row in range(2, LINES[table] + 2)
    for column in text.partition("\n")[0].split(",")
]
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        ["", " ", "2021-13", "..", "[..]", "NaN", "a,b", '"', "-1", "marsh", "story", "event", "\x00", "\u202e"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(cell=st.sampled_from(CELLS), value=VALUES)
def test_no_damage_to_a_cell_raises_and_faults_name_what_is_there(cell: tuple[str, int, str], value: str) -> None:
    with TemporaryDirectory() as place:
        folder = tiny_dossier(Path(place))
        damage(folder, *cell, value)
        checked = check_dossier(folder)
        assert checked.anchors.index.equals(checked.tables["evidence"].index)
        for fault in checked.faults:
            assert (folder / fault.file).exists()
            assert fault.problem
            assert fault.remedy


@settings(max_examples=40, deadline=None)
@given(table=st.sampled_from(sorted(ROWS)), raw=st.binary(max_size=60), at=st.integers(0, 400))
def test_no_damage_to_a_files_bytes_raises(table: str, raw: bytes, at: int) -> None:
    with TemporaryDirectory() as place:
        file = tiny_dossier(Path(place)) / f"data/{table}.csv"
        text = file.read_bytes()
        file.write_bytes(text[:at] + raw + text[at + len(raw) :])
        checked = check_dossier(Path(place))
        assert all(str(fault).encode("utf-8") for fault in checked.faults)
        assert set(checked.tables) == set(ROWS)
