"""What the page of data and method says first: how much of the articles the tables rest on, how each fact is known."""

from __future__ import annotations

from parley.results.known import BasisCount
from parley.words.counting import format_leading_count
from parley.words.wording import capitalize_first, join_names, spell_small_number


def data_page_headline(backed: int, sentences: int, facts: BasisCount) -> str:
    """The finding: how many sentences support a record, and how many of all facts an article states."""
    if not sentences:
        covered = "There is no article to rest on"
    elif sentences == 1:
        covered = f"The one sentence supports {'a' if backed else 'no'} record"
    elif backed == sentences:
        covered = "Every sentence supports a record"
    elif not backed:
        covered = "No sentence supports a record"
    else:
        verb = "supports" if backed == 1 else "support"
        covered = f"{format_leading_count(backed, f'of {spell_small_number(sentences)} sentences')} {verb} a record"
    return f"{covered}; {format_stated_facts(facts)}"


def format_stated_facts(facts: BasisCount) -> str:
    """How many of the facts an article states."""
    if not facts.total:
        return "the tables hold no facts yet"
    if facts.total == 1:
        return f"the one fact is {'' if facts.stated else 'not '}stated"
    if facts.stated in (0, facts.total):
        every = f"{spell_small_number(facts.total)} facts"
        return f"all {every} are stated" if facts.stated else f"none of the {every} is stated"
    return (
        f"of {spell_small_number(facts.total)} facts, {spell_small_number(facts.stated)} "
        f"{'is' if facts.stated == 1 else 'are'} stated"
    )


def data_page_deck(facts: BasisCount) -> str:
    """How the facts are known that no article states, and that it can be seen."""
    parts = (
        [f"{spell_small_number(facts.inferred)} {'is' if facts.inferred == 1 else 'are'} inferred by an editor"]
        if facts.inferred
        else []
    )
    if facts.reference:
        parts.append(
            f"{spell_small_number(facts.reference)} "
            f"{'comes from a reference' if facts.reference == 1 else 'come from references'}"
        )
    if not parts:
        return "Nothing here comes from anything but the articles’ words."
    return f"{capitalize_first(join_names(parts))}; wherever one stands, it says so and looks different."


def format_facts_by_basis(facts: BasisCount) -> str:
    """The facts by how they are known: "94 facts are stated, 48 inferred and 40 from references"."""
    if not facts.total:
        return "the tables hold no facts yet"
    ways = [(facts.stated, "stated"), (facts.inferred, "inferred"), (facts.reference, "from references")]
    there = [(count, words) for count, words in ways if count]
    if len(there) == 1:
        count, words = there[0]
        return f"the one fact is {words}" if count == 1 else f"all {spell_small_number(count)} facts are {words}"
    (first, words), *rest = there
    head = f"{spell_small_number(first)} {'fact is' if first == 1 else 'facts are'} {words}"
    return join_names([head, *(f"{spell_small_number(count)} {told}" for count, told in rest)])


def dates_headline(stated: int, inferred: int, reference: int) -> str:
    """The finding on dates: the way in which most of them are known."""
    total = stated + inferred + reference
    if not total:
        return "No event has a date"
    count, words = max(
        ((stated, "stated"), (inferred, "inferred"), (reference, "from a reference")), key=lambda each: each[0]
    )
    if count == total:
        return f"The one date is {words}" if total == 1 else (f"All {spell_small_number(total)} dates are {words}")
    return (
        f"{format_leading_count(count, f'of {spell_small_number(total)} dates')} "
        f"{'is' if count == 1 else 'are'} {words}"
    )


def facts_headline(facts: BasisCount) -> str:
    """The finding on all facts."""
    return capitalize_first(format_facts_by_basis(facts))


def notes_headline(disputed: int, context: int) -> str:
    """The finding on the editor's notes."""
    if not disputed and not context:
        return "No sentence is disputed, and nothing is added"
    parts = []
    if disputed:
        parts.append(
            "one point is disputed" if disputed == 1 else f"{spell_small_number(disputed)} points are disputed"
        )
    if context:
        parts.append("one is added to" if context == 1 else f"{spell_small_number(context)} are added to")
    said = join_names(parts)
    return capitalize_first(
        said if disputed else f"{spell_small_number(context)} {'point is' if context == 1 else 'points are'} added to"
    )
