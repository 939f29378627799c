"""The control sequences of a passage, without those in comments and verbatim text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

_TOKEN = re.compile(r"\\(?:([A-Za-z@]+)(\*?)|.)|%[^\n]*|&", re.DOTALL)
COMMENT = "%"
_VERBATIM = ("verbatim", "verbatim*", "lstlisting", "minted", "Verbatim", "comment", "filecontents")


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
        at = max(at, _after_verbatim(passage, found))
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


def _after_verbatim(passage: Passage, command: Command) -> int:
    text, end = passage.text, command.end
    if command.name == "begin" and command.environment in _VERBATIM:
        close = text.find(f"\\end{{{command.environment}}}", end)
        return close if close >= 0 else end
    if command.name in ("verb", "lstinline") and end < len(text):
        delimiter = "}" if text[end] == "{" else text[end]
        return max(text.find(delimiter, end + 1) + 1, end)
    return end
