"""How long `submit` takes, beside a cold build with a Word file, which is what it stands on.

    python bench/submission_speed.py [--rounds 3] [--edition article] [--venue elsarticle]

Each runs in turn on a copy of the project in which nothing is made. `submit` has no option left
out: it sets the sources for the venue, makes Word, proves the bundle and inspects the PDF. With
`--blind` it builds twice, as the bundle is made of another text. Seconds of the clock are what an
author waits; CPU seconds (`cpu_time.py`) are what the work is, however much of it is done at the
same time. Exit status 1 where the clock shows more than 1.5 times as much for `submit`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cpu_time import counted
from places import DOOR, PROJECT, timed

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 1.5
"""Times a cold build with its Word file."""

_SOURCES = ("manuscript", "figures", "references.bib")


class _Spent(NamedTuple):
    """Seconds of the clock, and of the processor."""

    clock: float
    cpu: float


def main() -> int:
    """Measure and print; 1 where `submit` takes too long."""
    options = _options()
    target = [options.edition, "--venue", options.venue]
    rows: dict[str, list[_Spent]] = {"build": [], "submit": [], "submit --blind": []}
    for _ in range(options.rounds):
        for words, spent in rows.items():
            command, *more = words.split()
            spent.append(_cold([command, *target, *more]))
    load = os.getloadavg()[0]
    print(f"{options.edition} for {options.venue}: medians of {options.rounds} at load {load:.1f}")
    medians = {words: _median(spent) for words, spent in rows.items()}
    base = medians["build"]
    print(f"{'':<18}{'clock':>9}{'times':>8}{'CPU':>9}{'times':>8}")
    for words, took in medians.items():
        clock, cpu = took.clock / base.clock, took.cpu / base.cpu
        print(f"{words:<18}{took.clock:8.2f}s{clock:8.2f}{took.cpu:8.2f}s{cpu:8.2f}")
    return int(medians["submit"].clock > MOST * base.clock)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--edition", default="article")
    parser.add_argument("--venue", default="elsarticle")
    return parser.parse_args()


def _median(spent: Sequence[_Spent]) -> _Spent:
    return _Spent(
        statistics.median(each.clock for each in spent),
        statistics.median(each.cpu for each in spent),
    )


def _cold(words: Sequence[str]) -> _Spent:
    """What one run on a fresh copy takes."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place, "project")
        folder.mkdir()
        for name in _SOURCES:
            source = PROJECT / name
            if source.is_dir():
                shutil.copytree(source, folder / name)
            else:
                shutil.copy(source, folder)
        with counted() as seconds:
            clock = timed([sys.executable, str(DOOR), *words], folder, (0, 1))
            return _Spent(clock, seconds())


if __name__ == "__main__":
    sys.exit(main())
