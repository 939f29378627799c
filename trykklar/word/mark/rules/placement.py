r"""Paragraphs in the middle of the line or at its right: `center`, `flushright`, `\centering`.

Environments of floats and tables place what is in them by themselves, so that the switches count
where a group begins with one, and on a title page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.grouping import free
from trykklar.word.mark.mark import block
from trykklar.word.mark.rules import wrapping_commands
from trykklar.word.mark.rules.float_mark import floats
from trykklar.word.mark.rules.spacing import spacing
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

TITLE_PAGE = "titlepage"
ENVIRONMENTS = {
    "center": "center",
    "Center": "center",
    "flushleft": "left",
    "FlushLeft": "left",
    "flushright": "right",
    "FlushRight": "right",
    TITLE_PAGE: "",
}
"""Environment -> where its paragraphs stand; "" of one that leaves them where they were."""
SWITCHES = {"centering": "center", "raggedleft": "right"}
_PLACES = {"center": "center", "flushleft": "left", "flushright": "right"}
CENTERS = frozenset(_PLACES)
"""Environments whose names are taken for commands."""
LINES = {"centerline": "center", "leftline": "left", "rightline": "right"}
"""Commands that set a line by itself."""
_ENDED = re.compile(r"[ \t]*(?:\n|\Z|\\(?:par|vskip|vspace|bigskip|medskip|smallskip|end)\b)")
_TITLE_PAGE = re.compile(r"\\begin\s*\{titlepage\}")
_TITLE_BEGIN = rf"\begin{{{TITLE_PAGE}}}"
_NEAR = 200
_OPENED = re.compile(r"\\begin\s*\{titlepage\}(?:\s|%[^\n]*\n|\\(?!begin\b)[A-Za-z]+)*\Z")


def environment(passage: Passage, command: Command) -> Iterator[Edit]:
    """Its beginning and end become paragraph breaks; field: where what follows stands."""
    del passage
    begins = command.name == "begin"
    place = f"<{ENVIRONMENTS[command.environment.rstrip('*')]}" if begins else ">"
    page = block("page", command.start, "") * (command.environment == TITLE_PAGE)
    placed = block("placed", command.start, place)
    yield Edit(command.start, command.end, placed if begins else placed + page)


def line(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\centerline{Text}` on a line of its own: a paragraph that stands there."""
    text = passage.group(passage.skip(command.end))
    begin = passage.text.rfind("\n", 0, command.start) + 1
    alone = text is not None and not passage.text[begin : command.start].strip()
    if text is None or not (alone and _ENDED.match(passage.text, text.end + 1)):
        inside = command.name in wrapping_commands.WRAPPERS
        yield from (wrapping_commands.wrapper if inside else wrapping_commands.around)(
            passage, command
        )
    elif command.start in floats(passage.text):
        yield Edit(command.start, text.start, "{")
    else:
        start = command.start
        yield Edit(start, text.start, block("placed", start, f"<{LINES[command.name]}"))
        yield Edit(text.end, text.end + 1, block("placed", start, ">"))


def center(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\center` on a title page, where authors take the environment for a switch."""
    if command.start in _title_pages(passage.text):
        yield Edit(
            command.start, command.end, block("placed", command.start, _PLACES[command.name])
        )
    else:
        yield from spacing(passage, command)


def _directly(text: str, at: int) -> bool:
    """Whether a place is on a title page, and in no group or other environment there."""
    if at not in _title_pages(text):
        return False
    between = text[text.rfind(_TITLE_BEGIN, 0, at) + len(_TITLE_BEGIN) : at]
    return all(between.count(a) == between.count(b) for a, b in (("{", "}"), (r"\begin", r"\end")))


@lru_cache(maxsize=4)
def _title_pages(text: str) -> Cover:
    ends = (
        text.find(rf"\end{{{TITLE_PAGE}}}", match.end()) for match in _TITLE_PAGE.finditer(text)
    )
    starts = (match.end() for match in _TITLE_PAGE.finditer(text))
    return Cover((start, end) for start, end in zip(starts, ends, strict=True) if end > start)


def switch(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`{\centering Text\par}`, and one of a title page itself, which holds to its end."""
    text, start = passage.text, command.start
    place = SWITCHES[command.name]
    opening = start - 1
    while opening >= 0 and text[opening].isspace():
        opening -= 1
    group = passage.group(opening) if opening >= 0 else None
    if group is not None and free(text, opening):
        yield Edit(opening, command.end, block("placed", start, f"<{place}"))
        yield Edit(group.end, group.end + 1, block("placed", start, ">"))
    elif _OPENED.search(text, max(start - _NEAR, 0), start) or _directly(text, start):
        yield Edit(start, command.end, block("placed", start, place))
    else:
        yield from spacing(passage, command)
