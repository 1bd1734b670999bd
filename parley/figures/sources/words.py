"""The words over the comparison of sources: findings, counts, and what a cell says aloud."""

from __future__ import annotations

from parley.evidence.source_comparison import SourceComparison
from parley.words.messages import say, say_count
from parley.words.wording import capitalize_first, spell_small_number

RECORD_KIND_WORDS = {"event": "Event", "statement": "Statement", "control": "Status"}
"""What a compared record is called."""

COMPARISON_RULE = (
    "A record is told by an article where the article’s words support it, and told otherwise where an editor found "
    "that another article gives something else. Two articles of one publisher count as one source. "
    "Silence is no denial."
)
"""What the comparison rests on."""


def sources_page_headline(comparison: SourceComparison, publishers: int) -> str:
    """The finding: on how many records the sources differ."""
    articles, records, differing = len(comparison.articles), len(comparison.records), len(comparison.differing)
    if articles < 2:
        return say("One article stands behind everything here, so none can confirm or contradict it")
    if not records:
        return say("No article tells of what the filters leave")
    names = count_publishers_in_words(publishers, articles)
    if not differing:
        return say_count(
            "{names} tell of {count} record, and none tells it otherwise",
            "{names} tell of {count} records, and none tells any otherwise",
            records,
            names=names,
        )
    return say_count(
        "{names} differ on {count} of {records} records",
        "{names} differ on {count} of {records} records",
        differing,
        names=names,
        records=records,
    )


def count_publishers_in_words(publishers: int, articles: int) -> str:
    """Who is compared: publishers, or the articles of a single one."""
    if publishers < 2:
        return capitalize_first(say("{number} articles of one publisher", number=spell_small_number(articles)))
    return capitalize_first(say("{number} publishers", number=spell_small_number(publishers)))


def differing_headline(comparison: SourceComparison) -> str:
    """The finding of the list of differences."""
    count = len(comparison.differing)
    if not count:
        return say("Where several articles tell a record, they agree")
    return say_count(
        "{spelt} record is told otherwise by another article",
        "{spelt} records are told otherwise by another article",
        count,
        spelt=capitalize_first(spell_small_number(count)),
    )


def support_headline(comparison: SourceComparison) -> str:
    """The finding of the table: how many records more than one publisher tells."""
    several = sum(1 for each in comparison.records if each.publishers > 1)
    return say_count(
        "{count} of {records} records is told by more than one publisher",
        "{count} of {records} records are told by more than one publisher",
        several,
        records=len(comparison.records),
    )
