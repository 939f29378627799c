"""`doctor`: every part that is needed, its version, what for, and how to get what is missing."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from trykklar import requirements
from trykklar.finding import FatalError
from trykklar.project.paper import PAPER
from trykklar.report.printable import say
from trykklar.sandbox.method import method

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.requirements import Requirement
    from trykklar.sandbox.method import Method

_CLASS = re.compile(r"^\\documentclass(?:\[[^\]]*\])?\{([^}]+)\}", re.MULTILINE)
_PACKAGE = re.compile(r"^\\usepackage(?:\[[^\]]*\])?\{([^}]+)\}", re.MULTILINE)


def run(options: argparse.Namespace) -> int:
    """Print a table of all parts; 1 where one is missing that building needs."""
    parts = [
        *requirements.python(),
        *requirements.programs(),
        *requirements.latex(_used(options.project)),
    ]
    say(_table(parts), sys.stdout)
    say(_confinement(method()), sys.stdout)
    missing = [part for part in parts if not part.version]
    say(_advice(missing), sys.stdout)
    # What only the tests or the measurements need keeps nobody from building.
    return int(any(not part.needed_for.startswith("make ") for part in missing))


def _confinement(method: Method) -> str:
    """What keeps a stranger's manuscript from what lies outside of its folder, and why it is this.

    A line of its own: nothing of it has to be installed for building.
    """
    because = f" ({method.why})" if method.why else ""
    if method.way:
        return f"\nPrograms are confined by {method.name}{because}.\n"
    return (
        f"\nPrograms are not confined by the kernel{because}: TeX's own settings keep a manuscript "
        "from running commands and from reading other files by plain means, and LuaTeX's Lua and "
        "XeTeX's driver not at all.\n"
    )


def _used(project: Path) -> Iterator[str]:
    """File names of the classes and packages that the project's editions load."""
    if not (project / PAPER).is_file():
        return
    from trykklar.project.selection import choose

    try:
        documents = choose((), project).documents
        texts = [each.fence.read(each.source).decode() for each in documents]
    except FatalError as trouble:
        say(f"trykklar: the manuscript cannot be looked at: {trouble.message}\n", sys.stderr)
        return
    for text in texts:
        yield from (f"{name}.cls" for name in _CLASS.findall(text))
        for names in _PACKAGE.findall(text):
            yield from (f"{name.strip()}.sty" for name in names.split(","))


def _table(parts: Sequence[Requirement]) -> str:
    rows = [("ok" if part.version else "MISSING", part.name, part.version or "-") for part in parts]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row, part in zip(rows, parts, strict=True):
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        remark = f" ({part.remark})" if part.remark else ""
        lines.append(f"{cells}  {part.needed_for}{remark}")
    return "\n".join(lines) + "\n"


def _advice(missing: Iterable[Requirement]) -> str:
    commands = dict.fromkeys(part.install for part in missing)
    if not commands:
        return "\nEverything is there.\n"
    return "\nWhat is missing comes with:\n" + "".join(f"  {command}\n" for command in commands)
