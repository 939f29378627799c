"""Where the partner of a brace or bracket is: sought near by, or looked up.

Looking for the end of each `[` by itself takes as long as there are brackets times letters, where
none of them is closed. For what is far away, a text is gone through once for all.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

_BRACES = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)
_BRACES_ALONE = re.compile(r"[{}]")
_NONE = -1
_ASTRAY = 40
_KINDS = 12


def braced(text: str, at: int, limit: int) -> int:
    """Where the group that begins at an offset ends; -1 where not before the limit."""
    depth = 0
    for match in _BRACES.finditer(text, at, limit):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.start()
    return _NONE


def bracketed(text: str, at: int, limit: int, closing: str, *, long: bool = False) -> int:
    """As `braced`, for what begins with another mark.

    A blank line ends the search, too, but where the argument is a long one.
    """
    depth = 0
    for match in _brackets(closing, closing).finditer(text, at + 1, limit):
        mark = match[0]
        depth += (mark == "{") - (mark == "}")
        if (depth == 0 and mark == closing) or depth < 0 or (mark[0] == "\n" and not long):
            return match.start() if mark == closing else _NONE
    return _NONE


@lru_cache(maxsize=64)
def _brackets(opening: str, closing: str) -> re.Pattern[str]:
    marks = "|".join(re.escape(mark) for mark in {opening, closing})
    return re.compile(rf"\\.|%[^\n]*|[{{}}]|{marks}|\n[ \t\r]*\n", re.DOTALL)


class Partners:
    """The partners of all that opens in a text, each kind gone through once.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: dict[str, Braces | Brackets] = {}
        self._astray = 0

    def brace(self, at: int) -> int:
        """Where the group that begins at an offset ends, -1 where it does not."""
        pairs = self._pairs.get("{")
        if pairs is None:
            pairs = self._pairs["{"] = Braces(self._text)
        found = pairs.closing(at)
        if found is None and self._may_seek():
            found = braced(self._text, at, len(self._text))
        return _NONE if found is None else found

    def address(self, at: int) -> int:
        """As `brace`, where `%` and the backslash are letters like others."""
        pairs = self._pairs.get("")
        if pairs is None:
            pairs = self._pairs[""] = Braces(self._text, verbatim=True)
        found = pairs.closing(at)
        return _NONE if found is None else found

    def bracket(self, at: int, opening: str, closing: str) -> int:
        """As `brace`, for another pair."""
        pairs = self._pairs.get(opening + closing)
        if pairs is None and len(self._pairs) > _KINDS:
            return _NONE
        if pairs is None:
            pairs = self._pairs[opening + closing] = Brackets(self._text, opening, closing)
        found = pairs.closing(at)
        if found is None and self._may_seek():
            found = bracketed(self._text, at, len(self._text), closing)
        return _NONE if found is None else found

    def _may_seek(self) -> bool:
        """Behind a `%` in an address, braces stand in what looks like a comment: a few times."""
        self._astray += 1
        return self._astray <= _ASTRAY


@dataclass(slots=True)
class _Level:
    """What is open within one group: numbers of brackets, good for one paragraph only."""

    waiting: list[int] = field(default_factory=list)
    paragraph: int = 0


class Braces:
    r"""The partners of the braces of a text.

    Args:
        text: The text.
        verbatim: Whether `\` and `%` are letters like others, as in an address or a .bib file.
    """

    def __init__(self, text: str, *, verbatim: bool = False) -> None:
        self._opened, self._closed = array("q"), array("q")
        waiting: list[int] = []
        for match in (_BRACES_ALONE if verbatim else _BRACES).finditer(text):
            if match[0] == "{":
                waiting.append(len(self._opened))
                self._opened.append(match.start())
                self._closed.append(_NONE)
            elif match[0] == "}" and waiting:
                self._closed[waiting.pop()] = match.start()

    def closing(self, at: int) -> int | None:
        """Where the brace at an offset is closed, -1 where it never is; None if it is no brace."""
        return _looked_up(self._opened, self._closed, at)


class Brackets:
    """The partners of the brackets of a text: braces protect them, a blank line ends the search.

    Args:
        text: The text.
        opening: What opens.
        closing: What closes.
    """

    def __init__(self, text: str, opening: str, closing: str) -> None:
        self._opened, self._closed = array("q"), array("q")
        levels, paragraph = [_Level()], 0
        for match in _brackets(opening, closing).finditer(text):
            mark = match[0]
            if mark == closing:
                self._close(levels[-1], paragraph, match.start())
            if mark == opening:
                self._open(levels[-1], paragraph, match.start())
            elif mark == "{":
                levels.append(_Level())
            elif mark == "}":
                levels[:] = levels[:-1] if len(levels) > 1 else [_Level()]
            elif mark[0] == "\n":
                paragraph += 1

    def closing(self, at: int) -> int | None:
        """Where the bracket at an offset is closed, -1 where it is not; None if it is none."""
        return _looked_up(self._opened, self._closed, at)

    def _open(self, level: _Level, paragraph: int, at: int) -> None:
        if level.paragraph != paragraph:
            level.waiting, level.paragraph = [], paragraph
        level.waiting.append(len(self._opened))
        self._opened.append(at)
        self._closed.append(_NONE)

    def _close(self, level: _Level, paragraph: int, at: int) -> None:
        if level.paragraph == paragraph:
            for number in level.waiting:
                self._closed[number] = at
            level.waiting = []


def _looked_up(opened: array[int], closed: array[int], at: int) -> int | None:
    number = bisect_left(opened, at)
    there = number < len(opened) and opened[number] == at
    return closed[number] if there else None
