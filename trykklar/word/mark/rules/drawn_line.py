r"""Lines that are drawn in the text, as for a signature: blanks that are underlined.

Of `\rule{6cm}{0.4pt}`, pandoc makes a rule across the page; of `\line(1,0){200}` it prints the
numbers, and of `\makebox[6cm]{\hrulefill}` a blank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.length import length
from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules import wrapping_commands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_WHOLE = 16.0  # centimetres; a line that is nearly as long is a rule between parts
_NEARLY, _THIN, _SHORT, _SMALL = 0.9, 0.15, 0.5, 1.0
_BLANK = 0.097  # centimetres, in Word's font for the text
_RULE = re.compile(r"\\rule(?![A-Za-z])\s*(?:\[[^\]]*\]\s*)?\{([^{}]*)\}\s*\{([^{}]*)\}")
_LINE = re.compile(r"\s*\(\s*1\s*,\s*0\s*\)\s*\{([\d.]+)\}")
_POINT = 0.03515
_FILLING = re.compile(r"\s*\\hrulefill(?![A-Za-z])(?:\{\})?\s*")
_WORD = re.compile(r"\w|\\[A-Za-z]|\$")
_APART = 0.5  # centimetres
_FILLED = 5.0  # centimetres
_NEAR = 80  # letters
# What stands before and behind such a command in a paragraph of its own; the first turned around.
_ALONE = re.compile(r"\s*(?:tnedni(?:on)?\\\s*|tnemesap\\\s*)?(?:\Z|\n[ \t]*\n|\}[^{}\n]*\{dne\\)")
_END = re.compile(r"(?:\{\})?[ \t]*(?:\\\\\s*)?(?:\Z|\n[ \t]*\n|\\(?:par|end)\b)")


def rule(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\rule{6cm}{0.4pt}`; a strut is not seen, and a small box is a sign.

    One across the page stays a rule between parts.
    """
    match = _RULE.match(passage.text, command.start)
    if match is None:
        return
    wide, high = _sides(match)
    if _is_line(match):
        yield Edit(command.start, match.end(), _underlined(wide))
    elif not wide or not high:
        yield Edit(command.start, match.end(), "{}")
    elif wide < _SMALL and high < _SMALL:
        yield Edit(command.start, match.end(), "■" if wide > _THIN < high else "{}")


def line(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\line(1,0){200}` outside of a picture; its unit is a point."""
    match = _LINE.match(passage.text, command.end)
    if match:
        yield Edit(command.start, match.end(), _underlined(float(match[1]) * _POINT))


def box(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\makebox[6cm]{\hrulefill}`; any other is its text."""
    given, at = arguments(passage, command.end, optional=2)
    text = passage.group(passage.skip(at))
    wide = length(passage.slice(given[0]), _WHOLE) if given else 0.0
    if text is not None and wide and _FILLING.fullmatch(passage.slice(text)):
        yield Edit(command.start, text.end + 1, _underlined(wide))
        return
    edits = list(wrapping_commands.wrapper(passage, command))
    yield from edits
    if edits and wide > _APART and _WORD.match(passage.text, edits[-1].end):
        yield Edit(edits[-1].end, edits[-1].end, r"\ ")  # a column that is set by hand


def filled(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\hrulefill`: across the page in a paragraph of its own, else a line of some length."""
    alone = _ALONE.match(passage.text[max(command.start - _NEAR, 0) : command.start][::-1])
    group = passage.group(command.end)
    end = group.end + 1 if group is not None and group.start == group.end else command.end
    if alone and _END.match(passage.text, end):
        yield Edit(command.start, end, r"\rule{\textwidth}{0.4pt}")
    else:
        yield Edit(command.start, end, _underlined(_FILLED))


def draws(text: str) -> bool:
    r"""Whether a `\rule` or `\hrulefill` in a text is shown as such a line.

    Args:
        text: LaTeX of a cell.
    """
    return r"\hrulefill" in text or any(map(_is_line, _RULE.finditer(text)))


def _is_line(match: re.Match[str]) -> bool:
    wide, high = _sides(match)
    return _SHORT < wide < _NEARLY * _WHOLE and 0 < high < _THIN


def _sides(match: re.Match[str]) -> tuple[float, float]:
    return length(match[1], _WHOLE), length(match[2], _WHOLE)


def _underlined(wide: float) -> str:
    blanks = "~" * round(min(wide, _WHOLE) / _BLANK)
    return rf"\underline{{{blanks}}}"
