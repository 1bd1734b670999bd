"""How evidence works: one record of this dossier, from its mark to its sentence, and the forms of certainty."""

from __future__ import annotations

from parley.dossier.dossier import Dossier
from parley.evidence.quotes import EvidenceQuote
from parley.evidence.record import RecordDetails, describe_record
from parley.figures.basis_tag import tag
from parley.figures.markup import Node, h
from parley.ui.frame.view_state import ViewState
from parley.words.wording import join_names, spell_small_number

EXAMPLE_PAGES_AND_TABLES = {"event": ("timeline", "events"), "statement": ("positions", "statements")}
"""Where a record is drawn, and the table with its row."""

BASIS_FORMS = (
    ("stated", "in the words of the source", "a solid bar", "plain", None),
    (
        "inferred",
        "worked out by an editor, with the reasoning",
        "a dashed bar",
        "dashed line below",
        "known-by-inferred",
    ),
    (
        "reference",
        "from a named reference, not from an article",
        "a ring round the mark",
        "two lines below",
        "known-by-reference",
    ),
    ("disputed", "corrected by an editor, with a reference", "a tick at the mark", "a note beside it", None),
)
"""How a thing is known, what that means, how a mark and running text show it, and the class of such text."""


def draw_evidence_example(view: ViewState) -> Node:
    """The section; without a record that quotes an article, the forms alone."""
    record = choose_example_record(view.dossier)
    steps = draw_example_steps(view, describe_record(view.dossier, record, view.dossier.as_of)) if record else None
    return h(
        "section",
        h("h2", "From a mark to its sentence" if steps else "How a thing is known has a form"),
        h("p", "One record of this dossier, the way every other can be followed.", class_="sub") if steps else None,
        steps,
        draw_basis_forms(),
        id="evidence",
    )


def choose_example_record(dossier: Dossier) -> str:
    """The record to show: the first the story rests on, else the one with most evidence; events and statements only."""
    rows = dossier.evidence
    quoted = rows[rows["source_id"].isin(dossier.articles) & rows["sentence"].notna() & rows["stance"].eq("supports")]
    quoted = quoted[quoted["target_type"].isin(list(EXAMPLE_PAGES_AND_TABLES))]
    counts = quoted["record"].value_counts()
    told = [record for record in dossier.story["record"] if record in counts.index]
    return str(told[0] if told else counts.index[0]) if len(counts) else ""


def draw_example_steps(view: ViewState, record: RecordDetails) -> Node:
    """The four steps."""
    kind, _, key = record.name.partition(":")
    page, table = EXAMPLE_PAGES_AND_TABLES[kind]
    quote = next(each for each in record.quotes if each.stance == "supports" and each.paragraph)
    when = next((fact for fact in record.facts if fact.label == "When"), None)
    known = [" When: ", when.words, " ", tag(when.basis), f" {when.note}" if when.note else ""] if when else []
    place = view.link("reader", article=quote.source_id, evidence=quote.evidence_id)
    row = h("a", f"Its row in the table “{table}”", href=view.link(table=table, find=f'"{key}"', sort=None, p=None))
    marked = [
        quote.sentence[: quote.start],
        h("mark", quote.sentence[quote.start : quote.end]),
        quote.sentence[quote.end :],
    ]
    return h(
        "ol",
        draw_example_step_item(
            "The mark", h("p", h("a", record.title, href=view.link(page, record=record.name)), f", on the {page}.")
        ),
        draw_example_step_item("The row", h("p", row, " has the id ", h("code", key, class_="name"), ".", *known)),
        draw_example_step_item(
            "The evidence",
            h(
                "p",
                "A row of the table “evidence”, ",
                h("code", quote.evidence_id, class_="name"),
                ", holds the words letter for letter",
                format_further_evidence(record.quotes),
                ".",
            ),
        ),
        draw_example_step_item(
            "The sentence",
            h("blockquote", *marked, dir="auto"),
            h("p", f"{quote.source}, paragraph {quote.paragraph} · ", h("a", "Read it in the article", href=place)),
        ),
        class_="evidence-steps",
    )


def draw_example_step_item(title: str, *nodes: Node) -> Node:
    """One step."""
    return h("li", h("h3", title), *nodes)


def format_further_evidence(quotes: tuple[EvidenceQuote, ...]) -> str:
    """What else the record rests on."""
    support = sum(each.stance == "supports" for each in quotes) - 1
    words = {"disputes": "disputes", "context": "adds to"}
    parts = [f"{spell_small_number(support)} more {'supports' if support == 1 else 'support'} it"] if support else []
    for stance, verb in words.items():
        count = sum(each.stance == stance for each in quotes)
        parts += (
            [
                f"{spell_small_number(count)} "
                f"{verb if count == 1 else {'disputes': 'dispute', 'adds to': 'add to'}[verb]} it"
            ]
            if count
            else []
        )
    return f"; {join_names(parts)}" if parts else ""


def draw_basis_forms() -> Node:
    """The four ways in which a thing is known, with their forms."""
    rows = [
        h(
            "tr",
            h("th", tag(basis), scope="row"),
            h("td", meaning),
            h("td", mark),
            h("td", h("span", text, class_=shown)),
        )
        for basis, meaning, mark, text, shown in BASIS_FORMS
    ]
    heads = [h("th", words, scope="col") for words in ("Word", "What it means", "On a mark", "In running text")]
    table = h(
        "table",
        h("caption", "How a thing is known, and how that looks", class_="unseen"),
        h("thead", h("tr", *heads)),
        h("tbody", *rows),
    )
    return h("div", table, class_="scroll plain-table", tabindex=0, role="region", aria_label="How a thing is known")
