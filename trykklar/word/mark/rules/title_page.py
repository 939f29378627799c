r"""Title pages set by hand: `{\LARGE\bfseries Title\par}` says by its size what it is.

Many classes and most institutes' templates do without `\maketitle`. Before the first heading, a
group that begins with a size is a paragraph of the front matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.grouping import free
from trykklar.word.mark.mark import mark
from trykklar.word.mark.rules.float_mark import floats
from trykklar.word.mark.rules.spacing import LAYOUT, spacing
from trykklar.word.mark.rules.tabular import LONG, closing
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

SIZES = frozenset(
    ["Huge", "huge", "LARGE", "Large", "large", "small", "footnotesize", "normalsize", "fontsize"]
)
_STYLES = {
    "Huge": "Title",
    "huge": "Title",
    "LARGE": "Title",
    "Large": "Subtitle",
    "large": "Author",
    "normalsize": "Author",
    "small": "Affiliation",
    "footnotesize": "Affiliation",
}
_HEADING = re.compile(r"\\(?:part|chapter|section|maketitle|tableofcontents)\b")
_BEGIN = r"\begin{document}"
_SWITCHES = re.compile(r"(?:\s*\\(?:selectfont|bfseries|itshape|sffamily|noindent|color\{\w+\}))*")
_SIZE = re.compile(r"\{(\d{1,9})(?:\.\d+)?(?:pt)?\}\{[^{}]*\}")
_SMALLEST_TITLE = 17
_WORDS_BEFORE = re.compile(r"(?<!\\)\b[^\W\d_]+[.,;:!?)'\"]*[ \t]+\Z")
_WORDS_BEHIND = re.compile(r"[ \t]+[^\W\d_]|[.,;:!?)]")
_NEAR = 40  # characters


def sized(passage: Passage, command: Command) -> Iterator[Edit]:
    """A group of the title page; the switches that made its look are left out."""
    text, start = passage.text, command.start - 1
    group = passage.group(start) if start >= 0 else None
    apart = start >= 0 and (start in floats(text) or start in _long_tables(passage))
    within = group is not None and _in_a_line(text, start, group.end + 1)
    if group is None or apart or within or not _is_free(text, start):
        if command.name in LAYOUT:
            yield from spacing(passage, command)
        return
    style, at = _style(passage, command)
    switches = _SWITCHES.match(text, at)
    at = switches.end() if switches else at
    yield Edit(start, at, "\n\n" + mark("style", command.start, style))
    yield Edit(group.end, group.end + 1, "\n\n")


def _in_a_line(text: str, start: int, end: int) -> bool:
    """Whether words stand beside a group in its line, which make it a part of a sentence."""
    before = text[max(start - _NEAR, 0) : start]
    return bool(_WORDS_BEFORE.search(before) or _WORDS_BEHIND.match(text, end))


def _is_free(text: str, at: int) -> bool:
    return free(text, at) and on_title_page(text, at)


def on_title_page(text: str, at: int) -> bool:
    """Whether a place is before the first heading.

    Args:
        text: The flat source.
        at: The offset.
    """
    begin, end = _title_page(text)
    return begin < at < end


@lru_cache(maxsize=2)
def _title_page(text: str) -> tuple[int, int]:
    """Where the text begins, and where its first heading does; nowhere without a beginning."""
    begin = text.find(_BEGIN)
    heading = _HEADING.search(text, max(begin, 0))
    return (begin, heading.start() if heading else len(text)) if begin >= 0 else (0, 0)


@lru_cache(maxsize=2)
def _long_tables(passage: Passage) -> Cover:
    """Where tables stand that have their caption inside, which may have lines of several sizes."""
    begun = (command for command in commands(passage) if command.environment.rstrip("*") in LONG)
    ends = ((command.start, closing(passage, command)) for command in begun)
    return Cover((start, tail.start) for start, tail in ends if tail)


def _style(passage: Passage, command: Command) -> tuple[str, int]:
    if command.name != "fontsize":
        return _STYLES[command.name], command.end
    size = _SIZE.match(passage.text, command.end)
    if size is None:
        return "Author", command.end
    return ("Title" if int(size[1]) >= _SMALLEST_TITLE else "Author"), size.end()
