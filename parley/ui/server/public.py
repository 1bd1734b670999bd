"""Answers that any page may fetch: what is public, read-only and asks for no cookie is open to other origins."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

PUBLIC_HEADERS = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""Safe with `*`, since no answer depends on who asks."""


def send_with_etag(request: Request, content: bytes, media_type: str, headers: Mapping[str, str]) -> Response:
    """A whole answer with its ETag; 304 without a body to one who has the same already."""
    etag = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if etag in known or "*" in known:
        return Response(status_code=304, headers={**headers, "ETag": etag})
    return Response(content, media_type=media_type, headers={**headers, "ETag": etag})
