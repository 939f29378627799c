r"""Pandoc's document no deeper than can be gone through: what is deeper keeps its words.

A text may be shallow in its source and deep in what it means: a macro nests as often as it is
called, and a switch such as `\bfseries` takes in all that follows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.mark.mark import OPEN, SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 60
"""Elements of pandoc's within each other; a footnote in a list in a list has about ten."""

# Whole strings are passed over, so that a brace in one is none.
_BRACE = re.compile(r'(?:[^{}"]++|"(?:[^"\\]++|\\.)*+")*+([{}])')
_ELEMENT = re.compile(r'\{"t":"(\w+)"')
_STRING = re.compile(
    r'\{"t":"(?:Str","c":"((?:[^"\\]++|\\.)*+)"|(Space|SoftBreak|LineBreak|Plain|Para|Note)")'
)
_MARK = re.compile(rf"{OPEN}\w+{SEPARATOR}(\d+)")
# What holds others (pandoc-types 1.23); all else is a word, a blank or a setting.
_INLINES = frozenset(
    ["Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Quoted",
     "Cite", "Link", "Image", "Note", "Span"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["Plain", "Para", "LineBlock", "BlockQuote", "OrderedList", "BulletList", "DefinitionList",
     "Header", "Table", "Figure", "Div"]
)  # fmt: skip


class Cut(NamedTuple):
    """An element that is too deep: `text[start:end]`, and what stands for it."""

    start: int
    end: int
    text: str


def shallow(text: str) -> tuple[str, tuple[int, ...]]:
    """A document with what is too deep in it as words.

    Args:
        text: Pandoc's JSON.

    Returns:
        The same text where nothing is too deep; and for each part that is, the offset in the flat
        source that the last mark before it names, or -1.
    """
    cuts = list(_cuts(text))
    if not cuts:
        return text, ()
    parts, at = [], 0
    for cut in cuts:
        parts += [text[at : cut.start], cut.text]
        at = cut.end
    return "".join([*parts, text[at:]]), tuple(_places(text, cuts))


def _cuts(text: str) -> Iterator[Cut]:
    depth, begin, outer = 0, -1, 0
    for match in _BRACE.finditer(text):
        at = match.start(1)
        if match[1] == "{":
            depth += 1
            if depth > DEEPEST and begin < 0 and _kind(text, at):
                begin, outer = at, depth
            continue
        if begin >= 0 and depth == outer:
            yield Cut(begin, at + 1, _worded(text, begin, at + 1))
            begin = -1
        depth -= 1


def _kind(text: str, at: int) -> str:
    match = _ELEMENT.match(text, at)
    return match[1] if match and match[1] in _INLINES | _BLOCKS else ""


def _worded(text: str, start: int, end: int) -> str:
    """The words of an element, as one that may stand in its place."""
    words = "".join(match[1] or " " for match in _STRING.finditer(text, start, end))
    word = f'{{"t":"Str","c":"{words.strip()}"}}'
    return f'{{"t":"Plain","c":[{word}]}}' if _kind(text, start) in _BLOCKS else word


def _places(text: str, cuts: list[Cut]) -> Iterator[int]:
    last, marks = -1, _MARK.finditer(text)
    coming = next(marks, None)
    for cut in cuts:
        while coming is not None and coming.start() < cut.start:
            last, coming = int(coming[1]), next(marks, None)
        yield last
