"""Environments that say how their text stands, and not what it is: the text stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark import list_unit
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_MEASURE = re.compile(
    r"\s*-?[\d.,]*\s*(?:pt|cm|mm|in|em|ex|bp|sp|pc|dd|cc|\\[A-Za-z]+(?:width|height|indent|skip|sep))?\s*"
)
# Environments whose arguments pandoc, or a later stage, reads itself.
_WITH_ARGUMENTS = frozenset(["list", "subfigure", "subtable"])
_APPENDICES = "appendices"  # of the package appendix: where it begins, appendices do
# Environments that are layout only: they go, their content stays. Number: arguments in braces.
PLAIN = {
    **dict.fromkeys((list_unit.FILE, list_unit.UNIT), 0),
    "minipage": 1,
    "adjustbox": 1,
    "spacing": 1,
    "doublespace": 0,
    "singlespace": 0,
    "onehalfspace": 0,
    "footnotesize": 0,
    "small": 0,
    "frontmatter": 0,
    _APPENDICES: 0,
    "subappendices": 0,
    "sloppypar": 0,
    "sideways": 0,
    "turn": 1,
    "subequations": 0,
    "linenumbers": 0,
    "CJK": 2,
    "tablenotes": 0,
    "TableNotes": 0,
    "addmargin": 1,
    "fullwidth": 0,
    "@twocolumnfalse": 0,
    "threeparttable": 0,
}


def layout(passage: Passage, command: Command) -> Iterator[Edit]:
    """An environment that says how, not what: its beginning and end become paragraph breaks."""
    at = command.end
    if command.name == "begin":
        at = arguments(passage, at, optional=3)[1]
        at = passage.behind_arguments(at, PLAIN[command.environment.rstrip("*")])
        if command.environment == _APPENDICES:
            yield Edit(command.start, at, block("appendix", command.start))
            return
    yield Edit(command.start, at, "\n\n")


def measured(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{adjustwidth}{-1in}{0pt}`: lengths and numbers behind it are no words of the text."""
    at = after_measures(passage, command)
    if at > command.end:
        yield Edit(command.end, at)


def after_measures(passage: Passage, command: Command) -> int:
    """Where the lengths and numbers end that an environment is given; its own end without any.

    Args:
        passage: The flat source.
        command: The beginning of an environment that nobody here knows.
    """
    end = command.end
    if command.environment in _WITH_ARGUMENTS:
        return end
    at = arguments(passage, end)[1]
    while passage.text[at : at + 1] == "{":
        argument = passage.argument(at)
        if argument is None or not _MEASURE.fullmatch(passage.slice(argument[0])):
            break
        end = at = argument[1]
    return end


def turned(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`landscape` of pdflscape: its pages lie; field: how those lay that end here."""
    del passage
    lay = "portrait" if command.name == "begin" else "landscape"
    yield Edit(command.start, command.end, block("turn", command.start, lay))


def unadorned(passage: Passage, command: Command) -> Iterator[Edit]:
    """A list without its options, for which pandoc would take its terms for nothing."""
    at = arguments(passage, command.end)[1]
    yield Edit(command.end, at)


def notes(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""A table's notes: a paragraph for each `\item[a]`, its sign raised."""
    tail = passage.text.find(rf"\end{{{command.environment}}}", command.end)
    for item in commands(passage, command.end, max(tail, command.end)):
        if item.name == "item":
            sign, at = arguments(passage, item.end)
            raised = rf"\textsuperscript{{{passage.slice(sign[0])}}} " if sign else ""
            yield Edit(item.start, at, "\n\n" + raised)
    yield from layout(passage, command)
