"""Progress on work that takes longer than one waits without a sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

SLOW_SECONDS = 2.0
"""Work that is done sooner shows nothing."""


@contextmanager
def show_progress_when_slow(words: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr once the work has taken two seconds; the function handed out counts one more thing done.

    Only a terminal gets one: a bar in a log or a pipe is noise.
    """
    console = Console(stderr=True)
    columns = [SpinnerColumn(), TextColumn("{task.description}")]
    counted = [BarColumn(), MofNCompleteColumn()] if total is not None else []
    progress = Progress(*columns, *counted, console=console, transient=True)
    bar = progress.add_task(words, total=total)
    timer = Timer(SLOW_SECONDS, progress.start)
    timer.daemon = True
    if console.is_terminal:
        timer.start()
    try:
        yield lambda: progress.advance(bar)
    finally:
        timer.cancel()
        if console.is_terminal:
            progress.stop()
