"""Drawings made by TeX: nothing but TeX can read them, so they become pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex import structure_commands
from trykklar.latex.passage import Span
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import encode, mark
from trykklar.word.mark.options import options
from trykklar.word.mark.rules import float_mark, wrapping_commands
from trykklar.word.mark.rules.drawing_settings import body_start, settings_before
from trykklar.word.mark.rules.float_mark import floats
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

OWN = "trykklardrawn"
"""An environment around what is shown as a picture though its name does not say so."""
DRAWINGS = structure_commands.DRAWINGS | {"gnuplot", "prooftree", OWN}
"""What only TeX can show, and is set as a picture."""
# Options of a picture that change what of it is seen, and not only how big.
_CHANGING = frozenset(
    ["trim", "viewport", "bb", "angle", "pagebox", "Trim", "rotate", "reflect"]  # adjustbox's, too
)
BOXES = {"reflectbox": 0, "rotatebox": 1, "scalebox": 1, "adjustbox": 1, "resizebox": 2}
"""Commands that turn or scale what is in them -> how many arguments stand before that."""
ADJUSTED = {"adjincludegraphics": 1, "adjustimage": 2}
"""Commands of adjustbox that print a picture -> their arguments in braces."""
_MORE = re.compile(r"\\(?:begin|caption|subfloat|subfigure|subcaptionbox|label)\b")


def drawing(passage: Passage, command: Command) -> Iterator[Edit]:
    """A whole drawing, and the labels in it; field: its LaTeX."""
    tail = closing(passage, command)
    if tail is not None:
        own = command.environment == OWN
        span = (command.end, tail.start) if own else (command.start, tail.end)
        drawn = mark("drawing", command.start, _set(passage, *span))
        yield Edit(command.start, tail.end, drawn + "".join(_labels(passage, Span(*span))))


def _labels(passage: Passage, span: Span) -> Iterator[str]:
    """Marks of the labels in a drawing; in a float, they are its caption's."""
    for command in commands(passage, *span) if span.start not in floats(passage.text) else ():
        key = passage.group(passage.skip(command.end)) if command.name == "label" else None
        if key is not None:
            yield mark("label", command.start, encode(passage.slice(key).strip()))


def around(span: Span, before: str = "") -> Iterator[Edit]:
    """Edits that make a drawing of a whole stretch.

    Args:
        span: Where it is in the flat source.
        before: LaTeX that is to be set before it.
    """
    yield Edit(span.start, span.start, rf"\begin{{{OWN}}}{before}")
    yield Edit(span.end, span.end, rf"\end{{{OWN}}}")


def graphic(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\includegraphics` as a picture; as a drawing where TeX shows but a part, or turns it."""
    given, at = arguments(passage, command.end, optional=2)
    path = passage.group(passage.skip(at))
    settings = options(",".join(map(passage.slice, given)))
    if path is not None and _CHANGING & settings.keys():
        yield from _drawn(passage, command.start, path.end + 1, settings.get("alt", ""))
    else:
        yield from float_mark.graphic(passage, command)


def adjusted(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\adjincludegraphics[..]{file}`, `\adjustimage{..}{file}`: what they do is adjustbox's."""
    at = arguments(passage, command.end)[1]
    end = passage.behind_arguments(at, ADJUSTED[command.name])
    if end > at:
        yield from _drawn(passage, command.start, end)


def box(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\reflectbox{...}` and the like: a drawing if there is a picture in it, else its text."""
    at = command.end
    for _ in range(BOXES[command.name]):
        argument = passage.argument(arguments(passage, at, optional=2)[1])
        at = argument[1] if argument else at
    text = passage.group(passage.skip(arguments(passage, at, optional=2)[1]))
    if text is None:
        return
    inside = passage.slice(text)
    if r"\includegraphics" in inside and not _MORE.search(inside):
        yield from _drawn(passage, command.start, text.end + 1)
    elif command.name in wrapping_commands.WRAPPERS:
        yield from wrapping_commands.wrapper(passage, command)
    else:
        yield Edit(command.start, text.start, "{")


def _drawn(passage: Passage, start: int, end: int, description: str = "") -> Iterator[Edit]:
    source = _set(passage, start, end)
    yield Edit(start, end, mark("drawing", start, source, encode(description)))


def _set(passage: Passage, start: int, end: int) -> str:
    """The LaTeX of a drawing, with the settings before it, as a mark has it."""
    drawn = passage.text[start:end]
    inside = start >= body_start(passage)
    return encode(settings_before(passage, start, drawn) + drawn, parameters=not inside)
