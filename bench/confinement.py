"""What confining programs costs.

    python bench/confinement.py [--rounds 5]

For each way that works here, in turn in one run: milliseconds that starting a program takes, beside
starting it without; and the seconds that both editions take from nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from places import ENVIRONMENT, PROJECT, edition

from trykklar.sandbox import bubblewrap, landlock
from trykklar.sandbox.limits import VARIABLE

_STARTS = 50
_START = f"""
import statistics, time
from pathlib import Path
from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import run

def start(folder=Path.cwd()):
    began = time.perf_counter()
    run(("true",), folder=folder, environment={{"PATH": "/usr/bin:/bin"}},
        access=Access((folder,), (folder / "build",)), limits=Limits(60.0))
    return 1000 * (time.perf_counter() - began)

start()
print(statistics.median(start() for _ in range({_STARTS})))
"""


def main() -> int:
    """Print a line for each way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    ways = {"none": ""} | {
        name: way.obstacle() for name, way in (("bubblewrap", bubblewrap), ("landlock", landlock))
    }
    possible = [name for name, obstacle in ways.items() if not obstacle]
    starts: dict[str, list[float]] = {name: [] for name in possible}
    builds: dict[str, list[float]] = {name: [] for name in possible}
    with tempfile.TemporaryDirectory() as made:
        place = edition(Path(made).resolve() / "ours")
        for _ in range(rounds):
            for name in possible:
                os.environ[VARIABLE] = ENVIRONMENT[VARIABLE] = name
                starts[name].append(_started(place.folder))
                place.bare()
                builds[name].append(place.ours("build", "--no-word"))
    _print(ways, starts, builds)
    return 0


def _started(folder: Path) -> float:
    command = [sys.executable, "-c", _START]
    surroundings = {**ENVIRONMENT, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=True)
    return float(done.stdout)


def _print(
    ways: dict[str, str], starts: dict[str, list[float]], builds: dict[str, list[float]]
) -> None:
    plain, least = (statistics.median(found["none"]) for found in (starts, builds))
    for name, obstacle in ways.items():
        if obstacle:
            print(f"{name:12} not here: {obstacle}")
            continue
        start, build = (statistics.median(found[name]) for found in (starts, builds))
        print(
            f"{name:12} {start - plain:+5.1f} ms a program, "
            f"cold build {build:.2f} s, {build / least:.3f} of one without"
        )


if __name__ == "__main__":
    sys.exit(main())
