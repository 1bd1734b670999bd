"""The stage: a fresh environment, a copy of the repository that cannot be written to, a server that owns nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.browser import driver

ROOT = Path(__file__).parents[2]
POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Takes from root the right to write where nobody may."""

PLAIN = "from parley.ui.frame import shell\n\nshell.main()\n"
"""What a host that knows scripts only makes of the entry."""

KNOWN = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons that such a host offers."""


@dataclass(frozen=True)
class Stage:
    """A copy of the repository, the Python that runs it, and a home without anything in it; all read-only."""

    repository: Path
    python: Path
    home: Path


def pythons() -> dict[str, str]:
    """The Pythons of this machine that can make an environment, by version: this one, and those by name."""
    found = {version: where for version in KNOWN if (where := shutil.which(f"python{version}")) and runs(where)}
    return {**found, f"{sys.version_info.major}.{sys.version_info.minor}": sys.executable}


def runs(python: str) -> bool:
    """Whether a Python is one, not a stub that only advises, and has what an environment takes."""
    return subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True).returncode == 0


def build(folder: Path, python: str) -> Stage:
    """Set the stage in an empty folder: what is committed, and `requirements.txt` alone installed for it."""
    stage = Stage(folder / "repository", folder / "environment/bin/python", folder / "home")
    stage.repository.mkdir()
    stage.home.mkdir()
    archive = folder / "repository.tar"
    subprocess.run(["git", "archive", "--output", archive, "HEAD"], cwd=ROOT, check=True)
    shutil.unpack_archive(archive, stage.repository, filter="data")
    (stage.repository / "plain.py").write_text(PLAIN, encoding="utf-8")
    subprocess.run([python, "-m", "venv", folder / "environment"], check=True)
    install = [stage.python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", stage.repository / "requirements.txt"], check=True)
    for path in (folder, *stage.repository.rglob("*"), stage.repository, stage.home):
        if not path.is_symlink():
            path.chmod(0o555 if path.is_dir() else 0o444)
    return stage


def strike(folder: Path) -> None:
    """Make a stage's folders writable again, so that they can be removed."""
    for path in (folder, *folder.glob("repository/**/"), folder / "home"):
        path.chmod(0o755)


def is_read_only(stage: Stage) -> bool:
    """Whether the server, as it is started, cannot write beside the code."""
    write = [*powerless(), stage.python, "-c", "open('written', 'w')"]
    tried = subprocess.run(write, cwd=stage.repository, capture_output=True)
    return tried.returncode != 0


def start(stage: Stage, script: str, log: Path) -> driver.Server:
    """Run the dashboard as the host does, for one visit."""
    port = driver.free_port()
    served = [f"--server.port={port}", "--server.address=127.0.0.1"]
    command = [*powerless(), stage.python, "-m", "streamlit", "run", script, *served]
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=stage.repository,
            env=kept | {"HOME": str(stage.home)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    return driver.Server(f"http://127.0.0.1:{port}", process, log)


def powerless() -> tuple[str, ...]:
    """What must stand before a command so that "read-only" means something to root too."""
    return POWERLESS if os.geteuid() == 0 else ()


def wheels_are_there(version: str) -> bool:
    """Whether everything in `requirements.txt` comes ready-made for a Python that is not on this machine."""
    platforms = [f"--platform={name}" for name in ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64")]
    asked = ["--dry-run", "--ignore-installed", "--only-binary=:all:", f"--python-version={version}", *platforms]
    command = [sys.executable, "-m", "pip", "install", "--quiet", *asked, "--target=.", "-r", "requirements.txt"]
    return subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0
