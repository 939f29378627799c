"""A text -> its blocks: paragraphs, headings, items, floats; each can be marked as a whole."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.diff.plain_words import Word, plain, words
from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.latex.structure_commands import HEADINGS, LIST_OF_WORKS, VERBATIM

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN = """
document abstract quote quotation verse itemize enumerate description flushleft flushright center
frontmatter mainmatter multicols spacing doublespace onehalfspace singlespace landscape appendices
appendix small footnotesize sloppypar refsection refsegment titlepage
"""
_OPENED = frozenset(_OPEN.split())
"""Environments that hold paragraphs of their own; any other one is a block as a whole."""

_HEADING = re.compile(rf"\\(?:{'|'.join(HEADINGS)})\*?\s*(?:\[[^\]]*\]\s*){{0,2}}\{{")
_STARTS = re.compile(
    rf"[ \t]*(?:\\(?:begin|end)\s*\{{|\\item\b|\\(?:{'|'.join(HEADINGS)})\*?\s*[\[{{]|\n)"
)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n[ \t]*(?!\n))?")
_BLANK = re.compile(r"(?:\s|%[^\n]*\n)*")
_NOTE = re.compile(r"\\(?:footnote|footnotetext|endnote)\s*(?:\[[^\]]*\])?\s*(?=\{)")
_RAW = re.compile(rf"\\begin\s*\{{(?:{'|'.join(map(re.escape, VERBATIM))})\}}|\\verb")
_ENDS = re.compile(r"\\end\s*\{|\\begin\s*\{[^{}]*\}(?:\[[^\]]*\])?(?:\{[^{}]*\})*\Z")
_EVENT = re.compile(
    r"(?P<comment>(?<!\\)%[^\n]*)|\\(?P<edge>begin|end)\s*\{(?P<name>[^{}]*)\}"
    r"|(?P<display>\\[\[\]]|\$\$)|\\.|(?P<brace>[{}])|(?P<line>\n)",
    re.DOTALL,
)


@dataclass(frozen=True)
class TextBlock:
    """A stretch of a text that begins and ends where a paragraph could.

    Attributes:
        start: Where it begins in the text.
        end: Where the next one begins.
        text: What it holds.
    """

    start: int
    end: int
    text: str

    @cached_property
    def plain(self) -> str:
        """It with everything blanked out that is no text, at equal offsets."""
        return plain(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, with their offsets from its beginning."""
        return words(self.text)

    @cached_property
    def notes(self) -> tuple[tuple[int, int], ...]:
        """Where its footnotes begin and end: they are printed elsewhere than its other words."""
        passage = Passage(self.text, Source(Path(), self.text))
        spans = (passage.group(match.end()) for match in _NOTE.finditer(self.text))
        return tuple((span.start, span.end) for span in spans if span is not None)

    @cached_property
    def key(self) -> str:
        """What is compared: everything but comments, and how it is broken into lines."""
        bare = self.text if _RAW.search(self.text) else _COMMENT.sub("", self.text)
        return " ".join(bare.split())

    @property
    def first(self) -> int:
        """Where its first line begins that is no comment, as an offset of the whole text."""
        blank = _BLANK.match(self.text)
        return self.start + (blank.end() if blank else 0)

    @cached_property
    def closed(self) -> bool:
        """Whether every group and environment that begins in it ends in it."""
        depth, names = 0, []
        for event in _EVENT.finditer(self.text):
            if event["brace"]:
                depth += 1 if event["brace"] == "{" else -1
            elif event["edge"] == "begin":
                names.append(event["name"])
            elif event["edge"] and (not names or names.pop() != event["name"]):
                return False
            if depth < 0:
                return False
        return depth == 0 and not names

    @cached_property
    def heading(self) -> tuple[int, str] | None:
        """Depth and title of the heading that it begins with."""
        match = _HEADING.search(self.text)
        if match is None or self.text[: match.start()].strip():
            return None
        name = re.match(r"\\([A-Za-z]+)", match[0])
        shown = plain(self.text[match.end() - 1 :].partition("\n")[0])
        return (HEADINGS[name[1]] if name else 1, " ".join(shown.split()))


def blocks(text: str, start: int, end: int) -> tuple[TextBlock, ...]:
    """The blocks of a part of a text, in order and without gaps.

    Args:
        text: LaTeX.
        start: Where the part begins.
        end: Where it ends.
    """
    cuts = sorted({start, *_cuts(text, start, end), end})
    pairs = itertools.pairwise(cuts)
    return tuple(TextBlock(at, stop, text[at:stop]) for at, stop in pairs)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where blocks begin: at the beginning of a line, outside of groups and of closed wholes.

    A list of works is a block by itself: it is compared work by work, without what is beside it.
    """
    depth, closed = 0, 0
    formula = False
    at = start
    while event := _EVENT.search(text, at, end):
        at = event.end()
        if event["brace"]:
            depth = max(0, depth + (1 if event["brace"] == "{" else -1))
        elif event["edge"] == "begin" and event["name"] in VERBATIM:
            closing = text.find(f"\\end{{{event['name']}}}", at, end)
            at = closing + len(event["name"]) + 6 if closing >= 0 else at
        elif event["edge"] and event["name"] == LIST_OF_WORKS and not depth:
            yield event.start() if event["edge"] == "begin" else at
            closed = int(event["edge"] == "begin")
        elif event["edge"] and event["name"].rstrip("*") not in _OPENED:
            closed = max(0, closed + (1 if event["edge"] == "begin" else -1))
        elif event["display"]:
            formula = not formula if event[0] == "$$" else event[0] == r"\["
        elif event["line"]:
            formula = formula and not text.startswith("\n", at)  # no formula has an empty line
            if not depth and not closed and not formula and _parts(text, event.start(), at):
                yield at


def _parts(text: str, end: int, start: int) -> bool:
    """Whether a block ends with a line, or begins with the next one."""
    line = text[text.rfind("\n", 0, end) + 1 : end].strip()
    if not line:
        return bool(text[start : start + 1].strip())  # the last of several empty lines
    if _STARTS.match(text, start):
        return not text.startswith("\n", start)  # an empty line belongs to what is before it
    return bool(_ENDS.match(line) or (_HEADING.match(line) and line.endswith("}")))
