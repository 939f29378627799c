r"""Headings of the class jura and its package alphanum, in LaTeX's own terms.

`\toc{title}` is a heading on the level that the text is on, `\sub{title}` one on the next lower
level, and `\levelup` goes back. Source: alphanum.sty 4.3; jura's manual, 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class, is_loaded
from trykklar.latex.structure_commands import ALPHANUMERIC
from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

_NAMES = tuple(ALPHANUMERIC.values())


def edits(passage: Passage, text: Span) -> Iterator[Edit]:
    """Edits that name each heading by its depth.

    Args:
        passage: The flat source.
        text: Its body.
    """
    preamble = passage.text[: text.start]
    if document_class(preamble).name != "jura" and not is_loaded(preamble, "alphanum"):
        return
    depth = 0
    for command in commands(passage, *text):
        if command.name == "levelup":
            depth = max(depth - 1, 0)
            yield Edit(command.start, command.end, r"\par{}")
        elif command.name in ("toc", "sub"):
            depth = min(depth + (command.name == "sub"), len(_NAMES) - 1)
            yield Edit(command.start, command.end, rf"\{_NAMES[depth]}")
