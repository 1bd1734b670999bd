"""Where they stand, in short: a few proposals with the voices on each, every voice a way to its sentence."""

from __future__ import annotations

from parley.figures import stands
from parley.figures.stands import Stand, Voice
from parley.markup import Node, h
from parley.quotes import first_words
from parley.ui.shell import Here
from parley.wording import number

MOST = 4
"""Proposals on the front page; the others stand on the page of positions."""

MOST_VOICES = 8
"""Voices beside one proposal; how many more there are is said."""

RULE = "Opposed first, then on conditions, then by number of voices. "


def stands_view(here: Here) -> Node | None:
    """The proposals most in dispute under the filters that are on; None in a dossier without statements."""
    if here.dossier.statements.empty:
        return None
    found = stands.stands(here.dossier, here.shown.statements)
    if not found:
        said = h("p", "No statement that takes a side fits the filters.", class_="sub")
        return h("section", h("h2", "Where they stand"), said, class_="stands")
    shown = found[:MOST]
    all_of_them = f"All {number(len(found))} proposals" if len(found) > MOST else "Open the positions"
    more = h("a", all_of_them, href=here.link("positions"))
    rows = [row(here, stand) for stand in shown]
    return h(
        "section",
        h("h2", "Where they stand"),
        h("p", RULE, more, class_="sub"),
        h("ul", *rows, class_="proposals"),
        class_="stands",
    )


def row(here: Here, stand: Stand) -> Node:
    """One proposal: what it says, how far the voices are apart, the voices."""
    group = h("span", stand.group, class_="group") if stand.group else None
    voices = [voice_of(here, stand, voice) for voice in stand.voices[:MOST_VOICES]]
    if len(stand.voices) > MOST_VOICES:
        voices.append(h("li", f"and {number(len(stand.voices) - MOST_VOICES)} more", class_="muted"))
    return h("li", h("h3", stand.proposition, " ", group), h("ul", *voices, class_="voices"))


def voice_of(here: Here, stand: Stand, voice: Voice) -> Node:
    """One voice: the sign of its stance, the name as the way to its sentence, the stance in words."""
    first = first_words(here.dossier).get(voice.record)
    name: Node = voice.name
    if first and first.in_article:
        address = here.link("reader", article=first.source_id, evidence=first.evidence_id)
        name = h("a", voice.name, href=address, aria_label=f"{voice.name} on “{stand.proposition}”: its sentence")
    return h(
        "li",
        stands.mark(voice.stance),
        h("span", name, " ", h("span", stands.WORDS.get(voice.stance, voice.stance), class_="muted")),
    )
