r"""Footnotes with a mark of their own, and those whose mark stands here and whose text there.

`\footnote[§]{..}` has a mark that is not the number which comes next in Word; `\footnotemark` here
and `\footnotetext{..}` there, as around tables and captions, are one note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.latex.passage import Passage, Span

_MOST = 200  # marks that wait for their text
_INVISIBLE = "\u200b"  # the mark of a note that has none: Word needs one


def note(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\footnote[§]{..}`, `\thanks[*]{..}`: the mark goes into the note; field: the mark."""
    own, at = arguments(passage, command.end)
    text = passage.group(passage.skip(at))
    if text is not None and (own or command.name == "thanks"):
        shown = _mark(command, passage.slice(own[0])) if own else ""
        yield Edit(command.start, text.start, rf"\footnote{{{shown}")


def _mark(command: Command, shown: str) -> str:
    return mark("notemark", command.start, shown.strip() or _INVISIBLE)


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
            yield from _single(passage, command, waiting, marked)
    for number, command, at in waiting:  # the mark of a note that stands elsewhere
        if number:
            yield Edit(command.start, at, rf"\textsuperscript{{{number}}}")


def _single(
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
    shown = _mark(found[1], found[0]) if found[0] else ""
    yield Edit(found[1].start, found[2], rf"\footnote{{{shown}{marked(text)}}}")
    yield Edit(command.start, text.end + 1)
