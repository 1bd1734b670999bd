"""What the page of data and method says first: how much of the articles the tables rest on, how each fact is known."""

from __future__ import annotations

from parley.results.known import Count
from parley.words.counting import opening
from parley.words.wording import capital, joined, number


def headline(backed: int, sentences: int, facts: Count) -> str:
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
        covered = f"{opening(backed, f'of {number(sentences)} sentences')} {verb} a record"
    return f"{covered}; {stated(facts)}"


def stated(facts: Count) -> str:
    """How many of the facts an article states."""
    if not facts.total:
        return "the tables hold no facts yet"
    if facts.total == 1:
        return f"the one fact is {'' if facts.stated else 'not '}stated"
    if facts.stated in (0, facts.total):
        every = f"{number(facts.total)} facts"
        return f"all {every} are stated" if facts.stated else f"none of the {every} is stated"
    return f"of {number(facts.total)} facts, {number(facts.stated)} {'is' if facts.stated == 1 else 'are'} stated"


def deck(facts: Count) -> str:
    """How the facts are known that no article states, and that it can be seen."""
    parts = (
        [f"{number(facts.inferred)} {'is' if facts.inferred == 1 else 'are'} inferred by an editor"]
        if facts.inferred
        else []
    )
    if facts.reference:
        parts.append(
            f"{number(facts.reference)} {'comes from a reference' if facts.reference == 1 else 'come from references'}"
        )
    if not parts:
        return "Nothing here comes from anything but the articles’ words."
    return f"{capital(joined(parts))}; wherever one stands, it says so and looks different."


def known(facts: Count) -> str:
    """The facts by how they are known: "94 facts are stated, 48 inferred and 40 from references"."""
    if not facts.total:
        return "the tables hold no facts yet"
    ways = [(facts.stated, "stated"), (facts.inferred, "inferred"), (facts.reference, "from references")]
    there = [(count, words) for count, words in ways if count]
    if len(there) == 1:
        count, words = there[0]
        return f"the one fact is {words}" if count == 1 else f"all {number(count)} facts are {words}"
    (first, words), *rest = there
    head = f"{number(first)} {'fact is' if first == 1 else 'facts are'} {words}"
    return joined([head, *(f"{number(count)} {told}" for count, told in rest)])


def dates_headline(stated: int, inferred: int, reference: int) -> str:
    """The finding on dates: the way in which most of them are known."""
    total = stated + inferred + reference
    if not total:
        return "No event has a date"
    count, words = max(
        ((stated, "stated"), (inferred, "inferred"), (reference, "from a reference")), key=lambda each: each[0]
    )
    if count == total:
        return f"The one date is {words}" if total == 1 else f"All {number(total)} dates are {words}"
    return f"{opening(count, f'of {number(total)} dates')} {'is' if count == 1 else 'are'} {words}"


def facts_headline(facts: Count) -> str:
    """The finding on all facts."""
    return capital(known(facts))


def notes_headline(disputed: int, context: int) -> str:
    """The finding on the editor's notes."""
    if not disputed and not context:
        return "No sentence is disputed, and nothing is added"
    parts = []
    if disputed:
        parts.append("one point is disputed" if disputed == 1 else f"{number(disputed)} points are disputed")
    if context:
        parts.append("one is added to" if context == 1 else f"{number(context)} are added to")
    said = joined(parts)
    return capital(said if disputed else f"{number(context)} {'point is' if context == 1 else 'points are'} added to")
