"""Visiting pages and keeping what was measured, with what failed."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Error

from serving import Server
from viewing import View


class Bench:
    """Collects samples by key ``server.page.what`` and failures by the same key."""

    def __init__(self, browser: Browser, limit: float) -> None:
        self.browser, self.limit = browser, limit
        self.samples: dict[str, list[dict[str, float] | None]] = {}
        self.failures: dict[str, list[str]] = {}
        self.memory: dict[str, dict[str, float]] = {}

    def take(self, key: str, measure, keep: bool = True) -> bool:
        """Run one measurement; a failure is noted, keeps its place in the round and does not stop the run."""
        try:
            sample = measure()
        except (Error, RuntimeError, IndexError) as fault:
            self.failures.setdefault(key, []).append(str(fault).splitlines()[0][:300])
            sample = None
        if keep:
            self.samples.setdefault(key, []).append(sample)
        return sample is not None

    def context(self) -> BrowserContext:
        return self.browser.new_context(viewport={"width": 1440, "height": 1000})

    def warm_up(self, server: Server, pages: list[dict], sessions: int) -> None:
        """Unmeasured first visits; memory after the start, one visit, all pages, and many sessions at once."""
        memory = self.memory[server.name] = {
            "start_s": server.start["s"],
            "start_cpu": server.start["cpu"],
            "rss_start": server.start["rss"],
        }
        context = self.context()
        try:
            for n, spec in enumerate(pages):
                key, view = f"{server.name}.{spec['name']}.first ever", View(context, server, self.limit)
                if self.take(key, lambda: view.open(spec)) and spec.get("canvas"):
                    colours = memory[f"colours {spec['name']}"] = view.colours()
                    if colours < spec["canvas"]:
                        self.failures.setdefault(key, []).append(f"the drawing has only {colours} colours")
                memory.setdefault("rss_1", server.rss())
                if n == len(pages) - 1:
                    memory["rss_pages"] = server.rss()
                    self.take(
                        f"{server.name}.crowd",
                        lambda: view.page.evaluate("n => __stb.crowd(n)", sessions - 1) or {},
                        keep=False,
                    )
                    memory[f"rss_{sessions}"] = server.rss()
                view.page.close()
        finally:
            context.close()

    def visit(self, server: Server, spec: dict) -> None:
        """Cold view, warm view and the actions of one page."""
        key, context = f"{server.name}.{spec['name']}", self.context()
        try:
            for state in ("cold", "warm"):
                view = View(context, server, self.limit)
                opened = self.take(f"{key}.{state}", lambda: view.open(spec))
                if state == "cold":
                    view.page.close()
            for action in spec.get("actions", []):
                for i in range(action.get("repeat", 5)):
                    opened = opened and self.take(f"{key}.{action['name']}", lambda: view.act(spec, action, i))
        finally:
            context.close()
