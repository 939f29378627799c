r"""Footnotes with a mark of their own, and those whose mark stands here and whose text there.

`\footnote[§]{..}` has a mark that is not the number which comes next in Word; `\footnotemark` here
and `\footnotetext{..}` there, as around tables and captions, are one note. A mark whose text stands
nowhere takes a number all the same: it is shown as TeX prints it, and so is that of each note
behind it, for Word counts its own notes alone. A text to which no mark leads is a note without one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex import citation_commands
from trykklar.latex.passage import Span
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark
from trykklar.word.mark.rules.citation_mark import MULTIPLE, citation, multicitation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trykklar.latex.passage import Passage

_NOTE = r"\footnote{"
_BLANKS = re.compile(r"(?:[ \t]|\n(?![ \t]*\n))*")  # which a name takes, but no paragraph's end
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
    counted: list[Command] = []
    edits: list[Edit] = []
    note_end = start
    found = list(commands(passage, start, end))
    texts = sum(command.name == "footnotetext" for command in found)
    for command in found:
        options, at = arguments(passage, command.end)
        if command.name in ("footnote", "footnotemark") and not options:
            counted.append(command)
        if command.name == "footnotemark":
            number = passage.slice(options[0]) if options else ""
            blanks = None if options else _BLANKS.match(passage.text, at)
            behind = blanks.end() if blanks else at
            waiting.append(_Waiting(number, command, behind, command.start < note_end))
            del waiting[:-_MOST]
        elif command.name == "footnotetext":
            edits += _single(passage, command, waiting, texts, marked)
            texts -= 1
        elif command.name in citation_commands.NOTE_TEXTS and waiting:
            edits += _cited(passage, command, waiting, marked)
        if command.name in ("footnote", "footnotetext"):
            text = passage.group(passage.skip(at))
            note_end = max(note_end, text.end if text else start)
    for mark_alone in waiting:  # the mark of a note that stands elsewhere
        edits += _raised(mark_alone)
    yield from _numbered(passage, counted, waiting, edits)


def _numbered(
    passage: Passage,
    counted: Iterable[Command],
    waiting: Iterable[_Waiting],
    edits: Iterable[Edit],
) -> Iterator[Edit]:
    """The edits, with the number of each mark that has no text, and of each note behind these.

    The expansion has given a number of its own to whatever does not come next in TeX's count.
    """
    ends = {item.command.start: item.end for item in waiting if not item.number}
    shown: dict[int, str] = {}
    for number, command in enumerate(counted, 1):
        if command.start in ends:
            yield Edit(command.start, ends[command.start], rf"\textsuperscript{{{number}}}")
            shown[command.start] = ""
        elif shown:
            shown[command.start] = rf"\footnote{{{_mark(command, str(number))}"
            text = passage.group(passage.skip(command.end))
            if text is not None and command.name == "footnote":
                yield Edit(command.start, text.start, shown[command.start])
    for edit in edits:
        joint = shown.get(edit.start) if edit.text.startswith(_NOTE) else None
        yield replace(edit, text=joint + edit.text.removeprefix(_NOTE)) if joint else edit


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
    texts: int,
    marked: Callable[[Span], str],
) -> Iterator[Edit]:
    """The text of a note goes to its mark: the latest, where fewer texts than marks are left."""
    options, at = arguments(passage, command.end)
    number = passage.slice(options[0]) if options else ""
    text = passage.group(passage.skip(at))
    fit = [item for item in waiting if number in ("", item.number) or not item.number]
    found = fit[-1 if not number and len(fit) > texts else 0] if fit else None
    if text is None:
        return
    if found is None:
        yield from _alone(command, text, number)
        return
    waiting.remove(found)
    shown = _mark(found.command, found.number) if found.number else ""
    if found.inner:  # Word has no notes in notes: this one stands behind the outer one
        yield from _raised(found)
        yield Edit(command.start, text.end + 1, rf"\footnote{{{shown}{marked(text)}}}")
        return
    yield Edit(found.command.start, found.end, rf"\footnote{{{shown}{marked(text)}}}")
    yield Edit(command.start, text.end + 1)


def _alone(command: Command, text: Span, number: str) -> Iterator[Edit]:
    r"""A note to which no mark leads, as a licence at the foot of a first page."""
    raised = rf"\textsuperscript{{{number}}}" if number else ""
    yield Edit(command.start, text.start, f"{_NOTE}{_mark(command, '')}{raised}")
