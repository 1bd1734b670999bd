"""One open page of the benchmark: times taken inside it, bytes and processor time beside it."""

from __future__ import annotations

import base64

from playwright.sync_api import BrowserContext, Page

from serving import Server

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
  p.atRest = () => new Promise(done => {  // the software compositor has shown what came before: frames follow each other
    const until = now() + 5000;
    let last = now(), steady = 0;
    const next = () => {
      steady = now() - last < 40 ? steady + 1 : 0;
      last = now();
      steady > 3 || last > until ? done() : requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
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
        """One interaction on a screen at rest: times count from the last input event before the request for a rerun."""
        self.page.evaluate("async () => { await __stb.atRest(); __stb.arm() }")
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
