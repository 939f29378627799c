"""Whether a build may be killed at any moment.

    python bench/kill.py [--points 200] [--seed 1]

A small manuscript goes from state to state: a word, an entry, a cell, a drawing, the preamble or
the venue is another one. At each point `build`, or `watch` and a save, is killed at any moment,
itself alone or with all that it has started. What was handed out must be whole then: byte for byte
what the old sources or the new ones give. Nothing may go on running, and the next build must give
byte for byte what the sources give in a folder that nothing ever happened in.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from victims import STATES, Project, copied, kill

_ORPHANS = 10.0  # seconds in which what was left running must have ended


@dataclass(frozen=True)
class Point:
    """One killing.

    Attributes:
        command: What is killed.
        state: What the sources have become.
        whom: Who is killed.
        moment: When, as a share of what the build takes.
        saved: When the sources are saved, as a share of that; `build` starts after it.
    """

    command: str
    state: str
    whom: str
    moment: float
    saved: float


def main() -> int:
    """Kill, look and build again; 1 at the first fault."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--states", type=int, default=len(STATES), help="the first so many alone")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        killed = _killed(Path(folder).resolve(), options.points, options.seed, options.states)
    if killed is None:
        return 1
    kinds = ", ".join(f"{count} of {name}" for name, count in sorted(killed.items()))
    seconds = time.monotonic() - began
    print(f"{options.points} points ({kinds}), seed {options.seed}: all right, {seconds:.0f} s")
    return 0


def _killed(folder: Path, points: int, seed: int, states: int) -> Counter[str] | None:
    """How often what was killed; None after a fault."""
    chance = random.Random(seed)  # noqa: S311 - to be had again by its seed
    known = tuple(STATES)[:states]
    expected = {state: _expected(folder / str(number), state) for number, state in enumerate(known)}
    project = copied(folder / "killed")
    length = project.build()
    killed: Counter[str] = Counter()
    last = known[0]
    for number in range(points):
        state = chance.choice([other for other in known if other != last])
        point = _point(number, state, chance)
        try:
            killed[point.command] += _survived(project, point, length, expected, last)
        except (AssertionError, OSError, subprocess.SubprocessError) as fault:
            print(f"seed {seed}, point {number}, {point}, from {last!r}: {fault!r}")
            return None
        last = state
    return killed


def _point(number: int, state: str, chance: random.Random) -> Point:
    whom = chance.choice(["main", "group", "all"])
    moment, saved = chance.random(), chance.random()
    return Point(("build", "watch")[number % 2], state, whom, moment, saved)


def _expected(folder: Path, state: str) -> dict[str, bytes]:
    """What a state gives in a folder that nothing ever happened in."""
    fresh = copied(folder)
    fresh.become(state)
    fresh.build()
    return fresh.outputs()


def _survived(
    project: Project, point: Point, length: float, expected: dict[str, dict[str, bytes]], last: str
) -> bool:
    """Whether anything was left to kill.

    Raises:
        AssertionError: Something was damaged, went on, or came out wrong.
    """
    alive = _die(project, point, length)
    for name, content in project.outputs().items():
        good = content in (expected[last][name], expected[point.state][name])
        shown = point.command == "watch" and name.endswith(".pdf")
        assert good or (shown and _opens(project.folder / "build" / name)), f"{name} is damaged"
    project.build()
    for name, content in project.outputs().items():
        assert content == expected[point.state][name], f"{name} is not what the sources give"
    deadline = time.monotonic() + _ORPHANS
    while left := project.processes():
        assert time.monotonic() < deadline, f"left running: {left}"
        time.sleep(0.05)
    return alive


def _die(project: Project, point: Point, length: float) -> bool:
    """Start, save, and kill; False where it had ended before that."""
    began = time.monotonic()
    end = began + point.moment * length
    if point.command == "build":
        project.become(point.state)
    process = project.start(point.command)
    if point.command == "watch":
        time.sleep(max(0.0, point.saved * (end - time.monotonic())))
        project.become(point.state)
    time.sleep(max(0.0, end - time.monotonic()))
    alive = process.poll() is None
    kill(project, process, point.whom)
    return alive


def _opens(pdf: Path) -> bool:
    """Whether a PDF is whole; a preview's numbers may be those of the last pass."""
    done = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=False)
    return done.returncode == 0 and not done.stderr and b"stand in" in done.stdout


if __name__ == "__main__":
    sys.exit(main())
