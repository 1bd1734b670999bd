"""`python -m parley`: the command line of an editor."""

from __future__ import annotations

import sys

from parley.cli.application import run_command_line

if __name__ == "__main__":
    sys.exit(run_command_line())
