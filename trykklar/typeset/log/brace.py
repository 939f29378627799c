"""Braces, dollars and paragraphs in the author's lines: where the one is that was never closed.

TeX notices a missing brace long after it was left out. The last one that is still open at the line
where TeX stopped is the one to look at. Verbatim text is not known here; a wrong guess only moves
the place, never the finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.typeset.tex_source import TexPlace, lines, uncommented

if TYPE_CHECKING:
    from pathlib import Path

_SIGN = re.compile(r"\\.|[{}]")
_ARGUMENT = re.compile(r"(\\[A-Za-z]+)\*?\s*(?:\[[^\]]*\]\s*)?\Z")
_FAR = 100  # lines above a place in which the command that it belongs to is looked for
_DOLLAR = re.compile(r"\\.|\$+")


def opened(path: Path, until: int = 0) -> TexPlace | None:
    """The last brace that is still open.

    Args:
        path: The file.
        until: Line up to which to look, included; 0 for all of the file.
    """
    still_open: list[TexPlace] = []
    for number, text in enumerate(lines(path)[: until or None], start=1):
        for sign in _SIGN.finditer(uncommented(text)):
            if sign[0] == "{":
                still_open.append(TexPlace(path, number, sign.start() + 1))
            elif sign[0] == "}" and still_open:
                still_open.pop()
    return still_open[-1] if still_open else None


def owner(path: Path, number: int, column: int) -> str:
    r"""The command whose argument a place lies in, or ends at.

    Args:
        path: The file.
        number: The line.
        column: The column; that of a closing brace is still inside.

    Returns:
        Its name with the backslash: `\caption`; "" where there is none.
    """
    first = max(number - _FAR, 0)
    commands: list[str] = []
    for at, text in enumerate(lines(path)[first:number], start=first + 1):
        bare = uncommented(text)
        for sign in _SIGN.finditer(bare):
            if at == number and sign.start() + 1 >= column:
                break
            if sign[0] == "{":
                before = _ARGUMENT.search(bare[: sign.start()])
                commands.append(before[1] if before else "")
            elif sign[0] == "}" and commands:
                commands.pop()
    return commands[-1] if commands else ""


def paragraph(path: Path, line: int) -> range:
    """The lines of the paragraph that a line belongs to, or that ends at it."""
    content = lines(path)
    first = line
    while first > 1 and content[first - 2 : first - 1] and content[first - 2].strip():
        first -= 1
    return range(first, line + 1)


def dollar(path: Path, line: int) -> TexPlace | None:
    """The last `$` in the paragraph up to a line that opens math which nothing closes."""
    content = lines(path)
    found = [
        TexPlace(path, number, sign.start() + 1)
        for number in paragraph(path, line)
        for sign in _DOLLAR.finditer(uncommented("".join(content[number - 1 : number])))
        if sign[0].startswith("$")
    ]
    return found[-1] if len(found) % 2 else None
