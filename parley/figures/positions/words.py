"""What the positions say: the page's headline and deck, its rule of order, and what an empty cell means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parley.results.positions import Matrix, Proposal
from parley.text.aliases import Names
from parley.words.counting import counted, opening
from parley.words.wording import capital, joined, number

MOST_NAMED = 3
"""More proposals than this are counted in the headline, not named."""

RULE = (
    "Furthest apart first: opposed, then on conditions, then several voices, then one; in each group those with most "
    "voices. People stand under the state or body they act for."
)


def headline(matrix: Matrix, names: Names, several: bool = True) -> str:
    """The finding in one sentence: where voices clash, and what hangs on conditions.

    `names` tells which labels begin with a name and keep their capital; `several` whether the dossier has more
    statements than are shown here, which changes what an empty result means.
    """
    rows = matrix.proposals
    if not rows:
        return "No statement fits the filters" if several else "No statement is in the tables"
    voices = [*matrix.voices, *matrix.left_out]
    if len(voices) == 1:
        return f"Only {voices[0].name} is heard, on {counted(len(rows), 'proposal')}"
    opposed, conditional = (of_group(rows, group) for group in ("opposed", "conditional"))
    second = hanging(conditional, names)
    if opposed:
        said = clash(opposed, names)
        return f"{said}; {second}" if second else said
    if second:
        return f"On no proposal do voices openly clash; {second}"
    shared = [row for row in of_group(rows, "several") if row.words in ("no one against", "no one for")]
    if shared:
        return f"On no proposal do voices openly clash; on {named(shared, names)} more than one is heard"
    if len(rows) == 1:
        return f"On {named(rows, names)} nobody takes a side"
    return f"{opening(len(rows), 'proposals')}, and on none do two voices take a side"


def of_group(rows: Sequence[Proposal], group: str) -> list[Proposal]:
    """The proposals of one group."""
    return [row for row in rows if row.group == group]


def clash(rows: Sequence[Proposal], names: Names) -> str:
    """Where voices are opposed: said of sides where every clash is between sides."""
    who = "the sides" if all(row.words == "sides opposed" for row in rows) else "voices"
    only = "Only on" if len(rows) == 1 else "On"
    order = f"do {who} openly clash" if len(rows) == 1 else f"{who} clash"
    return f"{only} {named(rows, names)} {order}"


def hanging(rows: Sequence[Proposal], names: Names) -> str:
    """What hangs on conditions, or ""."""
    return f"{named(rows, names)} {'hangs' if len(rows) == 1 else 'hang'} on conditions" if rows else ""


def named(rows: Sequence[Proposal], names: Names) -> str:
    """Proposals by their labels, or their number where they are too many."""
    if len(rows) > MOST_NAMED:
        return counted(len(rows), "proposal")
    return joined([in_sentence(row.label, names) for row in rows])


def in_sentence(label: str, names: Names) -> str:
    """A label inside a sentence: in small letters, save where it begins with a name or an abbreviation."""
    begins_with_name = any(mention.start == 0 for mention in names.mentions(label))
    first = label.partition(" ")[0]
    return label if begins_with_name or first[1:] != first[1:].lower() else label[:1].lower() + label[1:]


def deck(matrix: Matrix, articles: int) -> str:
    """Under the headline: how much is shown, and how to read a cell."""
    rows, voices = len(matrix.proposals), len(matrix.voices) + len(matrix.left_out)
    if not rows:
        return "A position is shown only where a sentence carries it."
    noun, silent = ("article", "is") if articles == 1 else ("articles", "are")
    count = f"{opening(rows, 'proposal' if rows == 1 else 'proposals')}, {counted(voices, 'voice')}."
    if any((row.topic_id, voice.actor_id) in matrix.off for row in matrix.proposals for voice in matrix.voices):
        return f"{count} Each filled cell rests on a sentence; what the filters leave out says so in its place."
    meaning = f"an empty one means that the {noun} {silent} silent, not that the voice is."
    return f"{count} Each filled cell rests on a sentence; {meaning}"


def sub(matrix: Matrix) -> str:
    """Under the figure's title: the rule of order, and the columns that are left out."""
    if not matrix.left_out:
        return RULE
    shown = f"The {number(len(matrix.voices))} voices with most statements are shown; the file has all."
    return f"{RULE} {shown}"


def alt(matrix: Matrix) -> str:
    """The name of the table for those who do not see it."""
    groups = Counter(row.words for row in matrix.proposals)
    told = "; ".join(f"{words}: {counted(count, 'proposal')}" for words, count in groups.items())
    return f"Who wants what, by proposal and voice. {capital(told)}. Arrow keys move from cell to cell."


def silence(articles: int) -> str:
    """What stands in a cell of which no article says anything."""
    return "Not in the article" if articles == 1 else "Not in the articles"
