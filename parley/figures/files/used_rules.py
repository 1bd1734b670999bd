"""What of the pages' style sheet a page of its own needs: the rules whose classes it has, for every width and theme.

The rules stand in one sheet only, so that a figure looks the same on its page and in somebody's article.
"""

from __future__ import annotations

import re

from parley.figures.files.paint import classes_of, names_of, selectors_of
from parley.figures.markup import Node

BLOCK = re.compile(r"(@media[^{]+)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}|([^{}@;]+)\{([^{}]*)\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
OTHERS = ("data-testid", "data-baseweb")
"""What only Streamlit's pages have."""


def used_rules(sheet: str, node: Node) -> str:
    """The rules of a sheet that ask for classes of a node alone, in their order."""
    seen = frozenset(classes_of(node))
    plain = re.sub(r"/\*.*?\*/|@font-face\s*\{[^{}]*\}", "", sheet, flags=re.DOTALL)
    out = []
    for screens, inside, head, body in BLOCK.findall(plain):
        if screens:
            kept = "".join(rule_of(one, said, seen) for one, said in RULE.findall(inside))
            out.append(f"{screens.strip()}{{{kept}}}" if kept else "")
        else:
            out.append(rule_of(head, body, seen))
    return "".join(out)


def rule_of(head: str, body: str, seen: frozenset[str]) -> str:
    """A rule with those of its selectors that ask for nothing else, or ""."""
    wanted = [one for one in selectors_of(head.strip()) if is_used(one, seen)]
    return f"{','.join(wanted)}{{{' '.join(body.split())}}}" if wanted else ""


def is_used(selector: str, seen: frozenset[str]) -> bool:
    """Whether a selector asks for classes, and for none that is not there."""
    names = names_of(selector)
    return bool(names) and names <= seen and not any(part in selector for part in OTHERS)
