"""Serving a Streamlit script for the benchmark, and what its process costs."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import psutil


class Server:
    """One Streamlit process on a free loopback port; ended by its own pid on exit."""

    def __init__(self, name: str, app: Path, python: str, scratch: Path, more: dict[str, str]) -> None:
        self.name, self.app, self.log = name, app, scratch / f"{name}.log"
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        python = os.path.abspath(python) if os.sep in python else python  # not resolved: a venv is known by its link
        self.command = [
            python,
            "-m",
            "streamlit",
            "run",
            app.name,
            "--server.port",
            str(self.port),
            "--server.address",
            "127.0.0.1",
            "--server.headless",
            "true",
            "--server.fileWatcherType",
            "none",
            "--browser.gatherUsageStats",
            "false",
        ]
        self.env = os.environ | {"HOME": str(scratch), "PYTHONDONTWRITEBYTECODE": "1"} | more

    def __enter__(self) -> Server:
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            self.command,
            cwd=self.app.parent,
            env=self.env,
            start_new_session=True,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )
        self.watch = psutil.Process(self.process.pid)
        while self.process.poll() is None and time.perf_counter() - begun < 90:
            try:
                urllib.request.urlopen(self.url + "/_stcore/health", timeout=2).close()
                self.start = {"s": time.perf_counter() - begun, "cpu": self.cpu(), "rss": self.rss()}
                return self
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text()[-2000:]}")

    def __exit__(self, *_: object) -> None:
        family = [self.watch, *self.watch.children(recursive=True)] if self.watch.is_running() else []
        for process in family:
            process.terminate()
        for process in psutil.wait_procs(family, timeout=5)[1]:
            process.kill()
        self.process.wait(10)

    def cpu(self) -> float:
        """CPU seconds used so far."""
        times = self.watch.cpu_times()
        return times.user + times.system

    def rss(self) -> float:
        """Resident memory in MB."""
        return self.watch.memory_info().rss / 1e6
