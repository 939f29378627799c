r"""Lists whose items have marks of their own: `\item[Yes]`, which pandoc drops.

In a list of terms, `\descriptionlabel` says how each is set (classes.dtx).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.plain.enumeration_label import counted_from
from trykklar.word.mark.rules.enumeration import starts
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

    _Marked = tuple[Command, tuple[Span, ...], int]

_LISTS = frozenset(["itemize", "enumerate"])
# Lists of terms by another name -> how many arguments they take: KOMA-Script, paralist.
_TERMS = {"labeling": 1, "compactdesc": 0, "asparadesc": 0}
_BEGINS = re.compile(r"\b(?:start\s*=\s*\d+|resume\*?)\s*,?\s*")
_LABEL = re.compile(
    r"\\(?:re)?newcommand\*?\s*\{?\s*\\descriptionlabel\s*\}?\s*\[1\]\s*(?=\{)"
    r"|\\def\s*\\descriptionlabel\s*#1\s*(?=\{)"
)
_LAYOUT = re.compile(r"\\hspace\*?\s*(?:\\labelsep|\{[^{}]*\})")


def own(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that keep such marks: as words before the item, or for its number or bullet.

    A list in which every item has a mark becomes indented paragraphs, as no bullet is to stand
    beside the mark. So does such an item of a numbered list: it takes none of the numbers.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment not in _LISTS or tail is None:
        return
    items = [item for item in outer(passage, command.end, tail.start) if item.name == "item"]
    marks = [(item, *arguments(passage, item.end)) for item in items]
    every = bool(items) and all(given for _, given, _ in marks)
    if command.environment == "enumerate" and not every and any(given for _, given, _ in marks):
        yield from _between(passage, command, tail, marks)
        return
    if every:
        yield Edit(command.start, arguments(passage, command.end)[1], r"\begin{quote}")
        yield Edit(tail.start, tail.end, r"\end{quote}")
    for item, given, at in marks:
        if given:
            lead = "\n\n" if every else r"\item "
            yield Edit(item.start, at, f"{lead}{passage.slice(given[0])}~")


def _between(
    passage: Passage, command: Command, tail: Command, marks: Sequence[_Marked]
) -> Iterator[Edit]:
    """A numbered list that stops before items with marks, and goes on behind them."""
    at = arguments(passage, command.end)[1]
    start = starts(passage, command.environment).get(command.start, 1)
    number = (counted_from(passage, Span(at, marks[0][0].start)) or start) - 1
    form = _BEGINS.sub("", passage.text[command.end : at])
    for place, (item, given, end) in enumerate(marks):
        before = bool(marks[place - 1][1]) if place else not given
        if given and not place:
            yield Edit(command.start, at, "")
        if given:
            lead = r"\end{enumerate}\begin{quote} " * (not before)
            lead = (lead if place else r"\begin{quote} ") or "\n\n"
            yield Edit(item.start, end, f"{lead}{passage.slice(given[0])}~")
        else:
            if place and before:
                counter = rf"\setcounter{{enumi}}{{{number}}} " if number else ""
                again = rf"\end{{quote}}\begin{{enumerate}}{form}{counter}"
                yield Edit(item.start, item.start, again)
            number += 1
    if marks[-1][1]:
        yield Edit(tail.start, tail.end, r"\end{quote}")


def terms(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make a list of terms one of LaTeX's own.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment not in _TERMS or tail is None:
        return
    at = arguments(passage, command.end)[1]
    for _ in range(_TERMS[command.environment]):
        group = passage.group(passage.skip(at))
        at = group.end + 1 if group else at
    yield Edit(command.start, at, r"\begin{description}")
    yield Edit(tail.start, tail.end, r"\end{description}")


def described(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""Edits that set the terms of a description as the author's `\descriptionlabel` does.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment != "description" or tail is None:
        return
    form = next((form for at, form in reversed(_forms(passage)) if at < command.start), "")
    before, one, behind = form.partition("#1")
    if not one or "#1" in behind:
        return
    for item in outer(passage, command.end, tail.start):
        given = arguments(passage, item.end)[0] if item.name == "item" else ()
        if given:
            yield Edit(given[0].start, given[0].start, f"{{{before}")
            yield Edit(given[0].end, given[0].end, f"{behind}}}")


@lru_cache(maxsize=2)
def _forms(passage: Passage) -> tuple[tuple[int, str], ...]:
    r"""What the author makes of `\descriptionlabel`, each with its place."""
    bodies = [
        (found.start(), passage.group(found.end())) for found in _LABEL.finditer(passage.text)
    ]
    return tuple((at, _LAYOUT.sub("", passage.slice(body))) for at, body in bodies if body)
