"""What a reader does with many articles: search, narrow the list, cite, take away, read other scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import driver
from tests.libraries import ARABIC, SECOND, UKRAINIAN, Written, library

HOSTILE = [
    "<script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "<iframe srcdoc='<script>parent.document.title=1</script>'></iframe>",
    '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    '<base href="https://example.org/">',
    "<style>body{display:none}</style>",
    "[a](javascript:alert(1)) ![b](https://example.org/b.png)",
    "$x^2$ :red[loud] &lt;b&gt;",
    "\u202etxet\u202c",
    "w" * 300,
]
MANY = [
    Written(f"report-{n}", f"Report {n:02}", "Tide" if n % 2 else "Coast", f"2021-06-{n:02}", "en", ("The pier.",) * 30)
    for n in range(1, 13)
]
BAD = Written("bad", HOSTILE[1], HOSTILE[0], "", "en", tuple(f"A barge wrote {each} there." for each in HOSTILE))
SIDEWAYS = """() => { const main = document.querySelector('[data-testid="stMain"]');
  return main.scrollWidth - main.clientWidth; }"""
PAINTED = "() => [...(CSS.highlights.get('sentence') ?? [])].map(String).join('')"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Server]:
    """A dashboard of many articles, some in other scripts, one hostile."""
    folder = library(tmp_path_factory.mktemp("shelf"), [SECOND, UKRAINIAN, ARABIC, *MANY, BAD])
    running = driver.start(tmp_path_factory.mktemp("log") / "log", PARLEY_DOSSIER=str(folder))
    yield running
    running.stop()
    assert not running.complaints(), running.complaints()


def visit(page: Page, server: driver.Server, address: str) -> None:
    """Open an address and wait until the page is at rest."""
    page.goto(server.url + address)
    driver.settle(page)


def result(page: Page, words: str) -> Locator:
    """The way from a result to its sentence."""
    return page.locator(".results").get_by_role("link", name=words)


def test_a_result_leads_to_its_sentence_and_back(page: Page, shelf: driver.Server) -> None:
    visit(page, shelf, "/reader?q=pier&publisher=Tide")
    expect(page.get_by_role("heading", name="180 sentences in six articles hold “pier”")).to_be_visible()
    page.locator("#hits-Next").click()
    driver.settle(page)
    expect(page.get_by_text("11–20 of 180, best first")).to_be_visible()
    link = page.locator(".results .hit a").last
    number = int((link.get_attribute("href") or "").rpartition("=")[2].partition("-")[0])
    link.press("Enter")
    driver.settle(page)
    paragraph = page.locator(f".article #p{number}")
    expect(paragraph).to_be_focused()
    expect(paragraph).to_be_in_viewport()
    expect(paragraph.locator(".word")).to_have_text("pier")
    assert page.evaluate(PAINTED) == "The pier."
    page.go_back()
    driver.settle(page)
    expect(page.get_by_text("11–20 of 180, best first")).to_be_visible()
    assert page.evaluate(PAINTED) == ""


def test_a_sentence_is_copied_with_its_source_and_a_link_that_leads_to_it(
    open_page: Callable[..., Page], shelf: driver.Server
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, shelf, "/reader?q=Zephyr")
    page.get_by_role("button", name="Copy with source").click()
    expect(page.locator(".results [role=status]")).to_have_text("Copied to the clipboard.")
    said = page.evaluate("() => navigator.clipboard.readText()")
    start = "“Nobody at the Café Zephyr had asked for a quay.” (Lindow Post, no day known, paragraph 1) "
    assert said.startswith(start)
    visit(page, shelf, said.removeprefix(start).removeprefix(shelf.url))
    assert page.evaluate(PAINTED) == "Nobody at the Café Zephyr had asked for a quay."


def test_the_list_is_ordered_narrowed_and_paged_by_keys(page: Page, shelf: driver.Server) -> None:
    visit(page, shelf, "/reader")
    page.get_by_role("link", name="Article", exact=True).press("Enter")
    driver.settle(page)
    expect(page.get_by_role("columnheader", name="Article")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_label("Language").locator("option", has_text="Ukrainian (1)")).to_have_count(1)
    page.get_by_label("Publisher").select_option("Coast")
    driver.settle(page)
    assert "publisher=Coast" in page.url
    titles = page.locator(".articles tbody th a")
    expect(titles).to_have_text([f"Report {n:02}" for n in range(2, 13, 2)])
    titles.nth(2).press("Enter")
    driver.settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Report 06")
    expect(page.locator(".articles")).not_to_have_attribute("open", re.compile(""))


def test_the_list_marks_what_is_read_and_its_ways_keep_it(page: Page, shelf: driver.Server) -> None:
    visit(page, shelf, "/reader?article=mina&p=2")
    page.locator(".articles > summary").click()
    current = page.locator(".articles [aria-current]")
    expect(current).to_have_attribute("data-article", "mina")
    page.locator("#article-prystan").press("Enter")
    driver.settle(page)
    expect(current).to_have_attribute("data-article", "prystan")
    page.get_by_role("link", name="What passage 1 supports").press("Enter")
    driver.settle(page)
    chosen = re.search(r"evidence=[^&]+", page.url)
    assert chosen, page.url
    expect(page.locator("#p-Previous")).to_have_attribute("href", re.compile(rf"article=prystan.*{chosen[0]}"))
    page.locator("#sort-title").press("Enter")
    driver.settle(page)
    page.get_by_label("Publisher").select_option("Coast")
    driver.settle(page)
    assert all(each in page.url for each in ("article=prystan", chosen[0], "sort=title", "publisher=Coast")), page.url
    expect(current).to_have_count(0)
    for _ in range(2):
        page.go_back()
        driver.settle(page)
    expect(current).to_have_attribute("data-article", "prystan")


@pytest.mark.parametrize(
    ("words", "source", "way", "sentence"),
    [
        ("الصيادون", "mina", "rtl", "والصيادون انتظروا القرار شهراً كاملاً."),
        ("рибалки", "prystan", "ltr", "Рибалки чекали на це рішення цілий місяць."),
    ],
)
def test_other_scripts_are_found_read_and_anchored(
    page: Page, shelf: driver.Server, words: str, source: str, way: str, sentence: str
) -> None:
    visit(page, shelf, f"/reader?q={words}")
    result(page, sentence).click()
    driver.settle(page)
    assert f"article={source}" in page.url
    assert page.evaluate(PAINTED) == sentence
    article = page.locator(".article")
    assert article.evaluate("e => [e.lang, getComputedStyle(e).direction]")[1] == way
    number, text = article.locator(".paragraph-number").first.bounding_box(), article.locator("#p1").bounding_box()
    assert number
    assert text
    assert (number["x"] > text["x"] + text["width"]) == (way == "rtl")
    page.get_by_role("link", name="What passage 1 supports").click()
    driver.settle(page)
    assert page.locator(".article .chosen").count() > 0
    assert page.evaluate(PAINTED) == "", "the passage is the choice now"


def test_the_article_can_be_taken_away(page: Page, shelf: driver.Server) -> None:
    visit(page, shelf, "/reader?article=mina")
    with page.expect_download() as annotations:
        page.get_by_role("link", name="Annotations (JSON-LD)").click()
    made = json.loads(annotations.value.path().read_text(encoding="utf-8"))
    assert made["id"] == f"{shelf.url}/reader?article=mina#annotations"
    assert made["first"]["items"][0]["target"]["selector"][0]["exact"] == "كان مجلس الموانئ قد أغلق الميناء في أبريل."
    with page.expect_download() as printed:
        page.get_by_role("link", name="Print version").click()
    assert printed.value.suggested_filename == "mina.html"
    page.goto("about:blank")
    page.set_content(printed.value.path().read_text(encoding="utf-8"))
    expect(page.get_by_role("heading", level=1)).to_have_css("direction", "rtl")
    expect(page.locator(".passage")).to_have_css("background-color", "rgb(240, 238, 230)")


def test_hostile_articles_and_words_appear_as_typed(page: Page, shelf: driver.Server) -> None:
    visit(page, shelf, "/reader?article=bad&q=barge&hits=1")
    expect(page.locator(".articles th a", has_text="onerror")).to_have_text(HOSTILE[1])
    page.locator(".results > summary").click()
    found, read = (page.locator(place).evaluate("e => e.textContent") for place in (".results", ".article"))
    assert all(each in read for each in HOSTILE)
    assert all(each in found for each in HOSTILE if "!" not in each), "after ! begins another sentence"
    assert page.locator(":is(.results, .articles) :is(script, img, iframe, svg, style, base, meta)").count() == 0
    page.get_by_text("Filter by actor").click()
    for each in HOSTILE[:3]:
        page.get_by_label("Words in events").fill(each)
        page.get_by_label("Words in events").press("Enter")
        driver.settle(page)
        expect(page.locator(".chip").first).to_contain_text(each[:12])
    assert page.title() != "broken", "the title names the article by its words; it is not what they would make of it"
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (320, "dark")])
def test_nobody_is_shut_out(open_page: Callable[..., Page], shelf: driver.Server, width: int, scheme: str) -> None:
    page = open_page(width, scheme=scheme)
    for view in ("/reader", "/reader?q=quay", "/reader?article=mina&q=unicorns+quay"):
        visit(page, shelf, view)
        assert driver.violations(page) == [], view
        assert page.evaluate(SIDEWAYS) <= 0, view
