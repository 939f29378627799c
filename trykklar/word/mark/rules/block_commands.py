"""Commands that stand for a block of the text: lists that are made, and the ends of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_LONGEST_NAME = 50
_PARAGRAPH_END = re.compile(r"[ \t]*\n[ \t]*\n|\s*\\(?:begin|end|par|(?:sub)*section)(?![A-Za-z])")
# Command -> the mark that stands for it.
BLOCKS = {
    **dict.fromkeys(("appendix", "appendices"), "appendix"),  # IEEEtran's
    "tableofcontents": "contents",
    "listoffigures": "figures",
    "listoftables": "tables",
    "lstlistoflistings": "listings",
    "listoflistings": "listings",
    "listofalgorithms": "algorithms",
    "printbibliography": "references",
    "bibliography": "references",
    "bibbysection": "references",
    "bibbysegment": "references",
    "bibbycategory": "references",
    "printshorthands": "shorthands",
    "printbiblist": "shorthands",
    "newpage": "page",
    "clearpage": "page",
    "cleardoublepage": "page",
}
_LISTS = ("references", "shorthands")  # of works, and of their shorthands
NAMED_LISTS = ("bibliography", "printbiblist")
"""Lists that have a name in braces."""


def paragraph(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command that stands for a block of the text; field: its optional argument."""
    options, at = arguments(passage, command.end)
    if command.name in NAMED_LISTS:
        argument = passage.argument(at)
        at = argument[1] if argument else at
    given = passage.slice(options[0]) if options else ""
    kind = BLOCKS[command.name]
    yield Edit(command.start, at, block(kind, command.start, given if kind in _LISTS else ""))


def page_end(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\pagebreak` beside the end of a paragraph is a page's; in one, it is that of a line.

    In brackets LaTeX is asked, and is free to do without, up to 4.
    """
    options, at = arguments(passage, command.end)
    asked = bool(options) and passage.slice(options[0]).strip() != "4"
    before = passage.text[max(command.start - _LONGEST_NAME, 0) : command.start]
    ends = _PARAGRAPH_END.match(passage.text, at) or before.rstrip(" \t").endswith("\n\n")
    yield Edit(command.start, at, block("page", command.start, "") if ends and not asked else "{}")
