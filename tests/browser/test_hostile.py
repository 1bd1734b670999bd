"""No word of an article, a table or an address is ever read as more than a word, on any page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Dialog, Page

from parley.ui.frame.site import PAGES
from tests.browser import driver
from tests.hostile import HOSTILE, NUL, hostile_dossier

MAIN = '[data-testid="stMain"]'
RECORDS = {"": "", "map": "territory:harbour", "timeline": "event:reopening", "reader": "event:reopening", "data": ""}
"""What is opened on each page; on pages not named here an event."""

FOREIGN = (
    ":is(script, iframe, base, meta, object, embed, img, form, link, [onload], [onerror], [onmouseover], [srcdoc])"
)
HARM = """main => ({
  broken: window.broken ?? null,
  foreign: [...main.querySelectorAll('FOREIGN')].map(e => e.outerHTML.slice(0, 200)),
  scripted: [...main.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location.href).protocol)
    .filter(protocol => !/^https?:$/.test(protocol)),
  covered: [...main.querySelectorAll('[style*="99999"]')].map(e => e.outerHTML.slice(0, 200)),
  formatted: main.querySelectorAll('.katex, code:not(.name), strong, em').length,
  wide: main.scrollWidth - main.clientWidth,
})""".replace("FOREIGN", FOREIGN)
NONE = {"broken": None, "foreign": [], "scripted": [], "covered": [], "formatted": 0}


def plain(text: str) -> str:
    """A text with its white space as the page shows it."""
    return re.sub(r"\s+", " ", text)


def test_hostile_words_stay_words_on_every_page(
    tmp_path: Path, open_page: Callable[..., Page], fresh_server: Callable[..., driver.Server]
) -> None:
    server = fresh_server(PARLEY_DOSSIER=str(hostile_dossier(tmp_path)))
    page = open_page()
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    half = len(HOSTILE) // 2
    asked = [" ".join([*HOSTILE[:half], NUL]), " ".join(HOSTILE[half:])]
    for number, info in enumerate(PAGES):
        words, record = asked[number % 2], RECORDS.get(info.path, "event:reopening")
        for query in (f"record={record}", f"q={quote(words)}&actor={quote(HOSTILE[0])}&from={quote(HOSTILE[1])}"):
            page.goto(f"{server.url}/{info.path}?{query}")
            driver.settle(page, still=300)
            harm = page.locator(MAIN).evaluate(HARM)
            wide = harm.pop("wide")
            assert wide <= 0 or info.path != "reader", "a very long word is broken"
            assert harm == NONE, f"{info.path}?{query[:40]}"
            said = plain(page.locator(MAIN).evaluate("main => main.textContent"))
            if query.startswith("q="):
                assert plain(words).replace("\x00", "") in said.replace("\x00", "").replace("\ufffd", "")
                assert HOSTILE[0] in said, "what a link names in vain is told as it was typed"
            elif record:
                assert all(each in said for each in HOSTILE[:half]), f"{info.path}: a record is told as it was typed"
            if info.path == "reader":
                text = page.locator(".article").evaluate("article => article.textContent")
                assert all(each in text for each in HOSTILE)
                assert page.locator(".article :not(p, h2, span, a, b, div)").count() == 0
    assert not dialogs
