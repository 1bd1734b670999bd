"""What never changes is compressed once for all readers; everything else as it is asked for."""

from __future__ import annotations

import gzip

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from parley.ui.server.compression import CompressedOnce
from tests.asgi import ask

TEXT = "the same words again and again " * 100
FOR_EVER = "public, immutable, max-age=31536000"


class Counted:
    """An app that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        routes = [Route(path, self.answer) for path in ("/kept.js", "/fresh.js", "/lost.js")]
        self.app = CompressedOnce(Starlette(routes=routes), minimum_size=1000)

    def answer(self, request: Request) -> Response:
        """A script, for ever or for now."""
        self.asked += 1
        name = request.url.path
        kept = FOR_EVER if name != "/fresh.js" else "no-cache"
        return Response(TEXT, 404 if name == "/lost.js" else 200, {"cache-control": kept}, "text/javascript")


@pytest.fixture
def counted() -> Counted:
    return Counted()


def test_what_lasts_is_asked_for_once(counted):
    answers = [ask(counted.app, "/kept.js", accept_encoding="gzip, br") for _ in range(3)]
    assert counted.asked == 1
    for answer in answers:
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(answer.body).decode() == TEXT


@pytest.mark.parametrize("path", ["/fresh.js", "/lost.js"])
def test_what_may_change_is_asked_for_each_time(counted, path):
    for _ in range(2):
        assert gzip.decompress(ask(counted.app, path, accept_encoding="gzip").body).decode() == TEXT
    assert counted.asked == 2


@pytest.mark.parametrize("header", [{}, {"range": "bytes=0-9"}, {"if_none_match": '"x"'}])
def test_another_question_is_not_answered_from_what_is_kept(counted, header):
    ask(counted.app, "/kept.js", accept_encoding="gzip")
    ask(counted.app, "/kept.js", **({"accept_encoding": "gzip"} | header if header else {}))
    assert counted.asked == 2


def test_a_head_alone_has_no_part_in_it(counted):
    ask(counted.app, "/kept.js", accept_encoding="gzip")
    ask(counted.app, "/kept.js", method="HEAD", accept_encoding="gzip")
    assert counted.asked == 2
