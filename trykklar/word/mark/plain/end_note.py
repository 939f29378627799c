r"""Notes that Word has none of: end notes as they are printed, notes beside, marks once more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.language_at import document_language
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

LISTS = frozenset(["theendnotes", "printendnotes", "printpagenotes", "printnotes"])
_NOTES = frozenset(["endnote", "pagenote"])
_BY_CHAPTER = frozenset(["printpagenotes", "printnotes"])  # of memoir and pagenote
_NAME = "Notes"  # endnotes.sty has no other in any language
_OWN_NAME = re.compile(r"\\(?:renewcommand\*?|def)\s*\{?\s*\\notesname\s*\}?\s*\{([^{}]+)\}")
_LIST_NAME = re.compile(r"\\setenotez\s*\{[^{}]*list-name\s*=\s*(?:\{([^{}]*)\}|([^,{}]*))")
_MOST = 5_000


def ends(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""Edits for a list of end notes, and for those in it: all since the list before it.

    Args:
        passage: The flat source.
        command: `\theendnotes`.
    """
    text = body(passage)
    waiting: list[tuple[int, Command, Span]] = []
    number = 0
    for inner in commands(passage, text.start, command.start):
        if inner.name in LISTS:
            waiting, number = [], 0
        elif inner.name == "chapter" and command.name in _BY_CHAPTER:
            number = 0
        elif inner.name in _NOTES and len(waiting) < _MOST:
            note = passage.group(passage.skip(arguments(passage, inner.end)[1]))
            if note is not None:
                number += 1
                waiting.append((number, inner, note))
    lines = []
    for number, inner, note in waiting:
        raised = rf"\textsuperscript{{{number}}}"
        yield Edit(inner.start, note.end + 1, raised)
        lines.append(f"{raised} {passage.slice(note)}")
    heading = rf"\section*{{{_name(passage, command)}}}" * bool(lines)
    after = arguments(passage, command.end)[1]
    yield Edit(command.start, after, "\n\n".join(["", heading, *lines, ""]))


def _name(passage: Passage, command: Command) -> str:
    """The heading of a list of end notes: the author's, else the package's in the language."""
    before = passage.text[: command.start]
    if command.name in ("theendnotes", *_BY_CHAPTER):
        own = _OWN_NAME.findall(before)
        return own[-1] if own else _NAME
    given = _LIST_NAME.findall(before)
    named = "".join(given[-1]).strip() if given else ""
    return named or words(document_language(before)).parts["notes"]


def beside(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\sidenote{text}`, `\tablefootnote{text}`: a note with a number, as a footnote is."""
    yield Edit(command.start, arguments(passage, command.end, optional=2)[1], r"\footnote")


def again(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\footref{key}`: the number of a note once more."""
    key = passage.group(passage.skip(command.end))
    if key is not None:
        shown = rf"\textsuperscript{{\ref{{{passage.slice(key)}}}}}"
        yield Edit(command.start, key.end + 1, shown)
