"""The rehearsal's own parts: a watcher that ends what holds too much, a user who cannot write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.rehearsal import memory, stage

HOLD = "held = bytearray({mib} * 2**20); import time; time.sleep({seconds})"


@pytest.mark.parametrize(("mib", "seconds", "passed"), [(200, 30, True), (5, 1, False)])
def test_the_watcher_kills_what_passes_the_limit_and_nothing_else(mib: int, seconds: int, passed: bool) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD.format(mib=mib, seconds=seconds)])
    with memory.Watcher(process.pid, limit=120) as watcher:
        ended = process.wait(60)
    assert watcher.passed == passed
    assert (ended != 0) == passed
    assert (watcher.peak > 120) == passed


def test_a_stage_that_can_be_written_to_is_told_from_one_that_cannot(tmp_path: Path) -> None:
    there = stage.Stage(tmp_path, Path(sys.executable), tmp_path)
    assert not stage.is_read_only(there)
    (tmp_path / "written").unlink()
    tmp_path.chmod(0o555)
    assert stage.is_read_only(there)
    tmp_path.chmod(0o755)


def test_this_python_can_be_rehearsed_and_a_stub_cannot(tmp_path: Path) -> None:
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in stage.pythons()
    stub = tmp_path / "python"
    stub.write_text("#!/bin/sh\nexit 127\n")
    stub.chmod(0o755)
    assert not stage.runs(str(stub))
