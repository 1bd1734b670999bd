"""A saved web page to an article: its text with paragraphs and subheadings, its fields, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from parley.desk.imported import FoundField, ImportedArticle, UnreadableFileError, squeeze_blanks
from parley.desk.page_fields import find_page_fields
from parley.text.furniture import find_furniture_role

DATA_ADDRESS = re.compile(r"data:[\w.+/-]+(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=\s]*")
"""A picture or typeface inside a page, as SingleFile keeps them: most of its size and none of its text."""

MAX_PAGE_LETTERS = 10_000_000
TAGS_WITH_LINES = ("p", "li", "h1", "h2", "h3", "h4", "td", "div", "span", "a", "figcaption")
BLOCK_TAGS = " or ".join(f"self::{tag}" for tag in TAGS_WITH_LINES)
"""What may hold a line of a page, as a condition of XPath."""
HIDDEN_TAGS = ("script", "style", "noscript", "template")
SENTENCE_END = re.compile(r"[.!?…؟。]['\"”’»)]*$")


def read_web_page(html: str) -> ImportedArticle:
    """Take the article out of a page. Nothing in the page runs and nothing is fetched."""
    from lxml import etree
    from lxml import html as lxml_html
    from trafilatura import extract

    slim = DATA_ADDRESS.sub("data:,", html)
    if len(slim) > MAX_PAGE_LETTERS:
        problem = f"The page has {len(slim):,} letters without its pictures; at most {MAX_PAGE_LETTERS:,} are read."
        raise UnreadableFileError(f"{problem} Save the article alone, or its text.")
    try:
        tree = lxml_html.document_fromstring(slim.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        raise UnreadableFileError("It is no web page: it holds no text.") from None
    fields = find_page_fields(tree)
    etree.strip_elements(tree, *HIDDEN_TAGS, with_tail=False)
    unwrap_linked_paragraphs(tree)
    found = extract(tree, output_format="xml", include_comments=False)
    blocks = list(list_text_blocks(etree.fromstring(found.encode()).find("main"))) if found else []
    title = fields.get("title", FoundField("", "")).value
    if blocks and blocks[0] == title:
        blocks = blocks[1:]
    blocks = [words for words in blocks if find_furniture_role(words) != "share"]
    if not blocks:
        raise UnreadableFileError("No article was found on the page. Save its text as a .txt file instead.")
    text = "\n\n".join(filter(None, [title, *blocks])) + "\n"
    return ImportedArticle(text, fields, tuple(list_left_out_lines(tree, text)))


def unwrap_linked_paragraphs(tree: Any) -> None:
    """Take the link off paragraphs that are one whole link and end as a sentence: trafilatura drops them."""
    for link in tree.xpath("//p/a"):
        paragraph = link.getparent()
        words = squeeze_blanks(link.text_content())
        if words == squeeze_blanks(paragraph.text_content()) and SENTENCE_END.search(words):
            link.drop_tag()


def list_text_blocks(main: Any) -> Iterator[str]:
    """Subheadings, paragraphs and items of lists in order, each as one line."""
    for block in main:
        if block.tag in ("list", "quote", "table") and len(block):
            mark = "- " if block.tag == "list" else ""
            yield from (f"{mark}{words}" for child in block for words in split_line_breaks(child))
        else:
            yield from split_line_breaks(block)


def split_line_breaks(block: Any) -> Iterator[str]:
    """The words of a block; a page that parts its paragraphs with line breaks gives several."""
    for line_break in block.iter("lb"):
        line_break.text = "\n"
    for cell in block.iter("cell"):
        cell.tail = " "
    yield from filter(None, map(squeeze_blanks, "".join(block.itertext()).split("\n")))


def list_left_out_lines(tree: Any, text: str) -> Iterator[str]:
    """What stands on the page and not in the text: furniture, captions, calls to share; each once, in order."""
    kept, told = squeeze_blanks(text), set[str]()
    for element in tree.xpath(
        f"//body//*[({BLOCK_TAGS} or self::div or self::span or self::a) and normalize-space(text())]"
    ):
        words = squeeze_blanks(element.text_content())
        if words and words not in kept and words not in told:
            told.add(words)
            yield words
