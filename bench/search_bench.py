"""Measure search and the marking of names over many articles, beside the figures to reach.

    python -m bench.search_bench [--articles 1000,10000]

The articles are the dossier's own, their sentences and the words in them shuffled, each as long as the first.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from parley.dossier.dossier import Dossier, open_dossier
from parley.selection.search import SentenceIndex
from parley.text.articles import Article, ArticleBlock, Sentence
from parley.text.query import Query, parse_search_query

ROOT = Path(__file__).parents[1]
FIGURES = {1_000: (2.0, 25.0, None), 10_000: (10.0, 100.0, 50.0)}
"""By the number of articles: CPU seconds and MB of the index, milliseconds of a search."""

MARKING = 2.0
"""Milliseconds to mark the names of an article."""


def main() -> None:
    """Measure and print, one block for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1000,10000", help="numbers of articles, with commas")
    dossier = open_dossier(ROOT)
    for count in map(int, parser.parse_args().articles.split(",")):
        measure(dossier, count)


def measure(dossier: Dossier, count: int) -> None:
    """Build the index of `count` articles, search it, mark names."""
    cpu, size, wait = FIGURES.get(count, (None, None, None))
    articles = list(shuffled(dossier, count))
    begun = time.process_time()
    index = SentenceIndex(articles)
    spent = time.process_time() - begun
    print(f"\n{count:,} articles, {sum(len(each.sentences) for each in articles):,} sentences")
    line("index, CPU s", spent, cpu)
    line("index, MB", index.size / 1e6, size)
    searches = [(text, parse_search_query(text)) for text in queries(articles)]
    times = {text: milliseconds(lambda query=query: searched(index, query)) for text, query in searches}
    line(f"search and count, median ms of {len(times)}", statistics.median(times.values()), wait)
    slowest = max(times, key=times.__getitem__)
    line(f"the slowest of them, ms ({slowest!r})", times[slowest], None)
    marks = [milliseconds(lambda each=each: dossier.names.mentions(each.text), 1) for each in articles[:500]]
    line("names of an article marked, median ms", statistics.median(marks), MARKING)


def searched(index: SentenceIndex, query: Query) -> None:
    """What a page of results asks: the best sentences, and how many there are in which article."""
    index.hits(query, 0, 10)
    index.counts(query)


def line(what: str, value: float, most: float | None) -> None:
    """One measured figure and whether it is reached."""
    told = f"at most {most:g}: {'reached' if value <= most else 'NOT REACHED'}" if most is not None else ""
    print(f"  {what:<52} {value:>9.2f}  {told}")


def milliseconds(act: Callable[[], object], times: int = 3) -> float:
    """The median time of an act."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def queries(articles: list[Article]) -> list[str]:
    """Words from common to rare, pairs, phrases, beginnings and what nobody wrote."""
    words = [word.strip(".,“”’") for article in articles[:3] for word in article.text.split() if word.isascii()]
    chance = random.Random(2)
    single = chance.sample(sorted(set(filter(None, words))), 20)
    pairs = [" ".join(chance.sample(words, 2)) for _ in range(8)]
    at = [chance.randrange(len(words) - 1) for _ in range(8)]
    phrases = [f'"{words[place]} {words[place + 1]}"' for place in at]
    return [*single, *pairs, *phrases, *(f"{word[:3]}*" for word in single[:8]), "unicorns", "the", "the of"]


def shuffled(dossier: Dossier, count: int) -> Iterator[Article]:
    """Articles as long as the dossier's own, of its sentences in another order with a third of the words exchanged."""
    own = dossier.articles[dossier.main_source]
    sentences = [own.passage_text(each.start, each.end) for each in own.sentences]
    words = " ".join(sentences).split()
    chance = random.Random(1)
    for number in range(count):
        yield article_of(
            f"article-{number}",
            [
                " ".join(chance.choice(words) if chance.random() < 1 / 3 else word for word in sentence.split())
                for sentence in chance.sample(sentences, len(sentences))
            ],
        )


def article_of(source_id: str, sentences: list[str]) -> Article:
    """An article of one sentence a paragraph."""
    blocks, places, at = [], [], 0
    for number, sentence in enumerate(sentences, start=1):
        blocks.append(ArticleBlock("paragraph", "", at, at + len(sentence), number))
        places.append(Sentence(number, number, at, at + len(sentence)))
        at += len(sentence) + 2
    return Article(source_id, "\n\n".join(sentences), tuple(blocks), tuple(places))


if __name__ == "__main__":
    main()
