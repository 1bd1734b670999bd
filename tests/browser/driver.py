"""What browser tests drive: a server of their own, a page at rest, a record of what went wrong or left the machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, TimeoutError

from tests.browser.axe_allowed import allowed

ROOT = Path(__file__).parents[2]
LOOPBACK = ("127.0.0.1", "localhost", "::1")
INSIDE = ("about", "blob", "data", "chrome", "chrome-error", "devtools")
FLAGS = [
    # WebGL without a graphics card.
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    # No name is resolved and no proxy asked but for this machine: the network is cut off.
    *("--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"),
    # Pages are painted by the processor: software WebGL would be slower at it.
    "--disable-gpu-rasterization",
    # The browser's own errands.
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
    *("--no-first-run", "--no-sandbox"),
]
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


def start(log: Path, script: Path = ROOT / "dashboard.py", **env: str) -> Server:
    """Serve a script on a free port of this machine, as a host does: only the script's folder is importable (-P)."""
    port = free_port()
    command = [sys.executable, "-P", "-m", "streamlit", "run", script.name]
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options], cwd=script.parent, env=os.environ | env, stdout=out, stderr=subprocess.STDOUT
        )
    server = Server(f"http://127.0.0.1:{port}", process, log)
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
    """Stop whatever would leave the machine, and note it and every script error from now on."""
    trouble = Trouble()
    context.on("weberror", lambda error: trouble.errors.append(str(error.error)))
    context.on("request", lambda request: note(request.url, trouble))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url, trouble)))
    context.route(lambda url: not stays(url), lambda route: route.abort())
    return trouble


def note(url: str, trouble: Trouble) -> None:
    """Remember an address that is not on this machine."""
    if not stays(url):
        trouble.outside.append(url)


def stays(url: str) -> bool:
    """Whether an address is on this machine."""
    parts = urlsplit(url)
    return parts.scheme in INSIDE or parts.hostname in LOOPBACK


def settle(page: Page, still: int = 500, timeout: float = 45_000) -> None:
    """Wait until the script has run, faces are there, and for `still` milliseconds from now on nothing has changed."""
    try:
        page.wait_for_function(AT_REST, arg=[still, time.monotonic_ns()], polling=50, timeout=timeout)
    except TimeoutError as late:
        raise AssertionError(f"{page.url} did not come to rest within {timeout / 1000:.0f} s") from late


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
