"""`/api`: a short page in words of what can be fetched by a program, gathered from the offers of all figures."""

from __future__ import annotations

from urllib.parse import urljoin

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley.figures.markup import Node, h, html_from_node
from parley.figures.palette import palette_style_sheet
from parley.ui.embed.figures import FIGURES
from parley.ui.frame import opened, view_state
from parley.ui.frame.site import dossier_folder
from parley.ui.server.file_addresses import OFFERS, host
from parley.ui.server.link_previews import public_address
from parley.ui.server.public import PUBLIC_HEADERS
from parley.words.messages import say

STYLE = """
body { max-width: 46rem; margin: 32px auto; padding: 0 16px; font: 16px/25px system-ui, sans-serif; color: var(--ink);
  background: var(--bg); }
h1 { font-size: 28px; line-height: 34px } h2 { font-size: 20px; margin-top: 32px }
table { border-collapse: collapse; width: 100% } td, th { text-align: start; padding: 6px 12px 6px 0;
  vertical-align: top; border-bottom: 1px solid var(--hair) }
pre { overflow-x: auto; background: var(--panel); padding: 12px } a { color: var(--link) }
"""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    **PUBLIC_HEADERS,
}


def list_files(path: str) -> list[tuple[str, str, str]]:
    """Every file of every offer as the dossier has it without parameters: address from `path`, its words, its page."""
    dossier = opened.cached_dossier(dossier_folder())
    found = []
    for offer in sorted(OFFERS.values(), key=lambda each: (each.page, each.name)):
        view, _ = view_state.read_view(dossier, offer.page, {}, served=True)
        files = offer.files_of(view)
        found += [
            (f"{path}download/{offer.name}.{file.ending}", file.words, f"/{offer.page}")
            for file in (files.files if files else ())
        ]
    return found


def send_api_page(request: Request) -> Response:
    """Answer `/api`."""
    root = public_address() or host(request)
    rows = [
        h(
            "tr",
            h("td", draw_address(address, root)),
            h("td", words),
            h("td", h("code", page)),
        )
        for address, words, page in list_files(root)
    ]
    heads = [say("Address"), say("What it is"), say("Takes the parameters of")]
    table = h("table", h("thead", h("tr", *(h("th", each, scope="col") for each in heads))), h("tbody", *rows))
    embeds = [h("li", h("a", h("code", f"/embed/{name}"), href=urljoin(root, f"embed/{name}"))) for name in FIGURES]
    body = [
        h("h1", say("What a program can fetch")),
        h("p", say(
            "Every file answers GET and HEAD without a key, from any origin, with an ETag. Add the parameters of a "
            "page’s address, and the file holds exactly what that page shows; each says its source, licence, filters "
            "and day."
        )),
        table,
        h("h2", say("Three ways to ask")),
        *(h("pre", h("code", each)) for each in list_examples(root)),
        h("h2", say("Figures for a frame")),
        h("ul", *embeds),
        h("p", say("Ask “{address}” for the code of one, as oEmbed.", address=f"{root}oembed?url={root}map")),
    ]  # fmt: skip
    return HTMLResponse(write_page(say("What a program can fetch"), body), headers=HEADERS)


def draw_address(address: str, root: str) -> Node:
    """An address as it stands behind the site's own, and the way to it."""
    return h("a", h("code", f"/{address.removeprefix(root)}"), href=address)


def list_examples(root: str) -> list[str]:
    """The same file by curl, pandas and d3."""
    file = f"{root}download/timeline.csv"
    return [
        f'curl --compressed "{file}?from=2025-01-01"',
        f'import pandas\nevents = pandas.read_csv("{file}")',
        f'const events = await d3.csv("{file}");',
    ]


def write_page(title: str, body: list[Node]) -> str:
    """A page of its own that asks for nothing else."""
    head = [
        h("meta", charset="utf-8"),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("title", title),
    ]
    written = "".join(map(html_from_node, head))
    main = html_from_node(h("main", *body))
    style = f"<style>{palette_style_sheet()}{STYLE}</style>"
    return f'<!DOCTYPE html>\n<html lang="en"><head>{written}{style}</head><body>{main}</body></html>\n'
