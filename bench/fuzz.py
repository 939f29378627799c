"""Fuzzing: every reader has to answer any damaged input, and in time.

    python bench/fuzz.py [--inputs 100000] [--seed 0] [--only READER] [--from 0]

Small files of each kind that is read are mutated byte by byte and token by token, spliced, and read
in this process. A traceback, or more than ten seconds of the processor for one input, is printed
with what makes it again: reader, seed and number (`--only READER --seed S --from N --inputs 1`).
The exit status is 1 then. The same seed gives the same inputs on every machine.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from damage import damaged
from readers import READERS

from trykklar.finding import FatalError

if TYPE_CHECKING:
    from types import FrameType

    from readers import Reader

SECONDS = 10.0
"""Of the processor, for one input: the readers take some milliseconds."""

_MOST = 20  # different faults of one reader that are printed


class SlowError(BaseException):
    """An input took too long; no reader may take it for a fault of the file."""


def main() -> int:
    """Read them all; 1 where one was not answered."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=100_000, help="of each reader")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", choices=("", *READERS))
    parser.add_argument("--from", type=int, default=0, dest="first", help="number of the first")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, _slow)
    found = 0
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        for name, reader in READERS.items():
            if options.only in {"", name}:
                numbers = range(options.first, options.first + options.inputs)
                found += _run(name, reader, Path(folder).resolve(), options.seed, numbers)
    return int(found > 0)


def _run(name: str, reader: Reader, folder: Path, seed: int, numbers: range) -> int:
    """Reads so many inputs and says how it went; returns how many were not answered."""
    began = time.perf_counter()
    reader.prepare(folder)
    faults: Counter[str] = Counter()
    for number in numbers:
        data = damaged(random.Random(f"{seed} {name} {number}"), reader.seeds)  # noqa: S311
        fault = _fault(reader, folder, data)
        if fault:
            faults[fault] += 1
            if faults[fault] == 1 and len(faults) <= _MOST:
                print(f"{name}: seed {seed}, number {number}: {fault}\n    {data!r}", flush=True)
    seconds = time.perf_counter() - began
    total = sum(faults.values())
    print(f"{name:12}{len(numbers):>9} inputs{seconds:>9.1f} s{total:>7} not answered", flush=True)
    return total


def _fault(reader: Reader, folder: Path, data: bytes) -> str:
    """What went wrong with one input, in a line; "" where it was read."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        reader.read(folder, data)
    except FatalError:
        return ""
    except (Exception, SlowError) as fault:  # noqa: BLE001 - that there is none is what is tried
        place = traceback.extract_tb(fault.__traceback__)[-1]
        return f"{type(fault).__name__}: {fault} ({Path(place.filename).name}:{place.lineno})"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
    return ""


def _slow(_: int, __: FrameType | None) -> None:
    raise SlowError(f"more than {SECONDS:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
