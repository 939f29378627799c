"""How long `check` takes, beside bibtexparser alone, bibtex-tidy, checkcites and biber.

    python bench/check.py [--entries 1000,10000,100000] [--runs 3] [--folder /tmp/bench]
    python bench/check.py --growth [KIND ...] [--things 1000,10000,100000] [--folder /tmp/bench]

Peers that are not installed are named and left out: checkcites is in Debian's texlive-extra-utils,
bibtex-tidy comes with `npm install --global bibtex-tidy`.

Prints one table: CPU seconds (user and system, whole process) as a median, and peak memory. The
requirements: at 10,000 entries at most twice bibtexparser's bare `parse_file` and below
bibtex-tidy; from 10,000 to 100,000 at most twelve times; at most 1 GiB at 100,000; unchanged input
under 0.3 s.

With `--growth` another: for each construct in `kinds.py`, the CPU seconds of a check of a
manuscript with so many of them, above those of an empty one, and how many times as long ten times
as many take: ten for what is linear, and a hundred for what is not. All kinds take half an hour.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from bibliographies import aux, bibliography, manuscript
from kinds import KINDS, Kind

DOOR = Path(__file__).resolve().parent.parent / "make_paper.py"
PARSE = "import sys, bibtexparser; bibtexparser.parse_file(sys.argv[1])"
PEERS = ("bibtex-tidy", "checkcites", "biber --tool -V")
LIMIT = 600


def measure(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """CPU seconds and peak MiB of one process and its children."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=True,
    )
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def contestants(count: int) -> dict[str, list[str]]:
    """Name -> command, for the programs that are installed."""
    name = f"refs{count}"
    door = [sys.executable, str(DOOR), "check", f"main{count}.tex", "--format", "json"]
    found = {
        "bibtexparser parse_file": [sys.executable, "-c", PARSE, f"{name}.bib"],
        "trykklar check, cold": [*door, "--no-cache"],
        "trykklar check, unchanged": door,
    }
    if shutil.which("bibtex-tidy"):
        found["bibtex-tidy"] = ["bibtex-tidy", f"{name}.bib", "-o", "tidy.bib"]
    if shutil.which("checkcites") and count < 100_000:  # noqa: PLR2004 - it is quadratic
        found["checkcites"] = ["checkcites", f"main{count}.aux"]
    if shutil.which("biber") and count <= 1000:  # noqa: PLR2004 - a minute for 10,000
        found["biber --tool -V"] = ["biber", "--tool", "-V", "-O", "tool.bib", f"{name}.bib"]
    return found


def main() -> None:
    """Make the inputs, measure, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", default="1000,10000,100000")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--folder", type=Path)
    options.add_argument("--growth", nargs="*", metavar="KIND")
    options.add_argument("--things", default="1000,10000,100000")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(exist_ok=True)
        if given.growth is not None:
            growth(folder, given.growth or list(KINDS), list(map(int, given.things.split(","))))
            return
        print(f"{'':28}{'entries':>9}{'CPU s':>9}{'MiB':>7}")
        for count in map(int, given.entries.split(",")):
            bibliography(folder / f"refs{count}.bib", count)
            manuscript(folder / f"main{count}.tex", f"refs{count}", count)
            aux(folder / f"main{count}.aux", f"refs{count}", count)
            found = contestants(count)
            for name in (peer for peer in PEERS if peer not in found):
                print(f"{name:28}{count:>9}   not installed, or it takes minutes")
            for name, command in found.items():
                _row(name, count, command, folder, given.runs)


def growth(folder: Path, kinds: list[str], counts: list[int]) -> None:
    """Print for each kind the seconds at each count, and how they grow."""
    idle = _seconds(Kind(), 1, folder)[0]
    print(f"{'':34}" + "".join(f"{count:>10}" for count in counts) + f"{'times':>14}{'MiB':>7}")
    for name in kinds:
        found = [_seconds(KINDS[name], count, folder) for count in counts]
        seconds = [max(total - idle, 0.0) for total, _ in found]
        pairs = pairwise(seconds)
        times = ", ".join(f"{long / max(short, 0.05):.0f}" for short, long in pairs)
        shown = "".join(f"{value:>10.2f}" for value in seconds)
        print(f"{name:34}{shown}{times:>14}{found[-1][1]:>7.0f}", flush=True)


def _seconds(kind: Kind, count: int, folder: Path) -> tuple[float, float]:
    kind.write(folder, count)
    command = [sys.executable, str(DOOR), "check", "main.tex", "--no-cache"]
    try:
        return measure(command, folder, {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")})
    except subprocess.TimeoutExpired:
        return float(LIMIT), 0.0


def _row(name: str, count: int, command: list[str], folder: Path, runs: int) -> None:
    environment = {
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONDONTWRITEBYTECODE": "",  # compiled once, as everywhere
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    measure(command, folder, environment)  # so that all find their files in memory
    try:
        found = [measure(command, folder, environment) for _ in range(runs)]
    except subprocess.TimeoutExpired:
        print(f"{name:28}{count:>9}   over {LIMIT} s")
        return
    seconds = statistics.median(value for value, _ in found)
    peak = max(value for _, value in found)
    print(f"{name:28}{count:>9}{seconds:>9.2f}{peak:>7.0f}", flush=True)


if __name__ == "__main__":
    main()
