"""Small commands that pandoc drops with their text, or reads in another way than LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import is_loaded
from trykklar.word.mark.command import Command, arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import SEPARATOR, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

BARE = frozenset(["begingroup", "endgroup", "noindent", "indent", "leavevmode"])
DIMENSIONS = frozenset(["hrule", "vrule", "hskip", "vskip", "kern"])
_DIMENSIONS = re.compile(
    r"(?:\s*(?:height|width|depth|plus|minus)?\s*=?\s*-?[\d.]*"
    r"(?:\s*(?:pt|cm|mm|in|em|ex|bp|sp|pc|filll?|fil)\b|\\[A-Za-z]+(?:width|height|skip|indent)\b))*"
)
_ENDS_IN_NAME = re.compile(r"\\[A-Za-z@]+\Z")
_LONGEST_NAME = 50
REMARKS = {
    "todo": "comment", "marginpar": "aside", "marginnote": "aside", "marginline": "aside",
    "sidepar": "aside", "fxnote": "comment", "fxwarning": "comment", "fxerror": "comment",
    "fxfatal": "comment",
}  # fmt: skip
"""Remarks in the margin -> the mark of each: one for co-authors, or one that is printed."""


def comment(passage: Passage, command: Command) -> Iterator[Edit]:
    """A comment goes with its line end and the indent after it, as in TeX.

    Pandoc leaves a blank where a footnote follows on the next line.
    """
    text, end = passage.text, command.end + 1
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    ends_paragraph = text[end : end + 1] == "\n"
    yield Edit(command.start, min(end, len(text)), "\n" if ends_paragraph else "")


def dimension(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\hrule height 1.2pt`, `\vskip 3pt plus 1fil`: pandoc would print the dimension."""
    match = _DIMENSIONS.match(passage.text, command.end)
    yield Edit(command.start, match.end() if match else command.end, " ")


def noted(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\tnote{a}`: a raised sign."""
    del passage
    yield Edit(command.start, command.end, r"\textsuperscript")


def remark(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\todo[inline]{text}` is a comment, `\marginpar{text}` a note that is printed.

    `\fxnote*{comment}{text}` is one on a text, which stays.
    """
    text = passage.group(passage.skip(arguments(passage, command.end)[1]))
    if text is not None:
        head, _, tail = mark(REMARKS[command.name], command.start, SEPARATOR).partition(
            SEPARATOR * 2
        )
        yield Edit(command.start, text.start, head + SEPARATOR)
        yield Edit(text.end, text.end + 1, tail)


def bare(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command that prints nothing, but behind which pandoc loses a group or an equation.

    The blanks behind it go with it: alone on its line, it would leave an empty one.
    """
    end, text = passage.skip(command.end - command.star), passage.text
    before = text[max(command.start - _LONGEST_NAME, 0) : command.start]
    joined = text[end : end + 1].isalpha() and _ENDS_IN_NAME.search(before)
    yield Edit(command.start, end, " " if joined else "")


def protecting(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\cprotect[om]\footnote{\verb|x|}`: what it lets into an argument, the reading does, too."""
    at = arguments(passage, command.end)[1]
    yield Edit(command.start, passage.skip(at))


def measure(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\unit[0.2]{eV}`, whose bracket makes pandoc take the rest of the page for a unit.

    siunitx has settings there, `\unit[per-mode=symbol]{\metre\per\second}`, and TeX is asked.
    """
    value, at = arguments(passage, command.end)
    if value and not is_loaded(passage.text, "siunitx"):
        yield Edit(command.start, value[0].start)
        yield Edit(value[0].end, passage.skip(at), "~")


def language(passage: Passage, command: Command) -> Iterator[Edit]:
    """The starred form, whose argument pandoc prints as a word, as the plain one."""
    text = passage.text[command.start : command.end]
    yield Edit(command.start, command.end, text.replace("*", ""))


def qed(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\qed`: pandoc puts a sign at the end of a proof itself, and a control character here."""
    begin = passage.text.rfind(r"\begin{proof}", 0, command.start)
    inside = begin > passage.text.rfind(r"\end{proof}", 0, command.start)
    yield Edit(command.start, command.end, "" if inside else "~◻")


def qed_here(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\qedhere` in running text: the sign; `blocks/end_mark.py` knows that pandoc has another."""
    del passage
    yield Edit(command.start, command.end, "~◻")


def today(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""The day that `\today` prints; no fields."""
    del passage
    yield Edit(command.start, command.end, mark("today", command.start))
