r"""Floats whose caption and body are arguments of floatrow's: `\ffigbox{\caption{..}}{body}`.

Source: the manual of floatrow, "The `\floatbox` macro". The caption stays where it is written,
before what it is of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

FORMS = frozenset(["ffigbox", "ttabbox", "fcapside"])
_OPTIONS = 3  # width, height, vertical position


def parts(passage: Passage, command: Command) -> Iterator[Edit]:
    """The caption, and then the body, without the command around them.

    Args:
        passage: The flat source.
        command: One of the commands above.
    """
    at = arguments(passage, command.end, optional=_OPTIONS)[1]
    caption = passage.group(passage.skip(at))
    body = passage.group(passage.skip(caption.end + 1)) if caption else None
    if caption is None or body is None:
        return
    yield Edit(command.start, caption.start)
    yield Edit(caption.end, body.start, "\n")
    yield Edit(body.end, body.end + 1)
