"""What was measured as tables: each row beside its floor, each figure beside what it is held against."""

from __future__ import annotations

import statistics

from sampling import Bench


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
    spec = next((p for p in scenario["pages"] if p.get("server", "app") == server and p["name"] == page), {})
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
