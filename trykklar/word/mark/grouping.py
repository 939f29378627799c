"""Braces around a table, float or list: pandoc reads no paragraphs inside a group, so they go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import LIST_OF_WORKS
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.float_mark import FLOATS
from trykklar.word.mark.rules.tabular import TABLES
from trykklar.word.silent_commands import HEADS, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_TOKEN = re.compile(r"\\begin\{([A-Za-z]+\*?)\}|\\.|%[^\n]*|[{}]", re.DOTALL)
_BEFORE = re.compile(r"\\([A-Za-z]+)\*?(?:\[[^\]]*\]|\{[^{}]*\})*\s*\Z|[\]}]\Z")
_STYLE = re.compile(
    r"\\(?:text(?:bf|it|sc|sf|tt|rm|md|up|sl|normal)|emph|underline|mbox|hbox|vbox|bm)\s*\Z"
)
_BLOCKS = frozenset([*FLOATS, *TABLES, LIST_OF_WORKS])
_NEAR = 60


def groups(passage: Passage, start: int, end: int) -> Iterator[Edit]:
    """Edits that take away the braces of groups with blocks in them; arguments keep theirs."""
    stack: list[tuple[int, bool]] = []
    for match in _TOKEN.finditer(passage.text, start, end):
        if match[1] and match[1].rstrip("*") in _BLOCKS:
            stack = [(at, True) for at, _ in stack]
        elif match[0] == "{":
            stack.append((match.start(), False))
        elif match[0] == "}" and stack:
            at, holds = stack.pop()
            begin = _styled(passage.text, at) if holds else at
            if holds and (begin < at or free(passage.text, at)):
                yield Edit(begin, at + 1)
                yield Edit(match.start(), match.end())


def free(text: str, at: int) -> bool:
    """Whether a brace opens a group, and not a command's argument."""
    match = _BEFORE.search(text, max(at - _NEAR, 0), at)
    name = match[1] if match else ""
    return match is None or bool(name and name not in HEADS and silent(name))


def _styled(text: str, at: int) -> int:
    """Where the command begins that sets the group at an offset in a font; else the offset."""
    match = _STYLE.search(text, max(at - _NEAR, 0), at)
    return match.start() if match else at
