r"""Displays in the words of plain TeX, or of macros that number a line: `\eqno`, `\intertext`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.rules.equation_mark import NUMBERED
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

NUMBERS = frozenset(["eqno", "leqno"])
"""Plain TeX's numbers of displays."""
_LONGEST = 4_000
_IEEE = "IEEEeqnarray"
_OF_IEEE = {"IEEEnonumber": r"\nonumber ", "IEEEyesnumber": "", "IEEEnosubnumber": ""}
_SPREAD = frozenset(["alignat", "xalignat", "xxalignat"])
_BETWEEN = frozenset(["intertext", "shortintertext"])
_BREAK = re.compile(r"\\\\\*?(?:\[[^\]\n]*\])?\s*\Z")
_NUMBERLESS = frozenset(["nonumber", "notag"])
_WHOLE = frozenset(["equation", "multline"])  # one number for all of their lines
# What a macro that counts an equation and tags its line with the number expands to.
_COUNTED = re.compile(
    r"\\(?:(?:ref)?stepcounter\s*\{equation\}|addtocounter\s*\{equation\}\s*\{1\})\s*"
    r"\\tag\s*\{\\theequation\}"
)


def between(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\intertext{text}` ends the display, and begins it again behind the text."""
    name, tail = command.environment, closing(passage, command)
    if name.rstrip("*") not in NUMBERED or tail is None:
        return
    again = rf"\begin{{{name}}}"
    for inner in outer(passage, command.end, tail.start):
        text = passage.group(passage.skip(inner.end)) if inner.name in _BETWEEN else None
        if text is not None:
            ended = _BREAK.search(passage.text, max(inner.start - 80, 0), inner.start)
            start = ended.start() if ended else inner.start
            yield Edit(start, text.start, rf"\end{{{name}}}" + "\n")
            yield Edit(text.end, text.end + 1, "\n" + again)


def spread(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{alignat}{2}` and its end, as `align`: they differ in the space between columns."""
    name, tail = command.environment, closing(passage, command)
    number = passage.group(passage.skip(command.end)) if name.rstrip("*") in _SPREAD else None
    if number is not None and tail is not None:
        plain = "align" + "*" * (name.endswith("*") or name == "xxalignat")
        yield Edit(command.start, number.end + 1, rf"\begin{{{plain}}}")
        yield Edit(tail.start, tail.end, rf"\end{{{plain}}}")


def counted(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`align*` with lines that a macro numbers, or that have a `\tag`: `align`.

    Its other lines have no number. TeX prints a tag whether the display is starred or not
    (amsmath's manual, "Tags").
    """
    name, tail = command.environment, closing(passage, command)
    if not name.endswith("*") or name[:-1] not in NUMBERED or tail is None:
        return
    found = list(outer(passage, command.end, tail.start))
    marks = [
        Span(*match.span()) for match in _COUNTED.finditer(passage.text, command.end, tail.start)
    ]
    numbers = [*(mark.start for mark in marks), *(item.start for item in found if _tags(item))]
    if not numbers:
        return
    yield Edit(command.start, command.end, rf"\begin{{{name[:-1]}}}")
    yield Edit(tail.start, tail.end, rf"\end{{{name[:-1]}}}")
    yield from (Edit(mark.start, mark.end) for mark in marks)
    if name[:-1] in _WHOLE:
        return
    begin = command.end
    for row_end in (*(item for item in found if item.name == "\\\\"), tail):
        row = range(begin, row_end.start)
        says = any(item.start in row for item in found if item.name in _NUMBERLESS)
        blank = not passage.text[begin : row_end.start].strip()
        if not says and not blank and not any(number in row for number in numbers):
            yield Edit(row_end.start, row_end.start, r"\nonumber ")
        begin = row_end.end


def tagged(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\[ a \tag{A} \]`: an equation, for its tag is printed as one's is."""
    end = passage.text.find(r"\]", command.end, command.end + _LONGEST)
    if end >= 0 and any(map(_tags, outer(passage, command.end, end))):
        yield Edit(command.start, command.end, r"\begin{equation}")
        yield Edit(end, end + 2, r"\end{equation}")


def _tags(command: Command) -> bool:
    return command.name == "tag"


def aligned(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{IEEEeqnarray}{rCl}` and its end, as `eqnarray`.

    Source: the manual of IEEEtrantools, "IEEEeqnarray".
    """
    tail = closing(passage, command)
    if command.environment.rstrip("*") != _IEEE or tail is None:
        return
    columns = passage.group(passage.skip(arguments(passage, command.end)[1]))
    if columns is None or columns.end >= tail.start:
        return
    name = command.environment.replace(_IEEE, "eqnarray")
    yield Edit(command.start, columns.end + 1, rf"\begin{{{name}}}")
    for inner in commands(passage, columns.end + 1, tail.start):
        if inner.name in _OF_IEEE:
            yield Edit(inner.start, inner.end, _OF_IEEE[inner.name])
    yield Edit(tail.start, tail.end, rf"\end{{{name}}}")


def numbered(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`$$ a \eqno(7)$$`: a tag, in an equation of its own."""
    begin = passage.text.rfind("$$", max(command.start - _LONGEST, 0), command.start)
    end = passage.text.find("$$", command.end, command.end + _LONGEST)
    if begin < 0 or end < 0:
        return
    given = passage.text[command.end : end].strip()
    group = passage.group(passage.skip(command.end))
    if group is not None and passage.skip(group.end + 1) == end:
        given = passage.slice(group).strip()
    bracketed = given.startswith("(") and given.endswith(")")
    tag = rf"\tag{{{given[1:-1]}}}" if bracketed else rf"\tag*{{{given}}}"
    yield Edit(begin, begin + 2, "\\begin{equation}")
    yield Edit(command.start, end + 2, rf"{tag}\end{{equation}}")
