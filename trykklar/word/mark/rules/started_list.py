r"""`\@starttoc{equ}`: the lines of a list, whoever declares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

KIND, NAMELESS = "lines", "nameless"
"""The mark of a list that only TeX's file knows; the field of another one without a heading."""
_KINDS = {"toc": "contents", "lof": "figures", "lot": "tables", "lol": "listings"}


def started(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""The place of a list; fields: the ending of TeX's file of it, and what it is called.

    Args:
        passage: The flat source.
        command: `\@starttoc{equ}`, or with a name in brackets (`expansion.declared_contents`).
    """
    options, at = arguments(passage, command.end)
    ending = passage.argument(at)
    if ending is None:
        return
    title = passage.slice(options[0]) if options else ""
    name = passage.slice(ending[0]).strip()
    kind = "" if title else _KINDS.get(name, "")
    fields = (NAMELESS,) if kind else (encode(name), title)
    yield Edit(command.start, ending[1], block(kind or KIND, command.start, *fields))
