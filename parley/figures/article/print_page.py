"""The article as a page of its own for print: passages marked and numbered, what each supports as notes at the end.

One file without scripts or anything from outside; all text in it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.dossier.dossier import Dossier
from parley.evidence.backing import Backing, list_article_backings
from parley.evidence.marks import ArticleMark, split_text_runs
from parley.evidence.passages import Passage, article_block_at, list_article_passages
from parley.figures.markup import Node, h, html_from_node, replace_control_characters
from parley.text.articles import Article
from parley.text.blocks import ArticleBlock

PRINT_STYLE_SHEET = """
@page { margin: 22mm 20mm; }
:root { color-scheme: light; }
body { font: 400 11.5pt/1.55 "Source Serif 4", "Source Serif", Georgia, serif; color: #17191c; background: #fff;
  max-width: 40em; margin: 0 auto; padding: 24px 20px 48px; overflow-wrap: break-word; }
h1 { font-size: 21pt; line-height: 1.15; margin: 4px 0 6px; }
h2 { font-size: 13.5pt; line-height: 1.3; margin: 22px 0 8px; break-after: avoid; }
p { margin: 0 0 11px; orphans: 2; widows: 2; }
.about, .note, .notes, .foot { font: 400 9.5pt/1.5 "Libre Franklin", system-ui, sans-serif; }
.about, .foot { color: #5a6068; }
.passage { background: #f0eee6; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
sup { font: 600 7.5pt/1 "Libre Franklin", system-ui, sans-serif; text-decoration: none; }
sup a { color: inherit; text-decoration: none; }
.note { border-inline-start: 4px double #17191c; padding-inline-start: 10px; break-inside: avoid; }
.notes { padding-inline-start: 2.2em; }
.notes li { margin: 0 0 7px; break-inside: avoid; }
.notes ul { margin: 0; padding: 0; list-style: none; }
.notes ul li { margin: 0; }
.back { color: inherit; text-decoration: none; }
@media print { .back { display: none; } }
.foot { border-top: 1px solid #17191c; margin-top: 26px; padding-top: 10px; overflow-wrap: anywhere; }
"""

PRINT_CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing, even if a browser were tricked into trying."""

PRINT_NOTE_LABELS = {"disputes": "Disputed", "differs": "Told otherwise", "context": "Context"}

NON_TEXT_PLACES = {"title": "the headline", "caption": "the caption", "furniture": "the page furniture"}
"""Where evidence may stand that is not printed as text."""


@dataclass(frozen=True)
class PrintImprint:
    """What the page says of itself: publisher, byline and day; how to cite it; its address; its licence."""

    about: Node
    citation: str
    address: str
    licence: str


def build_print_page(dossier: Dossier, article: Article, title: str, imprint: PrintImprint, language: str = "") -> str:
    """The whole page as HTML text."""
    passages = list_article_passages(dossier, article.source_id)
    rows = list_article_backings(dossier, article.source_id)
    body = [
        h("p", imprint.about, class_="about"),
        h("h1", title, lang=language or None, dir="auto"),
        *draw_print_blocks(article, passages, rows, language),
        *draw_print_endnotes(article, passages, rows),
        draw_print_foot(imprint),
    ]
    head = [
        h("meta", charset="utf-8"),
        h("meta", http_equiv="Content-Security-Policy", content=PRINT_CONTENT_POLICY),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("title", title),
        h("style", PRINT_STYLE_SHEET),
    ]
    return (
        "<!DOCTYPE html>\n"
        + html_from_node(replace_control_characters(h("html", h("head", *head), h("body", *body), lang="en")))
        + "\n"
    )


def draw_print_blocks(
    article: Article, passages: Sequence[Passage], rows: Sequence[Backing], language: str
) -> list[Node]:
    """Paragraphs and subheadings, each with the editor's notes on it."""
    out: list[Node] = []
    for block in article.blocks:
        if block.kind == "subheading":
            out.append(h("h2", *draw_print_passages(article, block, passages), lang=language or None, dir="auto"))
        elif block.kind == "paragraph":
            out.append(h("p", *draw_print_passages(article, block, passages), lang=language or None, dir="auto"))
            out += [
                draw_print_note(article, row) for row in list_unique_notes(rows) if block.start <= row.start < block.end
            ]
    return out


def list_unique_notes(rows: Iterable[Backing]) -> list[Backing]:
    """The editor's notes, disputes first, each note once."""
    noted = sorted(
        (row for row in rows if row.stance in PRINT_NOTE_LABELS),
        key=lambda row: list(PRINT_NOTE_LABELS).index(row.stance),
    )
    return list({row.note: row for row in reversed(noted)}.values())[::-1]


def draw_print_passages(article: Article, block: ArticleBlock, passages: Sequence[Passage]) -> list[Node]:
    """A block's text with its passages marked, the number after the last letter of each."""
    spans = [ArticleMark(passage.start, passage.end, "passage", str(passage.number)) for passage in passages]
    ends = {passage.end: passage.number for passage in passages}
    out: list[Node] = []
    for run in split_text_runs(block.start, block.end, spans):
        words = article.passage_text(run.start, run.end)
        out.append(h("span", words, class_="passage") if run.values("passage") else words)
        if run.values("passage") and run.end in ends:
            number = ends[run.end]
            out.append(h("sup", h("a", str(number), href=f"#note-{number}", id=f"passage-{number}")))
    return out


def draw_print_note(article: Article, row: Backing) -> Node:
    """An editor's note: the words it is about, what is said of them, on which reference."""
    words = f"“{article.passage_text(row.start, row.end)}”: {row.note}"
    reference = f" {row.reference}" if row.reference else ""
    return h("p", h("b", f"{PRINT_NOTE_LABELS[row.stance]}. "), words, reference, class_="note", dir="auto")


def draw_print_endnotes(article: Article, passages: Sequence[Passage], rows: Sequence[Backing]) -> list[Node]:
    """What each passage supports, by its number; then evidence in the headline or the page's furniture."""
    out: list[Node] = []
    told = {row.evidence_id: row for row in rows}
    if passages:
        items = [draw_print_endnote(passage, [told[key] for key in passage.evidence]) for passage in passages]
        out += [h("h2", "What the marked passages support"), h("ol", *items, class_="notes")]
    inside = {key for passage in passages for key in passage.evidence}
    others = [row for row in rows if row.stance == "supports" and row.evidence_id not in inside]
    if others:
        items = [
            h("li", f"{format_quote_place(article, row)}: {'; '.join(list_supported_records([row]))}") for row in others
        ]
        out += [h("h2", "Evidence outside the text"), h("ul", *items, class_="notes")]
    return out


def draw_print_endnote(passage: Passage, rows: Sequence[Backing]) -> Node:
    """What one passage supports, a line for each record, and the way back to the text."""
    back = h("a", "↑", href=f"#passage-{passage.number}", class_="back", aria_label="Back to the text")
    lines = list_supported_records(rows)
    items = [h("li", said, *([" ", back] if said == lines[-1] else [])) for said in lines]
    return h("li", h("ul", *items), id=f"note-{passage.number}", value=passage.number)


def list_supported_records(rows: Iterable[Backing]) -> list[str]:
    """What rows of evidence support, each record once with the columns that are proved."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.words, []).extend([row.proves] if row.proves else [])
    return [
        words + (f" — the {', '.join(dict.fromkeys(columns))}" if columns else "") for words, columns in found.items()
    ]


def format_quote_place(article: Article, row: Backing) -> str:
    """Where a quote stands that is not in the text, with its words."""
    block = article_block_at(article, row.start)
    place = NON_TEXT_PLACES.get(block.role) or NON_TEXT_PLACES.get(block.kind, "the text")
    return f"In {place}, “{article.passage_text(row.start, row.end)}”"


def draw_print_foot(imprint: PrintImprint) -> Node:
    """How to cite, where the page was taken from, the licence."""
    said = [imprint.citation, f"Annotated in Parley: {imprint.address}", imprint.licence]
    return h("footer", *(h("p", words, dir="auto") for words in said if words), class_="foot")
