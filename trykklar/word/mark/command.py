"""The control sequences of a passage, without those in comments and verbatim text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import VERBATIM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

# TeX passes over blanks behind a name: `\section *{Aim}` is starred.
_TOKEN = re.compile(r"\\(?:([A-Za-z@]+)([ \t]*\*(?=[ \t]*\{)|\*?)|.)|%[^\n]*|&", re.DOTALL)
COMMENT = "%"
_VERBATIM = VERBATIM | {"comment", "filecontents"}

_LONGEST = 10_000  # characters of verbatim text in a line


@dataclass(frozen=True, slots=True)
class Command:
    r"""A control sequence, an `&` or a comment.

    Attributes:
        name: Without backslash and star, but a sign with its backslash: `section`, `begin`, `\&`.
        start: Offset of the backslash.
        end: Offset after the name and the star.
        star: Whether it is starred.
        environment: What `\begin` and `\end` name, with a star where it has one.
    """

    name: str
    start: int
    end: int
    star: bool = False
    environment: str = ""


def commands(passage: Passage, start: int = 0, end: int | None = None) -> Iterator[Command]:
    """Every control sequence in a part of a passage, every `&` and every comment, in order."""
    at, stop = start, len(passage.text) if end is None else end
    while (match := _TOKEN.search(passage.text, at, stop)) is not None:
        at = match.end()
        found = _command(passage, match)
        at = max(at, after_verbatim(passage.text, found.name, found.environment, found.end))
        yield found


def arguments(passage: Passage, at: int, optional: int = 1) -> tuple[tuple[Span, ...], int]:
    """The bracketed arguments at an offset, at most so many, and where they end."""
    spans: list[Span] = []
    while len(spans) < optional:
        begin = passage.skip(at)
        span = passage.delimited(begin)
        if span is None:
            break
        spans.append(span)
        at = span.end + 1
    return tuple(spans), at


def _command(passage: Passage, match: re.Match[str]) -> Command:
    if match[0][0] == "%":
        return Command(COMMENT, match.start(), match.end())
    name = match[1] or match[0]
    if name not in ("begin", "end"):
        return Command(name, match.start(), match.end(), bool(match[2]))
    span = passage.group(passage.skip(match.end()))
    if span is None:
        return Command(name, match.start(), match.end())
    return Command(name, match.start(), span.end + 1, environment=passage.slice(span).strip())


def after_verbatim(text: str, name: str, environment: str, end: int) -> int:
    """The offset behind verbatim text, or that behind the command itself.

    Args:
        text: What is read.
        name: Of the command.
        environment: What it begins, if it does.
        end: Where the command ends.
    """
    if name == "begin" and environment in _VERBATIM:
        closing = f"\\end{{{environment}}}"
        return text.find(closing, end) if _last(text, closing) >= end else end
    if name not in ("verb", "lstinline", "mintinline"):
        return end
    at = end
    if name != "verb" and text.startswith("[", end):
        at = max(text.find("]", end, end + _LONGEST) + 1, end)
    if name == "mintinline":  # its language
        at = max(text.find("}", at, at + _LONGEST) + 1, at)
    sign = text[at : at + 1]
    if sign in ("", "}"):  # what ends a definition begins no verbatim text
        return at
    return max(text.find("}" if sign == "{" else sign, at + 1, at + _LONGEST) + 1, at)


@lru_cache(maxsize=32)
def _last(text: str, closing: str) -> int:
    """Where the last end of an environment is; no search has to go on behind it."""
    return text.rfind(closing)
