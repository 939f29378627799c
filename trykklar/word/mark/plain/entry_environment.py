"""Environments of a style within a work of a list, as apacite's `APACrefauthors`: words in a line.

Pandoc takes an environment that it does not know for a block, and the names of the authors for a
paragraph of their own.
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

_LIST = re.compile(r"\\begin\{thebibliography\}.*?\\end\{thebibliography\}", re.DOTALL)


def unwrapped(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that leave the inside of such an environment.

    Args:
        passage: The flat source.
        command: Its beginning or its end.
    """
    name = command.environment
    if name and name not in KEPT_ENVIRONMENTS and command.start in _lists(passage):
        yield Edit(command.start, command.end)


@lru_cache(maxsize=4)
def _lists(passage: Passage) -> Cover:
    return Cover([match.span() for match in _LIST.finditer(passage.text)])
