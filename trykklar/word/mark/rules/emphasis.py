r"""`\emph` in theorems: where TeX sets their text in italics, what is emphasized stands upright.

Pandoc takes all that is emphasized for italics, so that it could not be told from the text around
it. Whether a theorem is in italics is not known here: what may stand upright is marked so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.wrapping_commands import around, around_blocks
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_DECLARED = re.compile(r"\\newtheorem\*?\s*\{([^{}]+)\}")
_ENDS = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")


def emphasis(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""An `\emph`; in a theorem it is marked as one that may stand upright."""
    yield from around(passage, command)
    text = passage.group(passage.skip(command.end))
    if text is None or around_blocks(passage, text) or command.start not in _theorems(passage.text):
        return
    yield Edit(command.start, command.start, r"\textup{")
    yield Edit(text.end + 1, text.end + 1, "}")


@lru_cache(maxsize=4)
def _theorems(text: str) -> Cover:
    names = frozenset(_DECLARED.findall(text))
    open_ones: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _ENDS.finditer(text) if names else ():
        if match[2] not in names:
            continue
        if match[1] == "begin":
            open_ones.append(match.start())
        elif open_ones:
            found.append((open_ones.pop(), match.end()))
    return Cover(found)
