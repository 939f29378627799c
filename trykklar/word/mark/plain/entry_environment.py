r"""Environments of a style within a work of a list, as apacite's `APACrefauthors`: words in a line.

Pandoc takes an environment that it does not know for a block, and the names of the authors for a
paragraph of their own. An environment may print words itself, as `APACrefURL` its "Retrieved
from": its two ends are commands (to LaTeX's kernel, `\begin{name}` is `\name` in a group), of which
TeX can be asked what they print.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.expansion.kept_commands import KEPT_ENVIRONMENTS
from trykklar.word.mark.edit import Edit
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_WORD = re.compile(r"[A-Za-z]+\Z")
_LIST = re.compile(r"\\begin\{thebibliography\}.*?\\end\{thebibliography\}", re.DOTALL)


def unwrapped(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that leave the inside of such an environment, and commands in the place of its ends.

    Args:
        passage: The flat source.
        command: Its beginning or its end.
    """
    name = command.environment
    if name and name not in KEPT_ENVIRONMENTS and command.start in _lists(passage):
        yield from _as_command(passage, command, name)


def _as_command(passage: Passage, command: Command, name: str) -> Iterator[Edit]:
    """A command in the place of one end, which an empty group keeps apart from the words behind it.

    A name with other signs than letters cannot be written as a command: it is left out.
    """
    if not _WORD.match(name):
        yield Edit(command.start, command.end)
        return
    behind = passage.skip(command.end)
    option = passage.delimited(behind) if command.name == "begin" else None
    named = f"\\{name}" if command.name == "begin" else f"\\end{name}"
    if option is None:
        yield Edit(command.start, command.end, f"{named}{{}}")
        return
    yield Edit(command.start, behind, named)
    yield Edit(option.end + 1, option.end + 1, "{}")


@lru_cache(maxsize=4)
def _lists(passage: Passage) -> Cover:
    return Cover([match.span() for match in _LIST.finditer(passage.text)])
