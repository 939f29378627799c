"""Text that censor prints as bars: a co-author sees as little of it as a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command


def censored(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\censor{text}` prints a bar; what is hidden does not go to a co-author.

    Source: the manual of censor; behind `\StopCensoring`, the text is printed.
    """
    text = passage.group(passage.skip(command.end))
    if text is None:
        return
    stopped = passage.text.rfind(r"\StopCensoring", 0, command.start)
    if stopped > passage.text.rfind(r"\RestartCensoring", 0, command.start):
        yield Edit(command.start, text.start, "{")
    else:
        bars = re.sub(r"\S", "\N{FULL BLOCK}", passage.slice(text))
        yield Edit(command.start, text.end + 1, bars)
