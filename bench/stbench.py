"""Benchmark a Streamlit app in a real browser, as ratios to floor pages served in the same run.

    python stbench.py --app APP.py --python VENV/bin/python --scenario scenario.json
                      [--dossier NAME=FOLDER] [--floors empty,svg] [--rounds 5] [--sessions 20] [--json out.json]

The driver needs playwright and psutil; app and floors run under ``--python``. Every server has its own process and
stays up through the run; each round visits every page of every server once, in alternating order, so that a busy
machine disturbs app and floors alike. Times are taken inside the page (MutationObserver, WebGL draw calls,
performance.now), never by polling from here. An action begins when frames follow each other without delay: in software,
what came before may still be on its way to the screen when the page itself has long been quiet.

Scenario: {"floor": "empty", "floors": ["svg"], "pages": [{"name", "path", "ready", "canvas", "floor", "actions":
[{"name", "steps": [[verb, selector, argument]], "repeat", "floor"}]}]}. A page with ``server`` is
visited on the app served once more under that name, over the folder that ``--dossier`` gives to it. ``ready`` is a
selector that must be visible, ``canvas`` asks for a WebGL drawing of at least so many colours, ``floor`` names what to
compare with ("svg", or "deck.move" for an action), ``memory_floor`` (of the scenario) whose memory. Verbs: click, press
(key), fill (text, "{i}" counts), pick (another option of a select box), wait. ``figures`` are what the run is held
against: a row (``what``), its measure (ms, cpu, ws in kB, or paint: milliseconds from the event to the map's new
colours on the screen), the row it is divided by (``by``, or none) and the most it may be.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from sampling import Bench
from serving import Server
from tables import figures, report, table, verdicts

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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", type=Path)
    parser.add_argument("--python", default=sys.executable, help="interpreter with Streamlit and the app's libraries")
    parser.add_argument("--scenario", type=Path)
    parser.add_argument(
        "--dossier", action="append", default=[], metavar="NAME=FOLDER", help="serve the app on this too"
    )
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
        serve = lambda name, app, **more: stack.enter_context(
            Server(name, app.resolve(), options.python, scratch, more)
        )
        plan = [
            (serve(name, FLOORS / f"floor_{name}.py"), [{"name": name, "actions": [SELECT], **FLOOR_PAGES[name]}])
            for name in floors
        ]
        if options.app:
            folders = {"app": None} | dict(each.split("=", 1) for each in options.dossier)
            for name, folder in folders.items():
                pages = [page for page in scenario["pages"] if page.get("server", "app") == name]
                more = {"PARLEY_DOSSIER": os.path.abspath(folder)} if folder else {}
                plan.insert(0, (serve(name, options.app, **more), pages))
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
