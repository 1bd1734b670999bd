"""The names of parameters in a link, read as they are meant: links come out of HTML and mail, or are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|_hs\w+|__hs\w+"
    r"|mkt_tok|vero_id|oly_\w+_id|wickedid|s_cid|si|ref|ref_src|ref_url|source_caller|smid|cmpid"
)
"""Parameters that mail programs, networks and search engines add to links; they ask nothing of a view."""

HOST_PARAMETERS = frozenset({"embed_options", "unknown"})
"""What Streamlit, or our own redirect of an unknown page, adds."""

MIN_LIKENESS = 70
"""How alike (in per cent) an unknown name and a known one must be for the known one to be suggested."""

_HTML_AMPERSAND = re.compile(r"(?:amp;)+")
_LIST_BRACKETS = re.compile(r"\[\d*\]$")


def read_parameter_names(
    params: Mapping[str, Sequence[str]], known: Iterable[str]
) -> tuple[dict[str, list[str]], list[str]]:
    """Parameters under the names that are meant, and the names that mean none.

    `amp;actor` (a link copied out of HTML), `Actor`, `actor[]` and `as_of` are read as what they are; values of one
    name stay in the order of the link. Trackers and what the host adds are taken out without a word.
    """
    names = {plain_name(name): name for name in known}
    read: dict[str, list[str]] = {}
    unknown: list[str] = []
    for name, values in params.items():
        bare = _LIST_BRACKETS.sub("", _HTML_AMPERSAND.sub("", name))
        if meant := names.get(plain_name(bare)):
            read.setdefault(meant, []).extend(values)
        elif not TRACKERS.fullmatch(bare.lower()) and bare not in HOST_PARAMETERS:
            unknown.append(bare)
    return read, unknown


def plain_name(name: str) -> str:
    """A name without what a hand may write otherwise: case, hyphens and underscores."""
    return name.lower().replace("_", "").replace("-", "")


def suggest_parameter(name: str, known: Iterable[str]) -> str:
    """The known name that is nearest to an unknown one, or ""."""
    found = process.extractOne(name.lower(), sorted(known), scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS)
    return str(found[0]) if found else ""
