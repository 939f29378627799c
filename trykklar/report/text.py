"""Findings -> the terminal: grouped by file, with the line in question and a caret under it."""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trykklar.finding import Finding

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_WIDTH = 100
_MANY = {Severity.HINT: 5, Severity.WARNING: 10}


def render(findings: Sequence[Finding], *, colour: bool | None = None) -> str:
    """The findings as text, the summary last.

    Args:
        findings: What to print.
        colour: Whether to colour it; by default where it is read on a terminal that wants it.
    """
    painted = _wants_colour() if colour is None else colour
    ordered = sorted(findings, key=lambda one: (str(one.path), one.line, one.column))
    lines: list[str] = []
    for path, group in groupby(ordered, key=lambda one: one.path):
        lines += [_paint(_here(path), "1", painted), *_file(path, list(group), painted), ""]
    return "\n".join([*lines, summary(findings)])


def summary(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, in a line."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[one]} {one}{'s' if counts[one] != 1 else ''}" for one in Severity if counts[one]
    ]
    return ", ".join(parts) or "Nothing is wrong."


def _file(path: Path, findings: list[Finding], painted: bool) -> Iterator[str]:
    rows = _rows(path)
    alike: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.code].append(finding)
    for finding in findings:
        listed = alike[finding.code]
        if len(listed) <= _MANY.get(finding.severity, len(findings)):
            yield from _finding(finding, rows, [], painted)
        elif finding is listed[0]:  # says them all
            yield from _finding(finding, rows, listed[1:], painted)


def _finding(
    finding: Finding, rows: list[str], rest: list[Finding], painted: bool
) -> Iterator[str]:
    place = ":".join(str(number) for number in (finding.line, finding.column) if number)
    severity = _paint(str(finding.severity), _COLOURS[finding.severity], painted)
    more = f" (and {len(rest)} more like it)" if rest else ""
    yield f"  {place:>7}  {severity}  {finding.message}{more} [{finding.code}]"
    if finding.severity is not Severity.HINT and 0 < finding.line <= len(rows):
        yield from _excerpt(rows[finding.line - 1], finding.column)
    if finding.hint:
        yield f"           {finding.hint}"
    if rest and finding.severity is not Severity.HINT:
        lines = ", ".join(dict.fromkeys(str(one.line) for one in rest))
        yield from (f"           {part}" for part in wrap(f"Also in lines {lines}.", _WIDTH))


def _excerpt(row: str, column: int) -> Iterator[str]:
    start = max(column - _WIDTH * 2 // 3, 0) if column else 0
    yield "         | " + row[start : start + _WIDTH].replace("\t", " ")
    if column:
        yield "         | " + " " * (column - 1 - start) + "^"


def _rows(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def _wants_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _paint(text: str, code: str, painted: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if painted else text


def _here(path: Path) -> str:
    """A path as seen from the folder the user is in."""
    shown = os.path.relpath(path)
    return str(path) if shown.startswith("../../..") else shown
