"""What pages keep as drawn: by dossier, filters and what else they name, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import pytest

from parley.dossier.dossier import Dossier
from parley.ui.frame.keeping import kept
from parley.ui.frame.view_state import ViewState, read_view


def here(dossier: Dossier, **params: str) -> ViewState:
    """The timeline as an address asks for it."""
    return read_view(dossier, "timeline", {name: [value] for name, value in params.items()}, False)[0]


@pytest.fixture
def drawing() -> tuple[Callable[[ViewState], str], list[ViewState]]:
    """Something drawn that hangs on the form of the page, and for whom it was."""
    drawn: list[ViewState] = []

    @kept(lambda here: here.own.get("view", ""), most=2)
    def draw(here: ViewState) -> str:
        drawn.append(here)
        return f"drawing {len(drawn)}"

    return draw, drawn


def test_who_asks_for_the_same_gets_what_was_drawn(dossier: Dossier, drawing: tuple) -> None:
    draw, drawn = drawing
    first = draw(here(dossier, actor="putin"))
    assert draw(here(dossier, actor="putin", record="actor:putin")) == first, "a choice is no part of the question"
    assert len(drawn) == 1


@pytest.mark.parametrize("other", [{}, {"actor": "trump"}, {"actor": "putin", "view": "time"}])
def test_another_question_has_its_own_answer(dossier: Dossier, drawing: tuple, other: dict[str, str]) -> None:
    draw, _ = drawing
    assert draw(here(dossier, actor="putin")) != draw(here(dossier, **other))


def test_another_dossier_has_its_own_answer(dossier: Dossier, tiny: Dossier, drawing: tuple) -> None:
    draw, _ = drawing
    assert draw(here(dossier)) != draw(here(tiny))


def test_no_more_are_kept_than_asked_for(dossier: Dossier, drawing: tuple) -> None:
    draw, drawn = drawing
    for actor in ("putin", "trump", "zelenskiy", "putin"):
        draw(here(dossier, actor=actor))
    assert len(drawn) == 4


def test_who_asks_meanwhile_waits(dossier: Dossier) -> None:
    drawn, begun, go_on = [], Event(), Event()

    @kept()
    def slow(view: ViewState) -> int:
        drawn.append(view)
        begun.set()
        assert go_on.wait(5)
        return len(drawn)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(slow, here(dossier))
        assert begun.wait(5)
        second = pool.submit(slow, here(dossier))
        assert not wait([second], 0.2).done, "it is neither drawn a second time nor answered yet"
        go_on.set()
        assert [first.result(5), second.result(5)] == [1, 1]
