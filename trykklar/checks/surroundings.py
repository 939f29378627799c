r"""What stands around a place in a text: whether its words are printed just as they stand there.

The argument of a macro may be a name, a number to reckon with, an entry of an index or code; its
words are printed for certain only where TeX or LaTeX says so of the command.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*)|\\(?P<turn>begin|end)[ \t]*\{(?P<environment>[^{}\n]*)\}"
    r"|(?P<definition>\\[gex]?def\b[^{%\n]*)|\\(?P<command>[A-Za-z@]+\*?)|\\(?P<sign>.)"
    r"|(?P<brace>[{}\[\]])|(?P<word>[^\s\\{}\[\]%]+)",
    re.DOTALL,
)


class PrintedWords(IntEnum):
    """How certain it is that words are printed as they stand."""

    PERHAPS = 0
    ELSEWHERE = 1
    """They are, and in lists of contents, running heads or bookmarks, too."""
    HERE = 2


# Commands whose one argument is printed where it stands.
_WORDS = """
emph textbf textit textsl textsc textrm textsf textup textmd textnormal underline uline footnote
footnotetext enquote mbox text textquote thanks
"""
_HEADINGS = """
part chapter section subsection subsubsection paragraph subparagraph caption title subtitle
"""
_PRINTING = {
    **dict.fromkeys(_WORDS.split(), PrintedWords.HERE),
    **dict.fromkeys(_HEADINGS.split(), PrintedWords.ELSEWHERE),
}
_ENVIRONMENTS = """
document abstract quote quotation displayquote verse center flushleft flushright itemize enumerate
description figure figure* table table* minipage multicols sloppypar
"""
_TEXTS = frozenset(_ENVIRONMENTS.split())
_CODE = frozenset({"tt", "ttfamily", "verbatim", "catcode", "obeylines"})


class _Frame(NamedTuple):
    """A group, an argument or an environment that is open: what opened it, and its closing sign."""

    owner: str
    closing: str
    printed: PrintedWords


@lru_cache(maxsize=64)
def _stretches(text: str) -> tuple[tuple[int, ...], tuple[PrintedWords, ...]]:
    """Where stretches begin in which words are printed alike, and how they are."""
    changes = [(0, PrintedWords.HERE), *_changes(text)]
    return tuple(at for at, _ in changes), tuple(state for _, state in changes)


def printed(text: str, start: int, end: int) -> PrintedWords:
    """Whether a part of a text is printed as it stands.

    Args:
        text: The whole file.
        start: Where the part begins.
        end: Where it ends.
    """
    places, states = _stretches(text)
    first, last = bisect_right(places, start), bisect_right(places, max(end - 1, start))
    return min(states[first - 1 : last])


def _changes(text: str) -> Iterator[tuple[int, PrintedWords]]:
    frames: list[_Frame] = []
    last = ""  # the command that an argument which follows at once would belong to
    for token in _TOKEN.finditer(text):
        kind, at = token.lastgroup, token.end()
        if kind == "comment":
            continue
        if kind == "brace":
            last = _bracket(token[0], frames, last)
        elif kind == "environment":
            last = _turn(token["turn"], token["environment"], frames)
        elif token["command"] in _CODE and frames:
            frames[-1] = frames[-1]._replace(printed=PrintedWords.PERHAPS)
            last = token["command"]
        else:
            last = "def" if token["definition"] else token["command"] or ""
        if kind != "word":
            yield at, min((frame.printed for frame in frames), default=PrintedWords.HERE)


def _bracket(sign: str, frames: list[_Frame], last: str) -> str:
    """Follows a brace or bracket; returns what an argument after it would belong to."""
    if sign == "{":
        unknown = PrintedWords.PERHAPS if last else PrintedWords.HERE
        frames.append(_Frame(last, "}", _PRINTING.get(last.removesuffix("*"), unknown)))
    elif sign == "[" and last:
        frames.append(_Frame(last, "]", PrintedWords.PERHAPS))
    elif frames and frames[-1].closing == sign:
        frame = frames.pop()
        # What follows the one argument of a command that prints it is text again.
        return frame.owner if sign == "]" or frame.owner.removesuffix("*") not in _PRINTING else ""
    return ""


def _turn(turn: str, name: str, frames: list[_Frame]) -> str:
    if turn == "begin":
        frames.append(
            _Frame(name, name, PrintedWords.HERE if name in _TEXTS else PrintedWords.PERHAPS)
        )
        return "begin"
    while any(frame.closing == name for frame in frames):
        if frames.pop().closing == name:
            break
    return ""
