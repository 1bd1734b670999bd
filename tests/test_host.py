"""What stands round Streamlit's own server, at the root and under a path of the host's."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import config

from parley.ui.frame import site
from parley.ui.server import host
from tests.asgi import ask

PATHS = [
    ("", "/", "/"),
    ("", "/map", "/map"),
    ("news/war", "/news/war", "/"),
    ("/news/war/", "/news/war/map", "/map"),
    ("news/war", "/news/warm", None),
    ("news/war", "/map", None),
]


@pytest.fixture
def served_under(monkeypatch: pytest.MonkeyPatch):
    """Sets the path under which a host serves the dashboard."""
    real = config.get_option

    def serve(base: str) -> None:
        monkeypatch.setattr(config, "get_option", lambda key: base if key == "server.baseUrlPath" else real(key))

    return serve


@pytest.mark.parametrize(("base", "path", "inside"), PATHS)
def test_a_path_is_read_from_where_the_host_serves(served_under, base: str, path: str, inside: str | None) -> None:
    served_under(base)
    assert site.within(path) == inside


@pytest.mark.parametrize("base", ["", "/news"])
def test_routes_and_unknown_pages_follow_the_hosts_path(served_under, base: str) -> None:
    served_under(base.strip("/"))

    async def index(_: object) -> HTMLResponse:
        return HTMLResponse("<html><head></head><body></body></html>")

    app = Starlette(routes=[*host.routes(), Route("/{path:path}", index)], middleware=host.MIDDLEWARE)
    assert ask(app, f"{base}/sheet.css").headers["content-type"].startswith("text/css")
    assert ask(app, f"{base}/geometry/units.json").headers["content-type"] == "application/geo+json"
    assert ask(app, f"{base}/nowhere").headers["location"] == f"{base}/?unknown=nowhere"
    assert "sheet.css" in ask(app, f"{base}/map").text
    assert "location" not in ask(app, "/elsewhere/nowhere").headers or not base
