r"""Where the formulas of a text stand.

Within a formula TeX reads otherwise than in running text, and pandoc hands on what is written: a
rule of running text would change what TeX is asked to draw, where Word cannot have the formula.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.structure_commands import FORMULAS
from trykklar.word.mark.command import after_verbatim
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\(?P<border>begin|end)\s*\{(?P<environment>[^{}\n]{1,80})\}|\\(?P<name>[A-Za-z@]+|.)"
    r"|%[^\n]*|(?P<sign>\$\$?|[{}])|(?P<blank>\n[ \t\r]*\n)",
    re.DOTALL,
)
_CLOSING = {"(": r"\)", "[": r"\]"}


class _Opening(NamedTuple):
    """The beginning of a formula: where it stands, and what ends it."""

    start: int
    closing: str


@lru_cache(maxsize=8)
def formula_cover(text: str) -> Cover:
    r"""The formulas of a text, without the signs and environments that begin and end them.

    `$..$` ends at the next `$` that stands in no group: `$a \mbox{ if $b$}$` is one formula. What a
    blank line ends before that is none, as for TeX.

    Args:
        text: LaTeX; comments and verbatim text in it are passed over.
    """
    return Cover(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    opening: _Opening | None = None
    at = depth = 0
    while match := _TOKEN.search(text, at):
        environment = match["environment"] or ""
        name = match["border"] or match["name"] or ""
        at = after_verbatim(text, name, environment, match.end())
        border = _border(match)
        if match["sign"] in ("{", "}"):
            depth += 1 if match["sign"] == "{" else -1
        elif opening is None:
            closing = _closing(border, match)
            opening, depth = (_Opening(match.end(), closing) if closing else None), 0
        elif match["blank"]:
            opening = None if "$" in opening.closing else opening
        elif border == opening.closing and depth <= 0:
            yield opening.start, match.start()
            opening = None
        elif opening.closing == "$" and border == "$$" and depth <= 0:
            # The end of one formula and the beginning of the next.
            yield opening.start, match.start()
            opening = _Opening(match.end(), "$")


def _border(match: re.Match[str]) -> str:
    """A token as a formula's beginning or end is written."""
    if match["border"]:
        return rf"\{match['border']}{{{match['environment']}}}"
    return rf"\{match['name']}" if match["name"] else match["sign"] or ""


def _closing(border: str, match: re.Match[str]) -> str:
    """What ends the formula that begins here; "" where none does."""
    if match["border"] == "begin" and match["environment"].rstrip("*") in FORMULAS:
        return rf"\end{{{match['environment']}}}"
    if border in ("$", "$$"):
        return border
    return _CLOSING.get(match["name"] or "", "")
