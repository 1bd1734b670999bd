"""What of the pages' style sheet a page of its own needs: the rules whose classes it has, for every width and theme.

The rules stand in one sheet only, so that a figure looks the same on its page and in somebody's article.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from parley.figures.files.css_rules import StyleRule, list_selector_classes, parse_style_rules
from parley.figures.files.paint import collect_css_classes
from parley.figures.markup import Node

STREAMLIT_ATTRIBUTES = ("data-testid", "data-baseweb")
"""What only Streamlit's pages have."""


def select_used_rules(sheet: str, node: Node) -> str:
    """The rules of a sheet that ask for classes of a node alone, in their order."""
    seen = frozenset(collect_css_classes(node))
    out = []
    for media, rules in groupby(parse_whole_sheet(sheet), key=lambda rule: rule.media):
        kept = "".join(keep_used_selectors(rule, seen) for rule in rules)
        out.append(f"@media {media}{{{kept}}}" if media and kept else kept)
    return "".join(out)


@lru_cache(maxsize=4)
def parse_whole_sheet(sheet: str) -> tuple[StyleRule, ...]:
    """All rules of the pages' sheet, parsed once: every frame takes its own from them."""
    return tuple(parse_style_rules(sheet))


def keep_used_selectors(rule: StyleRule, seen: frozenset[str]) -> str:
    """A rule with those of its selectors that ask for nothing else, or ""."""
    wanted = [one for one in rule.selectors if is_selector_used(one, seen)]
    body = " ".join(f"{name}: {value};" for name, value in rule.declarations)
    return f"{','.join(wanted)}{{{body}}}" if wanted else ""


def is_selector_used(selector: str, seen: frozenset[str]) -> bool:
    """Whether a selector asks for classes, and for none that is not there."""
    names = list_selector_classes(selector)
    return bool(names) and names <= seen and not any(part in selector for part in STREAMLIT_ATTRIBUTES)
