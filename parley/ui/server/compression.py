"""Compression that is paid once: what a name with its content's hash stands for never changes while the server runs."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_EVER = "immutable"
"""How an answer says that its address never stands for anything else (RFC 8246)."""


class CompressedOnce:
    """Compress answers, and keep those that never change, so that one reader pays for all.

    A first view asks for more than a hundred of Streamlit's own scripts; compressing them anew takes a tenth of a
    second of the server's time for each reader. Kept are a few MB, as many as Streamlit has scripts.
    """

    def __init__(self, app: ASGIApp, minimum_size: int) -> None:
        self.app = GZipMiddleware(app, minimum_size)
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pass on and keep."""
        if not asks_whole(scope):
            await self.app(scope, receive, send)
            return
        address = scope["path"]
        if address not in self.kept:
            messages: list[Message] = []

            async def keep(message: Message) -> None:
                messages.append(message)
                await send(message)

            await self.app(scope, receive, keep)
            if lasts(messages):
                self.kept[address] = messages
            return
        for message in self.kept[address]:
            await send(message)


def asks_whole(scope: Scope) -> bool:
    """Whether a request wants a whole file in the form that is kept, under no condition."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    headers = Headers(scope=scope)
    plain = not any(name in headers for name in ("range", "if-none-match", "if-modified-since"))
    return plain and "gzip" in headers.get("accept-encoding", "")


def lasts(messages: list[Message]) -> bool:
    """Whether an answer came whole, went well and never changes."""
    if not messages or messages[-1].get("more_body") or messages[0].get("status") != 200:
        return False
    return FOR_EVER in Headers(raw=messages[0]["headers"]).get("cache-control", "")
