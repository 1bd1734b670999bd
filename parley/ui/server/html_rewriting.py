"""Rewrite HTML on its way out of an ASGI app; every other answer passes as it is."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from parley.ui.frame.streamlit_internals import REQUEST_HEADERS_TO_STRIP


def strip_request_headers(scope: Scope) -> Scope:
    """The same request without the headers to which the answer could be 304 or compressed: the whole page is needed."""
    kept = [(name, value) for name, value in scope["headers"] if name not in REQUEST_HEADERS_TO_STRIP]
    return {**scope, "headers": kept}


class HtmlRewriter:
    """An ASGI `send` that passes an answer on; one in HTML whole, as `rewrite` makes it."""

    def __init__(self, send: Send, rewrite: Callable[[str], str]) -> None:
        self.send = send
        self.rewrite = rewrite
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """Hold HTML back until its last chunk has come; pass anything else on at once."""
        if message["type"] == "http.response.start" and is_html(message):
            self.start = message
            return
        if self.start is None:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        page = self.rewrite(self.body.decode()).encode()
        headers = MutableHeaders(scope=self.start)
        headers["content-length"] = str(len(page))
        del headers["etag"], headers["last-modified"], headers["accept-ranges"]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": page})


def is_html(message: Message) -> bool:
    """Whether the start of a response announces HTML."""
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
