r"""Examples as gb4e and langsci-gb4e have them: `\begin{exe} \ex ... \end{exe}`, `\ea ... \z`.

Source: the manuals of gb4e and langsci-gb4e.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.linguistics.example_part import (
    CLOSE,
    ITEM,
    NOTHING,
    OPEN,
    PARAGRAPH,
    Example,
    ExamplePart,
    gloss,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

PACKAGES: tuple[str, ...] = ("gb4e", "langsci-gb4e", "gb4e-modified")
ENVIRONMENTS = frozenset(["list", "flushleft"])
POINTERS: re.Pattern[str] | None = None
_OUTER = "exe"
_LISTS = frozenset([_OUTER, "xlist", "xlista", "xlisti", "xlistn", "xlistA", "xlistI"])
# Items -> how many arguments in braces they take.
_ITEMS = {"ex": 0, "exi": 1, "exr": 1, "exp": 1, "sn": 0}
_GLOSSES = {"gll": 2, "glll": 3, "gllll": 4}
_BEHIND = frozenset(["glt", "trans"])
_EMPTY = re.compile(r"(?:\s|\\label\s*\{[^{}]*\})*\\(?:begin\s*\{xlist\w?\}|ea(?![A-Za-z]))")


def examples(passage: Passage, text: Span) -> Iterator[Example]:
    """The examples of a text.

    Args:
        passage: The flat source.
        text: Where the text stands.
    """
    depth, start, after = 0, text.start, text.start
    parts: list[ExamplePart] = []
    for command in commands(passage, *text):
        if command.start < after:
            continue
        opens, closes = _opens(command, depth), _closes(command, depth)
        start = command.start if opens and not depth else start
        depth += opens - closes
        found = _parts(passage, command, opens=opens, closes=closes) if depth or closes else ()
        parts.extend(found)
        after = parts[-1].span.end if found else after
        if closes and not depth:
            yield Example(Span(start, after), tuple(parts))
            parts = []


def _opens(command: Command, depth: int) -> bool:
    begins = command.name == "begin" and command.environment in _LISTS
    return command.name == "ea" or (begins and (depth > 0 or command.environment == _OUTER))


def _closes(command: Command, depth: int) -> bool:
    ends = command.name == "end" and command.environment in _LISTS
    return depth > 0 and (command.name == "z" or ends)


def _parts(
    passage: Passage, command: Command, *, opens: bool, closes: bool
) -> tuple[ExamplePart, ...]:
    """What a command in an example is."""
    if opens:
        at = arguments(passage, command.end)[1] if command.name == "begin" else command.end
        first = ExamplePart(Span(command.start, at), OPEN)
        return (first, _item(passage, at, at, 0)) if command.name == "ea" else (first,)
    if closes:
        return (ExamplePart(Span(command.start, command.end), CLOSE),)
    if command.name in _ITEMS:
        return (_item(passage, command.start, command.end, _ITEMS[command.name]),)
    if command.name in _GLOSSES:
        found = gloss(passage, command.start, command.end, _GLOSSES[command.name])
        return (found,) if found else ()
    kind = PARAGRAPH if command.name in _BEHIND else ""
    return (ExamplePart(Span(command.start, command.end), kind),) if kind else ()


def _item(passage: Passage, start: int, end: int, given: int) -> ExamplePart:
    r"""An item, with what is printed as its label; one that begins with a list has none itself.

    In `\ex[*]{words}`, the sign is a part of the label.
    """
    at = passage.behind_arguments(end, given)
    at = arguments(passage, at)[1]
    kind = NOTHING if _EMPTY.match(passage.text, at) else ITEM
    return ExamplePart(Span(start, at), kind)
