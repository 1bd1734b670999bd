"""The host's memory limit: a watcher that asks how much a server holds, and ends it when that is too much."""

from __future__ import annotations

from threading import Event, Thread
from types import TracebackType
from typing import Self

import psutil

EVERY = 0.02
"""Seconds between two looks."""


class Watcher:
    """Watch a process with all that it starts, from entering to leaving: `peak` in MiB, `passed` if over the limit."""

    def __init__(self, pid: int, limit: float) -> None:
        self.process = psutil.Process(pid)
        self.limit = limit
        self.peak = 0.0
        self.passed = False
        self.done = Event()
        self.thread = Thread(target=self.watch, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.done.set()
        self.thread.join()

    def watch(self) -> None:
        """Look again and again; a server over its limit is killed, as the host would."""
        while not self.done.wait(EVERY):
            try:
                held = held_by(self.process)
                self.peak = max(self.peak, held)
                if held > self.limit:
                    self.passed = True
                    self.process.kill()
            except psutil.NoSuchProcess:
                return


def held_by(process: psutil.Process) -> float:
    """What a process and its children hold in memory, in MiB."""
    return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)]) / 2**20
