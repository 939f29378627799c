#!/usr/bin/env python3
"""The door: the same command as `trykklar`, for the manuscript in this folder."""

import os
import sys
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run the command with the project's own Python packages.

    Without an active environment the one in `.venv`, which `make paper` sets up, is used.
    """
    python = HERE / ".venv" / "bin" / "python"
    try:
        from trykklar.cli import main as command
    except ModuleNotFoundError as missing:
        if python.exists() and Path(sys.prefix).resolve() != (HERE / ".venv").resolve():
            arguments = [str(python), str(HERE / "make_paper.py"), *sys.argv[1:]]
            os.execv(python, arguments)  # noqa: S606 - the same program, in its environment
        sys.stderr.write(f"{missing}\nRun `make paper` once: it installs what the program needs.\n")
        return 2
    return command()


def leave(status: int) -> None:
    """End at once: taking the interpreter apart piece by piece takes a twentieth of a build."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads it any more, or it is closed
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    leave(main())
