#!/usr/bin/env bash
# trafilatura 2.3.1 with jusText 3.0.2 and lxml 6.1.3: jusText asks for the extra lxml[html_clean], lxml 6.1.3 calls it
# html-clean. pip 23.2.1 (which Python 3.11.7 brings) does not take the two for one: it warns that there is no such
# extra, installs without lxml_html_clean, and importing trafilatura then raises ImportError. Name lxml_html_clean
# yourself. Seen on 1 December 2026 with Python 3.11: "cleaner installed: no; import: ImportError".
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pip==23.2.1 2>/dev/null
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 justext==3.0.2 lxml==6.1.3 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import PackageNotFoundError, version

try:
    cleaner = version("lxml_html_clean")
except PackageNotFoundError:
    cleaner = "no"
try:
    import trafilatura  # noqa: F401

    outcome = "works"
except ImportError:
    outcome = "ImportError"
print(f"cleaner installed: {cleaner}; import: {outcome}")
assert (cleaner, outcome) == ("no", "ImportError"), "the extra is found now"
PY
