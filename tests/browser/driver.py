"""What browser tests drive: a server of their own, a page at rest, a record of what went wrong or left the machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, TimeoutError, WebSocket

from tests.browser.axe_allowed import allowed
from tests.browser.chromium import find

ROOT = Path(__file__).parents[2]
LOOPBACK = ("127.0.0.1", "localhost", "::1")
NARROWEST_DESK = 600
STORED = "cookies,local_storage,indexeddb,service_workers,cache_storage"
"""What a page may leave behind in a browser, other than what it fetched."""

INSIDE = ("about", "blob", "data", "chrome", "chrome-error", "devtools")
FLAGS = [
    # WebGL without a graphics card.
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    # No name is resolved and no proxy asked but for this machine: the network is cut off.
    *("--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"),
    # Pages are painted and put together by the processor: software WebGL would be slower at it.
    *("--disable-gpu-rasterization", "--disable-gpu-compositing"),
    # The browser's own errands.
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
    *("--no-first-run", "--no-sandbox"),
]
FOLLOW = """address => {
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate', {state: {}}));
}"""
AT_REST = """([still, call]) => {
  const rest = window.parleyRest ??= {};
  if (rest.call !== call) Object.assign(rest, {call, since: performance.now()});
  if (rest.watched !== document.body) {
    rest.watched = document.body;
    new MutationObserver(() => rest.since = performance.now()).observe(
      document.body, {subtree: true, childList: true, characterData: true, attributes: true});
  }
  const app = document.querySelector('[data-testid="stApp"]');
  const busy = app?.dataset.testScriptState !== 'notRunning' || app.dataset.testConnectionState !== 'CONNECTED'
    || document.querySelector('[data-testid="stSkeleton"]') || document.fonts.status !== 'loaded';
  if (busy) rest.since = performance.now();
  return performance.now() - rest.since > still;
}"""


@dataclass(frozen=True)
class Server:
    """A dashboard that answers at `url`, and its log."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> None:
        """End it, gently first."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def complaints(self) -> str:
        """The log, where it holds a traceback or a setting that Streamlit does not know; else nothing."""
        said = self.log.read_text(encoding="utf-8", errors="replace")
        return said if "Traceback" in said or "not a valid config option" in said else ""


def start(log: Path, script: Path = ROOT / "dashboard.py", base: str = "", **env: str) -> Server:
    """Serve a script on a free port of this machine, as a host does: only the script's folder is importable (-P).

    `base` is the path it is served under, with a slash before it; "" for the root.
    """
    port = free_port()
    command = [sys.executable, "-P", "-m", "streamlit", "run", script.name]
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    options += [f"--server.baseUrlPath={base}"] if base else []
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options], cwd=script.parent, env=os.environ | env, stdout=out, stderr=subprocess.STDOUT
        )
    server = Server(f"http://127.0.0.1:{port}{base}", process, log)
    wait_until_healthy(server)
    return server


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_until_healthy(server: Server, seconds: float = 60) -> None:
    """Return as soon as the server answers; stop it and show its log when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    server.stop()
    raise RuntimeError(f"The dashboard did not start:\n{server.log.read_text(encoding='utf-8', errors='replace')}")


@dataclass
class Trouble:
    """What went wrong in the pages of a context: errors of their scripts, requests that meant to leave the machine."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def watch(context: BrowserContext) -> Trouble:
    """Note whatever would leave the machine (the flags let nothing out) and every script error from now on.

    Requests are heard of, not held up: a browser whose requests are stopped for us keeps no cache.
    """
    trouble = Trouble()
    context.on("weberror", lambda error: trouble.errors.append(str(error.error)))
    context.on("request", lambda request: note(request.url, trouble))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url, trouble)))
    return trouble


def chromium() -> str:
    """The path of a Chromium; without one a test fails and says what to do."""
    path = find()
    if path is None:
        pytest.fail("No Chromium found: run `make browser`, or set CHROMIUM to the path of one.")
    return path


def settings(width: int, height: int, scheme: str) -> dict[str, Any]:
    """How a reader's browser is set up: below 600 pixels it is a phone."""
    phone = width < NARROWEST_DESK
    size: Any = {"width": width, "height": height}
    return {
        "viewport": size,
        "is_mobile": phone,
        "has_touch": phone,
        "color_scheme": scheme,
        "reduced_motion": "reduce",
    }


class Devices:
    """A desk and a phone whose browsers last through a run, so that each need read Streamlit's scripts only once.

    Loading a page takes half the processor time that way. What a page could leave to the next is thrown away after
    each test (`forget`); the cache, which is keyed by address and so by server, stays.
    """

    def __init__(self, playwright: Playwright, folders: pytest.TempPathFactory) -> None:
        self.playwright = playwright
        self.folders = folders
        self.contexts: dict[bool, BrowserContext] = {}
        self.troubles: dict[bool, Trouble] = {}

    def page(self, width: int, height: int, scheme: str) -> Page:
        """A new page on the device of that width."""
        phone = width < NARROWEST_DESK
        if phone not in self.contexts:
            context = self.contexts[phone] = self.playwright.chromium.launch_persistent_context(
                self.folders.mktemp("profile"),
                executable_path=chromium(),
                args=FLAGS,
                **settings(width, height, scheme),
            )
            self.troubles[phone] = watch(context)
        page = self.contexts[phone].new_page()
        page.set_viewport_size(settings(width, height, scheme)["viewport"])
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        return page

    def forget(self) -> list[Trouble]:
        """Close all pages and throw away what they stored; gives back what troubles they had."""
        for context in self.contexts.values():
            blank, *used = context.pages
            session = context.new_cdp_session(blank)
            for page in used:
                parts = urlsplit(page.url)
                page.close()
                if parts.netloc:
                    origin = f"{parts.scheme}://{parts.netloc}"
                    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": STORED})
            session.detach()
        had = [replace(trouble) for trouble in self.troubles.values()]
        for trouble in self.troubles.values():
            trouble.errors, trouble.outside = [], []
        return had

    def close(self) -> None:
        """Close the browsers."""
        for context in self.contexts.values():
            context.close()


def note(url: str, trouble: Trouble) -> None:
    """Remember an address that is not on this machine."""
    if not stays(url):
        trouble.outside.append(url)


def stays(url: str) -> bool:
    """Whether an address is on this machine."""
    parts = urlsplit(url)
    return parts.scheme in INSIDE or parts.hostname in LOOPBACK


def listen(page: Page) -> list[int]:
    """The sizes of what the server sends from now on."""
    sizes: list[int] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sizes.append(len(frame)))

    page.on("websocket", hear)
    return sizes


def settle(page: Page, still: int = 500, timeout: float = 45_000) -> None:
    """Wait until the script has run, faces are there, and for `still` milliseconds from now on nothing has changed."""
    try:
        page.wait_for_function(AT_REST, arg=[still, time.monotonic_ns()], polling=50, timeout=timeout)
    except TimeoutError as late:
        raise AssertionError(f"{page.url} did not come to rest within {timeout / 1000:.0f} s") from late


def visit(page: Page, address: str, still: int = 500) -> None:
    """Bring a page to an address and to rest; within one dashboard as its links do, without loading it anew."""
    if urlsplit(page.url).netloc == urlsplit(address).netloc:
        page.evaluate(FOLLOW, address)
    else:
        page.goto(address)
    settle(page, still)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA and good practice, a line for each; less what is allowed.

    With `rules`, against those alone.
    """
    return [said for rule, html, said in findings(page, *rules) if not allowed(rule, html)]


def findings(page: Page, *rules: str) -> list[tuple[str, str, str]]:
    """All that axe-core finds: the rule, the element, what is wrong."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    asked = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": tags}
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": asked}).response["violations"]
    return [
        (each["id"], node["html"], f"{each['id']}: {node['target']} {node['failureSummary']}")
        for each in found
        for node in each["nodes"]
    ]


def colours(place: Locator, least: int = 40) -> set[str]:
    """The colours that cover at least some pixels of what is seen, as rrggbb."""
    with Image.open(BytesIO(place.screenshot())) as picture:
        counted = picture.convert("RGB").getcolors(picture.width * picture.height) or []
    return {"".join(f"{part:02x}" for part in colour) for count, colour in counted if count >= least}


def until(is_so: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Ask again and again until something is so; fail with its name when it takes too long."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
