r"""Code in environments that pandoc does not know, as fancyvrb's `BVerbatim`: as `Verbatim`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

# What stands in them is printed letter by letter, in a frame, a box or with broken lines.
_NAMES = frozenset(
    ["BVerbatim", "BVerbatim*", "LVerbatim", "LVerbatim*", "boxedverbatim", "spverbatim",
     "verbatimtab"]
)  # fmt: skip
_KNOWN = "Verbatim"


def known(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that give such an environment the name that pandoc reads.

    Args:
        passage: The flat source.
        command: Its beginning.
    """
    name = command.environment
    if name not in _NAMES:
        return
    end = passage.text.find(f"\\end{{{name}}}", command.end)
    begin = passage.group(passage.skip(command.start + len("\\begin")))
    if end >= 0 and begin is not None:
        yield Edit(*begin, _KNOWN)
        at = end + len("\\end{")
        yield Edit(at, at + len(name), _KNOWN)
