"""How deep a table of contents goes, at each of its lines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class, is_loaded
from trykklar.word.blocks.heading import DEPTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.word.aux_numbers import Line

_SKIPPED = r"\\[^A-Za-z]|%[^\n]*"  # escaped signs, and comments
_SET = re.compile(
    rf"{_SKIPPED}|\\(?:setcounter\s*\{{tocdepth\}}|etocset(?P<next>next)?tocdepth)"
    r"\s*\{\s*(?P<depth>-?\d|[a-z]+)\s*\}"
)
_TAG = re.compile(
    rf"{_SKIPPED}|\\etocsettagdepth\s*\{{(?P<tag>[^{{}}]*)\}}\s*\{{\s*(?P<depth>-?\d|[a-z]+)\s*\}}"
)
_LIST = re.compile(r"\\(?:tableofcontents|localtableofcontents)(?![A-Za-z])")
_NUMBER = re.compile(r"-?\d{1,9}")
# Class -> the `tocdepth` it sets, where that is not 3.
_CLASSES = {"report": 2, "book": 2, "scrreprt": 2, "scrbook": 2, "memoir": 1, "amsbook": 1}
_ALL = 12  # levels, of alphanum
_LEVELS = {**DEPTHS, "none": -3, "all": 6}


class ContentsDepth:
    """How deep a list goes, from the class, the author, and what TeX wrote among its lines."""

    def __init__(self, text: str, at: int | None = None) -> None:
        """Reads what stands before the list.

        Args:
            text: The source without macros.
            at: Where the list stands there.
        """
        before = text[:at]
        self._from = _deepest(before)
        self._tags: Mapping[str, int] = {
            match["tag"].strip(): depth
            for match in _TAG.finditer(before)
            if (depth := _level(match["depth"])) is not None
        }

    def has(self, line: Line) -> bool:
        """Whether a line is in the list.

        Args:
            line: As TeX wrote it.
        """
        return DEPTHS.get(line.kind, 0) <= self._at(line)

    def _at(self, line: Line) -> int:
        depth = self._from
        for written in line.depths:
            known = self._tags.get(written, _level(written))
            depth = depth if known is None else known
        return depth


def _level(given: str | None) -> int | None:
    """A depth as a number; etoc has names for it (its manual, 4.5)."""
    given = given or ""
    return int(given) if _NUMBER.fullmatch(given) else _LEVELS.get(given)


@lru_cache(maxsize=4)
def _deepest(text: str) -> int:
    """How deep the table of contents goes: what the author says, or the class."""
    depths = list(_given(text))
    if depths:
        return depths[-1]
    name = document_class(text).name
    return _ALL if name == "jura" or is_loaded(text, "alphanum") else _CLASSES.get(name, 3)


def _given(text: str) -> Iterator[int]:
    for match in _SET.finditer(text):
        depth = _level(match["depth"])
        used = match["next"] and _LIST.search(text, match.end())  # up by another list
        if depth is not None and not used:
            yield depth
