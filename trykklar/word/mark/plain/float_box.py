r"""Floats whose caption and body are arguments: `\ffigbox{\caption{..}}{body}`, `\captionbox`.

Sources: the manual of floatrow, "The `\floatbox` macro"; that of caption, "`\captionbox`".
The caption stays where it is written, before what it is of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_TYPED = "floatbox"
FORMS = frozenset(["ffigbox", "ttabbox", "fcapside", _TYPED])
_OPTIONS = 3  # width, height, vertical position
BESIDE = frozenset(["captionbeside"])
"""An environment that has the caption's text in an argument."""
CAPTIONED = "captionbox"
"""A command that has a caption's text, and what it is of."""


def parts(passage: Passage, command: Command) -> Iterator[Edit]:
    """The caption, and then the body, without the command around them.

    Args:
        passage: The flat source.
        command: One of the commands above.
    """
    at = command.end
    if command.name == _TYPED:
        at = passage.behind_arguments(arguments(passage, at)[1], 1)
    at = arguments(passage, at, optional=_OPTIONS)[1]
    caption = passage.group(passage.skip(at))
    body = passage.group(passage.skip(caption.end + 1)) if caption else None
    if caption is None or body is None:
        return
    yield Edit(command.start, caption.start)
    yield Edit(caption.end, body.start, "\n")
    yield Edit(body.end, body.end + 1)


def captioned(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\captionbox[list]{text}[width][position]{body}`: the caption, and then the body."""
    text = passage.group(passage.skip(arguments(passage, command.end)[1]))
    behind = arguments(passage, text.end + 1, optional=2)[1] if text else 0
    body = passage.group(passage.skip(behind)) if text else None
    if text is None or body is None:
        return
    yield Edit(command.start, command.end, r"\caption" + "*" * command.star)
    yield Edit(text.end + 1, body.start, "\n")
    yield Edit(body.end, body.end + 1)


def beside(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{captionbeside}[list]{text}[place][width][offset]`: a caption above its body.

    Source: the KOMA-Script Guide, 3.20.
    """
    if command.environment not in BESIDE:
        return
    text = passage.group(passage.skip(arguments(passage, command.end)[1]))
    tail = closing(passage, command)
    if text is None or tail is None:
        return
    behind = arguments(passage, text.end + 1, optional=_OPTIONS)[1]
    behind += passage.text.startswith("*", behind)
    yield Edit(command.start, command.end, r"\caption")
    yield Edit(text.end + 1, behind, "\n")
    yield Edit(tail.start, tail.end, "")
