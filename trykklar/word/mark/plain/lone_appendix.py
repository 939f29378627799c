r"""IEEEtran's `\appendix[Title]`: an appendix by itself, whose heading the command prints.

A `\section` behind it, which has no meaning there, is not printed.

Source: IEEEtran.cls 1.8b, "appendix command for one single appendix"; its manual, XII.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class
from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_CLASS = "IEEEtran"
_WORD = r"\appendixname"


def heading(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""Edits that write the heading as a `\section*`, and take out those that are not printed.

    Args:
        passage: The flat source.
        command: `\appendix`.
    """
    text = body(passage)
    if document_class(passage.text[: text.start]).name != _CLASS:
        return
    title = passage.delimited(passage.skip(command.end))
    words = rf"{_WORD}\\ {passage.slice(title)}" if title else rf"{_WORD}{{}}"
    end = title.end + 1 if title else command.end
    yield Edit(command.end, end, rf"\section*{{{words}}}")
    for inner in commands(passage, end, text.end):
        group = passage.group(passage.skip(inner.end)) if inner.name == "section" else None
        if group is not None and not inner.star:
            yield Edit(inner.start, group.end + 1)
