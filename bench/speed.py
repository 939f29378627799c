"""How long building takes, beside latexmk, a bare pass of the engine, pandoc and Typst.

    python bench/speed.py [--rounds 5] [--pages 16,100,400] [--only WORD] [--short]

Ours and the peers run in turn, round by round, on copies of the same sources, so that whatever else
the machine does falls on both. It prints the ratio of the medians and its upper limit.
`--short` is one round of the small sources, for CI: the ratios are printed, and only a wrong result
(another text than latexmk's) makes it fail. latexmk is given the drawings for nothing: they are
made already when its clock starts.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from places import edition, synthetic, thesis
from rows import Row, everything, long, ours_alone, short, unchanged, watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def main() -> int:
    """Measure and print; 1 where ours and the peers came to different texts."""
    options = _options()
    rounds = 1 if options.short else options.rounds
    pages = [16] if options.short else [int(number) for number in options.pages.split(",")]
    load = os.getloadavg()[0]
    print(f"{_system()}, {platform.machine()}, {os.cpu_count()} cores, load {load:.1f}")
    print(f"medians of {rounds}\n")
    print(f"{'work':<52}{'ours':>8}{'peer':>8}{'ratio':>7}{'at most':>9}")
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for row in _rows(Path(folder), pages):
            if options.only in row.name:
                wrong += _measured(row, rounds)
    for line in wrong:
        print(f"WRONG: {line}")
    return int(bool(wrong))


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:  # no Linux
        return platform.system()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", default="16,100,400", help="synthetic manuscripts to measure on")
    parser.add_argument("--only", default="", help="measure the rows with this in their name")
    parser.add_argument("--short", action="store_true", help="one round of the small sources")
    return parser.parse_args()


def _rows(folder: Path, pages: Sequence[int]) -> Iterator[Row]:
    places = edition(folder / "ours"), edition(folder / "peer")
    yield from everything(*places)
    yield from short(*places, "article")
    yield from watched(*places, "article")
    yield from ours_alone(places[0])
    yield from unchanged(thesis(folder / "files", 100), thesis(folder / "pfiles", 100), 100)
    for number in pages:
        pair = synthetic(folder / f"ours{number}", number), synthetic(folder / f"p{number}", number)
        yield from long(*pair, number)


def _measured(row: Row, rounds: int) -> list[str]:
    """Print one row; returns what was wrong with it."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds):
        ours.append(row.ours(number))
        theirs.append(row.peer(number))
    own, other = statistics.median(ours), statistics.median(theirs)
    verdict = "" if own <= row.limit * other else "  over"
    print(
        f"{row.name:<52}{own:>7.2f}s{other:>7.2f}s{own / other:>7.2f}{row.limit:>9.2f}{verdict}",
        flush=True,
    )
    return [f"{row.name}: {fault}" for fault in row.check()]


if __name__ == "__main__":
    sys.exit(main())
