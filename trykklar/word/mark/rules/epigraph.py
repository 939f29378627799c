r"""Mottoes and their authors: `\epigraph{text}{source}`, `\qitem`, `\dictum[author]{text}`.

Sources: the manuals of epigraph and KOMA-Script, which puts the author in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

SOURCED = ("epigraph", "qitem")
"""Commands with the text, and then its source."""
_APART = "\n\n"


def sourced(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\epigraph{text}{source}`: a paragraph for each."""
    text = passage.group(passage.skip(command.end))
    source = passage.group(passage.skip(text.end + 1)) if text else None
    if text and source:
        yield Edit(command.start, text.start, _APART)
        yield Edit(text.end, source.start, _APART)
        yield Edit(source.end, source.end + 1, _APART)


def dictum(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\dictum[author]{text}`: the author behind the text, in brackets."""
    given, at = arguments(passage, command.end)
    text = passage.group(passage.skip(at))
    if text is not None:
        author = f"({passage.slice(given[0])}){_APART}" if given else ""
        yield Edit(command.start, text.start, _APART)
        yield Edit(text.end, text.end + 1, _APART + author)
