"""Find a Chromium that starts, or fetch one; run as a script, print where it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> Path | None:
    """The first browser that starts: $CHROMIUM, an installed one, Playwright's."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[Path]:
    """Where a Chromium may be, best first; Playwright is asked last, as asking takes a second."""
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def starts(path: Path) -> bool:
    """Whether it runs at all: some systems ship a stub that only advises, or lack a library."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def fetch() -> Path | None:
    """Install one: Debian's where we may, else Playwright's."""
    for commands in (debian(), playwrights()):
        if commands and all(said(command) for command in commands) and (path := find()):
            return path
    return None


def debian() -> list[list[str]]:
    """The commands that install Debian's Chromium, none where we are not root or there is no apt."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return []
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
    return [["apt-get", "update"], install]


def playwrights() -> list[list[str]]:
    """The command that installs Playwright's Chromium."""
    return [[sys.executable, "-m", "playwright", "install", "chromium"]]


def said(command: list[str]) -> bool:
    """Run a command, its output to the error stream, and tell whether it went well."""
    print("Fetching a Chromium:", " ".join(command), file=sys.stderr)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=env, stdout=sys.stderr).returncode == 0


def main() -> int:
    """Print the path of a Chromium, fetching one if need be."""
    path = find() or fetch()
    if path is None:
        print("No Chromium found or fetched. Install one, or set CHROMIUM to its path.", file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
