"""What pandoc passed over on its way, as findings at the author's own lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.latex.structure_commands import HEADINGS
from trykklar.word.blocks.kept_aside import body_letters, letters
from trykklar.word.mark.command import commands
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.mark.mark import OPEN, SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.latex.source import Place
    from trykklar.word.export_state import ExportState
    from trykklar.word.pandoc_reading import Skipped

_NUMBERED = re.compile(f"{OPEN}equation{SEPARATOR}(\\d+){SEPARATOR}?")

_FIRST_HEADING = re.compile(rf"\\(?:{'|'.join(HEADINGS)})\b")
_ARGUMENT = re.compile(r"\{(.*)\}\Z", re.DOTALL)
_INDEX = re.compile(r"\\print(?:sub)?index(?![A-Za-z])")
# The contents of a chapter, of minitoc, titletoc and etoc: TeX reads them from files of their own,
# and prints nothing of such a command by itself.
_OF_PART = re.compile(
    r"\\(?:(?:mini|part|sect)(?:toc|lof|lot)|local(?:tableofcontents|listof(?:figures|tables))"
    r"|printcontents|printlist)(?![A-Za-z])"
)
_NEAR = 1_000


def report_deep(state: ExportState, offsets: Iterable[int]) -> None:
    """Report each part of the text that is nested too deep by what its macros or switches do.

    Args:
        state: The state of the export.
        offsets: Where, in the flat source; below zero where no mark names it.
    """
    for offset in dict.fromkeys(max(offset, state.inputs.manuscript.start) for offset in offsets):
        quoted = excerpt(state.inputs.manuscript.flat.text[offset : offset + _NEAR])
        message = f"What this makes is nested too deep; Word gets the words of its inside: {quoted}"
        state.report("word-nesting", Severity.WARNING, offset, message)


def report_indexes(state: ExportState) -> None:
    """Say of each index that Word has none: the pages that it names are the PDF's.

    Args:
        state: The state of the export.
    """
    manuscript = state.inputs.manuscript
    for match in _INDEX.finditer(manuscript.flat.text, manuscript.start):
        message = "The index is not in the Word file: the pages that it names are the PDF's."
        state.report("word-skipped", Severity.HINT, match.start(), message)


def report_part_contents(state: ExportState) -> None:
    """Say of each list of what is in a chapter that Word has none.

    Args:
        state: The state of the export.
    """
    manuscript = state.inputs.manuscript
    if not _OF_PART.search(manuscript.flat.text, manuscript.start):
        return
    for command in commands(manuscript.flat, manuscript.start):
        if _OF_PART.fullmatch(f"\\{command.name}"):
            message = "The list of what is in this part of the text is not in the Word file."
            state.report("word-skipped", Severity.WARNING, command.start, message)


def report_skipped(state: ExportState, skipped: Iterable[Skipped], *, typeset: bool) -> None:
    """Report each piece of text that pandoc passed over, and each equation without its number.

    Args:
        state: The state of the export; its `seen` marks are what came through.
        skipped: What pandoc's log says.
        typeset: Whether TeX has set the document as it is: then what helpers made, as a list of
            works, is printed by TeX for Word, too.
    """
    document = state.inputs.document
    made = document.root / document.work if typeset else None
    offsets = {int(match[1]) for match in _NUMBERED.finditer(state.inputs.manuscript.marked.text)}
    for offset in sorted(offsets - state.met.seen):
        if offset >= state.inputs.manuscript.start:
            quoted = excerpt(state.inputs.manuscript.flat.text[offset : offset + _NEAR])
            message = f"An equation's number is not in the Word file: {quoted}"
            state.report("word-lost", Severity.WARNING, offset, message)
    marked = state.inputs.manuscript.marked
    for item in skipped:
        place = marked.place(min(item.offset, len(marked.text) - 1))
        if made is None or not place.path.is_relative_to(made):
            _report(item, place, state)


def not_shown(
    skipped: Iterable[Skipped], shown: str, state: ExportState, pdf: Path | None
) -> list[Skipped]:
    """What pandoc passed over, without what the front matter has of it by TeX's own pages.

    Args:
        skipped: What pandoc's log says.
        shown: The letters and digits of the front matter, which is complete.
        state: The state of the export.
        pdf: What TeX made of the source: what it has in running heads alone is not missed.
    """
    marked = state.inputs.manuscript.marked.text
    heading = _FIRST_HEADING.search(marked, len(state.inputs.manuscript.macros))
    end = heading.start() if heading else len(marked)
    printed = body_letters(pdf) if pdf else ""
    left = []
    for item in skipped:
        argument = _ARGUMENT.search(item.source)
        words = letters(argument[1]) if argument else ""
        if item.broken or item.offset >= end:
            left.append(item)
        elif item.printed and item.printed.latex:
            left.append(item)  # what TeX prints of it stands in its place
        elif words not in shown and words in printed:
            left.append(replace(item, printed=None))  # whatever it prints where it stands
    return left


def _report(item: Skipped, place: Place, state: ExportState) -> None:
    quoted = excerpt(item.source)
    if _OF_PART.match(item.source):
        return  # it is reported, wherever pandoc passes over it
    if item.broken:
        message = f"Pandoc cannot read this part; only its words are in the Word file: {quoted}"
        state.report_at("word-unreadable", Severity.WARNING, place, message)
    elif item.printed and item.printed.latex:
        if not item.printed.whole:
            message = f"Word has the words that TeX prints of this, and not its look: {quoted}"
            state.report_at("word-skipped", Severity.HINT, place, message)
    elif item.printed:
        message = f"Word has nothing of this command, of which TeX prints nothing, either: {quoted}"
        state.report_at("word-skipped", Severity.HINT, place, message)
    else:
        message = f"Word does not know this command; at most its text was kept: {quoted}"
        state.report_at("word-skipped", Severity.WARNING, place, message)
