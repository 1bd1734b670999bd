"""What the positions say: the page's headline and deck, its rule of order, and what an empty cell means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parley.results.positions import PositionMatrix, Proposal
from parley.text.aliases import NameFinder
from parley.words.articles import say_not_in_articles
from parley.words.counting import format_count, format_leading_count
from parley.words.wording import capitalize_first, join_names, spell_small_number

MAX_NAMED_PROPOSALS = 3
"""More proposals than this are counted in the headline, not named."""

MATRIX_ORDER_RULE = (
    "Furthest apart first: opposed, then on conditions, then several voices, then one; in each group those with most "
    "voices. People stand under the state or body they act for."
)


def positions_headline(matrix: PositionMatrix, names: NameFinder, several: bool = True) -> str:
    """The finding in one sentence: where voices clash, and what hangs on conditions.

    `names` tells which labels begin with a name and keep their capital; `several` whether the dossier has more
    statements than are shown here, which changes what an empty result means.
    """
    rows = matrix.proposals
    if not rows:
        return "No statement fits the filters" if several else "No statement is in the tables"
    voices = [*matrix.voices, *matrix.left_out]
    if len(voices) == 1:
        return f"Only {voices[0].name} is heard, on {format_count(len(rows), 'proposal')}"
    opposed, conditional = (list_group_proposals(rows, group) for group in ("opposed", "conditional"))
    second = format_conditional_proposals(conditional, names)
    if opposed:
        said = format_clash(opposed, names)
        return f"{said}; {second}" if second else said
    if second:
        return f"On no proposal do voices openly clash; {second}"
    shared = [row for row in list_group_proposals(rows, "several") if row.words in ("no one against", "no one for")]
    if shared:
        return (
            f"On no proposal do voices openly clash; on {format_proposal_labels(shared, names)} more than one is heard"
        )
    if len(rows) == 1:
        return f"On {format_proposal_labels(rows, names)} nobody takes a side"
    return f"{format_leading_count(len(rows), 'proposals')}, and on none do two voices take a side"


def list_group_proposals(rows: Sequence[Proposal], group: str) -> list[Proposal]:
    """The proposals of one group."""
    return [row for row in rows if row.group == group]


def format_clash(rows: Sequence[Proposal], names: NameFinder) -> str:
    """Where voices are opposed: said of sides where every clash is between sides."""
    who = "the sides" if all(row.words == "sides opposed" for row in rows) else "voices"
    only = "Only on" if len(rows) == 1 else "On"
    order = f"do {who} openly clash" if len(rows) == 1 else f"{who} clash"
    return f"{only} {format_proposal_labels(rows, names)} {order}"


def format_conditional_proposals(rows: Sequence[Proposal], names: NameFinder) -> str:
    """What hangs on conditions, or ""."""
    return (
        f"{format_proposal_labels(rows, names)} {'hangs' if len(rows) == 1 else 'hang'} on conditions" if rows else ""
    )


def format_proposal_labels(rows: Sequence[Proposal], names: NameFinder) -> str:
    """Proposals by their labels, or their number where they are too many."""
    if len(rows) > MAX_NAMED_PROPOSALS:
        return format_count(len(rows), "proposal")
    return join_names([lower_label_start(row.label, names) for row in rows])


def lower_label_start(label: str, names: NameFinder) -> str:
    """A label inside a sentence: in small letters, save where it begins with a name or an abbreviation."""
    begins_with_name = any(mention.start == 0 for mention in names.mentions(label))
    first = label.partition(" ")[0]
    return label if begins_with_name or first[1:] != first[1:].lower() else label[:1].lower() + label[1:]


def positions_deck(matrix: PositionMatrix, articles: int) -> str:
    """Under the headline: how much is shown, and how to read a cell."""
    rows, voices = len(matrix.proposals), len(matrix.voices) + len(matrix.left_out)
    if not rows:
        return "A position is shown only where a sentence carries it."
    noun, silent = ("article", "is") if articles == 1 else ("articles", "are")
    count = f"{format_leading_count(rows, 'proposal' if rows == 1 else 'proposals')}, {format_count(voices, 'voice')}."
    if any((row.topic_id, voice.actor_id) in matrix.off for row in matrix.proposals for voice in matrix.voices):
        return f"{count} Each filled cell rests on a sentence; what the filters leave out says so in its place."
    meaning = f"an empty one means that the {noun} {silent} silent, not that the voice is."
    return f"{count} Each filled cell rests on a sentence; {meaning}"


def matrix_subtitle(matrix: PositionMatrix) -> str:
    """Under the figure's title: the rule of order, and the columns that are left out."""
    if not matrix.left_out:
        return MATRIX_ORDER_RULE
    shown = f"The {spell_small_number(len(matrix.voices))} voices with most statements are shown; the file has all."
    return f"{MATRIX_ORDER_RULE} {shown}"


def matrix_alt_text(matrix: PositionMatrix) -> str:
    """The name of the table for those who do not see it."""
    groups = Counter(row.words for row in matrix.proposals)
    told = "; ".join(f"{words}: {format_count(count, 'proposal')}" for words, count in groups.items())
    return f"Who wants what, by proposal and voice. {capitalize_first(told)}. Arrow keys move from cell to cell."


def silent_cell_words(articles: int) -> str:
    """What stands in a cell of which no article says anything."""
    return say_not_in_articles(articles)
