"""What holds however Streamlit's messages to a component and the cleanups of earlier ones follow each other."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser import driver

PANEL = ".panel [data-close]"
OPEN = """record => import(new URL('app/static/page.js', document.baseURI)).then(
  ({openRecord}) => openRecord(record))"""
MOUNTED = """() => import(new URL('app/static/streamlit.js', document.baseURI)).then(({mount}) => {
  const root = document.createElement('div'), heard = [], ended = [];
  const run = name => mount(root, () => ({messages: 0}), (state, signal) => {
    state.messages += 1;
    root.addEventListener('click', () => heard.push([name, state.messages]), {signal});
  }, () => ended.push(name));
  const first = run('first'), second = run('second');
  first();  // Streamlit calls it late
  root.click();
  const before = [...ended];
  second();
  root.click();
  return {heard, before, ended};
})"""


def test_a_late_cleanup_ends_its_own_message_alone_and_state_outlives_messages(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/")
    assert page.evaluate(MOUNTED) == {"heard": [["second", 2]], "before": [], "ended": ["second"]}


def test_keys_answer_although_two_messages_came_before_the_script_had_loaded(page: Page, server: driver.Server) -> None:
    held: list[Route] = []
    page.route("**/timeline/order.js", lambda route: held.append(route))
    page.goto(f"{server.url}/timeline")
    expect(page.locator(".order .way").first).to_be_visible()
    driver.until(lambda: page.wait_for_timeout(20) is None and bool(held), "the script is asked for")
    page.evaluate(OPEN, page.locator(".order .way").nth(1).get_attribute("data-record"))
    expect(page.locator(PANEL)).to_be_attached()
    driver.settle(page)
    for route in held:
        route.continue_()
    expect(page.locator(".order .step[data-chosen]")).to_have_count(1)
    chosen = page.locator(".order .step[data-chosen] .way")
    chosen.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".order .way:focus")).not_to_have_attribute("data-chosen", "")


def test_the_focus_returns_however_often_the_evidence_is_closed_at_once(page: Page, server: driver.Server) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    driver.visit(page, f"{server.url}/map")
    link = page.locator(".place-list a[href]").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_be_attached()
    page.evaluate("""() => { for (const _ of [1, 2]) document.querySelector('.panel [data-close]').click(); }""")
    expect(page.locator(PANEL)).to_have_count(0)
    expect(link).to_be_focused()
    assert errors == []
