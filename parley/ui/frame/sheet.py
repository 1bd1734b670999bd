"""The style sheet: the tokens and the rules of `styles/`, one file a part of the page, read once a process."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from parley.figures import palette
from parley.figures.map.holder_patterns import holder_fill_rules

STYLES = Path(__file__).parents[1] / "styles"
FIRST = ("base", "streamlit")
"""The common rules, then those for Streamlit's own elements: every part may overrule them."""

LAST = ("access", "print")
"""Rules that overrule those of the parts: for fingers and forced colours, then for paper."""


@cache
def rules() -> str:
    """The rules of every part, those of `FIRST` first, those of `LAST` last."""
    parts = sorted(STYLES.glob("*.css"), key=lambda path: (path.stem not in FIRST, path.stem in LAST, path.stem))
    written = [part.read_text(encoding="utf-8") for part in parts if part.stem not in LAST]
    last = [part.read_text(encoding="utf-8") for part in parts if part.stem in LAST]
    return "\n".join([*written, holder_fill_rules(), *last])


@cache
def text() -> str:
    """The whole sheet; `light-dark()` serves both themes, so that switching repaints without a run."""
    return palette.palette_style_sheet() + rules()


@cache
def version() -> str:
    """What tells one state of the sheet from another."""
    return sha256(text().encode()).hexdigest()[:12]


def address() -> str:
    """Where a host with our routes sends the sheet, from the foot of the dashboard's address."""
    return f"sheet.css?{version()}"


@cache
def style_element() -> str:
    """The sheet as an element, for a host that cannot send it by its address."""
    return f"<style>{text()}</style>"
