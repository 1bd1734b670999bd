"""What is said of the articles as a whole: right for one, three and fifty."""

from __future__ import annotations

from parley.words.messages import say_count


def name_as_of_day(articles: int) -> str:
    """What the day is that a dossier tells of: by default that of its newest article."""
    return say_count("the article’s day", "the dossier’s day", articles)


def say_not_in_articles(articles: int) -> str:
    """That no article says it."""
    return say_count("Not in the article", "Not in the articles", articles)
