#!/usr/bin/env bash
# icalendar 7.3.2: add() escapes a line end in a property that RFC 5545 knows (DESCRIPTION), but not in one whose name begins
# with X-: X-WR-CALDESC, by which calendars are described, takes the text as it is, and to_ical() then raises AssertionError.
# Hand such a text over as vText, which escapes it. Seen on 1 December 2026 with Python 3.11:
# "description: escaped, x-wr-caldesc: AssertionError, x-wr-caldesc as vText: escaped".
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from icalendar import Calendar, vText

WORDS = "What this is\nand what it rests on"


def write(name: str, value: object) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//example//EN")
    calendar.add("version", "2.0")
    calendar.add(name, value)
    try:
        return "escaped" if rb"is\nand" in calendar.to_ical() else "otherwise"
    except AssertionError:
        return "AssertionError"


seen = write("description", WORDS), write("x-wr-caldesc", WORDS), write("x-wr-caldesc", vText(WORDS))
print("description: {}, x-wr-caldesc: {}, x-wr-caldesc as vText: {}".format(*seen))
assert seen == ("escaped", "AssertionError", "escaped"), "icalendar escapes texts of X- properties now"
PY
