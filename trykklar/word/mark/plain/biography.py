r"""What IEEEtran prints of its authors: `\begin{IEEEbiography}[photo]{Name}`, as a paragraph.

Source: the manual of IEEEtran, "Biographies".
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

_ENVIRONMENTS = frozenset(["IEEEbiography", "IEEEbiographynophoto", "biography"])


def paragraph(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make a paragraph of a biography, its name in bold, behind the photo.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment not in _ENVIRONMENTS or tail is None:
        return
    photo, at = arguments(passage, command.end)
    name = passage.group(passage.skip(at))
    if name is not None:
        picture = f"{passage.slice(photo[0])}\n\n" if photo else ""
        yield Edit(command.start, name.start, f"\n\n{picture}\\textbf{{")
        yield Edit(name.end, name.end + 1, "} ")
        yield Edit(tail.start, tail.end, "\n\n")
