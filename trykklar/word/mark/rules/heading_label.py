"""Labels that stand behind a heading or beside a caption, moved into what they name.

LaTeX lets a label stand anywhere after the number it means; in Word a bookmark is around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import CAPTIONS
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import encode, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_KEYS = re.compile(r"\s*[a-z]+\s*=")  # KOMA-Script's `[tocentry={...}]`
# Layout that makes pandoc look for a paragraph, so that it does not read the heading at all.
_TAKEN_FOR_BLOCKS = frozenset(["raggedright", "strut"])
_PARTS = frozenset(["subfloat", "subfigure", "subcaptionbox", "subbottom", "subtop"])
# KOMA-Script's, under the names pandoc knows.
_STARRED = {
    "addpart": "part",
    "addchap": "chapter",
    "addsec": "section",
    "minisec": "subparagraph",
}


def heading(passage: Passage, command: Command) -> Iterator[Edit]:
    """A heading takes in the labels right behind it, and what the table of contents calls it."""
    notes, at = arguments(passage, command.end, optional=2)
    title = passage.group(passage.skip(at))
    if title is None:
        return
    if _within_line(passage, command.start):
        yield Edit(command.start, command.start, "\n\n")
    for inner in commands(passage, title.start, title.end):
        if inner.name in _TAKEN_FOR_BLOCKS:
            yield Edit(inner.start, passage.skip(inner.end))
    if command.name in _STARRED:
        yield Edit(command.start, command.end, rf"\{_STARRED[command.name]}*")
    if notes and not command.star and not _KEYS.match(passage.text, notes[0].start):
        short = mark("short", command.start, passage.slice(notes[0]))
        yield Edit(notes[0].start - 1, title.start - 1)
        yield Edit(title.end, title.end, short)
    at = title.end + 1
    while (found := _label(passage, passage.skip(at))) is not None:
        yield from _moved(found, title.end)
        at = found[1]


def _within_line(passage: Passage, at: int) -> bool:
    """Whether text stands before a heading on its line, where pandoc would take it for text."""
    return bool(passage.text[passage.text.rfind("\n", 0, at) + 1 : at].strip())


def within(passage: Passage, start: int, end: int, inner: frozenset[str]) -> Iterator[Edit]:
    """A caption takes in the labels before and after it, in a float without those inside.

    Args:
        passage: The source.
        start: Where the content of the float begins.
        end: Where it ends.
        inner: Environments that number for themselves.
    """
    captions: list[tuple[int, int]] = []
    waiting: list[tuple[str, int, int]] = []
    for command in _direct(passage, start, end, inner):
        if command.name in CAPTIONS:
            captions.extend(_caption(passage, command))
        elif found := _label(passage, command.start):
            waiting.append((found[0], command.start, found[1]))
    for key, begin, stop in waiting:
        if any(first <= begin < last for first, last in captions) or not captions:
            continue
        before = [first for first, _ in captions if first < begin]
        yield from _moved((key, stop, begin), before[-1] if before else captions[0][0])


def _direct(passage: Passage, start: int, end: int, inner: frozenset[str]) -> Iterator[Command]:
    depth, after = 0, start
    for command in commands(passage, start, end):
        if command.start < after:
            continue
        if command.name in _PARTS:
            after = _behind(passage, command)
        elif command.environment.rstrip("*") in inner:
            depth += 1 if command.name == "begin" else -1
        elif depth == 0 and (command.name in CAPTIONS or command.name == "label"):
            yield command


def _behind(passage: Passage, command: Command) -> int:
    """Where the arguments of a part of a float end; its labels are its own."""
    at = arguments(passage, command.end, optional=2)[1]
    for _ in range(2 if command.name == "subcaptionbox" else 1):
        group = passage.group(passage.skip(at))
        at = arguments(passage, group.end + 1, optional=2)[1] if group else at
    return at


def _caption(passage: Passage, command: Command) -> Iterator[tuple[int, int]]:
    at = command.end
    if command.name == "captionof":
        counter = passage.argument(at)
        at = counter[1] if counter else at
    text = passage.group(passage.skip(arguments(passage, at)[1]))
    if text is not None:
        yield text.start, text.end


def _label(passage: Passage, at: int) -> tuple[str, int, int] | None:
    r"""Key, end and start of the `\label` at an offset."""
    if not passage.text.startswith(r"\label", at):
        return None
    key = passage.group(passage.skip(at + 6))
    return (passage.slice(key).strip(), key.end + 1, at) if key else None


def _moved(found: tuple[str, int, int], to: int) -> Iterator[Edit]:
    key, end, start = found
    yield Edit(start, end)
    yield Edit(to, to, mark("label", start, encode(key)))
