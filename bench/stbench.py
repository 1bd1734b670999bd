"""Benchmark a Streamlit app in a real browser, as ratios to floor pages served in the same run.

    python stbench.py --app APP.py --python VENV/bin/python --scenario scenario.json
                      [--floors empty,svg] [--rounds 5] [--sessions 20] [--json out.json]

The driver needs playwright and psutil; app and floors run under ``--python``. Every server has its own process and
stays up through the run; each round visits every page of every server once, in alternating order, so that a busy
machine disturbs app and floors alike. Times are taken inside the page (MutationObserver, WebGL draw calls,
performance.now), never by polling from here.

Scenario: {"floor": "empty", "floors": ["svg"], "pages": [{"name", "path", "ready", "canvas", "floor", "actions":
[{"name", "steps": [[verb, selector, argument]], "repeat", "floor"}]}]}. ``ready`` is a selector that must be visible,
``canvas`` asks for a WebGL drawing of at least so many colours, ``floor`` names what to compare with ("svg", or
"deck.move" for an action), ``memory_floor`` (of the scenario) whose memory. Verbs: click, press (key), fill (text,
"{i}" counts), pick (another option of a select box), wait. ``figures`` are what the run is held against: a
row (``what``), its measure (ms, cpu, ws in kB, or paint: milliseconds from the event to the map's new colours on the
screen), the row it is divided by (``by``, or none) and the most it may be.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path

import psutil
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

FLOORS = Path(__file__).parent / "floors"
CHROMIUM = {
    "executable_path": os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome"),
    "args": [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
    ],
}
SELECT = {"name": "select", "steps": [["pick", "[data-testid=stSelectbox]"]]}
MOVE = {"name": "move", "steps": [["press", "[data-testid=stSlider] input", "ArrowRight"]]}
FLOOR_PAGES = {  # what to wait for on each floor; every floor has the select box, the maps also a slider
    "empty": {},
    "lean": {},
    "imports": {},
    "svg": {"ready": "svg#floor"},
    "text": {"ready": "mark"},
    "plotly": {"ready": ".js-plotly-plot .point"},
    **{name: {"canvas": 6, "actions": [SELECT, MOVE]} for name in ("deck", "deck_static", "deck_fragment")},
    **{name: {"ready": "path#UA-43", "actions": [SELECT, MOVE]} for name in ("svg_map", "svg_fragment")},
}
PROBE = r"""(() => {
  const zero = {input: 0, paint: 0, painting: false, sent: 0, sentFrom: 0, answer: 0, runs: 0, mark: 0, draw: 0, draws: 0};
  const p = window.__stb = {...zero, armed: false};
  const now = () => performance.now();
  const app = () => document.querySelector('[data-testid=stApp]');
  const noise = '[data-testid=stHeader],[data-testid=stStatusWidget],[data-testid=stToolbar]';
  const zone = '[data-testid=stMain],[data-testid=stSidebar]';
  const seen = records => {
    for (const {target, attributeName} of records) {
      const e = target.nodeType === 1 ? target : target.parentElement;
      const outside = e && e.getRootNode() === document && (!e.closest(zone) || e.closest(noise));
      if (attributeName === 'data-test-script-state' || !outside) p.mark = now();
      if (p.armed && !p.painting && attributeName === 'data-status' && e?.matches('.unit')) {
        p.painting = true;
        const from = p.input;
        requestAnimationFrame(() => setTimeout(() => { p.paint = now() - from; }));
      }
    }
  };
  const watch = root => new MutationObserver(seen).observe(root,
    {subtree: true, childList: true, attributes: true, characterData: true});
  watch(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) { const r = attach.call(this, init); watch(r); return r; };
  for (const type of ['pointerdown', 'pointerup', 'click', 'keydown', 'keyup', 'input'])
    addEventListener(type, e => { if (e.isTrusted) p.input = e.timeStamp; }, true);
  for (const gl of [window.WebGLRenderingContext, window.WebGL2RenderingContext].filter(Boolean))
    for (const f of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
      const draw = gl.prototype[f];
      if (draw) gl.prototype[f] = function () { p.draw = now(); p.draws++; return draw.apply(this, arguments); };
    }
  const finished = bytes => {  // a ForwardMsg with script_finished (field 6), its run not cut short (2)
    let i = 0;
    const varint = () => { let n = 0, shift = 0, b; do { b = bytes[i++]; n += (b & 127) * 2 ** shift; shift += 7; }
      while (b & 128); return n; };
    while (i < bytes.length) {
      const tag = varint(), value = varint();
      if (tag === 0x30) return value !== 2;
      if ((tag & 7) === 2) i += value; else if ((tag & 7) !== 0) return false;
    }
    return false;
  };
  window.WebSocket = class extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols);
      p.socket = {url, protocols};
      this.addEventListener('message', ({data}) => {
        if (data instanceof ArrayBuffer && finished(new Uint8Array(data))) { p.answer = now(); p.runs++; }
      });
    }
    send(data) {
      p.hello ??= data;
      if (p.armed && !p.sent) { p.sent = now(); p.sentFrom = p.input; }
      super.send(data);
    }
  };
  p.arm = () => Object.assign(p, zero, {armed: true});
  const visible = s => [...document.querySelectorAll('*')].some(h => h.shadowRoot?.querySelector(s)) ||
    [...document.querySelectorAll(s)].some(e => e.getClientRects().length);
  p.settled = ({ready, canvas, quiet, limit}) => new Promise((done, fail) => {
    const until = now() + limit, timer = setInterval(() => {
      const a = app(), last = Math.max(p.mark, p.draw, p.answer);
      const missing = !p.runs ? 'the end of a script run' :
        a?.dataset.testScriptState !== 'notRunning' ? 'an idle app' :
        document.querySelector('[data-testid=stSkeleton]') ? 'the end of a skeleton' :
        canvas && !p.draws ? 'a drawing' : now() - last < quiet ? 'quiet' : ready && !visible(ready) ? ready : '';
      if (missing && now() < until) return;
      clearInterval(timer);
      if (missing) return fail(new Error(`not settled after ${limit} ms, missing: ${missing}`));
      done({ms: last - p.sentFrom, wait: p.sent - p.sentFrom, answer: p.answer - p.sent, draws: p.draws, paint: p.paint,
        exceptions: document.querySelectorAll('[data-testid=stException]').length});
    }, 25);
  });
  p.crowd = n => Promise.all(Array.from({length: n}, () => new Promise((done, fail) => {
    const s = new WebSocket(p.socket.url, p.socket.protocols); s.binaryType = 'arraybuffer';
    let timer; setTimeout(() => fail(new Error('a session got no answer')), 60000);
    s.onopen = () => s.send(p.hello);
    s.onmessage = () => { clearTimeout(timer); timer = setTimeout(done, 1500); };
  })));
})()"""
COLOURS = """async png => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const c = new OffscreenCanvas(image.width, image.height).getContext('2d'); c.drawImage(image, 0, 0);
  const n = new Map(); new Uint32Array(c.getImageData(0, 0, image.width, image.height).data.buffer)
    .forEach(v => n.set(v, (n.get(v) || 0) + 1));
  return [...n.values()].filter(v => v > 200).length; }"""


class Server:
    """One Streamlit process on a free loopback port; ended by its own pid on exit."""

    def __init__(self, name: str, app: Path, python: str, scratch: Path) -> None:
        self.name, self.app, self.log = name, app, scratch / f"{name}.log"
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        python = os.path.abspath(python) if os.sep in python else python  # not resolved: a venv is known by its link
        self.command = [
            python,
            "-m",
            "streamlit",
            "run",
            app.name,
            "--server.port",
            str(self.port),
            "--server.address",
            "127.0.0.1",
            "--server.headless",
            "true",
            "--server.fileWatcherType",
            "none",
            "--browser.gatherUsageStats",
            "false",
        ]
        self.env = os.environ | {"HOME": str(scratch), "PYTHONDONTWRITEBYTECODE": "1"}

    def __enter__(self) -> Server:
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            self.command,
            cwd=self.app.parent,
            env=self.env,
            start_new_session=True,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )
        self.watch = psutil.Process(self.process.pid)
        while self.process.poll() is None and time.perf_counter() - begun < 90:
            try:
                urllib.request.urlopen(self.url + "/_stcore/health", timeout=2).close()
                self.start = {"s": time.perf_counter() - begun, "cpu": self.cpu(), "rss": self.rss()}
                return self
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text()[-2000:]}")

    def __exit__(self, *_: object) -> None:
        family = [self.watch, *self.watch.children(recursive=True)] if self.watch.is_running() else []
        for process in family:
            process.terminate()
        for process in psutil.wait_procs(family, timeout=5)[1]:
            process.kill()
        self.process.wait(10)

    def cpu(self) -> float:
        """CPU seconds used so far."""
        times = self.watch.cpu_times()
        return times.user + times.system

    def rss(self) -> float:
        """Resident memory in MB."""
        return self.watch.memory_info().rss / 1e6


class View:
    """An open page with its byte counters."""

    def __init__(self, context: BrowserContext, server: Server, limit: float) -> None:
        self.server, self.limit, self.http, self.ws = server, limit, 0, 0
        self.page: Page = context.new_page()
        self.page.set_default_timeout(limit * 1000)
        self.page.add_init_script(PROBE)
        self.cdp = context.new_cdp_session(self.page)
        self.cdp.send("Network.enable")
        self.cdp.send("Performance.enable")
        self.cdp.on("Network.loadingFinished", lambda e: self._count("http", e["encodedDataLength"]))
        self.cdp.on("Network.webSocketFrameReceived", lambda e: self._count("ws", frame_size(e["response"])))

    def _count(self, what: str, n: float) -> None:
        setattr(self, what, getattr(self, what) + n)

    def _task(self) -> float:
        """Main-thread milliseconds of the page so far."""
        metrics = self.cdp.send("Performance.getMetrics")["metrics"]
        return 1000 * next(m["value"] for m in metrics if m["name"] == "TaskDuration")

    def _measure(self, act, quiet: int, **wait) -> dict[str, float]:
        cpu, http, ws, task = self.server.cpu(), self.http, self.ws, self._task()
        act()
        settled = self.page.evaluate("o => __stb.settled(o)", {"quiet": quiet, "limit": self.limit * 1000, **wait})
        if settled["exceptions"]:
            raise RuntimeError(
                "the page shows an exception: "
                + self.page.locator("[data-testid=stException]").first.inner_text()[:300]
            )
        return settled | {
            "task": self._task() - task,
            "ws": self.ws - ws,
            "http": self.http - http,
            "cpu": self.server.cpu() - cpu,
        }

    def open(self, spec: dict) -> dict[str, float]:
        """First view of a page: times count from the start of the navigation."""
        url = self.server.url + spec.get("path", "/")
        return self._measure(
            lambda: self.page.goto(url, wait_until="commit"),
            quiet=400,
            ready=spec.get("ready"),
            canvas="canvas" in spec,
        )

    def act(self, spec: dict, action: dict, i: int) -> dict[str, float]:
        """One interaction: times count from the last input event before the request for a rerun."""
        self.page.evaluate("() => { __stb.arm() }")
        return self._measure(
            lambda: [self._step(i, *step) for step in action["steps"]],
            quiet=250,
            ready=action.get("ready", spec.get("ready")),
            canvas=action.get("draws", False),
        )

    def _step(self, i: int, verb: str, selector: str, argument: str = "") -> None:
        target = self.page.locator(selector).first
        if verb == "pick":
            target.locator("input").first.click()
            options = self.page.locator("[role=option]")
            options.first.wait_for()
            free = [o for o in options.all() if o.get_attribute("aria-selected") != "true"]
            free[i % len(free)].click()
        elif verb == "wait":
            target.wait_for()
        else:
            arguments = {"click": (), "press": (argument,), "fill": (argument.replace("{i}", str(i)),)}[verb]
            getattr(target, verb)(*arguments)

    def colours(self) -> int:
        """Number of colours that cover more than 200 pixels of the first canvas; 1 is blank."""
        png = self.page.locator("canvas").first.screenshot()
        return self.page.evaluate(COLOURS, base64.b64encode(png).decode())


def frame_size(response: dict) -> int:
    """Bytes of a websocket frame; Chromium gives binary ones in base64."""
    data = response["payloadData"]
    return len(data) if response["opcode"] == 1 else len(data) * 3 // 4 - data[-2:].count("=")


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


def median(samples: list, what: str) -> float:
    return statistics.median([s[what] for s in samples if s] or [float("nan")])


def ratio(samples: list, floor: list, what: str) -> float:
    """Median over the rounds of own by floor, each from the same round."""
    rounds = min(len(samples), len(floor))
    chunk = lambda values, i: values[i * len(values) // rounds : (i + 1) * len(values) // rounds]
    pairs = [(median(chunk(samples, i), what), median(chunk(floor, i), what)) for i in range(rounds)]
    return statistics.median([a / b for a, b in pairs if a == a and b > 0] or [float("nan")])


def floor_key(key: str, scenario: dict, samples: dict) -> str:
    """What a measurement is compared with: the page's or action's own floor, else the scenario's."""
    server, page, what = key.split(".")
    spec = next((p for p in scenario["pages"] if server == "app" and p["name"] == page), {})
    action = next((a for a in spec.get("actions", []) if a["name"] == what), {})
    name, _, act = action.get("floor", spec.get("floor", scenario.get("floor", "empty"))).partition(".")
    view = what in ("cold", "warm", "first ever")
    return next(
        (
            k
            for k in (f"{name}.{name}.{what if view else act or what}", f"{name}.{name}.select")
            if k in samples and (view or not k.endswith("cold"))
        ),
        key,
    )


def report(bench: Bench, scenario: dict) -> dict:
    rows = {}
    for key, samples in bench.samples.items():
        base = floor_key(key, scenario, bench.samples)
        good = [s for s in samples if s]
        rows[key] = {
            "n": len(good),
            "failed": len(samples) - len(good),
            "floor": base,
            "min": min((s["ms"] for s in good), default=float("nan")),
            **{w: median(samples, w) for w in ("ms", "wait", "answer", "task", "ws", "http", "draws", "paint")},
            "cpu": statistics.fmean([s["cpu"] for s in good] or [float("nan")]),
            **{f"x_{w}": ratio(samples, bench.samples[base], w) for w in ("ms", "task", "ws", "http")},
        }
    for row in rows.values():
        row["x_cpu"] = row["cpu"] / rows[row["floor"]]["cpu"] if rows[row["floor"]]["cpu"] else float("nan")
    base = bench.memory.get(scenario.get("memory_floor", scenario.get("floor", "empty")), {})
    memory = {
        server: figures | {f"x_{k}": v / base[k] for k, v in figures.items() if k in base and k[0] in "rs"}
        for server, figures in bench.memory.items()
    }
    return {"rows": rows, "memory": memory, "failures": bench.failures}


def table(result: dict) -> str:
    lines = [
        f"{'what':42}{'n':>4}{'ms':>7}{'min':>7}{'wait':>7}{'answer':>7}{'task':>7}{'cpu ms':>7}{'ws kB':>8}"
        f"{'http kB':>9}{'x ms':>7}{'x task':>7}{'x cpu':>7}{'x ws':>7}  floor"
    ]
    for key, r in result["rows"].items():
        lines.append(
            f"{key:42}{r['n']:>4}"
            + "".join(f"{r[w]:>7.0f}" for w in ("ms", "min", "wait", "answer", "task"))
            + f"{r['cpu'] * 1000:>7.0f}{r['ws'] / 1000:>8.1f}{r['http'] / 1000:>9.0f}"
            + "".join(f"{r['x_' + w]:>7.2f}" for w in ("ms", "task", "cpu", "ws"))
            + f"  {r['floor']}"
            + (f" FAILED {r['failed']}" if r["failed"] else "")
        )
    for name, memory in result["memory"].items():
        lines.append(f"{name:14}" + "  ".join(f"{k} {v:.{0 if k[0] in 'rc' else 2}f}" for k, v in memory.items()))
    return "\n".join(lines + [f"failed {k}: {v[0]}" for k, v in result["failures"].items()])


def figures(bench: Bench, scenario: dict) -> list[dict]:
    """What the run is held against: each figure with what was measured and whether it is reached."""
    out = []
    for figure in scenario.get("figures", []):
        own, measure = bench.samples.get(figure["what"], []), figure["measure"]
        floor = bench.samples.get(figure.get("by", ""), [])
        if "by" not in figure:
            seen = [s for s in own if s and (measure != "paint" or s["paint"])]  # 0: nothing was repainted
            value = median(seen, measure) / (1000 if measure == "ws" else 1)
        elif measure == "cpu":  # ticks of 10 ms: only the mean over all rounds says anything
            value = mean(own, measure) / (mean(floor, measure) or float("nan"))
        else:
            value = ratio(own, floor, measure) if own and floor else float("nan")
        out.append(figure | {"value": value, "reached": value <= figure["most"]})
    return out


def mean(samples: list, what: str) -> float:
    return statistics.fmean([s[what] for s in samples if s] or [float("nan")])


def verdict(row: dict) -> str:
    """Whether a figure is reached; one that could not be measured is no verdict at all."""
    return "not measured" if row["value"] != row["value"] else "reached" if row["reached"] else "MISSED"


def verdicts(rows: list[dict]) -> str:
    """The figures as a table."""
    head = f"{'figure to reach':52}{'measured':>10}{'at most':>9}  by"
    body = [f"{r['says']:52}{r['value']:>10.2f}{r['most']:>9g}  {r.get('by', '-'):32}{verdict(r)}" for r in rows]
    return "\n".join([head, *body])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", type=Path)
    parser.add_argument("--python", default=sys.executable, help="interpreter with Streamlit and the app's libraries")
    parser.add_argument("--scenario", type=Path)
    parser.add_argument("--floors", default="", help="floors beside those the scenario names")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--limit", type=float, default=60, help="seconds for one view or action")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    scenario = json.loads(options.scenario.read_text()) if options.scenario else {"pages": []}
    named = [
        scenario.get("floor", "empty"),
        scenario.get("memory_floor", "empty"),
        *scenario.get("floors", []),
        *filter(None, options.floors.split(",")),
    ]
    named += [x["floor"] for p in scenario["pages"] for x in (p, *p.get("actions", [])) if "floor" in x]
    floors = list(dict.fromkeys(n.partition(".")[0] for n in named))
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        serve = lambda name, app: stack.enter_context(Server(name, app.resolve(), options.python, scratch))
        plan = [
            (serve(name, FLOORS / f"floor_{name}.py"), [{"name": name, "actions": [SELECT], **FLOOR_PAGES[name]}])
            for name in floors
        ]
        if options.app:
            plan.insert(0, (serve("app", options.app), scenario["pages"]))
        browser = stack.enter_context(sync_playwright()).chromium.launch(**CHROMIUM)
        stack.callback(browser.close)
        bench = Bench(browser, options.limit)
        for server, pages in plan:
            bench.warm_up(server, pages, options.sessions)
        visits = [(server, spec) for server, pages in plan for spec in pages]
        for n in range(options.rounds):
            for server, spec in visits if n % 2 == 0 else reversed(visits):
                bench.visit(server, spec)
            print(f"round {n + 1} of {options.rounds}", file=sys.stderr)
        for server, _ in plan:
            if "Traceback" in (log := server.log.read_text()):
                bench.failures[f"{server.name}.log"] = [log[log.index("Traceback") :][-300:].replace("\n", " ")]
    result = report(bench, scenario)
    result["figures"] = figures(bench, scenario)
    print(table(result))
    print(verdicts(result["figures"]))
    if options.json:
        options.json.write_text(json.dumps(result, indent=1))
    return 1 if bench.failures else 0


if __name__ == "__main__":
    sys.exit(main())
