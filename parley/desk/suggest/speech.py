"""Who says what in a sentence: a verb of speech in English and the name that stands nearest to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.desk.suggest.names import FoundName

_ACTS = {
    "describes": "said says told tells described describes added noted",
    "accuses": "accused accuses", "agrees": "agreed agrees", "announces": "announced announces",
    "claims": "claimed claims", "condemns": "condemned condemns", "confirms": "confirmed confirms",
    "demands": "demanded demands", "denies": "denied denies", "insists": "insisted insists reiterated",
    "promises": "promised promises", "proposes": "proposed proposes", "rejects": "rejected rejects",
    "supports": "supported supports", "urges": "urged urges", "vows": "vowed vows", "warns": "warned warns cautioned",
    "welcomes": "welcomed welcomes",
}  # fmt: skip
ACT_BY_VERB = {verb: act for act, verbs in _ACTS.items() for verb in verbs.split()}
_VERB = re.compile(rf"\b(?:{'|'.join(ACT_BY_VERB)})\b", re.IGNORECASE)
_QUOTATION = re.compile(r"“[^”]+”|\"[^\"]+\"|«[^»]+»|„[^“”]+[“”]")


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks, with which act of the tables, and where the verb ends."""

    speaker: FoundName
    act: str
    attribution: str
    verb_end: int


def find_speech(text: str, start: int, end: int, names: Sequence[FoundName]) -> Speech | None:
    """The speech of the sentence at `start` to `end`; None where it names no speaker.

    Verbs within quotation marks are the quoted person's words and are passed over.
    """
    quoted = [match.span() for match in _QUOTATION.finditer(text, start, end)]
    outside = [n for n in names if n.target_type == "actor" and not _is_within(n.start, quoted)]
    for verb in _VERB.finditer(text, start, end):
        if _is_within(verb.start(), quoted):
            continue
        before = [name for name in outside if start <= name.start and name.end <= verb.start()]
        after = [name for name in outside if 0 <= name.start - verb.end() <= 1]
        if near := before[-1:] or after:
            act = ACT_BY_VERB[verb[0].lower()]
            return Speech(near[0], act, "own_words" if quoted else "reported", verb.end())
    return None


def _is_within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(begin <= at < end for begin, end in spans)
