r"""A file of LaTeX as stretches of code, of comments, and of text that TeX takes as it is.

Files are worked on as Latin-1, byte for byte, so that what is not touched stays as it is, in
whatever encoding the author wrote it.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class StretchKind(Enum):
    """What TeX does with a stretch."""

    CODE = auto()
    COMMENT = auto()
    RAW = auto()


class TexStretch(NamedTuple):
    """`text[start:end]` of a file."""

    kind: StretchKind
    start: int
    end: int


_WRITTEN = ("filecontents", "filecontents*")  # what stands in it becomes a file
_INLINE = "verb|Verb|lstinline|mintinline|path|url|nolinkurl|href|hyperbaseurl"


@lru_cache(maxsize=8)
def _pattern(raw: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(raw | set(_WRITTEN))))
    return re.compile(
        rf"\\begin\s*\{{(?P<name>{names})\}}"
        rf"|\\(?:{_INLINE})(?![A-Za-z@])\*?\s*(?:\[[^\]\n]*\]\s*)?(?P<inline>)"
        r"|\\(?:[A-Za-z@]+|.)"
        r"|(?P<comment>%[^\n]*)",
        re.DOTALL,
    )


def stretches(text: str, raw: frozenset[str]) -> Iterator[TexStretch]:
    """The stretches of a file, in order and without gaps.

    Args:
        text: What the file holds.
        raw: Environments whose text TeX takes as it is: `verbatim`, `lstlisting`.
    """
    at, searched = 0, 0
    pattern = _pattern(raw)
    while match := pattern.search(text, searched):
        kind, end = _special(text, match)
        searched = max(end, match.end())
        if kind is None:
            continue
        if at < match.start():
            yield TexStretch(StretchKind.CODE, at, match.start())
        yield TexStretch(kind, match.start(), searched)
        at = searched
    if at < len(text):
        yield TexStretch(StretchKind.CODE, at, len(text))


def _special(text: str, match: re.Match[str]) -> tuple[StretchKind | None, int]:
    if match["comment"] is not None:
        return StretchKind.COMMENT, match.end()
    if match["name"] is not None:
        closing = f"\\end{{{match['name']}}}"
        end = text.find(closing, match.end())
        return StretchKind.RAW, len(text) if end < 0 else end + len(closing)
    if match["inline"] is not None:
        end = _inline_end(text, match.end())
        return (StretchKind.RAW, end) if end > match.end() else (None, match.end())
    return None, match.end()


def _inline_end(text: str, at: int) -> int:
    r"""Where `|...|` or `{...}` ends in which `%` is a letter; `at` itself where there is none."""
    delimiter = text[at : at + 1]
    if delimiter == "{":
        depth = 0
        for offset in range(at, min(at + _LONGEST, len(text))):
            depth += {"{": 1, "}": -1}.get(text[offset], 0)
            if depth == 0:
                return offset + 1
        return at
    if not delimiter.strip() or delimiter.isalnum() or delimiter in "\\%}":
        return at
    end, line = text.find(delimiter, at + 1), text.find("\n", at)
    return at if end < 0 or 0 <= line < end else end + 1


_LONGEST = 4_000
