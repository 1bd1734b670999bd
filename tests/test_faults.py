"""How a fault is told."""

from parley.tables.faults import Fault


def test_a_fault_names_the_place_the_value_and_what_to_do() -> None:
    fault = Fault("data/events.csv", 3, "date", "2025-13", "is no date.", "Write YYYY-MM-DD.")
    assert str(fault) == "data/events.csv, row 3, column date: “2025-13”: is no date. Write YYYY-MM-DD."


def test_bytes_that_are_no_text_are_told_in_signs() -> None:
    told = str(Fault("data/events.csv", None, "", "\udc80", "cannot be read.", ""))
    assert told.encode()
    assert "\\udc80" in told
