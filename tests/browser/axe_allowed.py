"""What axe-core finds that is Streamlit's own and cannot be mended from outside; every line with its reason."""

from __future__ import annotations

from typing import NamedTuple


class Allowed(NamedTuple):
    """A part of the only element that a rule may find fault with, and where it is found: a view, and what to open."""

    target: str
    view: str
    opens: str


ALLOWED = {
    # Streamlit names its uploader's drop zone (a section with the role "presentation" and a label for who uses it by
    # voice): a finding of good practice, not of WCAG. The button inside has a name of its own.
    "presentation-role-conflict": Allowed("stFileUploaderDropzone", "/map", "Compare a file of your own"),
}
"""By rule; a test fails when a line is no longer needed."""


def allowed(rule: str, html: str) -> bool:
    """Whether a finding is one of those."""
    return rule in ALLOWED and ALLOWED[rule].target in html
