r"""Handlers for commands whose arguments are names or code: they are passed over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.passage import skip_options

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader


def swallow(reader: Reader, passage: Passage, start: int, at: int, *, groups: int = 1) -> int:
    """A command whose arguments are not read; options before them are skipped too."""
    for _ in range(groups):
        at = skip_options(passage, at)
        given = passage.argument(at)
        if given is None:
            break
        at = given[1]
    reader.mask(passage, start, at, "argument")
    return at


COMMANDS: dict[str, Handler] = dict.fromkeys(
    ("defcitealias", "DeclareBibliographyAlias"), partial(swallow, groups=2)
)
