"""Read the articles that `sources` names, and see whether their text is still the one the quotes were taken from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from parley.tables.faults import Fault
from parley.text.articles import Article, ArticleError, KnownLines, read_article


def read_source_articles(folder: Path, file: str, sources: pd.DataFrame) -> tuple[dict[str, Article], list[Fault]]:
    """Read every article; one that is missing or no text is a fault, and so is one that has changed but is read."""
    articles: dict[str, Article] = {}
    faults: list[Fault] = []
    rows = sources[sources["kind"].eq("article") & ~sources["source_id"].duplicated()]
    columns = ["source_id", "path", "sha256", "language", "title", "author", "publisher"]
    for row, source_id, path, stored, language, *known in rows[columns].itertuples(name=None):
        raw = read_article_bytes(folder, path)
        if isinstance(raw, tuple):
            faults.append(Fault(file, row, "path", path, *raw))
            continue
        try:
            articles[source_id] = read_article(source_id, raw, language, KnownLines(*known))
        except ArticleError as error:
            problem = f"the text cannot be read (line {error.line}, byte {error.offset}): {error.problem}"
            faults.append(Fault(file, row, "path", path, problem, error.remedy))
            continue
        faults += hash_faults(file, row, path, stored, raw)
    return articles, faults


def read_article_bytes(folder: Path, path: str) -> bytes | tuple[str, str]:
    """The bytes of an article, or problem and remedy."""
    if not path:
        return (
            "an article needs the path of its text.",
            "Put the text into seeds/ and name it, as in seeds/story.txt.",
        )
    try:
        place = (folder / path).resolve()
        if not place.is_relative_to(folder.resolve()):
            return ("the path leads out of the dossier.", "Put the text into the dossier's seeds/.")
        return place.read_bytes()
    except FileNotFoundError:
        return (
            "there is no such file.",
            "Put the article's text there, or correct the path (relative to the dossier's folder).",
        )
    except (OSError, ValueError) as error:
        return f"the file cannot be read: {error}.", "Name a readable text file."


def hash_faults(file: str, row: int, path: str, stored: str, raw: bytes) -> list[Fault]:
    """A fault where the stored hash is not the text's own."""
    now = hashlib.sha256(raw).hexdigest()
    if stored.lower() == now:
        return []
    if not stored:
        problem = f"there is no hash of {path}, so a change in the text would pass unseen."
        return [Fault(file, row, "sha256", "", problem, f"Write {now}.")]
    problem = f"the text of {path} has changed since this hash was stored."
    remedy = f"Bring the old text back; or, once every quote below is found in the new one, write {now}."
    return [Fault(file, row, "sha256", stored, problem, remedy)]


def sentence_texts_by_article(articles: Mapping[str, Article]) -> dict[str, list[str]]:
    """Each article's sentences as a reader sees them."""
    return {key: [text.passage_text(s.start, s.end) for s in text.sentences] for key, text in articles.items()}
