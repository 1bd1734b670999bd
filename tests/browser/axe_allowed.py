"""What axe-core finds that is Streamlit's own and cannot be mended from outside; every line with its reason."""

from __future__ import annotations

ALLOWED = {
    # Streamlit names its uploader's drop zone (a section with the role "presentation" and a label for who uses it by
    # voice): a finding of good practice, not of WCAG. The button inside has a name of its own.
    "presentation-role-conflict": "stFileUploaderDropzone",
}
"""Rule -> a part of the only target it may be found at."""


def allowed(rule: str, target: str) -> bool:
    """Whether a finding is one of those."""
    return rule in ALLOWED and ALLOWED[rule] in target
