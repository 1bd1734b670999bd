"""What a reader does with the article: open passages, step through what they support, hide marks, follow a link."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import driver

EVIDENCE = "/reader?evidence=event-putin-in-principle"
MAIN = '[data-testid="stMain"]'
LINE_LENGTHS = """all => { const out = []; const range = document.createRange();
  for (const p of all) { const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    let bottom = null, count = 0;
    while (walker.nextNode()) { const text = walker.currentNode;
      if (text.parentElement.closest('.number, .paragraph-number, .note-sign')) continue;
      for (let i = 0; i < text.length; i++) { range.setStart(text, i); range.setEnd(text, i + 1);
        const box = range.getClientRects()[0]; if (!box) continue;
        if (bottom !== null && box.bottom - bottom > 15) { out.push(count); count = 0; }
        bottom = box.bottom; count++; } } }
  return out; }"""
LAST_LETTER = """number => { const range = document.createRange(); const text = number.previousSibling;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT); let last = text;
  while (walker.nextNode()) last = walker.currentNode;
  range.setStart(last, last.length - 1); range.setEnd(last, last.length);
  const box = range.getBoundingClientRect(); return (box.top + box.bottom) / 2; }"""


def visit(page: Page, server: driver.Server, address: str) -> None:
    """Open an address and wait until the page is at rest."""
    page.goto(server.url + address)
    driver.settle(page)


def number_of(page: Page, number: int) -> Locator:
    """The way into the evidence of one passage."""
    return page.get_by_role("link", name=f"What passage {number} supports", exact=True)


def panel_of(page: Page) -> Locator:
    """The evidence panel."""
    return page.get_by_role("complementary", name="Evidence")


def top_of(place: Locator) -> float:
    """Where something begins on the screen."""
    box = place.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("key", ["click", "Enter", "Space"])
def test_a_number_opens_its_passage_by_mouse_and_by_keys(page: Page, server: driver.Server, key: str) -> None:
    visit(page, server, "/reader")
    number = number_of(page, 11)
    expect(number).to_have_attribute("aria-expanded", "false")
    number.click() if key == "click" else number.press(key)
    driver.settle(page)
    expect(number).to_have_attribute("aria-expanded", "true")
    expect(number).to_be_focused()
    assert "evidence=event-putin-in-principle" in page.url
    expect(panel_of(page).locator("mark").first).to_contain_text("“in principle”")
    assert "“in principle”" in "".join(page.locator(".article .chosen").all_inner_texts())


def test_a_record_of_the_passage_is_told_in_its_turn(page: Page, server: driver.Server) -> None:
    visit(page, server, EVIDENCE)
    records = panel_of(page).get_by_label("Records of the passage")
    expect(records.locator('[aria-current="true"]')).to_have_count(1)
    other = records.locator("li:not(:has([aria-current])) a").first
    title = other.inner_text()
    other.click()
    driver.settle(page)
    expect(panel_of(page).get_by_role("heading", level=2)).to_have_text(title)
    expect(records.locator('[aria-current="true"]')).to_have_text(title)
    expect(number_of(page, 11)).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("how", ["Escape", "click"])
def test_closing_the_evidence_gives_the_focus_back(page: Page, server: driver.Server, how: str) -> None:
    visit(page, server, EVIDENCE)
    if how == "click":
        panel_of(page).get_by_label("Close the evidence").click()
    else:
        page.keyboard.press(how)
    driver.settle(page)
    assert "evidence=" not in page.url
    expect(number_of(page, 11)).to_be_focused()
    expect(number_of(page, 11)).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".article .chosen")).to_have_count(0)


def test_stepping_through_the_events_moves_the_text_and_not_the_focus(page: Page, server: driver.Server) -> None:
    visit(page, server, EVIDENCE)
    step = panel_of(page).get_by_role("link", name="Next ›")
    step.press("Enter")
    driver.settle(page)
    expect(panel_of(page)).to_contain_text("Event 12 of 22")
    expect(step).to_be_focused()
    expect(page.locator(".article .chosen").first).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "width"), [(EVIDENCE, 390), ("/reader?record=event:putin-in-principle", 900), (EVIDENCE, 1440)]
)
def test_a_link_arrives_at_its_passage(
    server: driver.Server, open_page: Callable[..., Page], address: str, width: int
) -> None:
    page = open_page(width, 844 if width < 600 else 1000)
    visit(page, server, address)
    expect(number_of(page, 11)).to_be_focused()
    first = page.locator(".article .chosen.first")
    lowest = 844 / 3 if width < 600 else 1000 * 2 / 3
    assert 50 <= top_of(first) <= lowest
    if width < 1100:
        assert top_of(number_of(page, 11)) + 24 <= top_of(panel_of(page)), "the sheet leaves the passage in sight"


def test_the_last_passage_is_seen_above_the_sheet(server: driver.Server, open_page: Callable[..., Page]) -> None:
    page = open_page(390, 844)
    visit(page, server, "/reader")
    number = page.locator(".article .number").last
    number.click()
    driver.settle(page)
    expect(number).to_have_attribute("aria-expanded", "true")
    assert top_of(page.locator(".article .chosen.first")) <= 844 / 3
    assert top_of(number) + 24 <= top_of(panel_of(page))


def test_filtering_keeps_the_place_in_the_text(page: Page, server: driver.Server) -> None:
    visit(page, server, EVIDENCE + "&actor=putin")
    page.locator(MAIN).evaluate("main => main.scrollTo(0, 1400)")
    # The chip has scrolled away, and Playwright's own click would scroll to it.
    page.get_by_role("link", name="Vladimir Putin ×").evaluate("chip => chip.click()")
    driver.settle(page)
    assert "actor=" not in page.url
    assert page.locator(MAIN).evaluate("main => main.scrollTop") > 1200, "the choice is the same: nothing scrolls to it"


def test_what_does_not_fit_is_muted_and_still_legible(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader?actor=starmer")
    muted = page.locator(".article .off [data-quotes]").first.evaluate("e => getComputedStyle(e).color")
    full = page.locator(".article .sentence:not(.off) [data-quotes]").first.evaluate("e => getComputedStyle(e).color")
    assert muted == "rgb(90, 96, 104)"
    assert full == "rgb(23, 25, 28)"
    expect(page.get_by_text("Under these filters 1 of 23 stands out")).to_be_visible()


def test_switches_hide_one_kind_of_mark_without_asking_the_server(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader?q=ceasefire")
    lines = "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).outlineStyle]"
    for label, css in (
        ("places", ".place:not(.passage)"),
        ("dates", ".date:not(.passage)"),
        ("people", ".person:not(.passage)"),
        ("bodies", ".body:not(.passage)"),
    ):
        mark = page.locator(f".article {css}").first
        if mark.count():
            assert mark.evaluate(lines)[0] == "underline"
            page.get_by_label(re.compile(f"^{label}")).uncheck()
            assert mark.evaluate(lines)[0] == "none"
    expect(page.get_by_label(re.compile("^words"))).to_be_visible()
    word = page.locator(".article .word").first
    assert word.evaluate(lines)[1] == "solid"
    page.get_by_label(re.compile("^words")).uncheck()
    assert word.evaluate(lines)[1] == "none"
    page.get_by_label(re.compile("^passages")).uncheck()
    expect(page.locator(".article .number").first).to_be_hidden()


def test_switches_stay_as_they_are_when_the_text_is_drawn_anew(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader?actor=starmer")
    page.get_by_label(re.compile("^passages")).uncheck()
    page.get_by_role("link", name="Keir Starmer ×").click()
    driver.settle(page)
    expect(page.get_by_label(re.compile("^passages"))).not_to_be_checked()
    expect(page.locator(".article .number").first).to_be_hidden()


def test_marks_are_told_apart_by_form(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader?q=ceasefire")
    style = """e => { const s = getComputedStyle(e);
      return [s.textDecorationStyle, s.outlineStyle, s.textDecorationThickness] }"""
    kinds = ("person", "body", "place", "date", "word")
    forms = {kind: page.locator(f".article .{kind}").first.evaluate(style) for kind in kinds}
    only = page.locator(".article .passage:not(.name, .place, .date, .word)").first
    assert only.evaluate(style)[0] == "double"
    assert [forms[kind][0] for kind in ("person", "body", "place", "date")] == [*("solid", "solid", "dotted", "dashed")]
    assert forms["person"][2] != forms["body"][2], "a body's line is heavier than a person's"
    assert forms["word"][1] == "solid"


def test_the_legend_folds_where_there_is_no_room(server: driver.Server, open_page: Callable[..., Page]) -> None:
    page = open_page(390, 844)
    visit(page, server, "/reader")
    box = page.get_by_label(re.compile("^passages"))
    expect(box).to_be_hidden()
    page.get_by_text("Marks", exact=True).tap()
    expect(box).to_be_visible()
    wide = open_page(1440)
    visit(wide, server, "/reader")
    expect(wide.get_by_label(re.compile("^passages"))).to_be_visible()
    expect(wide.get_by_text("Marks", exact=True)).to_be_hidden()


def test_numbers_are_large_enough_and_stand_by_the_last_word(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader")
    for number in page.locator(".article .number").all():
        box = number.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 23.9
        middle = box["y"] + box["height"] / 2
        assert abs(middle - number.evaluate(LAST_LETTER)) < 15, "on the line of the word before it"


def test_lines_are_of_a_readable_length(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader")
    lengths = page.locator(".article p").evaluate_all(LINE_LENGTHS)
    assert 60 <= median(lengths) <= 75
    assert max(lengths) <= 80


def test_what_matches_is_stepped_through_by_keys_and_the_rest_folds_away(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader?actor=zelenskiy")
    bar = page.get_by_role("group", name="Matches in the text")
    said = bar.get_by_role("status")
    expect(said).to_have_text("3 of 23 sentences match")
    page.locator(".article").press("n")
    expect(said).to_have_text("Match 1 of 3 in 23 sentences")
    expect(page.locator(".sentence.at")).to_be_in_viewport()
    page.locator(".article").press("p")
    expect(said).to_have_text("Match 3 of 3 in 23 sentences")
    bar.get_by_role("link", name="Show only matching").click()
    driver.settle(page)
    assert "only=matching" in page.url
    hidden = page.locator(".article .sentence:not(:visible)")
    assert hidden.count() == 20
    folds = page.locator(".article .fold")
    assert sum(int(re.sub(r"\D", "", text) or 1) for text in folds.all_inner_texts()) == 20
    folds.first.press("Enter")
    assert hidden.count() < 20
    expect(page.locator(".article")).to_be_focused()
    number = page.locator(".article .sentence.off .number").last
    assert not number.is_visible()
    page.goto(f"{server.url}/reader?actor=zelenskiy&only=matching&evidence={EVIDENCE.partition('=')[2]}")
    driver.settle(page)
    expect(number_of(page, 11)).to_be_visible()
    expect(number_of(page, 11)).to_be_focused()
    page.go_back()
    driver.settle(page)
    bar.get_by_role("link", name="Show the whole text").click()
    driver.settle(page)
    assert hidden.count() == 0


def test_the_mentions_of_a_name_are_counted_and_stepped_through(
    server: driver.Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(390, 844)
    visit(page, server, "/reader")
    page.get_by_text("Marks", exact=True).tap()
    name = page.locator(".named").get_by_role("button", name="Vladimir Putin")
    count = int(name.inner_text().split()[-1])
    name.tap()
    bar = page.get_by_role("group", name="Matches in the text")
    expect(bar.get_by_role("status")).to_have_text(f"Vladimir Putin: mention 1 of {count}")
    bar.get_by_role("button", name="Next").tap()
    expect(bar.get_by_role("status")).to_have_text(f"Vladimir Putin: mention 2 of {count}")
    mention = page.locator(".article .at").first
    expect(mention).to_contain_text("Putin")
    assert top_of(mention) > top_of(bar) + 30, "not under the bar"
    bar.get_by_label("Stop stepping").tap()
    expect(bar).to_be_hidden()
    expect(page.locator(".article .same")).to_have_count(0)


def test_a_note_and_its_words_lead_to_each_other(page: Page, server: driver.Server) -> None:
    visit(page, server, "/reader")
    sign = page.locator(".article .note-sign").first
    sign.press("Enter")
    note = page.get_by_role("note").first
    expect(note).to_be_focused()
    assert "#" not in page.url
    note.locator(".note-sign").press("Enter")
    expect(sign).to_be_focused()


def test_a_choice_is_a_small_message(page: Page, server: driver.Server) -> None:
    frames = driver.listen(page)
    visit(page, server, "/reader")
    for act in (number_of(page, 12).click, lambda: page.keyboard.press("Escape")):
        frames.clear()
        act()
        driver.settle(page)
        assert max(frames) <= 10_000
        assert sum(frames) <= 20_000, "the text itself does not travel again"


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_nothing_bars_the_way_to_the_text(
    server: driver.Server, open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    page = open_page(width, 844, scheme)
    visit(page, server, f"{EVIDENCE}&actor=zelenskiy&q=ukraine&match=any&only=matching")
    assert driver.violations(page) == []
