r"""`\footnotemark` here and `\footnotetext{...}` there, as around tables and captions: one note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.latex.passage import Passage, Span

_MOST = 200  # marks that wait for their text


def joined(passage: Passage, start: int, end: int, marked: Callable[[Span], str]) -> Iterator[Edit]:
    """Edits that bring the text of each such note to its mark.

    Args:
        passage: The flat source.
        start: Where the text begins.
        end: Where it ends.
        marked: Puts the marks into a part of the source.
    """
    waiting: list[tuple[str, Command, int]] = []
    for command in commands(passage, start, end):
        if command.name == "footnotemark":
            options, at = arguments(passage, command.end)
            waiting.append((passage.slice(options[0]) if options else "", command, at))
            del waiting[:-_MOST]
        elif command.name == "footnotetext":
            yield from _one(passage, command, waiting, marked)
    for number, command, at in waiting:  # the mark of a note that stands elsewhere
        if number:
            yield Edit(command.start, at, rf"\textsuperscript{{{number}}}")


def _one(
    passage: Passage,
    command: Command,
    waiting: list[tuple[str, Command, int]],
    marked: Callable[[Span], str],
) -> Iterator[Edit]:
    options, at = arguments(passage, command.end)
    number = passage.slice(options[0]) if options else ""
    text = passage.group(passage.skip(at))
    found = next((item for item in waiting if number in ("", item[0]) or not item[0]), None)
    if text is None or found is None:
        return
    waiting.remove(found)
    yield Edit(found[1].start, found[2], rf"\footnote{{{marked(text)}}}")
    yield Edit(command.start, text.end + 1)
