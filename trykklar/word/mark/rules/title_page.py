r"""Title pages set by hand: `{\LARGE\bfseries Title\par}` says by its size what it is.

Many classes and most institutes' templates do without `\maketitle`. Before the first heading, a
group that begins with a size is a paragraph of the front matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
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
_FONT = re.compile(r"\\(?:text(?:bf|it|sc|sf|tt|rm|md|up|sl|normal)|emph|underline)\s*\Z")
_BY_HAND = frozenset(["titlepage", "center", "flushleft", "flushright"])
_EDGE = re.compile(
    r"\\begin\s*\{(?P<begin>[^{}]*)\}|\\end\s*\{(?P<end>[^{}]*)\}|\\(?P<size>[A-Za-z]+)|\\.|%[^\n]*"
    r"|[{}]",
    re.DOTALL,
)
_OPENED = re.compile(
    r"\{(?:\s*\\(?:bfseries|mdseries|itshape|scshape|sffamily|rmfamily|color\{\w+\}))*\s*\Z"
)
_OPENING = re.compile(r"\{\s*\Z")
_ENDING = re.compile(r"\s*(?:\\\\\s*)?")
_SIZE = re.compile(r"\{(\d{1,9})(?:\.\d+)?(?:pt)?\}\{[^{}]*\}")
_SMALLEST_TITLE = 17
_WORDS_BEFORE = re.compile(r"(?<!\\)\b[^\W\d_]+[.,;:!?)'\"]*[ \t]+\Z")
_WORDS_BEHIND = re.compile(r"[ \t]+[^\W\d_]|[.,;:!?)]")
_NEAR = 40  # characters


def sized(passage: Passage, command: Command) -> Iterator[Edit]:
    """A group of the title page; the switches that made its look are left out."""
    text = passage.text
    if command.start in _bare(text):
        yield from _begun(passage, command)
        return
    opening = _OPENED.search(text, max(command.start - _NEAR, 0), command.start)
    start = opening.start() if opening else -1
    group = passage.group(start) if start >= 0 else None
    apart = start >= 0 and (start in floats(text) or start in _long_tables(passage))
    whole = group and _around(passage, Span(start, group.end + 1))
    within = whole is not None and _in_a_line(text, *whole)
    if group is None or whole is None or apart or within or not _is_free(text, whole.start):
        if command.name in LAYOUT:
            yield from spacing(passage, command)
        return
    style, at = _style(passage, command)
    switches = _SWITCHES.match(text, at)
    at = switches.end() if switches else at
    yield Edit(whole.start, at, "\n\n" + mark("style", command.start, style))
    yield Edit(group.end, whole.end, "\n\n")


def _begun(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\Huge Title \par \large Name` within `titlepage`: a paragraph begins at each size."""
    style, at = _style(passage, command)
    switches = _SWITCHES.match(passage.text, at)
    at = switches.end() if switches else at
    yield Edit(command.start, at, "\n\n" + mark("style", command.start, style))


@lru_cache(maxsize=2)
def _bare(text: str) -> frozenset[int]:
    """Where sizes stand before the first heading that hold to the end of an environment."""
    begin, end = _title_page(text)
    around: list[str] = []
    found: set[int] = set()
    for match in _EDGE.finditer(text, begin, end):
        if match["begin"] or match[0] == "{":
            around.append(match["begin"] or "{")
        elif match["end"] or match[0] == "}":
            del around[-1:]
        elif match["size"] in SIZES and around and around[-1] in _BY_HAND:
            found.add(match.start())
    return frozenset(found)


def _around(passage: Passage, span: Span) -> Span | None:
    r"""A group with the fonts round all of it, as in `\textbf{{\Huge Title}}`.

    None where it is a part of such an argument, which no paragraph may end.
    """
    text = passage.text
    font = _font(text, span.start)
    if font >= 0:
        return _around(passage, Span(font, span.end))
    opening = _OPENING.search(text, max(span.start - _NEAR, 0), span.start)
    font = _font(text, opening.start()) if opening else -1
    outer = passage.group(opening.start()) if opening else None
    if font < 0 or outer is None:
        return span
    whole = _ENDING.fullmatch(text, span.end, outer.end)
    return _around(passage, Span(font, outer.end + 1)) if whole else None


def _font(text: str, brace: int) -> int:
    """Where the command begins that sets the group at a brace in a font; -1 without one."""
    match = _FONT.search(text, max(brace - _NEAR, 0), brace)
    return match.start() if match else -1


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
