"""Places that TeX had an error at: what is missing there in the PDF, nobody has hidden.

Neither is a note in a float, of which TeX prints the mark and no words, nor what runs off the page
at the end of a float that is too tall, of which LaTeX warns, or of a line or table that is too
wide, of which TeX does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import FLOATS, VERBATIM
from trykklar.typeset.log.lines import lines
from trykklar.word.judge.docx_passage import ENTRY, NOTE
from trykklar.word.judge.judgement import Added, Judgement
from trykklar.word.judge.verdict import places
from trykklar.word.mark.rules.float_mark import floats
from trykklar.word.mark.rules.works_list import ITEMS

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportState

_ERROR = re.compile(r"(?:\./)?([^:\n]{1,500}):(\d{1,7}): ")  # TeX's -file-line-error
_TOO_TALL = re.compile(
    r"LaTeX Warning: Float too large for page by .{1,40} on input line (\d{1,7})"
)
_TOO_WIDE = re.compile(
    r"Overfull \\hbox \((\d{1,6}(?:\.\d+)?)pt too wide\) "
    r"(?:in paragraph|in alignment|detected) at lines? (\d{1,7})(?:--(\d{1,7}))?"
)
_MARGIN = 20.0  # points: what is less too wide ends on the page
_NO_FONT = re.compile(r"(?:!|[^:\n]{1,500}:\d{1,7}:) Font [^\s=]{1,500}=")
_BLANK_LINE = re.compile(r"\n[ \t]*\n|\Z")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{")
# Where TeX fails in one of these, what follows in it is lost, too.
_TOGETHER = re.compile(
    rf"(?:{'|'.join(map(re.escape, [*FLOATS, *VERBATIM]))}|\w*tab\w*|tblr)\*?\}}"
)
_NO_LETTERS = "a font is not installed, and TeX printed nothing of what is set in it"
_WORK = re.compile(rf"\\(?:{'|'.join([*ITEMS, 'entry'])})(?![A-Za-z])")
_LONGEST = 20_000  # characters of an environment before a place
_AROUND = 1  # lines: a command is reported where its argument ends


def lacks_font(log: Path) -> bool:
    """Whether TeX had no font for a part of the text, of which it then prints nothing.

    Args:
        log: TeX's, of the pass that made the PDF.
    """
    return any(_NO_FONT.match(line) for line in lines(log))


def excused(judgement: Judgement, state: ExportState, log: Path) -> Judgement:
    """The judgement, in which nothing counts as hidden that stands where TeX had an error.

    A table that TeX lost, code that only another program would set: the author's fault is the
    error, which is reported, and not that a co-author sees the table. Neither is it that works
    which are cited are listed where BibTeX or biber had an error, and wrote no list. Nothing is
    hidden, either, by what is too tall or too wide for the page.

    Args:
        judgement: The judge's.
        state: The state of the export.
        log: TeX's, of the pass that made the PDF.
    """
    if not judgement.hidden:
        return judgement
    if lacks_font(log):
        return Judgement(silence=_NO_LETTERS)

    flat = state.inputs.manuscript.flat
    root = state.inputs.document.root
    failed = {(root / file, line) for file, line in _failed(log)}
    cut, wide = _cut(log), _wide(log)

    def lines_of(offset: int) -> tuple[Path, range, range]:
        """Its file, the lines around the whole that it is in, and those in which that ends."""
        begin = _begin(flat.text, offset)
        end = _end(flat.text, offset, inside=begin < offset)
        first, last = flat.place(begin), flat.place(end)
        path = first.path if first.path.is_absolute() else root / first.path
        there = range(first.line - _AROUND, max(first.line, last.line) + _AROUND + 1)
        ends = range(last.line, last.line + _AROUND + 1) if begin < offset else range(0)
        return path, there, ends

    def was_tried(path: Path, there: range) -> bool:
        return any(file == path and line in there for file, line in failed)

    def is_off_page(there: range, ends: range) -> bool:
        return any(line in ends for line in cut) or any(
            there.start <= end and start < there.stop for start, end in wide
        )

    floating = floats(flat.text)
    unlisted = not state.met.listed and not _has_list(state.inputs.document.made(".bbl"))

    def excuse(item: Added, offset: int) -> Added:
        if not item.hidden:
            return item
        path, there, ends = lines_of(offset)
        if item.passage.kind == NOTE and offset in floating:
            return replace(item, hidden=False, floating=True)
        if (unlisted and item.passage.kind == ENTRY) or was_tried(path, there):
            return replace(item, hidden=False)
        off_page = is_off_page(there, ends)
        return replace(item, hidden=not off_page, off_page=off_page)

    added = tuple(excuse(item, offset) for item, offset in places(judgement, state))
    return replace(judgement, added=added)


def _has_list(bbl: Path) -> bool:
    """Whether BibTeX or biber wrote a list of works that has any."""
    return any(_WORK.search(line) for line in lines(bbl))


def _begin(text: str, at: int) -> int:
    """Where the float, table or code begins that a place is in, the outermost; else the place."""
    depth, begin = 0, at
    for border in reversed(list(_ENVIRONMENT.finditer(text, max(at - _LONGEST, 0), at))):
        depth += 1 if border[1] == "end" else -1
        if depth < 0:
            depth = 0
            begin = border.start() if _TOGETHER.match(text, border.end()) else begin
    return begin


def _end(text: str, at: int, *, inside: bool) -> int:
    """Where the float, table or code ends that a place is in, or else its paragraph."""
    border = _ENVIRONMENT.search(text, at) if inside else None
    if border is not None and border[1] == "end":
        return border.start()
    paragraph = _BLANK_LINE.search(text, at)
    return paragraph.start() if paragraph else len(text)


def _failed(log: Path) -> set[tuple[Path, int]]:
    found = (match for line in lines(log) if (match := _ERROR.match(line)))
    return {(Path(match[1]), int(match[2])) for match in found}


def _cut(log: Path) -> set[int]:
    """The lines that end a float which is taller than a page; LaTeX does not name their files."""
    return {int(match[1]) for line in lines(log) if (match := _TOO_TALL.match(line))}


def _wide(log: Path) -> set[tuple[int, int]]:
    """The first and last lines of what runs off the page; TeX does not name their files."""
    found = (match for line in lines(log) if (match := _TOO_WIDE.match(line)))
    return {
        (int(match[2]), int(match[3] or match[2])) for match in found if float(match[1]) > _MARGIN
    }
