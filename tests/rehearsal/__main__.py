"""Act out what Streamlit Community Cloud does: `make rehearse`. Not a timed test; a few minutes for each Python."""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from parley.ui.frame.site import PAGES
from tests.browser import driver
from tests.browser.chromium import find
from tests.rehearsal import memory, stage

LIMIT = 1024
"""MiB that a server may hold."""

FORMS = ("/map?view=zoom", "/map?layer=share", "/timeline?view=time")
"""Views that load a library of their own."""

ENTRIES = {"dashboard.py": "the entry as it is", "plain.py": "a host that runs it as a script only"}
TROUBLE = '[data-testid="stException"], [role="dialog"]'


def views() -> list[str]:
    """Every page, every form of it that needs more, and a record by its link."""
    with (stage.ROOT / "data/events.csv").open(encoding="utf-8") as lines:
        first = next(csv.DictReader(lines))["event_id"]
    return [*(f"/{page.path}" for page in PAGES), *FORMS, f"/timeline?record=event:{first}"]


@contextmanager
def reader(browser: Browser) -> Iterator[tuple[Page, driver.Trouble]]:
    """A reader whom nobody has met before."""
    with browser.new_context(viewport={"width": 1440, "height": 1000}) as context:
        trouble = driver.watch(context)
        yield context.new_page(), trouble


def faults(page: Page, trouble: driver.Trouble, server: driver.Server) -> list[str]:
    """What went wrong at a visit."""
    shown = [f"shown: {each.inner_text()[:80]}" for each in page.locator(TROUBLE).all()]
    bare = [] if page.locator("h1").count() == 1 else ["the page has no headline"]
    logged = ["the log holds a traceback"] if server.complaints() else []
    return [*shown, *bare, *logged, *trouble.errors, *(f"asked outside: {url}" for url in trouble.outside)]


def act(browser: Browser, built: stage.Stage, script: str, asked: list[str], log: Path) -> list[str]:
    """Start a server, open views one after the other, the first as its first visit ever; print and give back faults."""
    server = stage.start(built, script, log)
    with memory.Watcher(server.process.pid, LIMIT) as watcher:
        found: list[str] = []
        try:
            driver.wait_until_healthy(server)
            with reader(browser) as (page, trouble):
                began = time.monotonic()
                for view in asked:
                    page.goto(server.url + view)
                    driver.settle(page)
                    found += faults(page, trouble, server)
                took = time.monotonic() - began
        except Exception as broken:
            found.append(f"broke off: {str(broken).splitlines()[0]}")
            took = 0.0
        finally:
            server.stop()
    if watcher.passed:
        found.append(f"killed: over {LIMIT} MiB")
    name = asked[0] if len(asked) == 1 else f"all {len(asked)} views in one visit"
    print(f"  {name:<44} {took:5.1f} s  {watcher.peak:5.0f} MiB  {'; '.join(found) or 'well'}", flush=True)
    return [f"{script} {name}: {fault}" for fault in found]


def rehearse(browser: Browser, version: str, python: str) -> list[str]:
    """All of it on one Python."""
    with tempfile.TemporaryDirectory(prefix="parley-") as name:
        folder = Path(name)
        print(f"\nPython {version}: a fresh environment of requirements.txt …", flush=True)
        built = stage.build(folder, python)
        try:
            locked = stage.is_read_only(built)
            print(
                f"Repository and home are {'read-only' if locked else 'NOT read-only: this user may write anywhere'}."
            )
            found = [] if locked else ["the repository could be written to"]
            for script, meaning in ENTRIES.items():
                print(f"{script}: {meaning}; a server of its own for each first visit")
                for view in views():
                    found += act(browser, built, script, [view], folder.parent / f"{folder.name}.log")
                found += act(browser, built, script, views(), folder.parent / f"{folder.name}.log")
        finally:
            stage.strike(folder)
            (folder.parent / f"{folder.name}.log").unlink(missing_ok=True)
    return [f"Python {version}, {fault}" for fault in found]


def main() -> int:
    """Rehearse on every Python to be had, ask for the others whether all wheels are there; 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", action="append", help="a version to rehearse (3.12), instead of all found here")
    here, chromium, found = stage.pythons(), find(), []
    wanted = parser.parse_args().python or list(here)
    if chromium is None or not set(wanted) <= set(here):
        print("No Chromium: run `make browser`." if chromium is None else f"Pythons here: {', '.join(here)}.")
        return 1
    print(f"Limit: {LIMIT} MiB, watched from outside: a server that holds more is killed. No cgroup is used.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=driver.FLAGS)
        for version in wanted:
            found += rehearse(browser, version, here[version])
        browser.close()
    for version in [each for each in stage.KNOWN if each not in here]:
        ready = stage.wheels_are_there(version)
        print(f"Python {version} is not on this machine; wheels for it: {'all there' if ready else 'not all there'}.")
    print("\n" + ("\n".join(found) if found else "All went well."))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
