"""Findings -> the terminal: grouped by file, with the line in question and a caret under it.

The line is read again, long after it was found at fault, and a log can be made to name any file: it
is shown where the file lies inside of a document's fence.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.report.printable import printable, relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.finding import Finding
    from trykklar.storage.fence import Fence

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_WIDTH = 100
_MANY = {Severity.HINT: 5, Severity.WARNING: 10}


def render(
    findings: Sequence[Finding], fences: Iterable[Fence], *, colour: bool | None = None
) -> str:
    """The findings as text, the summary last.

    Args:
        findings: What to print.
        fences: Of the documents they are about: lines are shown of files inside of one of them.
        colour: Whether to colour it; by default where it is read on a terminal that wants it.
    """
    inside = tuple(dict.fromkeys(fences))
    painted = _wants_colour() if colour is None else colour
    ordered = sorted(
        findings, key=lambda finding: (str(finding.path), finding.line, finding.column)
    )
    lines: list[str] = []
    for path, group in groupby(ordered, key=lambda finding: finding.path):
        rows = _rows(path, inside)
        lines += [_paint(_here(path), "1", painted), *_file(rows, list(group), painted), ""]
    return "\n".join([*lines, summary(findings)])


def summary(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, in a line."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{count} {severity}{'s' if count != 1 else ''}"
        for severity in Severity
        if (count := counts[severity])
    ]
    return ", ".join(parts) or "Nothing is wrong."


def _file(rows: list[str], findings: list[Finding], painted: bool) -> Iterator[str]:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    for finding in findings:
        listed = by_code[finding.code]
        if len(listed) <= _MANY.get(finding.severity, len(findings)):
            yield from _finding(finding, rows, [], painted)
        elif finding is listed[0]:  # stands for them all
            yield from _finding(finding, rows, listed[1:], painted)


def _finding(
    finding: Finding, rows: list[str], rest: list[Finding], painted: bool
) -> Iterator[str]:
    place = ":".join(str(number) for number in (finding.line, finding.column) if number)
    severity = _paint(str(finding.severity), _COLOURS[finding.severity], painted)
    more = f" (and {len(rest)} more like it)" if rest else ""
    yield f"  {place:>7}  {severity}  {printable(finding.message)}{more} [{finding.code}]"
    if finding.severity is not Severity.HINT and 0 < finding.line <= len(rows):
        yield from _excerpt(rows[finding.line - 1], finding.column)
    if finding.hint:
        yield f"           {printable(finding.hint)}"
    if rest and finding.severity is not Severity.HINT:
        lines = ", ".join(dict.fromkeys(str(other.line) for other in rest))
        yield from (f"           {part}" for part in wrap(f"Also in lines {lines}.", _WIDTH))


def _excerpt(row: str, column: int) -> Iterator[str]:
    start = max(column - _WIDTH * 2 // 3, 0) if column else 0
    part = row[start : start + _WIDTH].replace("\t", " ")
    yield "         | " + printable(part)
    if column:
        yield "         | " + " " * len(printable(part[: column - 1 - start])) + "^"


def _rows(path: Path, fences: Sequence[Fence]) -> list[str]:
    """The lines of a file; none where it cannot be read, or lies outside of every fence."""
    fence = next((fence for fence in fences if fence.holds(path)), None)
    try:
        text = fence.read(path).decode("utf-8-sig", errors="replace") if fence else ""
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # as the lines are counted


def _wants_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _paint(text: str, code: str, painted: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if painted else text


def _here(path: Path) -> str:
    """A path as seen from the folder the user is in."""
    near = relative(path)
    return printable(str(path) if near.startswith("../../..") else near)
