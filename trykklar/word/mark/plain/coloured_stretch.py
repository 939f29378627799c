r"""The stretches of a text that can stand in a colour: what is between blocks, and no block itself.

`{\color{red} One. \begin{equation}..\end{equation} Two.}` has two of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.pairs import braced

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = re.compile(
    r"\n[ \t]*\n\s*|\\begin\s*\{(?P<begin>[^{}]*)\}(?P<given>\[[^\]\n]*\])?|\\end\s*\{[^{}]*\}"
    r"|\\item(?![A-Za-z])(?:\s*\[[^\]\n]*\])?|\\(?:par|color)(?![A-Za-z])|\\\\\*?(?:\[[^\]\n]*\])?"
    r"|\\(?P<heading>(?:sub)*section|(?:sub)?paragraph|chapter|caption)(?![A-Za-z])\*?"
    r"(?:\s*\[[^\]\n]*\])?\s*(?=\{)|\\\[(?:[^\\]|\\[^\[\]])*\\\]|\$\$.*?\$\$|\\.|[{}]",
    re.DOTALL,
)
# Environments whose paragraphs are some of the text; of others, nothing gets a colour.
_OPEN = frozenset(
    ["itemize", "enumerate", "description", "quote", "quotation", "center", "flushleft",
     "flushright"]
)  # fmt: skip
# What stands in no text of a colour.
_BLOCK = re.compile(
    r"\\(?:begin|end|item|par|caption|(?:sub)*section|chapter|\\|\[)(?![A-Za-z])|(?<!\\)&"
    r"|\n[ \t]*\n|\$\$"
)
_COLOUR = "\\color"
_ARGUMENT = re.compile(r"(?:\\[A-Za-z@]+\*?|[\]}*_^$=])\s*\Z")
_NEAR = 60


def limit(text: str, start: int, end: int) -> int | None:
    """Where a colour ends that holds in no group: at another one, or with its environment.

    Args:
        text: LaTeX.
        start: Where the colour begins to hold.
        end: How far to look.
    """
    for stop, _, depth in _breaks(text, start, end):
        if depth < 0 or text.startswith(_COLOUR, stop):
            return stop
    return None


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the stretches begin and end, without the blanks around them.

    Args:
        text: LaTeX.
        start: Where the colour begins to hold.
        end: Where its group ends.
    """
    begun = start
    for stop, behind, _ in _breaks(text, start, end):
        yield from _stretch(text, begun, stop)
        begun = behind
        if text.startswith(_COLOUR, stop):
            return  # another colour holds from there on
    yield from _stretch(text, begun, end)


def _stretch(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    while begin < stop and text[begin].isspace():
        begin += 1
    while begin < stop and text[stop - 1].isspace():
        stop -= 1
    words = re.sub(r"(?<!\\)%[^\n]*|\\label\{[^{}]*\}", "", text[begin:stop])
    if words.strip() and not _BLOCK.search(words):
        yield begin, stop


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """What parts the stretches: where it begins, where the text goes on, in how many lists."""
    at, inside = start, 0
    while (match := _STEP.search(text, at, end)) is not None:
        at = match.end()
        if match["begin"] is not None and match["begin"] not in _OPEN:
            close = f"\\end{{{match['begin']}}}"
            found = text.find(close, at, end)
            at = found + len(close) if found >= 0 else end
        elif match["begin"] is not None:
            inside += 1
        elif match[0].startswith("\\end"):
            inside -= 1
        elif match["heading"]:
            found = braced(text, at, end)
            at = found + 1 if found >= 0 else end
        elif match[0] == "{":
            found = braced(text, match.start(), end)
            found = found if found >= 0 else end
            bare = _is_bare(text, start, match.start())
            if not bare or not _BLOCK.search(text, match.start(), found):
                at = found + 1
                continue
        elif match[0][0] == "\\" and len(match[0]) == len("\\&") and match[0] != "\\\\":
            continue  # a sign
        yield match.start(), at, inside
        if inside < 0:
            return  # the environment ends in which the colour was chosen


def _is_bare(text: str, start: int, at: int) -> bool:
    """Whether a group is no argument."""
    before = text[max(start, at - _NEAR) : at]
    return not before.strip() or _ARGUMENT.search(before) is None
