"""What the ASGI entry adds to the server: compression, and a kind answer to an address that no page has."""

from __future__ import annotations

from urllib.parse import quote

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from parley.ui.site import PAGES

SERVER_PATHS = frozenset({"static", "app", "media", "component", "healthz", "script-health-check", "vendor"})
"""First parts of the addresses that Streamlit's own server answers."""


class UnknownPage:
    """Lead an address that no page has to the overview, which says so, instead of to a dialog."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a visit to an unknown page."""
        if scope["type"] == "http" and scope["method"] == "GET" and is_unknown(scope["path"]):
            name = scope["path"].strip("/")
            await RedirectResponse(f"{scope.get('root_path', '')}/?unknown={quote(name)}")(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_unknown(path: str) -> bool:
    """Tell a reader's address that no page has from pages, files and the server's own addresses."""
    parts = path.strip("/").split("/")
    if parts == [""] or "." in parts[-1] or parts[0] in SERVER_PATHS:
        return False
    if any(part.startswith("_") for part in parts):  # "/map/_stcore/health" too: how the browser finds the base path
        return False
    return len(parts) > 1 or parts[0] not in {page.path for page in PAGES}


MIDDLEWARE = [Middleware(GZipMiddleware, minimum_size=1000), Middleware(UnknownPage)]
