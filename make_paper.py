#!/usr/bin/env python3
"""The door: the same command as `trykklar`, for the manuscript in this folder."""

import sys
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
            import os

            arguments = [str(python), str(HERE / "make_paper.py"), *sys.argv[1:]]
            os.execv(python, arguments)  # noqa: S606 - the same program, in its environment
        sys.stderr.write(f"{missing}\nRun `make paper` once: it installs what the program needs.\n")
        return 2
    return command()


if __name__ == "__main__":
    raise SystemExit(main())
