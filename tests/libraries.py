"""Dossiers of several invented articles, some in other scripts."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.dossiers import ARTICLE, ROWS, tiny_dossier


class Written(NamedTuple):
    """An article to add: its id, title, publisher, day (EDTF or ""), language and paragraphs."""

    source_id: str
    title: str
    publisher: str
    published: str
    language: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The article as its file holds it."""
        return "\n\n".join([self.title, *self.paragraphs]) + "\n"


UKRAINIAN = Written(
    "prystan",
    "Гавань знову відкрита",
    "Ліндовський вісник",
    "2021-05-06",
    "uk",
    (
        "Мер Ада Марш відкрила гавань Ліндова 4 травня. «Причал безпечний», — сказала вона п’ятьом журналістам.",
        "Портова рада закрила гавань у квітні. Рибалки чекали на це рішення цілий місяць.",
    ),
)
ARABIC = Written(
    "mina",
    "الميناء يفتح أبوابه من جديد",
    "بريد ليندو",
    "2021-05-07",
    "ar",
    (
        "أعادت رئيسة البلدية آدا مارش فتح الميناء في الرابع من مايو. وقالت إنّ الرصيف آمن.",
        "كان مجلس الموانئ قد أغلق الميناء في أبريل. والصيادون انتظروا القرار شهراً كاملاً.",
    ),
)
SECOND = Written(
    "quay",
    "The quay is new",
    "Lindow Post",
    "",
    "en",
    (
        "The quay of Lindow is new, the Port Board said. Nobody at the Café Zephyr had asked for a quay.",
        "The harbour is the oldest of the coast.",
    ),
)


def library(folder: Path, articles: Sequence[Written] = (SECOND, UKRAINIAN, ARABIC)) -> Path:
    """The invented dossier with more articles; Ukrainian and Arabic evidence where those articles are among them."""
    sources, evidence = io.StringIO(), io.StringIO()
    for each in articles:
        sha = hashlib.sha256(each.text.encode()).hexdigest()
        row = [each.source_id, "article", each.title, each.publisher, "", each.published]
        row += ["stated" if each.published else "", "", each.language, "", f"seeds/{each.source_id}.txt", sha, ""]
        csv.writer(sources, lineterminator="\n").writerow(row)
    proofs = {
        UKRAINIAN: ["ev-uk", "prystan", "Портова рада закрила гавань у квітні."],
        ARABIC: ["ev-ar", "mina", "كان مجلس الموانئ قد أغلق الميناء في أبريل."],
    }
    for article, proof in proofs.items():
        if article in articles:
            csv.writer(evidence, lineterminator="\n").writerow(
                [*proof, "", "", "", "event", "closure", "", "supports", ""]
            )
    rows = {"sources": ROWS["sources"] + sources.getvalue(), "evidence": ROWS["evidence"] + evidence.getvalue()}
    tiny_dossier(folder, ARTICLE, rows)
    for each in articles:
        (folder / f"seeds/{each.source_id}.txt").write_text(each.text, encoding="utf-8", newline="\n")
    return folder
