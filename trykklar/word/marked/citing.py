r"""Citation commands of natbib and biblatex -> `cite` marks.

A mark's fields are the command, then prenote, postnote and keys, once or more often. A multicite
(`\parencites`) has its two overall notes as a first triple without keys.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.marked.command import Command, arguments
from trykklar.word.marked.edit import Edit
from trykklar.word.marked.mark import CLOSE, SEPARATOR, encode, mark, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

_SINGLE_NAMES = """
    citeasnoun citen citeaffixed
    cite citep citet citealp citealt citeauthor citeyear citeyearpar citetitle citedate citeurl
    parencite textcite autocite smartcite supercite footcite footcitetext fullcite footfullcite
    citefullauthor citenum volcite Cite Citep Citet Citealp Citealt Citeauthor Parencite
    Textcite Autocite Smartcite citeA citeN shortcite onlinecite nocite
"""
_MULTIPLE_NAMES = """
    cites parencites textcites autocites smartcites footcites supercites Cites Parencites
    Textcites Autocites
"""
SINGLE = frozenset(name + tail for name in _SINGLE_NAMES.split() for tail in ("", "*"))
MULTIPLE = frozenset(_MULTIPLE_NAMES.split())
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")


def citation(passage: Passage, command: Command) -> Iterator[Edit]:
    """One citation command; its notes stay where they are, to be read as text."""
    notes, at = arguments(passage, command.end, optional=2)
    begin = passage.skip(at)
    keys = passage.group(begin)
    if keys is None:
        return
    name = command.name + "*" * command.star
    ending = encode(_keys(passage, keys)) + CLOSE
    if not notes:
        head = opening("cite", command.start, name, "", "")
        yield Edit(command.start, keys.end + 1, head + ending)
        return
    first, last = notes[0], notes[-1]
    empty = () if len(notes) > 1 else ("",)
    yield Edit(command.start, first.start, opening("cite", command.start, name, *empty))
    if len(notes) > 1:
        yield Edit(first.end, last.start, SEPARATOR)
    yield Edit(last.end, keys.end + 1, SEPARATOR + ending)


def multicitation(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\parencites(pre)(post)[pre][post]{keys}[pre][post]{keys}...`."""
    fields, at = _overall(passage, command.end)
    while (found := _triple(passage, at)) is not None:
        triple, at = found
        fields += triple
    if len(fields) > 3:  # noqa: PLR2004 - more than the overall notes
        yield Edit(command.start, at, mark("cite", command.start, command.name, *fields))


def _overall(passage: Passage, at: int) -> tuple[tuple[str, ...], int]:
    notes: list[str] = []
    while (span := passage.delimited(passage.skip(at), "(", ")")) is not None:
        notes.append(passage.slice(span))
        at = span.end + 1
    return (*([""] if len(notes) == 1 else []), *notes, *([] if notes else ["", ""]), ""), at


def _triple(passage: Passage, at: int) -> tuple[tuple[str, str, str], int] | None:
    notes, at = arguments(passage, at, optional=2)
    keys = passage.group(passage.skip(at))
    if keys is None:
        return None
    texts = [passage.slice(note) for note in notes]
    before, after = ["", "", *texts][-2:] if len(texts) != 1 else ["", *texts]
    return (before, after, encode(_keys(passage, keys))), keys.end + 1


def _keys(passage: Passage, span: Span) -> str:
    return ",".join(
        key.strip() for key in _COMMENT.sub("", passage.slice(span)).split(",") if key.strip()
    )
