"""What our scripts and sheets assume of Streamlit and does not stand in its documentation: one short test each.

After an upgrade this file says what broke; each name says what a reader would lose. What Python assumes is tried in
tests/test_streamlit_internals.py.
"""

from __future__ import annotations

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from parley.ui.frame import sheet, streamlit_internals
from tests.browser import driver

MAIN = '[data-testid="stMain"]'
CHART = ".st-key-timeline_plot .js-plotly-plot"
STREAMLIT_NAMES = re.compile(r'\[data-testid="(\w+)"\]|\[(data-baseweb="tag"|data-tag)\]|\.(st[A-Z]\w+)')
NOT_ON_A_PAGE = {
    "stFileUploader": "on paper only: the comparison with a reader's own file",
    "stFileUploaderDropzoneInstructions": "in the box of a reader's own file, as tests/browser/test_own_layer.py holds",
    'data-baseweb="tag"': "the older name of data-tag",
    "stToolbar": "only while the server is slow or out of reach",
}
"""Names in the sheet that the views below do not have, and why they may stand there."""


def test_links_change_the_address_and_nothing_else_if_popstate_reruns_nothing(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/")
    page.evaluate("history.pushState({}, '', 'map'); dispatchEvent(new PopStateEvent('popstate', {state: {}}))")
    expect(page.locator(".control-map").first).to_be_attached()
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_no_scroll_to_a_sentence_arrives_if_the_window_scrolls_in_place_of_the_main_section(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/reader")
    page.evaluate("window.scrollBy(0, 300)")
    assert page.evaluate("scrollY") == 0
    page.evaluate(f"document.querySelector('{MAIN}').scrollBy(0, 300)")
    assert page.evaluate(f"document.querySelector('{MAIN}').scrollTop") == 300


def test_a_view_that_is_lost_is_not_asked_for_again_if_the_app_does_not_say_whether_it_runs(
    page: Page, server: driver.Server
) -> None:
    page.goto(f"{server.url}/map")
    driver.settle(page)
    page.evaluate("""window.states = []; new MutationObserver(() => states.push(
      document.querySelector('[data-test-script-state]').dataset.testScriptState)).observe(
      document.querySelector('[data-test-script-state]'), {attributes: true})""")
    driver.visit(page, f"{server.url}/map?actor=putin")
    assert page.evaluate("states").count("running") >= 1
    assert page.evaluate("states.at(-1)") == "notRunning"


def test_every_change_costs_more_if_messages_to_the_host_are_known_by_another_mark(
    page: Page, server: driver.Server
) -> None:
    page.add_init_script("""window.posted = []; const post = window.postMessage.bind(window);
      window.postMessage = (message, ...rest) => { posted.push(message); return post(message, ...rest); };""")
    page.goto(f"{server.url}/map")
    driver.settle(page)
    own = [message for message in page.evaluate("posted") if isinstance(message, dict) and "stCommVersion" in message]
    assert own, "before our script takes them off, Streamlit posts some"


def test_escape_in_a_field_closes_the_evidence_if_widgets_have_other_roles(page: Page, server: driver.Server) -> None:
    driver.visit(page, f"{server.url}/map?record=territory:kherson")
    page.locator(".st-key-filterbox summary").click()
    field = page.get_by_label("Actors").first
    field.click()
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(".panel [data-close]")).to_be_attached()


def test_charts_stay_in_the_old_colours_if_the_theme_is_not_known_when_it_is_asked_for(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/timeline?view=time")
    colour = f"(text => text && getComputedStyle(text).fill)(document.querySelector('{CHART} .textpoint text'))"
    before = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"![null, {before!r}].includes({colour})")


def test_nothing_is_marked_in_true_time_if_plotly_names_its_elements_otherwise(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/timeline?view=time")
    layers = page.evaluate(f"document.querySelector('{CHART}').data.length")
    assert page.locator(f"{CHART} .scatterlayer > .trace").count() == layers
    for part in (".point", ".textpoint text", ".annotation[data-index]", ".shapelayer path[data-index]"):
        assert page.locator(f"{CHART} {part}").count(), part
    assert page.evaluate(f"typeof document.querySelector('{CHART}').on") == "function"
    assert page.locator(".stPlotlyChart").count() == 1, "what is scaled on paper"


def test_the_zoomable_map_has_no_name_if_deck_makes_another_element_a_stop_of_the_tab_key(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/map?view=zoom")
    expect(page.locator(".st-key-zoom_box .deck-events-root")).to_have_attribute("role", "application")


def test_our_scripts_are_not_found_if_the_base_of_addresses_is_not_the_dashboards_foot(
    page: Page, fresh_server
) -> None:
    running = fresh_server(base="/news/desk")
    page.goto(f"{running.url}/map")
    driver.settle(page)
    assert page.evaluate("new URL('app/static/page.js', document.baseURI).href") == f"{running.url}/app/static/page.js"
    expect(page.locator(".parley-tree").first).to_be_attached()


def test_masthead_and_filters_stand_in_somebody_elses_page_if_embed_is_called_otherwise(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/map?embed=true")
    expect(page.locator(".masthead, .st-key-filterbar")).to_have_count(0)
    expect(page.locator(".embedded").first).to_be_attached()


def test_a_choice_costs_two_steps_back_if_parameters_set_at_once_are_two_entries_of_the_history(
    page: Page, server: driver.Server
) -> None:
    driver.visit(page, f"{server.url}/map?asof=2022-03-04")
    before = page.evaluate("history.length")
    page.evaluate("""import(new URL('app/static/page.js', document.baseURI)).then(({go}) =>
      go(new URL('map?asof=2014-03-18&record=territory:crimea', document.baseURI)))""")
    page.wait_for_url(lambda url: "record=" in url and "asof=2014-03-18" in url)
    assert page.evaluate("history.length") == before + 1


def test_a_first_view_waits_for_its_scripts_if_streamlit_loads_others_than_those_named_early(
    page: Page, server: driver.Server
) -> None:
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(f"{server.url}/timeline?view=time")
    driver.settle(page)
    used = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    for chunk in streamlit_internals.find_script_chunks([streamlit_internals.SCRIPT_CHUNK, "PlotlyChart"]):
        assert f"{server.url}/static/js/{chunk}" in used
        with urlopen(f"{server.url}/static/js/{chunk}") as answer:
            assert answer.status == 200


@pytest.fixture(scope="module")
def known_names(chromium, server: driver.Server) -> set[str]:
    """All test ids, classes and marks of Streamlit's that a set of views have."""
    context = chromium.new_context(**driver.settings(1440, 1000, "light"))
    page = context.new_page()
    found: set[str] = set()
    for view in ("/", "/map?view=zoom", "/timeline?view=time", "/reader", "/data?actor=putin"):
        driver.visit(page, server.url + view)
        if "actor" in view:
            page.locator(".st-key-filterbox summary").click()
            page.locator("[data-tag]").first.wait_for()
        found |= set(
            page.evaluate("""() => [...document.querySelectorAll('*')].flatMap(each => [each.dataset.testid,
              'tag' in each.dataset ? 'data-tag' : '', ...each.classList])""")
        )
    context.close()
    return found


@pytest.mark.parametrize("name", sorted({"".join(each) for each in STREAMLIT_NAMES.findall(sheet.rules())}))
def test_a_rule_of_the_sheet_reaches_nothing_if_streamlit_names_this_element_otherwise(
    name: str, known_names: set[str]
) -> None:
    assert name in known_names or name in NOT_ON_A_PAGE


def test_names_of_streamlits_elements_stand_in_one_sheet() -> None:
    others = [path for path in sheet.STYLES.glob("*.css") if path.stem != "streamlit"]
    found = {path.name: names for path in others if (names := STREAMLIT_NAMES.findall(path.read_text("utf-8")))}
    assert found == {}


def test_no_view_warns_of_a_marker_that_streamlit_lacks(page: Page, server: driver.Server) -> None:
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.text.startswith("parley:"):
            said.append(message.text)

    page.on("console", hear)
    for view in ("/", "/map?record=territory:kherson", "/timeline", "/positions", "/reader", "/data"):
        driver.visit(page, server.url + view)
    assert said == []


def test_a_marker_that_is_missing_is_warned_of_once_and_the_page_goes_on(page: Page, server: driver.Server) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    driver.visit(page, f"{server.url}/reader")
    page.evaluate(f"document.querySelector('{MAIN}').dataset.testid = 'renamed'")
    page.evaluate("""import(new URL('app/static/streamlit.js', document.baseURI)).then(streamlit => {
      streamlit.scrollPageBy(10); streamlit.scrollPageToTop(); })""")
    assert [each for each in said if each.startswith("parley:")] == [
        'parley: Streamlit has no [data-testid="stMain"] here: pages scroll by the window instead.'
    ]
