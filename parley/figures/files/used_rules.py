"""What of the pages' style sheet a page of its own needs: the rules whose classes it has, for every width and theme.

The rules stand in one sheet only, so that a figure looks the same on its page and in somebody's article.
"""

from __future__ import annotations

import re

from parley.figures.files.paint import collect_css_classes, expand_selectors, list_selector_classes
from parley.figures.markup import Node

CSS_BLOCK_PATTERN = re.compile(r"(@media[^{]+)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}|([^{}@;]+)\{([^{}]*)\}")
CSS_RULE_PATTERN = re.compile(r"([^{}]+)\{([^{}]*)\}")
STREAMLIT_ATTRIBUTES = ("data-testid", "data-baseweb")
"""What only Streamlit's pages have."""


def select_used_rules(sheet: str, node: Node) -> str:
    """The rules of a sheet that ask for classes of a node alone, in their order."""
    seen = frozenset(collect_css_classes(node))
    plain = re.sub(r"/\*.*?\*/|@font-face\s*\{[^{}]*\}", "", sheet, flags=re.DOTALL)
    out = []
    for screens, inside, head, body in CSS_BLOCK_PATTERN.findall(plain):
        if screens:
            kept = "".join(keep_used_selectors(one, said, seen) for one, said in CSS_RULE_PATTERN.findall(inside))
            out.append(f"{screens.strip()}{{{kept}}}" if kept else "")
        else:
            out.append(keep_used_selectors(head, body, seen))
    return "".join(out)


def keep_used_selectors(head: str, body: str, seen: frozenset[str]) -> str:
    """A rule with those of its selectors that ask for nothing else, or ""."""
    wanted = [one for one in expand_selectors(head.strip()) if is_selector_used(one, seen)]
    return f"{','.join(wanted)}{{{' '.join(body.split())}}}" if wanted else ""


def is_selector_used(selector: str, seen: frozenset[str]) -> bool:
    """Whether a selector asks for classes, and for none that is not there."""
    names = list_selector_classes(selector)
    return bool(names) and names <= seen and not any(part in selector for part in STREAMLIT_ATTRIBUTES)
