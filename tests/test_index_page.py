"""What Streamlit's HTML gains on its way: the sheet, and what is to be fetched early; nothing else is touched."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from parley.ui.frame import sheet, streamlit_internals
from parley.ui.frame.site import ROOT
from parley.ui.server import host, index_page
from tests.asgi import ask

PAGE = """<html><head><link
  rel="preload" href="./static/media/Face.woff2" as="font" crossorigin /><title>Streamlit</title></head>
<body><div id="root">é</div></body></html>"""


def page(request: Request) -> Response:
    """Streamlit's HTML; what was asked comes back in a header."""
    told = {"etag": '"same"', "x-asked": ",".join(sorted(request.headers))}
    return HTMLResponse(PAGE, headers=told)


async def pieces(scope: Scope, receive: Receive, send: Send) -> None:
    """The same in three pieces."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    for at, end in ((0, 30), (30, 90), (90, len(PAGE))):
        await send({"type": "http.response.body", "body": PAGE[at:end].encode(), "more_body": end < len(PAGE)})


APP = index_page.IndexPage(
    Starlette(
        routes=[
            *(Route(f"/{name}", page) for name in ("map", "timeline", "reader")),
            Mount("/pieces", pieces),
            Route("/words", lambda _: PlainTextResponse(PAGE)),
            Route("/embed/map", page),
            Route("/file.html", page),
        ]
    )
)


@pytest.mark.parametrize("path", ["/map", "/pieces/"])
def test_a_page_names_the_sheet_last_and_what_it_needs_first(path):
    answer = ask(APP, path)
    head, _, body = answer.text.partition("</head>")
    for script in index_page.SCRIPTS:
        assert f'<link rel="modulepreload" href="./app/static/{script}">' in head
    assert body.index(sheet.address()) > body.index("é")
    assert "Face.woff2" not in answer.text
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_no_browser_is_told_that_an_older_page_is_the_same():
    answer = ask(APP, "/map", if_none_match='"same"', accept_encoding="gzip", cookie="a=b")
    assert answer.status == 200
    assert "etag" not in answer.headers
    assert answer.headers["x-asked"] == "cookie"


@pytest.mark.parametrize("path", ["/words", "/embed/map", "/file.html"])
def test_what_is_no_page_of_streamlits_is_left_as_it_is(path):
    assert ask(APP, path).text == PAGE


def test_everything_that_is_fetched_early_is_there():
    named = re.findall(r'href="\./(.+?)"', index_page.list_preloads(""))
    ours = [name.removeprefix("app/") for name in named if name.startswith("app/static/")]
    assert len(ours) == len(index_page.SCRIPTS) + len(index_page.FACES)
    assert all((ROOT / name).is_file() for name in ours)
    assert set(index_page.DRAWN_WITH.values()) <= set(streamlit_internals.CHART_CHUNKS)


@pytest.mark.parametrize(
    ("address", "chart"),
    [
        ("/map?view=zoom&asof=2022-02-24", "DeckGlJsonChart"),
        ("/map?layer=share", "PlotlyChart"),
        ("/timeline?actor=putin&view=time", "PlotlyChart"),
        ("/map", ""),
        ("/timeline?view=zoom", ""),
        ("/reader?view=zoom", ""),
    ],
)
def test_a_charts_script_is_fetched_early_where_the_address_asks_for_the_chart(address, chart):
    named = re.findall(r'href="\./static/js/([A-Za-z]+)\.', ask(APP, address).text)
    assert named == [streamlit_internals.SCRIPT_CHUNK, *([chart] if chart else [])]


def test_the_sheet_is_kept_for_ever_under_its_present_name_only():
    app = Starlette(routes=host.routes())
    now, old = ask(app, f"/{sheet.address()}"), ask(app, "/sheet.css?older")
    assert now.text == old.text == sheet.text()
    assert "immutable" in now.headers["cache-control"]
    assert old.headers["cache-control"] == "no-cache"
    assert now.headers["content-type"].startswith("text/css")
