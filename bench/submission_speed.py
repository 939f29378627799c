"""How long `submit` takes, beside a cold build with a Word file, which is what it stands on.

    python bench/submission_speed.py [--rounds 3] [--edition article] [--venue elsarticle]

Each runs in turn on a copy of the project in which nothing is made. `submit` has no option left
out: it sets the sources for the venue, makes Word, proves the bundle and inspects the PDF. With
`--blind` it builds twice, as the bundle is made of another text. CPU seconds are compared where the
kernel lets them be counted (`cpu_time.py`), so that other work does not matter; seconds of the
clock elsewhere. Exit status 1 where `submit` takes more than 1.5 times as long.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cpu_time import by_group, counted
from places import DOOR, PROJECT, timed

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 1.5
"""Times a cold build with its Word file."""

_SOURCES = ("manuscript", "figures", "references.bib")


def main() -> int:
    """Measure and print; 1 where `submit` takes too long."""
    options = _options()
    target = [options.edition, "--venue", options.venue]
    rows: dict[str, list[float]] = {"build": [], "submit": [], "submit --blind": []}
    for _ in range(options.rounds):
        for words, seconds in rows.items():
            command, *more = words.split()
            seconds.append(_cold([command, *target, *more]))
    kind = "CPU seconds" if by_group() else f"seconds at load {os.getloadavg()[0]:.1f}"
    print(f"{options.edition} for {options.venue}: {kind}, medians of {options.rounds}")
    base = statistics.median(rows["build"])
    for words, seconds in rows.items():
        print(
            f"{words:<18}{statistics.median(seconds):8.2f}s{statistics.median(seconds) / base:8.2f}"
        )
    return int(statistics.median(rows["submit"]) > MOST * base)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--edition", default="article")
    parser.add_argument("--venue", default="elsarticle")
    return parser.parse_args()


def _cold(words: Sequence[str]) -> float:
    """Seconds of one run on a fresh copy."""
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
            timed([sys.executable, str(DOOR), *words], folder, (0, 1))
            return seconds()


if __name__ == "__main__":
    sys.exit(main())
