r"""Paragraphs in the middle of the line or at its right: `center`, `flushright`, `\centering`.

Environments of floats and tables place what is in them by themselves, so that the switches count
where a group begins with one, and on a title page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.grouping import free
from trykklar.word.mark.mark import block
from trykklar.word.mark.rules.spacing import spacing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

ENVIRONMENTS = {
    "center": "center",
    "Center": "center",
    "flushleft": "left",
    "FlushLeft": "left",
    "flushright": "right",
    "FlushRight": "right",
    "titlepage": "",
}
"""Environment -> where its paragraphs stand; "" of one that leaves them where they were."""
SWITCHES = {"centering": "center", "raggedleft": "right"}
_NEAR = 200
_OPENED = re.compile(r"\\begin\s*\{titlepage\}(?:\s|%[^\n]*\n|\\(?!begin\b)[A-Za-z]+)*\Z")


def environment(passage: Passage, command: Command) -> Iterator[Edit]:
    """Its beginning and end become paragraph breaks; field: where what follows stands."""
    del passage
    begins = command.name == "begin"
    place = f"<{ENVIRONMENTS[command.environment.rstrip('*')]}" if begins else ">"
    yield Edit(command.start, command.end, block("placed", command.start, place))


def switch(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`{\centering Text\par}`, and one right behind the beginning of a title page."""
    text, start = passage.text, command.start
    place = SWITCHES[command.name]
    opening = start - 1
    while opening >= 0 and text[opening].isspace():
        opening -= 1
    group = passage.group(opening) if opening >= 0 else None
    if group is not None and free(text, opening):
        yield Edit(opening, command.end, block("placed", start, f"<{place}"))
        yield Edit(group.end, group.end + 1, block("placed", start, ">"))
    elif _OPENED.search(text, max(start - _NEAR, 0), start):
        yield Edit(start, command.end, block("placed", start, place))
    else:
        yield from spacing(passage, command)
