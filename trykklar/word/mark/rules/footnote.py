r"""Footnotes with a mark of their own, and those whose mark stands here and whose text there.

`\footnote[§]{..}` has a mark that is not the number which comes next in Word; `\footnotemark` here
and `\footnotetext{..}` there, as around tables and captions, are one note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex import citation_commands
from trykklar.latex.passage import Span
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark
from trykklar.word.mark.rules.citation_mark import MULTIPLE, citation, multicitation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.latex.passage import Passage

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
    waiting: list[_Waiting] = []
    note_end = start
    for command in commands(passage, start, end):
        options, at = arguments(passage, command.end)
        if command.name == "footnotemark":
            number = passage.slice(options[0]) if options else ""
            waiting.append(_Waiting(number, command, at, command.start < note_end))
            del waiting[:-_MOST]
        elif command.name == "footnotetext":
            yield from _single(passage, command, waiting, marked)
        elif command.name in citation_commands.NOTE_TEXTS and waiting:
            yield from _cited(passage, command, waiting, marked)
        if command.name in ("footnote", "footnotetext"):
            text = passage.group(passage.skip(at))
            note_end = max(note_end, text.end if text else start)
    for mark_alone in waiting:  # the mark of a note that stands elsewhere
        yield from _raised(mark_alone)


class _Waiting(NamedTuple):
    r"""A `\footnotemark`: its number, where it ends, and whether it stands in another note."""

    number: str
    command: Command
    end: int
    inner: bool


def _raised(waiting: _Waiting) -> Iterator[Edit]:
    if waiting.number:
        shown = rf"\textsuperscript{{{waiting.number}}}"
        yield Edit(waiting.command.start, waiting.end, shown)


def _cited(
    passage: Passage,
    command: Command,
    waiting: list[_Waiting],
    marked: Callable[[Span], str],
) -> Iterator[Edit]:
    r"""`\footcitetext[5]{key}`: the note of the first mark that waits for its text."""
    many = command.name in MULTIPLE
    edits = (multicitation if many else citation)(passage, command)
    end = max((edit.end for edit in edits), default=command.start)
    found = next((item for item in waiting if not item.number and not item.inner), None)
    if end == command.start or found is None:
        return
    waiting.remove(found)
    yield Edit(found.command.start, found.end, rf"\footnote{{{marked(Span(command.start, end))}}}")
    # In two parts, of which the first is shorter than any edit of the citation's own.
    yield Edit(command.start, command.start + 1)
    yield Edit(command.start + 1, end)


def _single(
    passage: Passage,
    command: Command,
    waiting: list[_Waiting],
    marked: Callable[[Span], str],
) -> Iterator[Edit]:
    options, at = arguments(passage, command.end)
    number = passage.slice(options[0]) if options else ""
    text = passage.group(passage.skip(at))
    fit = (item for item in waiting if number in ("", item.number) or not item.number)
    found = next(fit, None)
    if text is None or found is None:
        return
    waiting.remove(found)
    shown = _mark(found.command, found.number) if found.number else ""
    if found.inner:  # Word has no notes in notes: this one stands behind the outer one
        yield from _raised(found)
        yield Edit(command.start, text.end + 1, rf"\footnote{{{shown}{marked(text)}}}")
        return
    yield Edit(found.command.start, found.end, rf"\footnote{{{shown}{marked(text)}}}")
    yield Edit(command.start, text.end + 1)
